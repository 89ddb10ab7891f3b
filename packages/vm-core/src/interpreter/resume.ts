/** Resuming generators and coroutines from native code: send, throw and close. */

import { generatorExitType, PyException, stopIterationType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyType } from "../objects/type.js";
import { findAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import {
  caught,
  exceptionOf,
  newException,
  PythonError,
  runtimeError,
  typeError,
  valueError,
} from "../runtime/errors.js";
import { safeText } from "../runtime/traceback-report.js";
import { reportUnraisable } from "../runtime/uncaught-exceptions.js";
import { currentThread } from "./current-thread.js";
import { continueRunning, enterFromNative } from "./dispatch.js";
import { clearFinished, Exit } from "./frame.js";
import {
  asyncGeneratorType,
  coroutineType,
  delegateOf,
  GeneratorState,
  generatorHooks,
  generatorType,
  PyGenerator,
} from "./generator.js";
import { GeneratorVisit } from "./generator-visit.js";
import { releaseFrom } from "./temporaries.js";
import { type Thrown, thrownException } from "./thrown.js";
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
  // Only what the generator itself handles is the context of what is thrown into it, not what its resumer handles.
  if (exception !== null && generator.handled.exception !== null) setContext(thread, exception);
  thread.thrown = exception;
  try {
    enterFromNative(thread, generator.frame);
  } finally {
    thread.thrown = null;
  }
  thread.pending ??= exception;
  return continueRunning(thread);
}

/**
 * generator.throw(*thrown), with the result of `resume`. Raises the exception when the generator is finished. What the
 * generator delegates to is thrown into as it was given, so only the innermost says whether it is an exception at all.
 * GeneratorExit closes it, unless an async generator awaits it.
 */
export function throwInto(generator: PyGenerator, thrown: Thrown, closesDelegate = true): Value {
  checkNotRunning(generator);
  const delegate = delegateOf(generator);
  if (delegate !== undefined) return throwThroughDelegate(generator, delegate, thrown, closesDelegate);
  const exception = thrownException(thrown);
  if (generator.state !== GeneratorState.FINISHED) return start(generator, exception);
  if (generator.cls === coroutineType) throw runtimeError("cannot reuse already awaited coroutine");
  throw new PythonError(exception, true);
}

function throwThroughDelegate(generator: PyGenerator, delegate: Value, thrown: Thrown, closesDelegate: boolean): Value {
  let toRaise: PyException;
  const isClosing = closesDelegate && isGeneratorExit(thrown[0]);
  const leave = isClosing ? () => {} : enterDelegating(generator);
  try {
    if (isClosing) {
      closeDelegate(generator, delegate);
      toRaise = thrownException(thrown);
    } else if (delegate instanceof PyGenerator) {
      const value = throwInto(delegate, thrown, closesDelegate);
      if (!isFinished(delegate)) return value;
      toRaise = newException(stopIterationType, value);
      toRaise.members = new Map([["value", value]]);
    } else {
      const method = findAttribute(delegate, "throw", true);
      if (method !== undefined) return call(method, thrown);
      toRaise = thrownException(thrown);
    }
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    toRaise = error.exception;
  } finally {
    leave();
  }
  return start(generator, toRaise);
}

/** Puts the frame of a generator on the stack while what it delegates to runs. Returns what takes it off again. */
function enterDelegating(generator: PyGenerator): () => void {
  const thread = currentThread();
  const { frame } = generator;
  const { exit } = frame;
  generator.state = GeneratorState.RUNNING;
  frame.back = thread.top;
  frame.exit = Exit.ENTRY;
  thread.top = frame;
  return () => {
    thread.top = frame.back;
    frame.back = null;
    frame.exit = exit;
    generator.state = GeneratorState.SUSPENDED;
  };
}

function isGeneratorExit(type: Value): boolean {
  const cls = type instanceof PyException ? type.cls : type;
  return cls instanceof PyType && cls.isSubtypeOf(generatorExitType);
}

/** Closes what a generator delegates to. Unlike throw() this does not show the generator's frame. */
function closeDelegate(generator: PyGenerator, delegate: Value): void {
  generator.state = GeneratorState.RUNNING;
  try {
    closeIterator(delegate);
  } finally {
    generator.state = GeneratorState.SUSPENDED;
  }
}

function closeIterator(iterator: Value): void {
  if (iterator instanceof PyGenerator) {
    close(iterator);
    return;
  }
  let method: Value | undefined;
  try {
    method = findAttribute(iterator, "close", true);
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === null) throw error;
    reportUnraisable(
      exception,
      `Exception ignored while closing generator ${safeText(iterator, "object", "repr")}`,
      null,
    );
    return;
  }
  if (method !== undefined) call(method);
}

/** generator.close(): the value it returned, or None. */
export function close(generator: PyGenerator): Value {
  checkNotRunning(generator);
  const { frame } = generator;
  if (generator.state === GeneratorState.FINISHED) return null;
  if (generator.state === GeneratorState.CREATED || !canNotice(generator)) {
    generator.state = GeneratorState.FINISHED;
    releaseFrom(frame, 0);
    clearFinished(frame);
    return null;
  }
  let toRaise = newException(generatorExitType);
  setContext(currentThread(), toRaise);
  const delegate = delegateOf(generator);
  let value: Value;
  try {
    if (delegate !== undefined) {
      try {
        closeDelegate(generator, delegate);
      } catch (error) {
        if (!(error instanceof PythonError)) throw error;
        toRaise = error.exception;
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

/** Closes a generator that has gone. Nobody is there to get its errors. */
function finalize(generator: PyGenerator): void {
  const finalizer = generator.cls === asyncGeneratorType && !generator.isClosed ? generator.origin : null;
  const action = finalizer === null ? "closing" : "finalizing";
  try {
    if (finalizer === null) close(generator);
    else {
      generator.origin = null;
      call(finalizer, [generator]);
    }
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === null) throw error;
    const description = `Exception ignored while ${action} generator ${safeText(generator, "object", "repr")}`;
    reportUnraisable(exception, description, null);
  }
}

/** Read afresh: running the generator has changed it. */
function isFinished(generator: PyGenerator): boolean {
  return generator.state === GeneratorState.FINISHED;
}

/** Whether the suspended code has a handler that GeneratorExit would run: anything but the outermost wrapper. */
function canNotice(generator: PyGenerator): boolean {
  const { frame } = generator;
  if (delegateOf(generator) !== undefined) return true;
  const { executable } = frame;
  const handler = executable.exceptionTable.find(frame.pc);
  return handler >= 0 && !executable.isWrapper(executable.exceptionTable.targetOf(handler));
}

generatorHooks.resume = resume;
generatorHooks.finalize = finalize;

generatorHooks.visit = (generator, visit) => {
  const thread = currentThread();
  const outer = thread.visit;
  while (!isFinished(generator)) {
    const stay = new GeneratorVisit(generator, visit);
    let value: Value;
    thread.visit = stay;
    try {
      value = resume(generator, null);
    } finally {
      thread.visit = outer;
    }
    if (!isFinished(generator) && !stay.isTaken) stay.take(value);
    if (stay.failure !== null) throw stay.failure.error;
    if (stay.isOver) return;
  }
};

generatorHooks.next = (generator) => {
  if (generator.state === GeneratorState.FINISHED) return undefined;
  const value = resume(generator, null);
  if (!isFinished(generator)) return value;
  generator.returned = value;
  return undefined;
};
