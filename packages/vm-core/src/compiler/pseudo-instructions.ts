/** Opcodes that exist only inside the compiler, and the classes of opcodes the control flow graph asks for. */

import { Op } from "../bytecode/instructions.js";

const FIRST = 256;

export const Pseudo = {
  /** Begins a protected range; the handler gets the exception. */
  SETUP_FINALLY: FIRST,
  /** As SETUP_FINALLY; the handler gets the pc and the exception. */
  SETUP_CLEANUP: FIRST + 1,
  /** As SETUP_CLEANUP, and the value on top (what __enter__ returned) is dropped first. */
  SETUP_WITH: FIRST + 2,
  /** Ends the innermost protected range. */
  POP_BLOCK: FIRST + 3,
  JUMP: FIRST + 4,
  /** A jump that is no safe point even when it goes backward. */
  JUMP_NO_INTERRUPT: FIRST + 5,
  /** Jumps and keeps the value either way. */
  JUMP_IF_FALSE: FIRST + 6,
  JUMP_IF_TRUE: FIRST + 7,
  /** The truth test of the jump or UNARY_NOT that follows. */
  TO_BOOL: FIRST + 8,
  /** The place a `for` loop goes to when it is exhausted: an anchor for locations. */
  END_FOR: FIRST + 9,
  /** Where the code of a module's annotations is put. */
  ANNOTATIONS_PLACEHOLDER: FIRST + 10,
  /** STORE_FAST of a value that LOAD_FAST_AND_CLEAR saved, which leaves the local unbound if it was. */
  RESTORE_FAST: FIRST + 11,
} as const;

/** Operand of a POP_TOP that drops the iterator of a loop: it is a DROP_ITER that optimizations may treat as POP_TOP. */
export const LOOP_ITERATOR = 1;

const blockPushes = new Set<number>([Pseudo.SETUP_FINALLY, Pseudo.SETUP_CLEANUP, Pseudo.SETUP_WITH]);
const unconditionalJumps = new Set<number>([Pseudo.JUMP, Pseudo.JUMP_NO_INTERRUPT]);
const conditionalJumps = new Set<number>([
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
]);
const jumps = new Set<number>([
  ...unconditionalJumps,
  ...conditionalJumps,
  Pseudo.JUMP_IF_FALSE,
  Pseudo.JUMP_IF_TRUE,
  Op.JUMP_IF_FALSE_OR_POP,
  Op.JUMP_IF_TRUE_OR_POP,
  Op.FOR_ITER,
  Op.SEND,
  Op.END_ASYNC_FOR,
]);
const scopeExits = new Set<number>([Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE]);
const safePoints = new Set<number>([Pseudo.JUMP, Op.RESUME, Op.CALL, Op.CALL_FUNCTION_EX]);

export const isBlockPush = (opcode: number): boolean => blockPushes.has(opcode);
export const isJump = (opcode: number): boolean => jumps.has(opcode);
export const isUnconditionalJump = (opcode: number): boolean => unconditionalJumps.has(opcode);
export const isConditionalJump = (opcode: number): boolean => conditionalJumps.has(opcode);
export const isScopeExit = (opcode: number): boolean => scopeExits.has(opcode);
export const isTerminator = (opcode: number): boolean => jumps.has(opcode) || scopeExits.has(opcode);
export const isSafePoint = (opcode: number): boolean => safePoints.has(opcode);
