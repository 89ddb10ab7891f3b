/**
 * Which loads of locals CPython shows as LOAD_FAST_CHECK, because the local may be unbound, and which as
 * LOAD_FAST_BORROW, because the local outlives the value on the stack: the rules of `flowgraph.c`.
 */

import { type Code, CodeFlag } from "./code.js";
import { CPythonOp, neverFallsThrough } from "./cpython-opcodes.js";
import { cpythonStackEffect } from "./cpython-stack-effect.js";
import type { PresentedInstruction } from "./presented-instructions.js";

/** Gives the loads in `list` their opcodes; `entries` says which instruction each word of the code starts with. */
export function markLoads(code: Code, list: readonly PresentedInstruction[], entries: Int32Array): void {
  if (code.localsPlusNames.length === 0) return;
  const blocks = findBlocks(code, list, entries);
  markUnbound(code, list, entries, blocks);
  markBorrowed(list, blocks);
}

/** 1 where a block begins: at targets, and behind jumps. */
function findBlocks(code: Code, list: readonly PresentedInstruction[], entries: Int32Array): Uint8Array {
  const starts = new Uint8Array(list.length + 1);
  starts[0] = 1;
  list.forEach(({ opcode, operand, isJump }, index) => {
    if (isJump) starts[operand] = 1;
    if (isJump || neverFallsThrough(opcode)) starts[index + 1] = 1;
  });
  for (const { target } of code.exceptionTable) starts[entries[target]] = 1;
  return starts;
}

const LOW = 15;
const HIGH = 4;

// Unbound locals

/** Locals after these count as unbound at the start of every block. */
const MAX_TRACKED = 64;

function markUnbound(code: Code, list: readonly PresentedInstruction[], entries: Int32Array, blocks: Uint8Array): void {
  const count = code.localNames.length;
  const tracked = Math.min(count, MAX_TRACKED);
  const { exceptionTable } = code;
  const known = new Map<number, Uint8Array>();
  const open = new Set<number>();
  const enter = (index: number, state: Uint8Array): void => {
    let unbound = known.get(index);
    if (unbound === undefined) {
      unbound = new Uint8Array(tracked);
      known.set(index, unbound);
      open.add(index);
    }
    for (let local = 0; local < tracked; local++) {
      if (state[local] === 0 || unbound[local] !== 0) continue;
      unbound[local] = 1;
      open.add(index);
    }
  };
  const scan = (start: number, mark: boolean): void => {
    const state = new Uint8Array(count).fill(1);
    state.set(known.get(start) ?? new Uint8Array(tracked));
    for (let index = start; index < list.length; index++) {
      if (index > start && blocks[index] !== 0) {
        enter(index, state);
        return;
      }
      const { opcode, operand, isJump, guardedAs } = list[index];
      const range = guardedAs < 0 ? -1 : exceptionTable.find(guardedAs);
      if (range >= 0) enter(entries[exceptionTable.targetOf(range)], state);
      switch (opcode) {
        case CPythonOp.DELETE_FAST:
        case CPythonOp.LOAD_FAST_AND_CLEAR:
          state[operand] = 1;
          break;
        case CPythonOp.STORE_FAST:
          state[operand] = 0;
          break;
        case CPythonOp.STORE_FAST_LOAD_FAST:
          state[operand >> HIGH] = 0;
          break;
        case CPythonOp.STORE_FAST_STORE_FAST:
          state[operand >> HIGH] = 0;
          state[operand & LOW] = 0;
          break;
        case CPythonOp.LOAD_FAST:
          // A cell that is loaded for a closure may have a place behind the locals.
          if (operand >= count) break;
          if (mark && state[operand] !== 0) list[index].opcode = CPythonOp.LOAD_FAST_CHECK;
          state[operand] = 0;
          break;
        case CPythonOp.LOAD_FAST_CHECK:
          state[operand] = 0;
          break;
      }
      if (isJump && opcode !== CPythonOp.END_ASYNC_FOR) enter(operand, state);
      if (neverFallsThrough(opcode)) return;
    }
  };
  const parameters = parameterCount(code);
  enter(
    0,
    Uint8Array.from({ length: tracked }, (_, local) => (local < parameters ? 0 : 1)),
  );
  for (const start of open) {
    open.delete(start);
    scan(start, false);
  }
  for (const start of known.keys()) scan(start, true);
}

function parameterCount({ argCount, kwOnlyCount, flags }: Code): number {
  const variable = ((flags & CodeFlag.VARARGS) !== 0 ? 1 : 0) + ((flags & CodeFlag.VARKEYWORDS) !== 0 ? 1 : 0);
  return argCount + kwOnlyCount + variable;
}

// Borrowed values

/** A value on the stack: the load it is from, or -1, and the local that was loaded. */
interface Reference {
  readonly from: number;
  readonly local: number;
}

const UNKNOWN: Reference = { from: -1, local: -1 };

/** Instructions that push a value and leave on the stack what they look at. */
const lookers = new Set<number>([
  CPythonOp.GET_ANEXT,
  CPythonOp.GET_LEN,
  CPythonOp.IMPORT_FROM,
  CPythonOp.MATCH_KEYS,
  CPythonOp.MATCH_MAPPING,
  CPythonOp.MATCH_SEQUENCE,
  CPythonOp.WITH_EXCEPT_START,
]);

/** Instructions that may leave the same value on the stack. */
const passers = new Set<number>([CPythonOp.GET_YIELD_FROM_ITER]);

function markBorrowed(list: readonly PresentedInstruction[], blocks: Uint8Array): void {
  const seen = new Set<number>();
  const open: [start: number, depth: number][] = [];
  const enter = (index: number, depth: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    open.push([index, depth]);
  };
  enter(0, 0);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [start, depth] = next;
    const scan = new BorrowScan(list, depth, enter);
    let end = start;
    do scan.step(end++);
    while (end < list.length && blocks[end] === 0);
    if (end < list.length && !neverFallsThrough(list[end - 1].opcode)) enter(end, scan.stack.length);
    for (const { from } of scan.stack) scan.kept.add(from);
    for (let index = start; index < end; index++) {
      if (scan.kept.has(index)) continue;
      const instruction = list[index];
      if (instruction.opcode === CPythonOp.LOAD_FAST) instruction.opcode = CPythonOp.LOAD_FAST_BORROW;
      else if (instruction.opcode === CPythonOp.LOAD_FAST_LOAD_FAST) {
        instruction.opcode = CPythonOp.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
      }
    }
  }
}

/** Follows the references on the stack through one block. */
class BorrowScan {
  readonly stack: Reference[];
  /** Loads that cannot borrow. */
  readonly kept = new Set<number>();
  private readonly list: readonly PresentedInstruction[];
  private readonly enter: (index: number, depth: number) => void;

  constructor(list: readonly PresentedInstruction[], depth: number, enter: (index: number, depth: number) => void) {
    this.list = list;
    this.stack = Array.from({ length: depth }, () => UNKNOWN);
    this.enter = enter;
  }

  step(index: number): void {
    const { stack } = this;
    const { opcode, operand, isJump } = this.list[index];
    switch (opcode) {
      case CPythonOp.DELETE_FAST:
        this.kill(operand);
        return;
      case CPythonOp.LOAD_FAST:
        stack.push({ from: index, local: operand });
        return;
      case CPythonOp.LOAD_FAST_AND_CLEAR:
        this.kill(operand);
        stack.push({ from: index, local: operand });
        return;
      case CPythonOp.LOAD_FAST_LOAD_FAST:
        stack.push({ from: index, local: operand >> HIGH }, { from: index, local: operand & LOW });
        return;
      case CPythonOp.STORE_FAST:
        this.store(operand);
        return;
      case CPythonOp.STORE_FAST_LOAD_FAST:
        this.store(operand >> HIGH);
        stack.push({ from: index, local: operand & LOW });
        return;
      case CPythonOp.STORE_FAST_STORE_FAST:
        this.store(operand >> HIGH);
        this.store(operand & LOW);
        return;
      case CPythonOp.COPY:
        stack.push(stack[stack.length - operand] ?? UNKNOWN);
        return;
      case CPythonOp.SWAP: {
        const top = stack.length - 1;
        const other = stack.length - operand;
        [stack[top], stack[other]] = [stack[other] ?? UNKNOWN, stack[top] ?? UNKNOWN];
        return;
      }
      case CPythonOp.CHECK_EXC_MATCH:
        stack.pop();
        stack.push(UNKNOWN);
        return;
      case CPythonOp.FOR_ITER:
        this.enter(operand, stack.length + 1);
        stack.push(UNKNOWN);
        return;
      case CPythonOp.LOAD_ATTR:
      case CPythonOp.LOAD_SUPER_ATTR: {
        const self = stack.pop() ?? UNKNOWN;
        if (opcode === CPythonOp.LOAD_SUPER_ATTR) stack.splice(-2);
        stack.push(UNKNOWN);
        if ((operand & 1) !== 0) stack.push(self);
        return;
      }
      case CPythonOp.LOAD_SPECIAL:
      case CPythonOp.PUSH_EXC_INFO: {
        const top = stack.pop() ?? UNKNOWN;
        stack.push(UNKNOWN, top);
        return;
      }
      case CPythonOp.SEND:
        this.enter(operand, stack.length);
        stack.pop();
        stack.push(UNKNOWN);
        return;
      default:
        if (lookers.has(opcode)) stack.push(UNKNOWN);
        else if (!passers.has(opcode)) this.replace(opcode, isJump ? 0 : operand);
        if (isJump && opcode !== CPythonOp.END_ASYNC_FOR) this.enter(operand, stack.length);
    }
  }

  /** An instruction that takes its operands and gives at most some values of its own. */
  private replace(opcode: number, operand: number): void {
    const { stack } = this;
    const pushed = pushedBy(opcode, operand);
    const popped = pushed - cpythonStackEffect(opcode, operand);
    if (popped > 0) stack.splice(-popped);
    for (let count = 0; count < pushed; count++) stack.push(UNKNOWN);
  }

  private store(local: number): void {
    const stored = this.stack.pop();
    if (stored !== undefined) this.kept.add(stored.from);
    this.kill(local);
  }

  private kill(local: number): void {
    for (const reference of this.stack) if (reference.local === local) this.kept.add(reference.from);
  }
}

/** Instructions that leave nothing of their own on the stack. */
const silent = new Set<number>([
  CPythonOp.DELETE_ATTR,
  CPythonOp.DELETE_SUBSCR,
  CPythonOp.DICT_MERGE,
  CPythonOp.DICT_UPDATE,
  CPythonOp.END_ASYNC_FOR,
  CPythonOp.END_FOR,
  CPythonOp.LIST_APPEND,
  CPythonOp.LIST_EXTEND,
  CPythonOp.MAP_ADD,
  CPythonOp.POP_EXCEPT,
  CPythonOp.POP_ITER,
  CPythonOp.POP_JUMP_IF_FALSE,
  CPythonOp.POP_JUMP_IF_NONE,
  CPythonOp.POP_JUMP_IF_NOT_NONE,
  CPythonOp.POP_JUMP_IF_TRUE,
  CPythonOp.POP_TOP,
  CPythonOp.RAISE_VARARGS,
  CPythonOp.RERAISE,
  CPythonOp.SET_ADD,
  CPythonOp.SET_UPDATE,
  CPythonOp.STORE_ATTR,
  CPythonOp.STORE_DEREF,
  CPythonOp.STORE_GLOBAL,
  CPythonOp.STORE_NAME,
  CPythonOp.STORE_SLICE,
  CPythonOp.STORE_SUBSCR,
  CPythonOp.NOP,
  CPythonOp.NOT_TAKEN,
  CPythonOp.RESUME,
  CPythonOp.MAKE_CELL,
  CPythonOp.COPY_FREE_VARS,
  CPythonOp.SETUP_ANNOTATIONS,
  CPythonOp.DELETE_NAME,
  CPythonOp.DELETE_GLOBAL,
  CPythonOp.DELETE_DEREF,
  CPythonOp.JUMP_FORWARD,
  CPythonOp.JUMP_BACKWARD,
  CPythonOp.JUMP_BACKWARD_NO_INTERRUPT,
]);

function pushedBy(opcode: number, operand: number): number {
  switch (opcode) {
    case CPythonOp.UNPACK_SEQUENCE:
      return operand;
    case CPythonOp.UNPACK_EX:
      return (operand & 0xff) + (operand >> 8) + 1;
    case CPythonOp.LOAD_GLOBAL:
      return 1 + (operand & 1);
    case CPythonOp.CHECK_EG_MATCH:
    case CPythonOp.CLEANUP_THROW:
      return 2;
    default:
      return silent.has(opcode) ? 0 : 1;
  }
}
