/**
 * The interpreter's loop, the only source of both VMs.
 *
 * `scripts/specialize-interpreter` writes `generated/standard.ts` and `generated/tracing.ts` from this file: it folds
 * `TRACING`, and puts opcode numbers in place of `Op.NAME`. A case pops, calls the meaning in `runtime/`, pushes.
 *
 * Control: a case ends with `continue`. One that enters another frame sets `next` and ends with `break`, which leads to
 * the entry sequence below the switch; a comparison leaves `truth`, whose end takes the jump that mostly follows. Raising from here sets `raised` and breaks out of the loop to the unwinding
 * below; native code raises by throwing, which is caught there too. `frame.pc` is written back before anything that
 * may run Python code or look at the stack.
 */

import { OPCODE_MASK, OPERAND_SHIFT, Op, PAIR_BITS, PAIR_MASK } from "../bytecode/instructions.js";
import { type AttributeCache, AttributeKind } from "../objects/attribute-cache.js";
import { PyCell } from "../objects/cell.js";
import type { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import type { PyException } from "../objects/exception.js";
import { floatType, PyFloat } from "../objects/float.js";
import { PyFunction } from "../objects/function.js";
import { INLINE_SLOTS, PyInstance } from "../objects/instance.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { RangeIterator } from "../objects/range.js";
import { ListIterator } from "../objects/sequence-iterators.js";
import { PySet } from "../objects/set.js";
import { PySlice } from "../objects/slice.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { deleteAttribute } from "../runtime/attributes.js";
import { compareEq, compareGe, compareGt, compareLe, compareLt, compareNe, is } from "../runtime/comparison.js";
import { splitGroup } from "../runtime/exception-groups.js";
import { exceptMatches } from "../runtime/exception-matching.js";
import { getIterator, iterNext } from "../runtime/iteration.js";
import * as operators from "../runtime/operators.js";
import { contains, deleteItem, getItem, getSlice, length, setItem, setSlice } from "../runtime/subscripts.js";
import { format } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import { loadAttribute, loadCachedAttribute, loadMethod, storeAttribute } from "./attribute-access.js";
import { operate, operateUnary } from "./binary-operations.js";
import {
  convertValue,
  dictMerge,
  dictUpdate,
  joinStrings,
  listExtend,
  setUpdate,
  unpackEx,
  unpackSequence,
} from "./building.js";
import { callFunctionEx, callKeywords, callValue } from "./call-values.js";
import { runCompiled, tierHooks } from "./compiled-entry.js";
import { enterFrame } from "./enter-frame.js";
import type { Executable } from "./executable.js";
import { Exit, Frame, type FrameValue, makeFrame, recycleFrame, VM } from "./frame.js";
import { GeneratorState, generatorType, PyGenerator } from "./generator.js";
import {
  asyncIterator,
  awaitableOf,
  endOfDelegation,
  endsAsyncFor,
  makeGenerator,
  nextAwaitable,
  send,
  yieldFromIterator,
} from "./generator-protocol.js";
import { importFrom, importName } from "./imports.js";
import type { GlobalCache } from "./inline-cache.js";
import { type InterpreterThread, Signal } from "./interpreter-thread.js";
import { intrinsic1, intrinsic2 } from "./intrinsics.js";
import {
  buildInterpolation,
  buildTemplate,
  copyClosure,
  loadCommonConstant,
  makeFunction,
  missingBuildClass,
  setFunctionAttribute,
} from "./making.js";
import {
  deleteDeref,
  deleteGlobal,
  deleteName,
  findBuiltin,
  loadFromMappingOrDeref,
  loadFromMappingOrGlobals,
  loadGlobal,
  loadName,
  setUpAnnotations,
  storeGlobal,
  storeName,
  unboundCell,
  unboundLocal,
} from "./names.js";
import { matchClass, matchKeys } from "./pattern-matching.js";
import { loadSuperAttribute, loadSuperMethod } from "./super-access.js";
import { releaseIterator } from "./temporaries.js";
import { beforeInstruction, traceDelegationEnd, traceReturn, traceStopIteration, traceYield } from "./trace/events.js";
import { exceptionToRaise, leaveFrame, Origin, raiseException, unknownInstruction, unwind } from "./unwinding.js";
import { bindSpecial, callExit, loadSpecialMethod } from "./with-statement.js";

declare const TRACING: boolean;

/** The range of ints that are JavaScript numbers; literals, so that they fold. */
const MAXIMUM = 9007199254740991;
const MINIMUM = -9007199254740991;

/**
 * Runs the frame on top and the frames it calls. Returns its result; or undefined when `thread.signal` says why: it
 * raised, or what is on top then must continue in the other VM.
 */
export function execute(thread: InterpreterThread): Value | undefined {
  let result = runCatching(thread);
  while (result === undefined && thread.signal === Signal.CAUGHT) result = runCatching(thread);
  return result;
}

/** A function of its own, so that no variable goes on holding the error, its traceback, and all that is in its frames. */
function runCatching(thread: InterpreterThread): Value | undefined {
  try {
    return runFrames(thread);
  } catch (error) {
    thread.pending = exceptionToRaise(thread, error);
    thread.signal = Signal.CAUGHT;
    return undefined;
  }
}

/**
 * The interpreter's loop. What native code throws is caught outside of it, where `frame.pc` says which instruction has
 * raised it: with a handler in the function, an edge from every call to there makes V8's optimizing compiler take three
 * times as long, and code is interpreted by V8's slower tiers in the meantime.
 */
function runFrames(thread: InterpreterThread): Value | undefined {
  // Errors of entering or leaving a frame belong to its caller, which is on top then.
  let frame = thread.top as Frame;
  let { values, executable } = frame;
  let { instructions, constants } = executable;
  let { pc, sp } = frame;
  let next: Frame | null = null;
  let raised: PyException | null = thread.pending;
  thread.pending = null;
  // Where the exception being raised was raised before, see `unwind`.
  let origin: number = thread.pendingOrigin;
  thread.pendingOrigin = Origin.HERE;
  // Shared by the cases: a variable of its own in each would cost the whole loop a register.
  let word = 0;
  let index = 0;
  let count = 0;
  let number = 0;
  let left: FrameValue;
  let right: FrameValue;
  let value: FrameValue;
  let called: Frame | FrameValue;
  // Index of the instruction executed before, for line events; -1 when unknown.
  let previous = TRACING ? (thread.isAtJump ? -1 : pc - 1) : 0;
  if (TRACING) thread.isAtJump = false;

  for (;;) {
    if (raised === null) {
      loop: for (;;) {
        if (TRACING) {
          if ((executable.stops as Uint8Array)[pc] !== 0 || frame.isStepped) {
            // What a trace function raises is raised by this instruction.
            frame.pc = pc++;
            frame.sp = sp;
            beforeInstruction(thread, frame, previous);
            if (frame.vm !== VM.TRACING) {
              thread.signal = Signal.SWITCH;
              return undefined;
            }
            pc = frame.pc;
            sp = frame.sp;
          }
          previous = pc;
        }
        word = instructions[pc++];
        frame.pc = pc;
        truth: {
          switch (word & OPCODE_MASK) {
            case Op.NOP:
            case Op.RESUME:
              continue;

            // Variables and constants

            case Op.LOAD_FAST:
              value = values[word >>> OPERAND_SHIFT];
              if (value === undefined) throw unboundLocal(frame, word >>> OPERAND_SHIFT);
              values[sp++] = value;
              continue;
            case Op.LOAD_CONST:
              values[sp++] = constants[word >>> OPERAND_SHIFT];
              continue;
            case Op.STORE_FAST:
              values[word >>> OPERAND_SHIFT] = values[--sp];
              continue;
            case Op.LOAD_FAST_LOAD_FAST:
              value = values[(word >>> OPERAND_SHIFT) & PAIR_MASK];
              if (value === undefined) throw unboundLocal(frame, (word >>> OPERAND_SHIFT) & PAIR_MASK);
              values[sp++] = value;
              value = values[word >>> (OPERAND_SHIFT + PAIR_BITS)];
              if (value === undefined) throw unboundLocal(frame, word >>> (OPERAND_SHIFT + PAIR_BITS));
              values[sp++] = value;
              continue;
            case Op.STORE_FAST_LOAD_FAST:
              values[(word >>> OPERAND_SHIFT) & PAIR_MASK] = values[sp - 1];
              value = values[word >>> (OPERAND_SHIFT + PAIR_BITS)];
              if (value === undefined) throw unboundLocal(frame, word >>> (OPERAND_SHIFT + PAIR_BITS));
              values[sp - 1] = value;
              continue;
            case Op.STORE_FAST_STORE_FAST:
              values[(word >>> OPERAND_SHIFT) & PAIR_MASK] = values[--sp];
              values[word >>> (OPERAND_SHIFT + PAIR_BITS)] = values[--sp];
              continue;
            case Op.LOAD_FAST_AND_CLEAR:
              index = word >>> OPERAND_SHIFT;
              values[sp++] = values[index];
              values[index] = undefined;
              continue;
            case Op.DELETE_FAST:
              index = word >>> OPERAND_SHIFT;
              if (values[index] === undefined) throw unboundLocal(frame, index);
              values[index] = undefined;
              continue;
            case Op.MAKE_CELL:
              index = word >>> OPERAND_SHIFT;
              values[index] = new PyCell(values[index]);
              continue;
            case Op.COPY_FREE_VARS:
              copyClosure(frame, word >>> OPERAND_SHIFT);
              continue;
            case Op.LOAD_CLOSURE:
              values[sp++] = values[word >>> OPERAND_SHIFT];
              continue;
            case Op.LOAD_DEREF:
              value = (values[word >>> OPERAND_SHIFT] as PyCell).content;
              if (value === undefined) throw unboundCell(frame, word >>> OPERAND_SHIFT);
              values[sp++] = value;
              continue;
            case Op.STORE_DEREF:
              (values[word >>> OPERAND_SHIFT] as PyCell).content = values[--sp];
              continue;
            case Op.DELETE_DEREF:
              deleteDeref(frame, word >>> OPERAND_SHIFT);
              continue;
            case Op.LOAD_FROM_DICT_OR_DEREF:
              values[sp - 1] = loadFromMappingOrDeref(frame, values[sp - 1] as Value, word >>> OPERAND_SHIFT);
              continue;
            case Op.LOAD_FROM_DICT_OR_GLOBALS:
              values[sp - 1] = loadFromMappingOrGlobals(frame, values[sp - 1] as Value, word >>> OPERAND_SHIFT);
              continue;
            case Op.LOAD_LOCALS:
              values[sp++] = frame.namespace;
              continue;
            case Op.LOAD_GLOBAL: {
              const cache = executable.caches[pc - 1] as GlobalCache | undefined;
              if (cache !== undefined && cache.globals === frame.globals) {
                value = cache.entry.value;
                if (
                  value !== undefined &&
                  (cache.missingVersion < 0 || cache.missingVersion === cache.globals.keyVersion)
                ) {
                  values[sp++] = value;
                  continue;
                }
              }
              values[sp++] = loadGlobal(frame, word >>> OPERAND_SHIFT);
              continue;
            }
            case Op.LOAD_NAME: {
              const cache = executable.caches[pc - 1] as GlobalCache | undefined;
              if (cache !== undefined && cache.globals === frame.namespace) {
                value = cache.entry.value;
                if (
                  value !== undefined &&
                  (cache.missingVersion < 0 || cache.missingVersion === cache.globals.keyVersion)
                ) {
                  values[sp++] = value;
                  continue;
                }
              }
              values[sp++] = loadName(frame, word >>> OPERAND_SHIFT);
              continue;
            }
            case Op.STORE_NAME: {
              const cache = executable.caches[pc - 1] as GlobalCache | undefined;
              if (cache !== undefined && cache.globals === frame.namespace && cache.entry.value !== undefined) {
                cache.entry.value = values[--sp];
                continue;
              }
              storeName(frame, word >>> OPERAND_SHIFT, values[--sp] as Value);
              continue;
            }
            case Op.STORE_GLOBAL: {
              const cache = executable.caches[pc - 1] as GlobalCache | undefined;
              if (cache !== undefined && cache.globals === frame.globals && cache.entry.value !== undefined) {
                cache.entry.value = values[--sp];
                continue;
              }
              storeGlobal(frame, word >>> OPERAND_SHIFT, values[--sp] as Value);
              continue;
            }
            case Op.DELETE_NAME:
              deleteName(frame, word >>> OPERAND_SHIFT);
              continue;
            case Op.DELETE_GLOBAL:
              deleteGlobal(frame, word >>> OPERAND_SHIFT);
              continue;
            case Op.SETUP_ANNOTATIONS:
              setUpAnnotations(frame);
              continue;
            case Op.LOAD_COMMON_CONSTANT:
              values[sp++] = loadCommonConstant(word >>> OPERAND_SHIFT);
              continue;

            // Stack

            case Op.POP_TOP:
              sp--;
              continue;
            case Op.PUSH_NULL:
              values[sp++] = undefined;
              continue;
            case Op.COPY:
              value = values[sp - (word >>> OPERAND_SHIFT)];
              values[sp++] = value;
              continue;
            case Op.SWAP:
              index = sp - (word >>> OPERAND_SHIFT);
              value = values[index];
              values[index] = values[sp - 1];
              values[sp - 1] = value;
              continue;

            // Jumps

            case Op.JUMP_FORWARD:
            case Op.JUMP_BACKWARD_NO_INTERRUPT:
              pc = word >>> OPERAND_SHIFT;
              continue;
            case Op.JUMP_BACKWARD:
              if (--thread.budget < 0) {
                frame.sp = sp;
                thread.takeSafePoint();
                if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
                  frame.pc = word >>> OPERAND_SHIFT;
                  thread.isAtJump = true;
                  thread.signal = Signal.SWITCH;
                  return undefined;
                }
                if (!TRACING) tierHooks.consider(thread, frame, word >>> OPERAND_SHIFT);
              }
              pc = word >>> OPERAND_SHIFT;
              if (!TRACING) {
                if (executable.entries !== null) {
                  const compiled = executable.entries[pc];
                  if (compiled !== undefined) {
                    frame.pc = pc;
                    frame.sp = sp;
                    if (!runCompiled(thread, frame, compiled)) {
                      raised = thread.pending;
                      thread.pending = null;
                      if (raised !== null) break loop;
                      thread.signal = Signal.SWITCH;
                      return undefined;
                    }
                    ({ pc, sp } = frame);
                  }
                }
              }
              continue;
            case Op.POP_JUMP_IF_FALSE:
              value = values[--sp];
              if (value === true) continue;
              if (value !== false) {
                if (isTrue(value as Value)) continue;
              }
              pc = word >>> OPERAND_SHIFT;
              continue;
            case Op.POP_JUMP_IF_TRUE:
              value = values[--sp];
              if (value === false) continue;
              if (value !== true) {
                if (!isTrue(value as Value)) continue;
              }
              pc = word >>> OPERAND_SHIFT;
              continue;
            case Op.POP_JUMP_IF_NONE:
              if (values[--sp] === null) pc = word >>> OPERAND_SHIFT;
              continue;
            case Op.POP_JUMP_IF_NOT_NONE:
              if (values[--sp] !== null) pc = word >>> OPERAND_SHIFT;
              continue;
            case Op.JUMP_IF_TRUE_OR_POP:
              if (isTrue(values[sp - 1] as Value)) pc = word >>> OPERAND_SHIFT;
              else sp--;
              continue;
            case Op.JUMP_IF_FALSE_OR_POP:
              if (isTrue(values[sp - 1] as Value)) sp--;
              else pc = word >>> OPERAND_SHIFT;
              continue;

            // Arithmetic: ints here, the rest out of line, which keeps this function quick to optimise

            case Op.BINARY_ADD:
            case Op.INPLACE_ADD:
              right = values[--sp];
              left = values[sp - 1];
              if (typeof left === "number" && typeof right === "number") {
                number = left + right;
                if (number <= MAXIMUM && number >= MINIMUM) {
                  values[sp - 1] = number;
                  continue;
                }
              }
              if (
                left instanceof PyFloat &&
                right instanceof PyFloat &&
                left.cls === floatType &&
                right.cls === floatType
              ) {
                values[sp - 1] = new PyFloat(left.value + right.value);
                continue;
              }
              values[sp - 1] =
                (word & OPCODE_MASK) === Op.BINARY_ADD
                  ? operators.add(left as Value, right as Value)
                  : operators.inPlaceAdd(left as Value, right as Value);
              continue;
            case Op.BINARY_SUBTRACT:
            case Op.INPLACE_SUBTRACT:
              right = values[--sp];
              left = values[sp - 1];
              if (typeof left === "number" && typeof right === "number") {
                number = left - right;
                if (number <= MAXIMUM && number >= MINIMUM) {
                  values[sp - 1] = number;
                  continue;
                }
              }
              if (
                left instanceof PyFloat &&
                right instanceof PyFloat &&
                left.cls === floatType &&
                right.cls === floatType
              ) {
                values[sp - 1] = new PyFloat(left.value - right.value);
                continue;
              }
              values[sp - 1] =
                (word & OPCODE_MASK) === Op.BINARY_SUBTRACT
                  ? operators.subtract(left as Value, right as Value)
                  : operators.inPlaceSubtract(left as Value, right as Value);
              continue;
            case Op.BINARY_MULTIPLY:
            case Op.INPLACE_MULTIPLY:
              right = values[--sp];
              left = values[sp - 1];
              if (typeof left === "number" && typeof right === "number") {
                number = left * right;
                if (number <= MAXIMUM && number >= MINIMUM) {
                  // + 0 turns -0 into 0.
                  values[sp - 1] = number + 0;
                  continue;
                }
              }
              if (
                left instanceof PyFloat &&
                right instanceof PyFloat &&
                left.cls === floatType &&
                right.cls === floatType
              ) {
                values[sp - 1] = new PyFloat(left.value * right.value);
                continue;
              }
              values[sp - 1] =
                (word & OPCODE_MASK) === Op.BINARY_MULTIPLY
                  ? operators.multiply(left as Value, right as Value)
                  : operators.inPlaceMultiply(left as Value, right as Value);
              continue;
            case Op.BINARY_REMAINDER:
            case Op.INPLACE_REMAINDER:
              right = values[--sp];
              left = values[sp - 1];
              if (typeof left === "number" && typeof right === "number" && left >= 0 && right > 0) {
                values[sp - 1] = left % right;
                continue;
              }
              values[sp - 1] = operate(word & OPCODE_MASK, left as Value, right as Value);
              continue;
            case Op.BINARY_AND:
            case Op.INPLACE_AND:
              right = values[--sp];
              left = values[sp - 1];
              if (
                typeof left === "number" &&
                typeof right === "number" &&
                (left | 0) === left &&
                (right | 0) === right
              ) {
                values[sp - 1] = left & right;
                continue;
              }
              values[sp - 1] = operate(word & OPCODE_MASK, left as Value, right as Value);
              continue;
            case Op.BINARY_OR:
            case Op.INPLACE_OR:
              right = values[--sp];
              left = values[sp - 1];
              if (
                typeof left === "number" &&
                typeof right === "number" &&
                (left | 0) === left &&
                (right | 0) === right
              ) {
                values[sp - 1] = left | right;
                continue;
              }
              values[sp - 1] = operate(word & OPCODE_MASK, left as Value, right as Value);
              continue;
            case Op.BINARY_XOR:
            case Op.INPLACE_XOR:
              right = values[--sp];
              left = values[sp - 1];
              if (
                typeof left === "number" &&
                typeof right === "number" &&
                (left | 0) === left &&
                (right | 0) === right
              ) {
                values[sp - 1] = left ^ right;
                continue;
              }
              values[sp - 1] = operate(word & OPCODE_MASK, left as Value, right as Value);
              continue;
            case Op.BINARY_RIGHT_SHIFT:
            case Op.INPLACE_RIGHT_SHIFT:
              right = values[--sp];
              left = values[sp - 1];
              if (
                typeof left === "number" &&
                typeof right === "number" &&
                (left | 0) === left &&
                right >>> 0 === right &&
                right < 32
              ) {
                values[sp - 1] = left >> right;
                continue;
              }
              values[sp - 1] = operate(word & OPCODE_MASK, left as Value, right as Value);
              continue;
            case Op.BINARY_MATRIX_MULTIPLY:
            case Op.INPLACE_MATRIX_MULTIPLY:
            case Op.INPLACE_TRUE_DIVIDE:
            case Op.INPLACE_FLOOR_DIVIDE:
            case Op.BINARY_POWER:
            case Op.INPLACE_POWER:
            case Op.BINARY_LEFT_SHIFT:
            case Op.INPLACE_LEFT_SHIFT:
              right = values[--sp];
              values[sp - 1] = operate(word & OPCODE_MASK, values[sp - 1] as Value, right as Value);
              continue;
            case Op.BINARY_TRUE_DIVIDE:
              right = values[--sp];
              values[sp - 1] = operators.trueDivide(values[sp - 1] as Value, right as Value);
              continue;
            case Op.BINARY_FLOOR_DIVIDE:
              right = values[--sp];
              values[sp - 1] = operators.floorDivide(values[sp - 1] as Value, right as Value);
              continue;
            case Op.UNARY_NEGATIVE:
            case Op.UNARY_POSITIVE:
            case Op.UNARY_INVERT:
              values[sp - 1] = operateUnary(word & OPCODE_MASK, values[sp - 1] as Value);
              continue;
            case Op.UNARY_NOT:
              values[sp - 1] = !isTrue(values[sp - 1] as Value);
              continue;

            // Comparison

            case Op.COMPARE_LT:
              right = values[--sp];
              left = values[--sp];
              if (typeof left === "number" && typeof right === "number") value = left < right;
              else {
                value = compareLt(left as Value, right as Value);
              }
              break truth;
            case Op.COMPARE_LE:
              right = values[--sp];
              left = values[--sp];
              if (typeof left === "number" && typeof right === "number") value = left <= right;
              else {
                value = compareLe(left as Value, right as Value);
              }
              break truth;
            case Op.COMPARE_GT:
              right = values[--sp];
              left = values[--sp];
              if (typeof left === "number" && typeof right === "number") value = left > right;
              else {
                value = compareGt(left as Value, right as Value);
              }
              break truth;
            case Op.COMPARE_GE:
              right = values[--sp];
              left = values[--sp];
              if (typeof left === "number" && typeof right === "number") value = left >= right;
              else {
                value = compareGe(left as Value, right as Value);
              }
              break truth;
            case Op.COMPARE_EQ:
              right = values[--sp];
              left = values[--sp];
              if (typeof left === "number" && typeof right === "number") value = left === right;
              else {
                value = compareEq(left as Value, right as Value);
              }
              break truth;
            case Op.COMPARE_NE:
              right = values[--sp];
              left = values[--sp];
              if (typeof left === "number" && typeof right === "number") value = left !== right;
              else {
                value = compareNe(left as Value, right as Value);
              }
              break truth;
            case Op.IS_OP:
              right = values[--sp];
              value = is(values[--sp] as Value, right as Value) !== (word >>> OPERAND_SHIFT === 1);
              break truth;
            case Op.CONTAINS_OP:
              right = values[--sp];
              value = contains(right as Value, values[--sp] as Value) !== (word >>> OPERAND_SHIFT === 1);
              break truth;

            // Attributes

            case Op.LOAD_ATTR: {
              const cache = executable.caches[pc - 1] as AttributeCache | undefined;
              value = values[sp - 1];
              if (value instanceof PyInstance && cache !== undefined) {
                if (
                  value.shape === cache.shape &&
                  cache.version === value.cls.version &&
                  cache.kind === AttributeKind.SLOT
                ) {
                  index = cache.index;
                  right =
                    index === 0
                      ? value.s0
                      : index === 1
                        ? value.s1
                        : index === 2
                          ? value.s2
                          : index === 3
                            ? value.s3
                            : value.rest?.[index - INLINE_SLOTS];
                  if (right !== undefined) {
                    values[sp - 1] = right;
                    continue;
                  }
                }
              }
              const found = loadCachedAttribute(
                executable,
                pc - 1,
                value as Value,
                executable.names[word >>> OPERAND_SHIFT],
              );
              if (found instanceof Frame) {
                // The getter of a property.
                next = found;
                sp--;
                break;
              }
              values[sp - 1] = found;
              continue;
            }
            case Op.LOAD_METHOD: {
              const cache = executable.caches[pc - 1] as AttributeCache | undefined;
              value = values[sp - 1];
              if (value instanceof PyInstance && cache !== undefined) {
                if (
                  value.shape === cache.shape &&
                  cache.version === value.cls.version &&
                  cache.kind === AttributeKind.FUNCTION
                ) {
                  values[sp - 1] = cache.value;
                  values[sp++] = value;
                  continue;
                }
              }
              right = loadMethod(executable, pc - 1, value as Value, executable.names[word >>> OPERAND_SHIFT]);
              if (right !== undefined) {
                // An unbound method of the object's class.
                values[sp - 1] = right;
                values[sp++] = value;
              } else {
                values[sp - 1] = loadAttribute(
                  executable,
                  pc - 1,
                  value as Value,
                  executable.names[word >>> OPERAND_SHIFT],
                );
                values[sp++] = undefined;
              }
              continue;
            }
            case Op.STORE_ATTR: {
              const cache = executable.caches[pc - 1] as AttributeCache | undefined;
              value = values[sp - 1];
              sp -= 2;
              if (
                cache !== undefined &&
                value instanceof PyInstance &&
                value.shape === cache.shape &&
                cache.version === value.cls.version
              ) {
                index = cache.index;
                if (index === 0) value.s0 = values[sp];
                else if (index === 1) value.s1 = values[sp];
                else if (index === 2) value.s2 = values[sp];
                else if (index === 3) value.s3 = values[sp];
                else if (value.rest !== undefined && index - INLINE_SLOTS < value.rest.length) {
                  value.rest[index - INLINE_SLOTS] = values[sp];
                } else value.setSlot(index, values[sp]);
                if (cache.nextShape !== null) value.shape = cache.nextShape;
                continue;
              }
              frame.sp = sp;
              storeAttribute(
                executable,
                pc - 1,
                value as Value,
                executable.names[word >>> OPERAND_SHIFT],
                values[sp] as Value,
              );
              if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
                thread.signal = Signal.SWITCH;
                return undefined;
              }
              continue;
            }
            case Op.DELETE_ATTR:
              deleteAttribute(values[--sp] as Value, executable.names[word >>> OPERAND_SHIFT]);
              continue;
            case Op.LOAD_SUPER_ATTR:
              sp -= 2;
              values[sp - 1] = loadSuperAttribute(
                values[sp - 1] as Value,
                values[sp] as Value,
                values[sp + 1] as Value,
                executable.names[word >>> OPERAND_SHIFT],
              );
              continue;
            case Op.LOAD_SUPER_METHOD:
              sp -= 2;
              right = values[sp + 1];
              value = loadSuperMethod(
                values[sp - 1] as Value,
                values[sp] as Value,
                right as Value,
                executable.names[word >>> OPERAND_SHIFT],
              );
              if (value !== undefined) {
                values[sp - 1] = value;
                values[sp++] = right;
              } else {
                values[sp - 1] = loadSuperAttribute(
                  values[sp - 1] as Value,
                  values[sp] as Value,
                  right as Value,
                  executable.names[word >>> OPERAND_SHIFT],
                );
                values[sp++] = undefined;
              }
              continue;
            case Op.LOAD_SPECIAL:
              value = values[sp - 1];
              right = loadSpecialMethod(value as Value, word >>> OPERAND_SHIFT);
              if (right !== undefined) {
                values[sp - 1] = right;
                values[sp++] = value;
              } else {
                values[sp - 1] = bindSpecial(value as Value, word >>> OPERAND_SHIFT);
                values[sp++] = undefined;
              }
              continue;

            // Items

            case Op.BINARY_SUBSCR:
              right = values[--sp];
              left = values[sp - 1];
              if (typeof right === "number" && left instanceof PyList && left.cls === listType) {
                value = left.items[right < 0 ? right + left.items.length : right];
                if (value !== undefined) {
                  values[sp - 1] = value;
                  continue;
                }
              }
              values[sp - 1] = getItem(left as Value, right as Value);
              continue;
            case Op.STORE_SUBSCR:
              sp -= 3;
              left = values[sp + 1];
              right = values[sp + 2];
              if (
                typeof right === "number" &&
                left instanceof PyList &&
                left.cls === listType &&
                right >= 0 &&
                right < left.items.length
              ) {
                left.items[right] = values[sp] as Value;
                continue;
              }
              setItem(left as Value, right as Value, values[sp] as Value);
              continue;
            case Op.DELETE_SUBSCR:
              sp -= 2;
              deleteItem(values[sp] as Value, values[sp + 1] as Value);
              continue;
            case Op.BINARY_SLICE:
              sp -= 2;
              values[sp - 1] = getSlice(values[sp - 1] as Value, values[sp] as Value, values[sp + 1] as Value);
              continue;
            case Op.STORE_SLICE:
              sp -= 4;
              setSlice(values[sp + 1] as Value, values[sp + 2] as Value, values[sp + 3] as Value, values[sp] as Value);
              continue;

            // Building

            case Op.BUILD_TUPLE:
              count = word >>> OPERAND_SHIFT;
              // A slice is a call of native code, several times the price of a pair.
              if (count === 2) value = new PyTuple([values[sp - 2] as Value, values[sp - 1] as Value]);
              else value = new PyTuple(values.slice(sp - count, sp) as Value[]);
              sp -= count;
              values[sp++] = value;
              continue;
            case Op.BUILD_LIST:
              count = word >>> OPERAND_SHIFT;
              value = new PyList(values.slice(sp - count, sp) as Value[]);
              sp -= count;
              values[sp++] = value;
              continue;
            case Op.BUILD_SET: {
              count = word >>> OPERAND_SHIFT;
              const set = new PySet();
              for (index = sp - count; index < sp; index++) set.add(values[index] as Value);
              sp -= count;
              values[sp++] = set;
              continue;
            }
            case Op.BUILD_MAP: {
              count = word >>> OPERAND_SHIFT;
              const dict = new PyDict();
              for (index = sp - 2 * count; index < sp; index += 2)
                setItem(dict, values[index] as Value, values[index + 1] as Value);
              sp -= 2 * count;
              values[sp++] = dict;
              continue;
            }
            case Op.BUILD_STRING:
              count = word >>> OPERAND_SHIFT;
              sp -= count;
              values[sp] = joinStrings(values, sp, count);
              sp++;
              continue;
            case Op.BUILD_SLICE:
              if (word >>> OPERAND_SHIFT === 3) {
                sp -= 2;
                values[sp - 1] = new PySlice(values[sp - 1] as Value, values[sp] as Value, values[sp + 1] as Value);
              } else {
                sp--;
                values[sp - 1] = new PySlice(values[sp - 1] as Value, values[sp] as Value, null);
              }
              continue;
            case Op.BUILD_INTERPOLATION:
              index = word >>> OPERAND_SHIFT;
              sp -= (index & 1) === 0 ? 1 : 2;
              values[sp - 1] = buildInterpolation(
                values[sp - 1] as Value,
                values[sp] as Value,
                index >> 2,
                (index & 1) === 0 ? "" : (values[sp + 1] as Value),
              );
              continue;
            case Op.BUILD_TEMPLATE:
              right = values[--sp];
              values[sp - 1] = buildTemplate(values[sp - 1] as Value, right as Value);
              continue;
            case Op.LIST_APPEND:
              value = values[--sp];
              (values[sp - (word >>> OPERAND_SHIFT)] as PyList).items.push(value as Value);
              continue;
            case Op.LIST_EXTEND:
              value = values[--sp];
              listExtend(values[sp - (word >>> OPERAND_SHIFT)] as PyList, value as Value);
              continue;
            case Op.SET_ADD:
              value = values[--sp];
              (values[sp - (word >>> OPERAND_SHIFT)] as PySet).add(value as Value);
              continue;
            case Op.SET_UPDATE:
              value = values[--sp];
              setUpdate(values[sp - (word >>> OPERAND_SHIFT)] as PySet, value as Value);
              continue;
            case Op.MAP_ADD:
              sp -= 2;
              setItem(values[sp - (word >>> OPERAND_SHIFT)] as Value, values[sp] as Value, values[sp + 1] as Value);
              continue;
            case Op.DICT_UPDATE:
              value = values[--sp];
              dictUpdate(values[sp - (word >>> OPERAND_SHIFT)] as PyDict, value as Value);
              continue;
            case Op.DICT_MERGE:
              value = values[--sp];
              index = sp - (word >>> OPERAND_SHIFT);
              // The callable lies below self, the positional arguments and the dict that is being filled.
              dictMerge(values[index] as PyDict, value as Value, values[index - 3] as Value);
              continue;
            case Op.UNPACK_SEQUENCE: {
              count = word >>> OPERAND_SHIFT;
              value = values[--sp];
              if (value instanceof PyTuple && value.cls === tupleType && value.items.length === count) {
                const { items } = value;
                for (index = count - 1; index >= 0; index--) values[sp++] = items[index];
                continue;
              }
              unpackSequence(value as Value, count, values, sp);
              sp += count;
              continue;
            }
            case Op.UNPACK_EX:
              sp = unpackEx(values[--sp] as Value, word >>> OPERAND_SHIFT, values, sp);
              continue;
            case Op.CONVERT_VALUE:
              values[sp - 1] = convertValue(values[sp - 1] as Value, word >>> OPERAND_SHIFT);
              continue;
            case Op.FORMAT_SIMPLE:
              value = values[sp - 1];
              if (typeof value === "string") continue;
              values[sp - 1] = format(value as Value, "");
              continue;
            case Op.FORMAT_WITH_SPEC:
              right = values[--sp];
              values[sp - 1] = format(values[sp - 1] as Value, right as Value);
              continue;

            // Functions and calls

            case Op.MAKE_FUNCTION:
              values[sp - 1] = makeFunction(frame, values[sp - 1] as PyCode);
              continue;
            case Op.SET_FUNCTION_ATTRIBUTE:
              value = values[--sp];
              setFunctionAttribute(value as PyFunction, word >>> OPERAND_SHIFT, values[sp - 1] as Value);
              values[sp - 1] = value;
              continue;
            case Op.LOAD_BUILD_CLASS:
              value = findBuiltin(frame, "__build_class__");
              if (value === undefined) throw missingBuildClass();
              values[sp++] = value;
              continue;
            case Op.CALL: {
              count = word >>> OPERAND_SHIFT;
              left = values[sp - count - 2];
              right = values[sp - count - 1];
              if (left instanceof PyFunction) {
                index = right === undefined ? sp - count : sp - count - 1;
                const target = left.code.state as Executable | null;
                if (target !== null && target.simpleArgCount === sp - index) {
                  next = makeFrame(target, left.globals, left.builtins);
                  next.function = left;
                  const parameters = next.values;
                  number = sp - index;
                  for (let place = 0; place < number; place++) parameters[place] = values[index + place];
                  sp -= count + 2;
                  break;
                }
              }
              frame.sp = sp;
              // A collection in the call must not find old values here. Optimized code has no such variables any more.
              value = undefined;
              called = undefined;
              called = callValue(thread, values, sp, count);
              sp -= count + 2;
              if (called instanceof Frame) {
                next = called;
                break;
              }
              values[sp++] = called;
              if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
                frame.sp = sp;
                thread.signal = Signal.SWITCH;
                return undefined;
              }
              continue;
            }
            case Op.CALL_KW:
              frame.sp = sp;
              count = word >>> OPERAND_SHIFT;
              called = callKeywords(values, sp, count);
              sp -= count + 3;
              if (called instanceof Frame) {
                next = called;
                break;
              }
              values[sp++] = called;
              if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
                frame.sp = sp;
                thread.signal = Signal.SWITCH;
                return undefined;
              }
              continue;
            case Op.CALL_FUNCTION_EX:
              frame.sp = sp;
              called = callFunctionEx(values[sp - 4] as Value, values[sp - 2] as Value, values[sp - 1]);
              sp -= 4;
              if (called instanceof Frame) {
                next = called;
                break;
              }
              values[sp++] = called;
              if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
                frame.sp = sp;
                thread.signal = Signal.SWITCH;
                return undefined;
              }
              continue;
            case Op.CALL_INTRINSIC_1:
              values[sp - 1] = intrinsic1(frame, word >>> OPERAND_SHIFT, values[sp - 1] as Value);
              continue;
            case Op.CALL_INTRINSIC_2:
              right = values[--sp];
              values[sp - 1] = intrinsic2(word >>> OPERAND_SHIFT, values[sp - 1] as Value, right as Value);
              continue;
            case Op.IMPORT_NAME:
              frame.sp = sp;
              right = values[--sp];
              values[sp - 1] = importName(
                frame,
                executable.names[word >>> OPERAND_SHIFT],
                values[sp - 1] as Value,
                right as Value,
              );
              continue;
            case Op.IMPORT_FROM:
              values[sp] = importFrom(values[sp - 1] as Value, executable.names[word >>> OPERAND_SHIFT]);
              sp++;
              continue;
            case Op.RETURN_VALUE:
              value = values[--sp] as Value;
              if (TRACING) {
                frame.sp = sp;
                traceReturn(thread, frame, value);
              }
              thread.depth--;
              if (frame.exit === 0) {
                next = frame.back as Frame;
                thread.top = next;
                if (frame.isCaptured) {
                  frame.isFinished = true;
                  // Its f_lineno and f_back can be asked for.
                  next.isCaptured = true;
                } else recycleFrame(frame);
                frame = next;
                next = null;
                ({ values, executable, pc, sp } = frame);
                ({ instructions, constants } = executable);
                values[sp++] = value;
                if (TRACING) previous = pc - 1;
                continue;
              }
              // Somebody has begun to watch it since its last safe point: that it returns is an event.
              if (!TRACING && frame.vm !== VM.STANDARD && frame.vm !== VM.NONE) {
                thread.depth++;
                frame.pc = pc - 1;
                frame.sp = sp + 1;
                thread.signal = Signal.SWITCH;
                return undefined;
              }
              frame.pc = pc;
              next = leaveFrame(thread, frame, value);
              if (next === null) return thread.result;
              frame = next;
              next = null;
              ({ values, executable, pc, sp } = frame);
              ({ instructions, constants } = executable);
              if (TRACING) previous = thread.returnedTo;
              continue;

            // Iteration and generators

            case Op.GET_ITER:
              frame.sp = sp;
              values[sp - 1] = getIterator(values[sp - 1] as Value);
              continue;
            case Op.FOR_ITER:
              left = values[sp - 1];
              if (left instanceof RangeIterator) {
                if (left.remaining > 0) {
                  left.remaining--;
                  number = left.current;
                  left.current = number + left.step;
                  if (!TRACING) {
                    word = instructions[pc];
                    if ((word & OPCODE_MASK) === Op.STORE_FAST) {
                      values[word >>> OPERAND_SHIFT] = number;
                      pc++;
                      continue;
                    }
                  }
                  values[sp++] = number;
                } else {
                  sp--;
                  pc = word >>> OPERAND_SHIFT;
                }
                continue;
              }
              if (left instanceof PyGenerator) {
                if (left.state < GeneratorState.RUNNING && left.cls === generatorType) {
                  next = left.frame;
                  next.values[next.sp++] = null;
                  next.exit = Exit.GENERATOR;
                  next.vm = VM.STANDARD;
                  left.state = GeneratorState.RUNNING;
                  left.handled.previous = thread.handled;
                  thread.handled = left.handled;
                  break;
                }
              }
              frame.pc = pc;
              frame.sp = sp;
              value = TRACING || !(left instanceof ListIterator) ? iterNext(left as Value) : left.next();
              if (value !== undefined) values[sp++] = value;
              else {
                if (TRACING) traceStopIteration(thread, frame);
                sp--;
                if (frame.temporaries !== null) releaseIterator(frame, left);
                pc = word >>> OPERAND_SHIFT;
              }
              continue;
            case Op.DROP_ITER:
              value = values[--sp];
              if (frame.temporaries !== null) {
                frame.sp = sp;
                releaseIterator(frame, value);
              }
              continue;
            case Op.GET_LEN:
              values[sp] = length(values[sp - 1] as Value);
              sp++;
              continue;
            case Op.RETURN_GENERATOR:
              frame.sp = sp;
              value = makeGenerator(thread, frame);
              thread.depth--;
              next = leaveFrame(thread, frame, value);
              if (next === null) return thread.result;
              frame = next;
              next = null;
              ({ values, executable, pc, sp } = frame);
              ({ instructions, constants } = executable);
              if (TRACING) previous = thread.returnedTo;
              continue;
            case Op.YIELD_VALUE: {
              value = values[--sp] as Value;
              frame.sp = sp;
              if (TRACING) {
                if (traceYield(thread, frame, value)) {
                  ({ pc, sp } = frame);
                  previous = pc;
                  continue;
                }
              }
              if (!TRACING && frame.exit !== Exit.GENERATOR && frame.vm !== VM.STANDARD && frame.vm !== VM.NONE) {
                frame.pc = pc - 1;
                frame.sp = sp + 1;
                thread.signal = Signal.SWITCH;
                return undefined;
              }
              const generator = frame.generator as PyGenerator;
              generator.state = GeneratorState.SUSPENDED;
              thread.handled = generator.handled.previous as typeof thread.handled;
              thread.depth--;
              if (frame.exit === Exit.GENERATOR) {
                next = frame.back as Frame;
                thread.top = next;
                frame.back = null;
                frame.exit = 0;
                frame = next;
                next = null;
                ({ values, executable, pc, sp } = frame);
                ({ instructions, constants } = executable);
                values[sp++] = value;
                if (TRACING) previous = pc - 1;
                continue;
              }
              next = leaveFrame(thread, frame, value);
              if (next === null) return thread.result;
              frame = next;
              next = null;
              ({ values, executable, pc, sp } = frame);
              ({ instructions, constants } = executable);
              if (TRACING) previous = thread.returnedTo;
              continue;
            }
            case Op.GET_YIELD_FROM_ITER:
              values[sp - 1] = yieldFromIterator(frame, values[sp - 1] as Value);
              continue;
            case Op.GET_AWAITABLE:
              values[sp - 1] = awaitableOf(values[sp - 1] as Value, word >>> OPERAND_SHIFT);
              continue;
            case Op.SEND:
              right = values[--sp];
              left = values[sp - 1];
              if (
                left instanceof PyGenerator &&
                left.state < GeneratorState.RUNNING &&
                (left.state !== GeneratorState.CREATED || right === null)
              ) {
                next = left.frame;
                next.values[next.sp++] = right;
                next.exit = Exit.GENERATOR;
                next.vm = VM.STANDARD;
                left.state = GeneratorState.RUNNING;
                left.handled.previous = thread.handled;
                thread.handled = left.handled;
                break;
              }
              frame.sp = sp;
              value = send(thread, left as Value, right as Value);
              if (value === undefined) {
                value = thread.result;
                if (TRACING) traceDelegationEnd(thread, frame, left as Value, value as Value);
                pc = word >>> OPERAND_SHIFT;
              }
              values[sp++] = value;
              continue;
            case Op.END_SEND:
              value = values[--sp];
              values[sp - 1] = value;
              continue;
            case Op.CLEANUP_THROW:
              sp -= 2;
              value = endOfDelegation(values[sp + 1] as PyException);
              if (value === undefined) {
                raised = values[sp + 1] as PyException;
                origin = Origin.EARLIER;
                break loop;
              }
              values[sp - 1] = null;
              values[sp++] = value;
              continue;
            case Op.GET_AITER:
              values[sp - 1] = asyncIterator(values[sp - 1] as Value);
              continue;
            case Op.GET_ANEXT:
              values[sp] = nextAwaitable(values[sp - 1] as Value);
              sp++;
              continue;
            case Op.END_ASYNC_FOR:
              sp -= 2;
              if (endsAsyncFor(values[sp + 1] as PyException)) continue;
              raised = values[sp + 1] as PyException;
              origin = Origin.EARLIER;
              break loop;

            // Exceptions and with

            case Op.RAISE_VARARGS:
              frame.sp = sp;
              count = word >>> OPERAND_SHIFT;
              raised = raiseException(
                thread,
                count > 0 ? values[sp - count] : undefined,
                count > 1 ? values[sp - 1] : undefined,
              );
              if (count === 0) origin = Origin.EARLIER;
              break loop;
            case Op.RERAISE:
              raised = values[--sp] as PyException;
              index = word >>> OPERAND_SHIFT;
              origin = index === 0 ? Origin.EARLIER : (values[sp - index] as number);
              break loop;
            case Op.PUSH_EXC_INFO:
              value = values[sp - 1];
              values[sp - 1] = thread.handled.exception;
              values[sp++] = value;
              thread.handled.exception = value as PyException;
              continue;
            case Op.POP_EXCEPT:
              thread.handled.exception = values[--sp] as PyException | null;
              continue;
            case Op.CHECK_EXC_MATCH:
              values[sp - 1] = exceptMatches(values[sp - 2] as PyException, values[sp - 1] as Value);
              continue;
            case Op.CHECK_EG_MATCH: {
              frame.isCaptured = true;
              frame.isShown = true;
              const [rest, match] = splitGroup(
                values[sp - 2] as PyException | null,
                values[sp - 1] as Value,
                frame,
                pc - 1,
              );
              values[sp - 2] = rest;
              values[sp - 1] = match;
              if (match !== null) thread.handled.exception = match;
              continue;
            }
            case Op.WITH_EXCEPT_START:
              frame.sp = sp;
              values[sp] = callExit(values[sp - 5] as Value, values[sp - 4], values[sp - 1] as PyException);
              sp++;
              continue;

            // Pattern matching

            case Op.MATCH_MAPPING:
              values[sp] = typeOf(values[sp - 1] as Value).patternKind === "mapping";
              sp++;
              continue;
            case Op.MATCH_SEQUENCE:
              values[sp] = typeOf(values[sp - 1] as Value).patternKind === "sequence";
              sp++;
              continue;
            case Op.MATCH_KEYS:
              values[sp] = matchKeys(values[sp - 2] as Value, values[sp - 1] as PyTuple);
              sp++;
              continue;
            case Op.MATCH_CLASS:
              sp -= 2;
              values[sp - 1] = matchClass(
                values[sp - 1] as Value,
                values[sp] as Value,
                word >>> OPERAND_SHIFT,
                values[sp + 1] as PyTuple,
              );
              continue;

            // Coverage

            case Op.COUNT:
              (executable.counts as Float64Array)[word >>> OPERAND_SHIFT]++;
              continue;
            case Op.COUNT_ONCE:
              (executable.counts as Float64Array)[word >>> OPERAND_SHIFT] = 1;
              instructions[pc - 1] = Op.NOP;
              continue;
            default:
              throw unknownInstruction(word);
          }

          // Entering `next`.
          frame.pc = pc;
          frame.sp = sp;
          next.back = frame;
          frame = next;
          next = null;
          thread.top = frame;
          thread.depth++;
          thread.budget--;
          if (TRACING || thread.depth > thread.depthLimit || thread.budget < 0) {
            enterFrame(thread, frame);
            if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
              frame.exit |= Exit.SWITCH;
              thread.signal = Signal.SWITCH;
              return undefined;
            }
          }
          ({ values, executable, pc, sp } = frame);
          ({ instructions, constants } = executable);
          if (TRACING) previous = pc - 1;
          if (!TRACING) {
            if (executable.entries !== null) {
              const compiled = executable.entries[pc];
              if (compiled !== undefined) {
                if (!runCompiled(thread, frame, compiled)) {
                  raised = thread.pending;
                  thread.pending = null;
                  if (raised !== null) break loop;
                  thread.signal = Signal.SWITCH;
                  return undefined;
                }
                ({ pc, sp } = frame);
              }
            }
          }
          continue;
        }

        // The result of a comparison, in `value`: mostly the jump that it decides is next.
        if (!TRACING) {
          word = instructions[pc];
          if ((word & OPCODE_MASK) === Op.POP_JUMP_IF_FALSE) {
            if (value === false) {
              pc = word >>> OPERAND_SHIFT;
              continue;
            }
            if (value === true) {
              pc++;
              continue;
            }
          }
        }
        values[sp++] = value;
      }
    }

    if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
      thread.pending = raised;
      thread.pendingOrigin = origin;
      thread.signal = Signal.SWITCH;
      return undefined;
    }
    next = unwind(thread, frame, raised, origin);
    if (next === null) return undefined;
    raised = null;
    origin = Origin.HERE;
    frame = next;
    next = null;
    ({ values, executable, pc, sp } = frame);
    ({ instructions, constants } = executable);
    if (TRACING) previous = thread.raisedAt;
    if (frame.vm !== (TRACING ? VM.TRACING : VM.STANDARD)) {
      thread.isAtJump = true;
      thread.signal = Signal.SWITCH;
      return undefined;
    }
  }
}
