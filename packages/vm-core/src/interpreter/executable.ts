/** A code object made ready to run: flat fields for the interpreter's loop, inline caches, and spare frames. */

import { CodeFlag } from "../bytecode/code.js";
import type { ExceptionTable } from "../bytecode/exception-table.js";
import { Intrinsic1, OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { CodeState, type PyCode } from "../objects/code.js";
import type { Value } from "../objects/object.js";
import { type CompiledEntry, tierHooks } from "./compiled-entry.js";
import type { Frame } from "./frame.js";
import type { InlineCache } from "./inline-cache.js";
import type { ResultUse } from "./temporaries.js";
import type { Instruments } from "./trace/instruments.js";

const WRAPPER = Op.CALL_INTRINSIC_1 | (Intrinsic1.STOPITERATION_ERROR << OPERAND_SHIFT);

const executables = new Set<WeakRef<Executable>>();

/** What spare frames still hold on their operand stacks must not keep it alive through a collection. */
export function forgetSpareFrames(): void {
  for (const reference of executables) {
    const executable = reference.deref();
    if (executable === undefined) {
      executables.delete(reference);
      continue;
    }
    for (let frame = executable.spareFrames; frame !== null; frame = frame.back) frame.values.fill(undefined);
  }
}

export class Executable extends CodeState {
  readonly code: PyCode;
  readonly instructions: Int32Array;
  readonly constants: readonly Value[];
  readonly names: readonly string[];
  /** The counters of code that is measured. */
  readonly counts: Float64Array | null;
  readonly exceptionTable: ExceptionTable;
  /** One per instruction word, filled on first use. */
  readonly caches: (InlineCache | undefined)[];
  /** Number of locals-plus; the operand stack starts above them. */
  readonly localCount: number;
  /** Locals-plus and operand stack. */
  readonly size: number;
  readonly flags: number;
  readonly argCount: number;
  /** The number of positional arguments that fills all parameters of a function without other kinds; else -1. */
  readonly simpleArgCount: number;
  readonly isGenerator: boolean;
  /** A generator of it may have something to do when it is closed: there is a `try` or a `with`. */
  readonly hasHandlers: boolean;
  /** Frames of finished calls, linked by `back`. */
  spareFrames: Frame | null = null;
  /** What becomes of a value on top of the stack, by word; filled on first use. */
  resultUses: (ResultUse | null | undefined)[] | null = null;
  /** Compiled code, by the word at which it is entered; null while there is none. */
  entries: (CompiledEntry | undefined)[] | null = null;
  /** Steps taken up to safe points that have found this code running. */
  heat = 0;
  /** 1 at each word where a line starts (see `trace/line-starts.ts`); made on first tracing. */
  lineStarts: Uint8Array | null = null;
  /** Not 0 at each word before which the tracing VM calls `beforeInstruction`: line starts, and what is monitored. */
  stops: Uint8Array | null = null;
  /** What tools of sys.monitoring get from this code; made when a tool first wants something of it. */
  instruments: Instruments | null = null;
  /** Events that tools of sys.monitoring want of this code alone, by tool; null when none does. */
  localEvents: number[] | null = null;
  /** Number of this code in the event stream, or -1 before its first event. */
  eventId = -1;

  constructor(code: PyCode) {
    super();
    executables.add(new WeakRef(this));
    const { code: unit } = code;
    this.code = code;
    this.instructions = unit.instructions;
    this.constants = code.constants;
    this.names = unit.names;
    this.counts = unit.counted?.counts ?? null;
    this.exceptionTable = unit.exceptionTable;
    this.caches = new Array<InlineCache | undefined>(unit.instructions.length).fill(undefined);
    this.localCount = unit.localsPlusNames.length;
    this.size = this.localCount + unit.stackSize;
    this.flags = unit.flags;
    this.argCount = unit.argCount;
    const hasOnlyPositional = unit.kwOnlyCount === 0 && (unit.flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0;
    // A function may be made of a module's code, which wants a namespace.
    const hasFastLocals = (unit.flags & CodeFlag.OPTIMIZED) !== 0;
    this.simpleArgCount = hasOnlyPositional && hasFastLocals ? unit.argCount : -1;
    this.isGenerator = (unit.flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0;
    this.hasHandlers = this.isGenerator && this.findsHandlers();
  }

  /** Whether a handler only turns a StopIteration that leaves a generator into a RuntimeError. */
  isWrapper(handler: number): boolean {
    return this.instructions[handler] === WRAPPER;
  }

  private findsHandlers(): boolean {
    for (const { target } of this.exceptionTable) {
      if (!this.isWrapper(target) && (this.instructions[target] & OPCODE_MASK) !== Op.CLEANUP_THROW) return true;
    }
    return false;
  }
}

/** The executable of a code object. */
export function executableOf(code: PyCode): Executable {
  // The interpreter is the only one to set `state`.
  const state = code.state as Executable | null;
  if (state !== null) return state;
  const executable = new Executable(code);
  code.state = executable;
  tierHooks.prepare(executable);
  return executable;
}
