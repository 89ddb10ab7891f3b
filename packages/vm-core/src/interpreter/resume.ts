/** Resuming generators and coroutines from native code: send, throw and close. */

import { Intrinsic1, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { generatorExitType, type PyException, stopIterationType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { findAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { caught, newException, PythonError, runtimeError, typeError, valueError } from "../runtime/errors.js";
import { currentThread } from "./current-thread.js";
import { continueRunning, enterFromNative } from "./dispatch.js";
import { coroutineType, delegateOf, GeneratorState, generatorHooks, generatorType, PyGenerator } from "./generator.js";
import { setContext } from "./unwinding.js";

/** How messages name the kind of generator. */
function kindOf(generator: PyGenerator): string {
  if (generator.cls === generatorType) return "generator";
  return generator.cls === coroutineType ? "coroutine" : "async generator";
}

/**
 * Sends a value in and runs to the next yield or the end; afterwards `state` tells which, and the result is the value
 * yielded or returned. The generator must not be finished.
 */
export function resume(generator: PyGenerator, sent: Value): Value {
  checkNotRunning(generator);
  if (generator.state === GeneratorState.CREATED && sent !== null) {
    throw typeError(`can't send non-None value to a just-started ${kindOf(generator)}`);
  }
  const { frame } = generator;
  frame.values[frame.sp++] = sent;
  return start(generator, null);
}

function checkNotRunning(generator: PyGenerator): void {
  if (generator.state === GeneratorState.RUNNING) throw valueError(`${kindOf(generator)} already executing`);
}

function start(generator: PyGenerator, exception: PyException | null): Value {
  const thread = currentThread();
  generator.state = GeneratorState.RUNNING;
  generator.handled.previous = thread.handled;
  thread.handled = generator.handled;
  if (exception !== null) setContext(thread, exception);
  thread.thrown = exception;
  try {
    enterFromNative(thread, generator.frame);
  } finally {
    thread.thrown = null;
  }
  thread.pending ??= exception;
  return continueRunning(thread);
}

/** generator.throw(exception), with the result of `resume`. Raises the exception when the generator is finished. */
export function throwInto(generator: PyGenerator, exception: PyException): Value {
  checkNotRunning(generator);
  if (generator.state === GeneratorState.FINISHED) {
    if (generator.cls === coroutineType) throw runtimeError("cannot reuse already awaited coroutine");
    throw new PythonError(exception, true);
  }
  const delegate = delegateOf(generator);
  if (delegate === undefined) return start(generator, exception);
  return throwThroughDelegate(generator, delegate, exception);
}

function throwThroughDelegate(generator: PyGenerator, delegate: Value, exception: PyException): Value {
  generator.state = GeneratorState.RUNNING;
  let toRaise = exception;
  try {
    if (exception.cls.isSubtypeOf(generatorExitType)) closeIterator(delegate);
    else if (delegate instanceof PyGenerator) {
      const value = throwInto(delegate, exception);
      if (delegate.state !== GeneratorState.FINISHED) {
        generator.state = GeneratorState.SUSPENDED;
        return value;
      }
      toRaise = newException(stopIterationType, value);
      toRaise.members = new Map([["value", value]]);
    } else {
      const method = findAttribute(delegate, "throw", true);
      if (method !== undefined) {
        const value = call(method, [exception]);
        generator.state = GeneratorState.SUSPENDED;
        return value;
      }
    }
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    toRaise = error.exception;
  }
  generator.state = GeneratorState.SUSPENDED;
  return start(generator, toRaise);
}

/** Closes what a generator delegates to. */
function closeIterator(iterator: Value): void {
  if (iterator instanceof PyGenerator) {
    close(iterator);
    return;
  }
  const method = findAttribute(iterator, "close", true);
  if (method !== undefined) call(method);
}

/** generator.close(): the value it returned, or None. */
export function close(generator: PyGenerator): Value {
  checkNotRunning(generator);
  const { frame } = generator;
  if (generator.state === GeneratorState.FINISHED) return null;
  if (generator.state === GeneratorState.CREATED || !canNotice(generator)) {
    generator.state = GeneratorState.FINISHED;
    frame.isFinished = true;
    return null;
  }
  let toRaise = newException(generatorExitType);
  const delegate = delegateOf(generator);
  let value: Value;
  try {
    if (delegate !== undefined) {
      generator.state = GeneratorState.RUNNING;
      try {
        closeIterator(delegate);
      } catch (error) {
        if (!(error instanceof PythonError)) throw error;
        toRaise = error.exception;
      } finally {
        generator.state = GeneratorState.SUSPENDED;
      }
    }
    value = start(generator, toRaise);
  } catch (error) {
    const isExpected = caught(error, generatorExitType) ?? caught(error, stopIterationType);
    if (isExpected === null) throw error;
    return null;
  }
  if (isFinished(generator)) return value;
  throw runtimeError(`${kindOf(generator)} ignored GeneratorExit`);
}

/** Read afresh: running the generator has changed it. */
function isFinished(generator: PyGenerator): boolean {
  return generator.state === GeneratorState.FINISHED;
}

/** Whether the suspended code has a handler that GeneratorExit would run: anything but the outermost wrapper. */
function canNotice(generator: PyGenerator): boolean {
  const { frame } = generator;
  if (delegateOf(generator) !== undefined) return true;
  const { exceptionTable, instructions } = frame.executable;
  const handler = exceptionTable.find(frame.pc);
  if (handler < 0) return false;
  const wrapper = Op.CALL_INTRINSIC_1 | (Intrinsic1.STOPITERATION_ERROR << OPERAND_SHIFT);
  return instructions[exceptionTable.targetOf(handler)] !== wrapper;
}

generatorHooks.resume = resume;

generatorHooks.next = (generator) => {
  if (generator.state === GeneratorState.FINISHED) return undefined;
  const value = resume(generator, null);
  if (!isFinished(generator)) return value;
  generator.returned = value;
  return undefined;
};
