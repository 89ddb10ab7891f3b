/** What compiled code calls: the meanings in `runtime/`, and entering and leaving frames as the interpreter does. */

import { loadAttribute, loadCachedAttribute, loadMethod, storeAttribute } from "../interpreter/attribute-access.js";
import {
  convertValue,
  dictMerge,
  dictUpdate,
  joinStrings,
  listExtend,
  setUpdate,
  unpackEx,
  unpackSequence,
} from "../interpreter/building.js";
import { callFunctionEx, callKeywords, callValue, makeInstance } from "../interpreter/call-values.js";
import { isWatched, leaveToInterpreter } from "../interpreter/compiled-entry.js";
import { run, settle } from "../interpreter/dispatch.js";
import { Exit, Frame, makeFrame, recycleFrame, VM } from "../interpreter/frame.js";
import { GeneratorState, generatorType, PyGenerator } from "../interpreter/generator.js";
import {
  asyncIterator,
  awaitableOf,
  nextAwaitable,
  send,
  yieldFromIterator,
} from "../interpreter/generator-protocol.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { intrinsic1 } from "../interpreter/intrinsics.js";
import { copyClosure, loadCommonConstant, makeFunction, setFunctionAttribute } from "../interpreter/making.js";
import { loadGlobal, loadName, storeGlobal, storeName } from "../interpreter/names.js";
import { matchClass, matchKeys } from "../interpreter/pattern-matching.js";
import { loadSuperAttribute, loadSuperMethod } from "../interpreter/super-access.js";
import { releaseIterator } from "../interpreter/temporaries.js";
import { exceptionToRaise, leaveFrame } from "../interpreter/unwinding.js";
import { bindSpecial, loadSpecialMethod } from "../interpreter/with-statement.js";
import { AttributeCache } from "../objects/attribute-cache.js";
import { PyCell } from "../objects/cell.js";
import { dictType, PyDict } from "../objects/dict.js";
import { floatType, PyFloat } from "../objects/float.js";
import { functionType } from "../objects/function.js";
import { PyInstance } from "../objects/instance.js";
import { NativeIterator } from "../objects/iterator.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { rangeIteratorType } from "../objects/range.js";
import { listIteratorType } from "../objects/sequence-iterators.js";
import { PySet } from "../objects/set.js";
import type { Shape } from "../objects/shape.js";
import { PySlice } from "../objects/slice.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { deleteAttribute } from "../runtime/attributes.js";
import { initialize } from "../runtime/calls.js";
import { compareEq, compareGe, compareGt, compareLe, compareLt, compareNe } from "../runtime/comparison.js";
import { floorDivideDoubles, remainderDoubles } from "../runtime/floats.js";
import { getIterator, iterNext } from "../runtime/iteration.js";
import { maskedProduct, remainderOfProduct } from "../runtime/modular-products.js";
import * as operators from "../runtime/operators.js";
import { contains, deleteItem, getItem, getSlice, length, setItem, setSlice, textItem } from "../runtime/subscripts.js";
import { format } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import type { CompiledUnit } from "./compiled-unit.js";
import { type Feedback, Seen } from "./feedback.js";

/** Stands in a boxed variable for a float that is in the raw one. */
const RAW = Symbol("raw");

/** Stands for an item of a pair iterator that is not made: its two values are in the iterator. */
const PAIR = Symbol("pair");

/** An exception has come out of native code: the interpreter is to raise it in the frame. */
function raised(thread: InterpreterThread, error: unknown): undefined {
  thread.pending = exceptionToRaise(thread, error);
  return undefined;
}

/** A safe point at a backward jump. Returns whether the frame must be left: it belongs in the other VM. */
function takeSafePoint(thread: InterpreterThread, frame: Frame): boolean {
  thread.takeSafePoint();
  if (frame.vm === VM.STANDARD) return false;
  thread.isAtJump = true;
  return true;
}

/** Puts a frame that compiled code calls on the stack. */
function begin(thread: InterpreterThread, frame: Frame, next: Frame): void {
  next.back = frame;
  next.exit |= Exit.ENTRY | Exit.COMPILED;
  thread.top = next;
  thread.depth++;
  thread.budget--;
  thread.nesting++;
}

/** Takes a frame off the stack whose code has returned a value. Returns the result of the call. */
function leave(thread: InterpreterThread, frame: Frame, next: Frame, value: Value): Value | undefined {
  if (isWatched(next)) {
    leaveToInterpreter(next, value);
    return goOn(thread);
  }
  thread.nesting--;
  thread.depth--;
  if (next.exit === (Exit.ENTRY | Exit.COMPILED) && !next.isCaptured) {
    thread.top = frame;
    recycleFrame(next);
    return value;
  }
  leaveFrame(thread, next, value);
  return thread.result;
}

/** As `leave`, for the frame of an `__init__`: the result of the call is the instance. */
function leaveInitializer(thread: InterpreterThread, frame: Frame, next: Frame, value: Value): Value | undefined {
  const isPlain = next.exit === (Exit.ENTRY | Exit.COMPILED | Exit.CONSTRUCT) && !next.isCaptured && !isWatched(next);
  if (value !== null || !isPlain) return leave(thread, frame, next, value);
  thread.nesting--;
  thread.depth--;
  thread.top = frame;
  const { instance } = next;
  recycleFrame(next);
  return instance;
}

/** Lets the interpreter run a frame to its end. Returns its result; undefined, with `thread.pending` set, if it raises. */
function goOn(thread: InterpreterThread): Value | undefined {
  const result = settle(thread);
  thread.nesting--;
  return result;
}

/** Runs a frame to its end. Returns its result; undefined, with `thread.pending` set, when it raises. */
function enter(thread: InterpreterThread, frame: Frame, next: Frame): Value | undefined {
  begin(thread, frame, next);
  const { entries } = next.executable;
  const entry = entries === null ? undefined : entries[next.pc];
  const value = entry === undefined ? undefined : entry(thread, next);
  return value === undefined ? goOn(thread) : leave(thread, frame, next, value);
}

/** As `enter`, for a frame that the interpreter would enter with a look at its limits. */
function enterAny(thread: InterpreterThread, frame: Frame, next: Frame): Value | undefined {
  if (thread.budget > 0 && thread.depth < thread.depthLimit) return enter(thread, frame, next);
  next.exit |= Exit.COMPILED;
  return run(thread, next);
}

/** CALL: `count` arguments end at `sp` in the frame. */
function callIn(thread: InterpreterThread, frame: Frame, sp: number, count: number): Value | undefined {
  const result = callValue(thread, frame.values, sp, count);
  frame.sp = sp - count - 2;
  return result instanceof Frame ? enterAny(thread, frame, result) : result;
}

function callKeywordsIn(thread: InterpreterThread, frame: Frame, sp: number, count: number): Value | undefined {
  const result = callKeywords(frame.values, sp, count);
  frame.sp = sp - count - 3;
  return result instanceof Frame ? enterAny(thread, frame, result) : result;
}

function callUnpackedIn(thread: InterpreterThread, frame: Frame, sp: number): Value | undefined {
  const { values } = frame;
  const result = callFunctionEx(values[sp - 4] as Value, values[sp - 2] as Value, values[sp - 1]);
  frame.sp = sp - 4;
  return result instanceof Frame ? enterAny(thread, frame, result) : result;
}

/** LOAD_ATTR beyond what the code knows. */
function loadAttributeIn(
  thread: InterpreterThread,
  frame: Frame,
  unit: CompiledUnit,
  pc: number,
  object: Value,
  name: string,
): Value | undefined {
  const { executable } = frame;
  const result = loadCachedAttribute(executable, pc, object, name);
  recordAccess(unit, pc, object);
  return result instanceof Frame ? enterAny(thread, frame, result) : result;
}

/** LOAD_METHOD beyond what the code knows: the function that takes the object; undefined when there is none. */
function loadMethodIn(unit: CompiledUnit, pc: number, object: Value, name: string): Value | undefined {
  const method = loadMethod(unit.executable, pc, object, name);
  if (method !== undefined) recordAccess(unit, pc, object);
  return method;
}

function storeAttributeIn(unit: CompiledUnit, pc: number, object: Value, name: string, value: Value): void {
  const shape = object instanceof PyInstance ? object.shape : null;
  storeAttribute(unit.executable, pc, object, name, value);
  // Storing may have given the instance another shape.
  if (shape !== null) recordAccessOf(unit, pc, shape);
}

function recordAccess(unit: CompiledUnit, pc: number, object: Value): void {
  if (object instanceof PyInstance) recordAccessOf(unit, pc, object.shape);
}

/** Notes what the instruction's cache has learnt of a shape. */
function recordAccessOf(unit: CompiledUnit, pc: number, shape: Shape): void {
  const cache = unit.executable.caches[pc];
  if (!(cache instanceof AttributeCache) || cache.shape !== shape || cache.version !== shape.type.version) return;
  unit.feedback.recordAccess(pc, cache);
  unit.learn();
}

/** The next item of an iterator; undefined at its end, and when it has raised, with `thread.pending` set. */
function nextItem(thread: InterpreterThread, frame: Frame, iterator: Value): Value | undefined {
  if (!(iterator instanceof PyGenerator) || iterator.cls !== generatorType || !canResume(thread, iterator)) {
    return iterNext(iterator);
  }
  const value = resume(thread, frame, iterator, null);
  return stateOf(iterator) === GeneratorState.FINISHED ? undefined : value;
}

/**
 * SEND: what the receiver yields. Undefined when it has raised, with `thread.pending` set, and when it has returned, with
 * its result in `thread.result`.
 */
function sendIn(thread: InterpreterThread, frame: Frame, receiver: Value, value: Value): Value | undefined {
  if (!(receiver instanceof PyGenerator) || !canResume(thread, receiver)) return send(thread, receiver, value);
  if (receiver.state === GeneratorState.CREATED && value !== null) return send(thread, receiver, value);
  const result = resume(thread, frame, receiver, value);
  if (result === undefined || stateOf(receiver) !== GeneratorState.FINISHED) return result;
  thread.result = result;
  thread.stopped = null;
  return undefined;
}

/** Whether a generator can go on with its frame upon that of compiled code. */
function canResume(thread: InterpreterThread, { state }: PyGenerator): boolean {
  if (state >= GeneratorState.RUNNING || thread.budget <= 0 || thread.depth >= thread.depthLimit) return false;
  return thread.nesting < thread.nestingLimit;
}

/** Runs a generator until it yields or returns. Returns the value; undefined, with `thread.pending` set, if it raises. */
function resume(thread: InterpreterThread, frame: Frame, generator: PyGenerator, sent: Value): Value | undefined {
  const next = generator.frame;
  next.values[next.sp++] = sent;
  next.exit = Exit.ENTRY;
  next.vm = VM.STANDARD;
  next.back = frame;
  generator.state = GeneratorState.RUNNING;
  generator.handled.previous = thread.handled;
  thread.handled = generator.handled;
  thread.top = next;
  thread.depth++;
  thread.budget--;
  thread.nesting++;
  const { visit } = thread;
  thread.visit = null;
  const { entries } = next.executable;
  const entry = entries === null ? undefined : entries[next.pc];
  let value = entry === undefined ? undefined : entry(thread, next);
  if (value !== undefined && isWatched(next)) {
    leaveToInterpreter(next, value);
    value = settle(thread);
  } else if (value === undefined) value = settle(thread);
  else {
    thread.depth--;
    if (stateOf(generator) === GeneratorState.SUSPENDED) {
      thread.handled = generator.handled.previous;
      thread.top = frame;
      next.back = null;
      next.exit = 0;
    } else leaveFrame(thread, next, value);
  }
  thread.visit = visit;
  thread.nesting--;
  return value;
}

/** Read afresh: running the generator has changed it. */
const stateOf = (generator: PyGenerator): GeneratorState => generator.state;

/** YIELD_VALUE: the frame is as it will be resumed. Whoever has entered it takes it off the stack. */
function yielded(frame: Frame, value: Value): Value {
  (frame.generator as PyGenerator).state = GeneratorState.SUSPENDED;
  return value;
}

/** Notes what kind of iterator a loop goes through. */
function recordIterator(feedback: Feedback, pc: number, iterator: Value): void {
  // Others, such as files, have no `next` that the code could call.
  if (iterator instanceof NativeIterator) feedback.recordCallee(pc, typeOf(iterator));
}

/** Notes what kind of operands an operator has met; `ofInts` is what it means that they are ints. */
function recordOperands(seen: Uint8Array, pc: number, left: Value, right: Value, ofInts: number): void {
  const bits = operandsSeen(left, right);
  seen[pc] |= bits === Seen.INT ? bits | ofInts : bits;
}

function operandsSeen(left: Value, right: Value): number {
  if (typeof left === "number" && typeof right === "number") return Seen.INT;
  if (typeof left === "string" && typeof right === "string") return Seen.STR;
  const areFloats = [left, right].map((each) => each instanceof PyFloat && each.cls === floatType);
  if (areFloats[0] && areFloats[1]) return Seen.FLOAT;
  if (areFloats[0] ? typeof right === "number" : areFloats[1] && typeof left === "number") return Seen.BOTH;
  return Seen.OTHER;
}

function containerSeen(container: Value): number {
  if (typeof container === "string") return Seen.STR;
  return container instanceof PyDict && container.cls === dictType ? Seen.BOTH : Seen.OTHER;
}

function buildSet(items: readonly Value[]): PySet {
  const set = new PySet();
  for (const item of items) set.add(item);
  return set;
}

/** A dict of key, value, key, value …. */
function buildMap(items: readonly Value[]): PyDict {
  const dict = new PyDict();
  for (let index = 0; index < items.length; index += 2) dict.set(items[index], items[index + 1]);
  return dict;
}

/** By the name under which compiled code refers to it. */
export const support: Readonly<Record<string, unknown>> = {
  ...operators,
  RAW,
  PAIR,
  raised,
  takeSafePoint,
  begin,
  leave,
  leaveInitializer,
  makeInstance,
  initialize,
  goOn,
  callIn,
  callKeywordsIn,
  callUnpackedIn,
  loadAttributeIn,
  storeAttributeIn,
  nextItem,
  sendIn,
  asyncIterator,
  awaitableOf,
  nextAwaitable,
  yieldFromIterator,
  yielded,
  releaseIterator,
  remainderOfProduct,
  recordIterator,
  recordOperands,
  containerSeen,
  buildSet,
  buildMap,
  bindSpecial,
  compareEq,
  compareGe,
  compareGt,
  compareLe,
  compareLt,
  compareNe,
  contains,
  convertValue,
  copyClosure,
  deleteAttribute,
  deleteItem,
  dictType,
  dictMerge,
  dictUpdate,
  floatType,
  floorDivideDoubles,
  format,
  functionType,
  getItem,
  getIterator,
  getSlice,
  intrinsic1,
  isTrue,
  joinStrings,
  length,
  listExtend,
  listIteratorType,
  listType,
  loadAttribute,
  loadCommonConstant,
  loadGlobal,
  loadMethodIn,
  loadName,
  loadSpecialMethod,
  loadSuperAttribute,
  loadSuperMethod,
  makeFrame,
  makeFunction,
  maskedProduct,
  matchClass,
  matchKeys,
  PyCell,
  PyFloat,
  PyList,
  PySlice,
  PyTuple,
  rangeIteratorType,
  remainderDoubles,
  setFunctionAttribute,
  setItem,
  setSlice,
  setUpdate,
  storeGlobal,
  storeName,
  textItem,
  tupleType,
  typeOf,
  unpackEx,
  unpackSequence,
};
