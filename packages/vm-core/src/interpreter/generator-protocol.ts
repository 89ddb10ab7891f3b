/** Instructions of generators and coroutines: making them, `yield from`, `await`, and async iteration. */

import { CodeFlag } from "../bytecode/code.js";
import type { PyException } from "../objects/exception.js";
import { stopAsyncIterationType, stopIterationType } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { callMethod, callSpecial } from "../runtime/calls.js";
import { caught, PythonError, runtimeError, typeError } from "../runtime/errors.js";
import { getIterator } from "../runtime/iteration.js";
import { coroutineMade, lookAfter } from "./abandoned.js";
import type { Frame } from "./frame.js";
import {
  asyncGeneratorType,
  coroutineType,
  delegateOf,
  GeneratorState,
  generatorHooks,
  generatorType,
  PyGenerator,
} from "./generator.js";
import type { InterpreterThread } from "./interpreter-thread.js";
import { ReturningIterator } from "./returning-iterator.js";
import { isTemporaryResult, noteSource } from "./temporaries.js";

/** Makes the generator of a frame that has just executed RETURN_GENERATOR. */
export function makeGenerator(thread: InterpreterThread, frame: Frame): PyGenerator {
  const { executable, function: callable } = frame;
  const { flags, name, qualifiedName } = executable.code.code;
  const cls =
    (flags & CodeFlag.COROUTINE) !== 0
      ? coroutineType
      : (flags & CodeFlag.ASYNC_GENERATOR) !== 0
        ? asyncGeneratorType
        : generatorType;
  const generator = new PyGenerator(cls, frame, callable?.name ?? name, callable?.qualifiedName ?? qualifiedName);
  frame.generator = generator;
  frame.isCaptured = true;
  if (cls === coroutineType) {
    if (thread.originDepth > 0) generator.origin = callersOf(frame, thread.originDepth);
    coroutineMade(thread, generator, frame);
  } else {
    noteSource(frame);
    generator.isHeldOnce = isTemporaryResult(thread, frame, generator);
    if (cls === generatorType && executable.hasHandlers && !generator.isHeldOnce) lookAfter(generator);
  }
  return generator;
}

/** (filename, line, function) of so many callers, innermost first. */
function callersOf(frame: Frame, depth: number): PyTuple {
  const callers: PyTuple[] = [];
  for (let caller = frame.back; caller !== null && callers.length < depth; caller = caller.back) {
    const { filename, name } = caller.code.code;
    callers.push(new PyTuple([filename, caller.lineAt(caller.lastInstruction), name]));
  }
  return new PyTuple(callers);
}

/** The value a StopIteration carries. */
function stopValue(exception: PyException): Value {
  return exception.members?.get("value") ?? exception.args.items[0] ?? null;
}

/**
 * Sends a value into an iterator that is being awaited or delegated to. Returns what it yields; or undefined when it
 * has returned, with its result in `thread.result` and in `thread.stopped` what it has raised to say so.
 */
export function send(thread: InterpreterThread, receiver: Value, value: Value): Value | undefined {
  if (receiver instanceof PyGenerator) {
    if (receiver.state === GeneratorState.FINISHED) {
      if (receiver.cls === coroutineType) throw runtimeError("cannot reuse already awaited coroutine");
      thread.result = null;
      thread.stopped = null;
      return undefined;
    }
    const sent = generatorHooks.resume(receiver, value);
    if (!isFinished(receiver)) return sent;
    thread.result = sent;
    thread.stopped = null;
    return undefined;
  }
  if (receiver instanceof ReturningIterator) {
    const sent = receiver.send(value);
    if (sent === undefined) {
      thread.result = receiver.result;
      thread.stopped = null;
    }
    return sent;
  }
  try {
    if (value === null && receiver instanceof NativeIterator) {
      const item = receiver.next();
      if (item === undefined) {
        if (!receiver.passesStopIteration) thread.stopped = null;
        thread.result = thread.stopped === null ? null : stopValue(thread.stopped);
      }
      return item;
    }
    if (value !== null) return callMethod(receiver, "send", value);
    return callSpecial(typeOf(receiver).special(Special.__next__), receiver);
  } catch (error) {
    const stop = caught(error, stopIterationType);
    if (stop === null) throw error;
    thread.result = stopValue(stop);
    thread.stopped = stop;
    return undefined;
  }
}

/** Read afresh: running the generator has changed it. */
function isFinished(generator: PyGenerator): boolean {
  return generator.state === GeneratorState.FINISHED;
}

/** The iterator of `yield from iterable`. */
export function yieldFromIterator(frame: Frame, iterable: Value): Value {
  if (!(iterable instanceof PyGenerator)) return getIterator(iterable);
  if (iterable.cls === coroutineType) {
    const mayAwait = CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE;
    if ((frame.executable.flags & mayAwait) === 0) {
      throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return iterable;
  }
  return iterable.cls === generatorType ? iterable : getIterator(iterable);
}

/** The iterator of `await object`; `context` 1 and 2 are the results of `__aenter__` and `__aexit__`. */
export function awaitableOf(object: Value, context: number): Value {
  if (object instanceof PyGenerator) {
    if (object.cls === coroutineType) {
      if (delegateOf(object) !== undefined) throw runtimeError("coroutine is being awaited already");
      return object;
    }
    if ((object.frame.executable.flags & CodeFlag.ITERABLE_COROUTINE) !== 0) return object;
  }
  const type = typeOf(object);
  const method = type.special(Special.__await__);
  if (method === null) {
    if (context === 0) throw typeError(`'${type.name}' object can't be awaited`);
    const name = context === 1 ? "__aenter__" : "__aexit__";
    throw typeError(`'async with' received an object from ${name} that does not implement __await__: ${type.name}`);
  }
  const iterator = callSpecial(method, object);
  if (iterator instanceof PyGenerator && iterator.cls === coroutineType)
    throw typeError("__await__() returned a coroutine");
  if (!(iterator instanceof NativeIterator) && typeOf(iterator).special(Special.__next__) === null) {
    throw typeError(`__await__() returned non-iterator of type '${typeOf(iterator).name}'`);
  }
  return iterator;
}

/** The iterator of `async for … in iterable`. */
export function asyncIterator(iterable: Value): Value {
  const type = typeOf(iterable);
  const method = type.special(Special.__aiter__);
  if (method === null) {
    throw typeError(`'async for' requires an object with __aiter__ method, got ${type.name}`);
  }
  const iterator = callSpecial(method, iterable);
  if (typeOf(iterator).special(Special.__anext__) === null) {
    throw typeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${typeOf(iterator).name}`,
    );
  }
  return iterator;
}

/** The iterator of the awaitable of an async iterator's next item. */
export function nextAwaitable(iterator: Value): Value {
  const type = typeOf(iterator);
  const method = type.special(Special.__anext__);
  if (method === null) {
    throw typeError(`'async for' requires an iterator with __anext__ method, got ${type.name}`);
  }
  const awaitable = callSpecial(method, iterator);
  try {
    return awaitableOf(awaitable, 0);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    const failure = typeError(`'async for' received an invalid object from __anext__: ${typeOf(awaitable).name}`);
    failure.exception.cause = error.exception;
    failure.exception.context = error.exception;
    failure.exception.suppressContext = true;
    throw failure;
  }
}

/** The value with which a `yield from` ends when an exception was thrown in; undefined when the exception goes on. */
export function endOfDelegation(exception: PyException): Value | undefined {
  return exception.cls.isSubtypeOf(stopIterationType) ? stopValue(exception) : undefined;
}

/** Whether an exception ends an `async for` loop normally. */
export function endsAsyncFor(exception: PyException): boolean {
  return exception.cls.isSubtypeOf(stopAsyncIterationType);
}
