/** Frames: the state of one activation of a code object, on the heap. */

import type { Position } from "../bytecode/line-table.js";
import { NO_LINE } from "../bytecode/line-table.js";
import { PyCell } from "../objects/cell.js";
import type { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import type { PyFunction } from "../objects/function.js";
import { CallScope } from "../objects/native.js";
import type { PyObject, Value } from "../objects/object.js";
import type { TracebackFrame } from "../objects/traceback.js";
import type { Executable } from "./executable.js";
import type { PyGenerator } from "./generator.js";
import type { Temporary } from "./temporaries.js";

/**
 * Which of the two VMs runs a frame; none while its thread lets others run. REREAD is the standard one for a frame whose
 * variables somebody else has set: compiled code leaves it, for the interpreter to go on with what the frame holds.
 */
export const VM = { STANDARD: 0, TRACING: 1, NONE: 2, REREAD: 3 } as const;

/**
 * What leaving a frame means, besides handing its result to the caller; 0 for an ordinary call. Checked once on the
 * way out, so that an ordinary return pays one test for all of these.
 */
export const Exit = {
  /** The frame was entered from native code: the loop returns. */
  ENTRY: 1,
  /** The caller runs in the other VM: the loop is left so that `dispatch` can change. */
  SWITCH: 2,
  /** `__init__`: the caller gets `instance`, and the result must be None. */
  CONSTRUCT: 4,
  /** A generator resumed by FOR_ITER or SEND of the caller. */
  GENERATOR: 8,
  /** A native stands for the call: `instance` is the scope that must be left. */
  SCOPE: 16,
  /** The result goes through the iterator of the caller's FOR_ITER, see `scheduler.ts`. */
  ITEM: 32,
  /** With ENTRY: entered from compiled code, which gets the result as an instruction of its frame would. */
  COMPILED: 64,
} as const;

/** Stack slots and unbound locals may be undefined. */
export type FrameValue = Value | undefined;

/**
 * `values` holds locals-plus, then the operand stack; `sp` is the index of the first free slot. While a frame runs, pc
 * and sp live in the loop's variables and are written back at calls; `pc` then is that of the next instruction.
 */
export class Frame implements TracebackFrame {
  readonly executable: Executable;
  readonly values: FrameValue[];
  pc = 0;
  sp: number;
  globals: PyDict;
  builtins: PyDict;
  /** Namespace of a class body or module; null in functions. */
  namespace: Value = null;
  /** The function, for its closure; null for a module or class body executed from code alone. */
  function: PyFunction | null = null;
  back: Frame | null = null;
  exit = 0;
  vm: 0 | 1 | 2 | 3 = VM.STANDARD;
  /** Something keeps this frame beyond its activation: a frame object, a traceback, a generator. */
  isCaptured = false;
  /** A frame object or a traceback shows it, also when it is finished. */
  isShown = false;
  /** The generator whose body this is. */
  generator: PyGenerator | null = null;
  /** What a CONSTRUCT exit returns, and what a SCOPE exit leaves. */
  instance: Value = null;
  /** Iterators of its running loops that nothing else holds; null until there are any. */
  temporaries: Temporary[] | null = null;
  /** Python's frame object, once somebody asked for it. */
  object: PyObject | null = null;
  /** f_trace; null for None. */
  trace: Value = null;
  traceLines = true;
  traceOpcodes = false;
  /** The host's observers want events of this activation. */
  isObserved = false;
  /** The tracing VM stops before each instruction, for f_trace_opcodes or an observer. */
  isStepped = false;
  isFinished = false;

  constructor(executable: Executable, globals: PyDict, builtins: PyDict) {
    this.executable = executable;
    this.values = new Array<FrameValue>(executable.size).fill(undefined);
    this.sp = executable.localCount;
    this.globals = globals;
    this.builtins = builtins;
  }

  /** The word index of the instruction being executed. */
  get lastInstruction(): number {
    return this.pc > 0 ? this.pc - 1 : 0;
  }

  get code(): PyCode {
    return this.executable.code;
  }

  lineAt(pc: number): number | null {
    const line = this.executable.code.code.lineTable.lineAt(pc);
    return line === NO_LINE ? null : line;
  }

  positionAt(pc: number): Position | null {
    return this.executable.code.code.lineTable.positionAt(pc);
  }

  localVariables(): ReadonlyMap<string, Value> {
    if (this.namespace instanceof PyDict) {
      const variables = new Map<string, Value>();
      for (const { key, value } of this.namespace.entries) {
        if (typeof key === "string" && value !== undefined) variables.set(key, value);
      }
      return variables;
    }
    return this.fastVariables();
  }

  /** The bound ones of locals-plus, by name. */
  fastVariables(): ReadonlyMap<string, Value> {
    const variables = new Map<string, Value>();
    const { localsPlusNames } = this.executable.code.code;
    for (let index = 0; index < localsPlusNames.length; index++) {
      const slot = this.values[index];
      const value = slot instanceof PyCell ? slot.content : slot;
      if (value !== undefined) variables.set(localsPlusNames[index], value);
    }
    return variables;
  }
}

/** A frame ready to take arguments: a spare one of this code, or a new one. */
export function makeFrame(executable: Executable, globals: PyDict, builtins: PyDict): Frame {
  const frame = executable.spareFrames;
  if (frame === null) return new Frame(executable, globals, builtins);
  executable.spareFrames = frame.back;
  frame.globals = globals;
  frame.builtins = builtins;
  return frame;
}

/** Ends what the native that stands for the frame's call has begun. */
export function leaveScope(frame: Frame): void {
  const { instance } = frame;
  frame.exit &= ~Exit.SCOPE;
  frame.instance = null;
  if (instance instanceof CallScope) instance.leave();
}

/** A generator has finished: what only its variables held can go. */
export function clearFinished(frame: Frame): void {
  frame.isFinished = true;
  if (!frame.isShown) frame.values.fill(undefined);
}

/** Gives a finished frame back for reuse. The caller has checked that it is not captured. */
export function recycleFrame(frame: Frame): void {
  const { executable, values } = frame;
  const { localCount } = executable;
  for (let index = 0; index < localCount; index++) values[index] = undefined;
  frame.pc = 0;
  frame.sp = localCount;
  frame.exit = 0;
  frame.vm = VM.STANDARD;
  frame.function = null;
  frame.namespace = null;
  frame.instance = null;
  frame.back = executable.spareFrames;
  executable.spareFrames = frame;
}

/** Sets or clears the SWITCH exit according to the caller's VM. */
export function updateExit(frame: Frame): void {
  const { back } = frame;
  if (back === null || (frame.exit & Exit.ENTRY) !== 0) return;
  if (back.vm !== frame.vm) frame.exit |= Exit.SWITCH;
  else frame.exit &= ~Exit.SWITCH;
}
