/** What async generators give the event loop: the awaitables of `__anext__`, `asend`, `athrow` and `aclose`. */

import {
  generatorExitType,
  type PyException,
  stopAsyncIterationType,
  stopIterationType,
} from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { caught, newException, PythonError, runtimeError } from "../runtime/errors.js";
import { GeneratorState, type PyGenerator } from "./generator.js";
import { resume, throwInto } from "./resume.js";
import { ReturningIterator } from "./returning-iterator.js";
import { AsyncGeneratorWrappedValue } from "./wrapped-value.js";

export const asyncSendType: PyType = defineType("async_generator_asend", { isSubclassable: false });
export const asyncThrowType: PyType = defineType("async_generator_athrow", { isSubclassable: false });

const AwaitState = { INITIAL: 0, ITERATING: 1, CLOSED: 2 } as const;

/** Sorts what the generator did: a value for the consumer ends the await, anything else goes to the event loop. */
function unwrap(iterator: ReturningIterator, generator: PyGenerator, value: Value): Value | undefined {
  if (generator.state === GeneratorState.FINISHED) {
    generator.isAsyncRunning = false;
    generator.isClosed = true;
    throw new PythonError(newException(stopAsyncIterationType));
  }
  if (!(value instanceof AsyncGeneratorWrappedValue)) return value;
  generator.isAsyncRunning = false;
  iterator.result = value.value;
  return undefined;
}

function guard<T>(generator: PyGenerator, action: () => T): T {
  try {
    return action();
  } catch (error) {
    generator.isAsyncRunning = false;
    if (caught(error, stopAsyncIterationType) !== null || caught(error, generatorExitType) !== null) {
      generator.isClosed = true;
    }
    throw error;
  }
}

/** `__anext__()` and `asend(value)`. */
export class AsyncGeneratorSend extends ReturningIterator {
  override cls: PyType = asyncSendType;
  readonly generator: PyGenerator;
  private readonly sent: Value;
  private state: number = AwaitState.INITIAL;

  constructor(generator: PyGenerator, sent: Value) {
    super();
    this.generator = generator;
    this.sent = sent;
  }

  send(value: Value): Value | undefined {
    const argument = this.begin(value);
    return this.step(() => resume(this.generator, argument));
  }

  throw(exception: PyException): Value | undefined {
    this.begin(null);
    return this.step(() => throwInto(this.generator, exception));
  }

  close(): void {
    if (this.state === AwaitState.CLOSED) return;
    closeAwait(this);
    this.state = AwaitState.CLOSED;
  }

  private begin(value: Value): Value {
    if (this.state === AwaitState.CLOSED) {
      throw runtimeError("cannot reuse already awaited __anext__()/asend()");
    }
    if (this.state !== AwaitState.INITIAL) return value;
    if (this.generator.isAsyncRunning) {
      this.state = AwaitState.CLOSED;
      throw runtimeError("anext(): asynchronous generator is already running");
    }
    this.generator.isAsyncRunning = true;
    this.state = AwaitState.ITERATING;
    return value === null ? this.sent : value;
  }

  private step(action: () => Value): Value | undefined {
    try {
      const value = guard(this.generator, () => {
        if (this.generator.state === GeneratorState.FINISHED)
          throw new PythonError(newException(stopAsyncIterationType));
        return unwrap(this, this.generator, action());
      });
      if (value === undefined) this.state = AwaitState.CLOSED;
      return value;
    } catch (error) {
      this.state = AwaitState.CLOSED;
      throw error;
    }
  }
}

/** `athrow(exception)`, and `aclose()` when there is no exception. */
export class AsyncGeneratorThrow extends ReturningIterator {
  override cls: PyType = asyncThrowType;
  readonly generator: PyGenerator;
  /** null for aclose(). */
  private readonly exception: PyException | null;
  private state: number = AwaitState.INITIAL;

  constructor(generator: PyGenerator, exception: PyException | null) {
    super();
    this.generator = generator;
    this.exception = exception;
  }

  send(value: Value): Value | undefined {
    if (this.state === AwaitState.INITIAL) return this.start();
    if (this.state === AwaitState.CLOSED) throw this.reused();
    return this.step(() => resume(this.generator, value));
  }

  throw(exception: PyException): Value | undefined {
    if (this.state === AwaitState.CLOSED) throw this.reused();
    if (this.state === AwaitState.INITIAL) {
      this.checkIdle();
      this.state = AwaitState.ITERATING;
      this.generator.isAsyncRunning = true;
    }
    return this.step(() => throwInto(this.generator, exception));
  }

  close(): void {
    if (this.state === AwaitState.CLOSED) return;
    closeAwait(this);
    this.state = AwaitState.CLOSED;
  }

  private reused(): PythonError {
    return runtimeError("cannot reuse already awaited aclose()/athrow()");
  }

  private checkIdle(): void {
    if (!this.generator.isAsyncRunning) return;
    this.state = AwaitState.CLOSED;
    const what = this.exception === null ? "aclose" : "athrow";
    throw runtimeError(`${what}(): asynchronous generator is already running`);
  }

  private start(): Value | undefined {
    const { generator, exception } = this;
    if (generator.state === GeneratorState.FINISHED || generator.isClosed) {
      this.state = AwaitState.CLOSED;
      if (exception === null) return undefined;
      throw new PythonError(newException(stopAsyncIterationType));
    }
    this.checkIdle();
    this.state = AwaitState.ITERATING;
    generator.isAsyncRunning = true;
    if (exception === null) generator.isClosed = true;
    return this.step(() => throwInto(generator, exception ?? newException(generatorExitType)));
  }

  private step(action: () => Value): Value | undefined {
    const { generator, exception } = this;
    try {
      const value = action();
      if (exception === null) {
        if (value instanceof AsyncGeneratorWrappedValue && generator.state !== GeneratorState.FINISHED) {
          throw runtimeError("async generator ignored GeneratorExit");
        }
        if (generator.state !== GeneratorState.FINISHED) return value;
        return this.end();
      }
      const unwrapped = guard(generator, () => unwrap(this, generator, value));
      if (unwrapped === undefined) this.state = AwaitState.CLOSED;
      return unwrapped;
    } catch (error) {
      generator.isAsyncRunning = false;
      this.state = AwaitState.CLOSED;
      const ended = caught(error, stopAsyncIterationType) ?? caught(error, generatorExitType);
      if (exception === null && ended !== null) return this.end();
      throw error;
    }
  }

  private end(): undefined {
    this.generator.isAsyncRunning = false;
    this.state = AwaitState.CLOSED;
    return undefined;
  }
}

function closeAwait(iterator: ReturningIterator): void {
  try {
    iterator.throw(newException(generatorExitType));
  } catch (error) {
    const isExpected =
      caught(error, generatorExitType) ?? caught(error, stopIterationType) ?? caught(error, stopAsyncIterationType);
    if (isExpected === null) throw error;
    return;
  }
  throw runtimeError("coroutine ignored GeneratorExit");
}
