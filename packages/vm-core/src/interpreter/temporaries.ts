/**
 * Generators that nothing but an operand stack holds. There is no reference counting, but what becomes of the result of
 * a call can be read from the instructions behind the call: where a loop, an unpacking or a native that keeps nothing is
 * the only one to get it, it goes when that is left, and a suspended generator is closed then as in CPython. The same
 * holds for an iterator that is made over such a generator, as in `for … in enumerate(f())`.
 */

import { CodeFlag } from "../bytecode/code.js";
import { OPCODE_MASK, OPERAND_SHIFT, Op, instructions as table } from "../bytecode/instructions.js";
import { stackEffect } from "../bytecode/stack-effect.js";
import { PyFunction } from "../objects/function.js";
import { iteratorHooks, NativeIterator, wrappingTypes } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { currentThread } from "./current-thread.js";
import type { Executable } from "./executable.js";
import { Exit, type Frame, type FrameValue } from "./frame.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/** What takes the result of a call from the stack; `height` values, itself included, lie from its place on upward. */
export interface ResultUse {
  readonly kind: "loop" | "call" | "unpacking" | "return";
  readonly height: number;
  /** Word of the instruction that takes it. */
  readonly pc: number;
}

/** The iterator of a loop, at its place on the operand stack; of a generator expression, its argument. */
export interface Temporary {
  readonly iterator: NativeIterator;
  readonly place: number;
}

/** Builtins that let go of their first argument when they return. */
const consumers = new Set("all any bytearray bytes dict frozenset list max min next set sorted sum tuple".split(" "));

const GENERATOR_EXPRESSION = "<genexpr>";

/** Whether what `frame` is about to return is let go by who gets it. A loop's iterator is noted in the loop's frame. */
export function isTemporaryResult(thread: InterpreterThread, frame: Frame, result: NativeIterator): boolean {
  const { back } = frame;
  const exit = frame.exit & ~Exit.SWITCH;
  if (back === null) return false;
  if (exit === 0 || exit === (Exit.ENTRY | Exit.COMPILED)) return isTakenAt(thread, back, back.pc, back.sp, result);
  // `__iter__`, which GET_ITER has called.
  const isIter =
    exit === Exit.ENTRY &&
    opAt(back.executable, back.pc - 1) === Op.GET_ITER &&
    typeOf(back.values[back.sp - 1] as Value).special(Special.__iter__) === frame.function;
  return isIter && isTakenAt(thread, back, back.pc, back.sp - 1, result);
}

/** Whether a value that comes to lie at `place` before the instruction at `pc` is let go by who gets it. */
function isTakenAt(thread: InterpreterThread, frame: Frame, pc: number, place: number, value: NativeIterator): boolean {
  const use = useOf(frame.executable, pc);
  if (use === null) return false;
  switch (use.kind) {
    case "loop":
      note(frame, { iterator: value, place: place + use.height - 1 });
      return true;
    case "unpacking":
      return true;
    case "return":
      return (frame.executable.flags & CodeFlag.GENERATOR) === 0 && isTemporaryResult(thread, frame, value);
    case "call":
      return isArgumentOfConsumer(thread, frame, use, place);
  }
}

function note(frame: Frame, temporary: Temporary): void {
  const { temporaries } = frame;
  if (temporaries === null) {
    frame.temporaries = [temporary];
    return;
  }
  // Those of loops that have ended by themselves.
  while (temporaries.length > 0 && temporaries[temporaries.length - 1].place >= temporary.place) temporaries.pop();
  temporaries.push(temporary);
}

function isArgumentOfConsumer(thread: InterpreterThread, frame: Frame, { height, pc }: ResultUse, place: number) {
  const { instructions, constants } = frame.executable;
  const operand = instructions[pc] >>> OPERAND_SHIFT;
  const hasNames = (instructions[pc] & OPCODE_MASK) === Op.CALL_KW;
  const above = height - (hasNames ? 1 : 0);
  const argument = operand - above;
  const callable = frame.values[place - argument - 2];
  if (argument < 0) {
    // The iterator of a generator expression lies where a method's self would.
    const inner = frame.values[place - 1];
    return operand === 0 && inner instanceof PyFunction && inner.code.code.name === GENERATOR_EXPRESSION;
  }
  if (frame.values[place - argument - 1] !== undefined) return false;
  const names = hasNames ? constants[instructions[pc - 1] >>> OPERAND_SHIFT] : null;
  const positional = operand - (names instanceof PyTuple ? names.items.length : 0);
  if (argument >= positional) return false;
  if (callable instanceof PyType && wrappingTypes.has(callable)) return true;
  if (argument > 0 || callable === undefined) return false;
  for (const name of consumers) {
    if (thread.originalBuiltins.get(name) !== callable) continue;
    return (name !== "max" && name !== "min") || positional === 1;
  }
  return false;
}

/** The iterator of a loop is taken off the stack: the loop has ended, or is left early. */
export function releaseIterator(frame: Frame, iterator: FrameValue): void {
  const last = frame.temporaries?.at(-1);
  if (last === undefined || last.iterator !== iterator) return;
  frame.temporaries?.pop();
  last.iterator.release();
}

/** An exception, or the end of a generator, takes everything from `place` on off the stack of a frame. */
export function releaseFrom(frame: Frame, place: number): void {
  const { temporaries } = frame;
  if (temporaries === null) return;
  for (let last = temporaries.at(-1); last !== undefined && last.place >= place; last = temporaries.at(-1)) {
    temporaries.pop();
    last.iterator.release();
  }
}

/** A generator expression alone has the iterator that it goes through. */
export function noteSource(frame: Frame): void {
  const [source] = frame.values;
  if (frame.executable.code.code.name !== GENERATOR_EXPRESSION) return;
  if (source instanceof NativeIterator && source.isTemporary()) note(frame, { iterator: source, place: 0 });
}

iteratorHooks.isTemporaryResult = (iterator) => {
  const thread = currentThread();
  const frame = thread.top;
  if (frame === null) return false;
  const word = frame.executable.instructions[frame.pc - 1];
  const op = word & OPCODE_MASK;
  if (op !== Op.CALL && op !== Op.CALL_KW) return false;
  const place = frame.sp - (word >>> OPERAND_SHIFT) - (op === Op.CALL ? 2 : 3);
  return frame.values[place] === iterator.cls && isTakenAt(thread, frame, frame.pc, place, iterator);
};

function opAt(executable: Executable, pc: number): number {
  return executable.instructions[pc] & OPCODE_MASK;
}

function useOf(executable: Executable, pc: number): ResultUse | null {
  executable.resultUses ??= [];
  const known = executable.resultUses[pc];
  if (known !== undefined) return known;
  const use = findUse(executable, pc);
  executable.resultUses[pc] = use;
  return use;
}

/** Follows a value on top of the stack through instructions that do not touch it, up to the first jump. */
function findUse({ instructions }: Executable, first: number): ResultUse | null {
  let height = 1;
  // How many values lie above it.
  let above = 0;
  for (let pc = first; pc < instructions.length; pc++) {
    const op = instructions[pc] & OPCODE_MASK;
    const operand = instructions[pc] >>> OPERAND_SHIFT;
    switch (op) {
      case Op.NOP:
        continue;
      case Op.GET_ITER:
      case Op.GET_AITER:
        if (above === 0) continue;
        break;
      case Op.SWAP:
        if (above === 0) above = operand - 1;
        else if (above === operand - 1) above = 0;
        continue;
      case Op.COPY:
        if (above === operand - 1) return null;
        above++;
        height++;
        continue;
      case Op.JUMP_FORWARD:
      case Op.JUMP_BACKWARD:
      case Op.JUMP_BACKWARD_NO_INTERRUPT:
      case Op.YIELD_VALUE:
      case Op.RAISE_VARARGS:
      case Op.RERAISE:
        return null;
    }
    const { popped, pushed } = stackEffect(op, operand);
    if (popped > above) return useBy(op, above, height, pc);
    // A jump in between may lead past the use.
    if (table[op].operand === "target") return null;
    above += pushed - popped;
    height += pushed - popped;
  }
  return null;
}

function useBy(op: number, above: number, height: number, pc: number): ResultUse | null {
  switch (op) {
    case Op.FOR_ITER:
    case Op.GET_ANEXT:
      return above === 0 ? { kind: "loop", height, pc } : null;
    case Op.CALL:
    case Op.CALL_KW:
      return { kind: "call", height: above + 1, pc };
    case Op.UNPACK_SEQUENCE:
    case Op.UNPACK_EX:
      return { kind: "unpacking", height, pc };
    case Op.CONTAINS_OP:
      return above === 0 ? { kind: "unpacking", height, pc } : null;
    case Op.RETURN_VALUE:
      return { kind: "return", height, pc };
    default:
      return null;
  }
}
