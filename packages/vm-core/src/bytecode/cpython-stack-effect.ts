/** How CPython 3.14's instructions change the depth of the operand stack. */

import { CPythonOp } from "./cpython-opcodes.js";

/** Opcodes that exist only inside CPython's compiler; the first three push only where an exception is handled. */
const SETUP_CLEANUP = 263;
const SETUP_FINALLY = 264;
const SETUP_WITH = 265;
const STORE_FAST_MAYBE_NULL = 266;
const LOAD_CLOSURE = 261;

/** Stand-ins that sys.monitoring puts into the bytecode, and what they stand for. */
const instrumented = new Map<number, number>([
  [234, CPythonOp.END_FOR],
  [235, CPythonOp.POP_ITER],
  [236, CPythonOp.END_SEND],
  [237, CPythonOp.FOR_ITER],
  [238, CPythonOp.NOP],
  [239, CPythonOp.JUMP_FORWARD],
  [240, CPythonOp.NOT_TAKEN],
  [241, CPythonOp.POP_JUMP_IF_TRUE],
  [242, CPythonOp.POP_JUMP_IF_FALSE],
  [243, CPythonOp.POP_JUMP_IF_NONE],
  [244, CPythonOp.POP_JUMP_IF_NOT_NONE],
  [245, CPythonOp.RESUME],
  [246, CPythonOp.RETURN_VALUE],
  [247, CPythonOp.YIELD_VALUE],
  [248, CPythonOp.END_ASYNC_FOR],
  [249, CPythonOp.LOAD_SUPER_ATTR],
  [250, CPythonOp.CALL],
  [251, CPythonOp.CALL_KW],
  [252, CPythonOp.CALL_FUNCTION_EX],
  [253, CPythonOp.JUMP_BACKWARD],
  [254, CPythonOp.NOP],
  [255, CPythonOp.NOP],
]);

const fixed = new Map<number, number>();
const all = (effect: number, opcodes: readonly number[]): void => {
  for (const opcode of opcodes) fixed.set(opcode, effect);
};
all(-4, [CPythonOp.STORE_SLICE]);
all(-3, [CPythonOp.CALL_FUNCTION_EX, CPythonOp.STORE_SUBSCR]);
all(-2, [
  CPythonOp.BINARY_SLICE,
  CPythonOp.DELETE_SUBSCR,
  CPythonOp.END_ASYNC_FOR,
  CPythonOp.MAP_ADD,
  CPythonOp.MATCH_CLASS,
  CPythonOp.STORE_ATTR,
  CPythonOp.STORE_FAST_STORE_FAST,
]);
all(-1, [
  CPythonOp.BUILD_TEMPLATE,
  CPythonOp.CLEANUP_THROW,
  CPythonOp.END_FOR,
  CPythonOp.END_SEND,
  CPythonOp.EXIT_INIT_CHECK,
  CPythonOp.FORMAT_WITH_SPEC,
  CPythonOp.INTERPRETER_EXIT,
  CPythonOp.POP_EXCEPT,
  CPythonOp.POP_ITER,
  CPythonOp.POP_TOP,
  CPythonOp.BINARY_OP,
  CPythonOp.CALL_INTRINSIC_2,
  CPythonOp.COMPARE_OP,
  CPythonOp.CONTAINS_OP,
  CPythonOp.DELETE_ATTR,
  CPythonOp.DICT_MERGE,
  CPythonOp.DICT_UPDATE,
  CPythonOp.IMPORT_NAME,
  CPythonOp.IS_OP,
  CPythonOp.LIST_APPEND,
  CPythonOp.LIST_EXTEND,
  CPythonOp.POP_JUMP_IF_FALSE,
  CPythonOp.POP_JUMP_IF_NONE,
  CPythonOp.POP_JUMP_IF_NOT_NONE,
  CPythonOp.POP_JUMP_IF_TRUE,
  CPythonOp.RERAISE,
  CPythonOp.SET_ADD,
  CPythonOp.SET_FUNCTION_ATTRIBUTE,
  CPythonOp.SET_UPDATE,
  CPythonOp.STORE_DEREF,
  CPythonOp.STORE_FAST,
  CPythonOp.STORE_GLOBAL,
  CPythonOp.STORE_NAME,
  STORE_FAST_MAYBE_NULL,
]);
all(1, [
  CPythonOp.GET_ANEXT,
  CPythonOp.GET_LEN,
  CPythonOp.LOAD_BUILD_CLASS,
  CPythonOp.LOAD_LOCALS,
  CPythonOp.MATCH_KEYS,
  CPythonOp.MATCH_MAPPING,
  CPythonOp.MATCH_SEQUENCE,
  CPythonOp.PUSH_EXC_INFO,
  CPythonOp.PUSH_NULL,
  CPythonOp.RETURN_GENERATOR,
  CPythonOp.WITH_EXCEPT_START,
  CPythonOp.COPY,
  CPythonOp.FOR_ITER,
  CPythonOp.IMPORT_FROM,
  CPythonOp.LOAD_COMMON_CONSTANT,
  CPythonOp.LOAD_CONST,
  CPythonOp.LOAD_DEREF,
  CPythonOp.LOAD_FAST,
  CPythonOp.LOAD_FAST_AND_CLEAR,
  CPythonOp.LOAD_FAST_BORROW,
  CPythonOp.LOAD_FAST_CHECK,
  CPythonOp.LOAD_NAME,
  CPythonOp.LOAD_SMALL_INT,
  CPythonOp.LOAD_SPECIAL,
  LOAD_CLOSURE,
]);
all(2, [CPythonOp.LOAD_FAST_LOAD_FAST, CPythonOp.LOAD_FAST_BORROW_LOAD_FAST_BORROW]);

/**
 * By how much the stack grows. `isJump` says that the instruction jumps, null that the larger growth of both ways is
 * wanted; CPython's instructions grow the stack the same either way, except for some that its compiler alone uses.
 */
export function cpythonStackEffect(opcode: number, operand: number, isJump: boolean | null = null): number {
  switch (instrumented.get(opcode) ?? opcode) {
    case CPythonOp.BUILD_INTERPOLATION:
      return -1 - (operand & 1);
    case CPythonOp.BUILD_LIST:
    case CPythonOp.BUILD_SET:
    case CPythonOp.BUILD_SLICE:
    case CPythonOp.BUILD_STRING:
    case CPythonOp.BUILD_TUPLE:
      return 1 - operand;
    case CPythonOp.BUILD_MAP:
      return 1 - operand * 2;
    case CPythonOp.CALL:
      return -1 - operand;
    case CPythonOp.CALL_KW:
      return -2 - operand;
    case CPythonOp.LOAD_ATTR:
      return operand & 1;
    case CPythonOp.LOAD_GLOBAL:
      return 1 + (operand & 1);
    case CPythonOp.LOAD_SUPER_ATTR:
      return -2 + (operand & 1);
    case CPythonOp.RAISE_VARARGS:
      return -operand;
    case CPythonOp.UNPACK_EX:
      return (operand & 0xff) + (operand >> 8);
    case CPythonOp.UNPACK_SEQUENCE:
      return operand - 1;
    case SETUP_CLEANUP:
      return isJump === false ? 0 : 2;
    case SETUP_FINALLY:
    case SETUP_WITH:
      return isJump === false ? 0 : 1;
    default:
      return fixed.get(instrumented.get(opcode) ?? opcode) ?? 0;
  }
}

const LAST_COMPILED = 120;
const LAST = 266;
const FIRST_INSTRUMENTED = 234;

/** Whether CPython answers for this opcode: specialized instructions have no stack effect of their own. */
export function hasStackEffect(opcode: number): boolean {
  return (
    (opcode >= 0 && opcode <= LAST_COMPILED && opcode !== INPLACE_ADD_UNICODE) ||
    opcode === CPythonOp.RESUME ||
    (opcode >= FIRST_INSTRUMENTED && opcode <= LAST)
  );
}

const INPLACE_ADD_UNICODE = 3;
