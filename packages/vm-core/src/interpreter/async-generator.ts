/** What async generators give the event loop: the awaitables of `__anext__`, `asend`, `athrow` and `aclose`. */

import { generatorExitType, stopAsyncIterationType, stopIterationType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { caught, newException, PythonError, runtimeError } from "../runtime/errors.js";
import { lookAfter } from "./abandoned.js";
import { GeneratorState, type PyGenerator } from "./generator.js";
import { resume, throwInto } from "./resume.js";
import { ReturningIterator } from "./returning-iterator.js";
import type { Thrown } from "./thrown.js";
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

  readonly method = "asend";

  constructor(generator: PyGenerator, sent: Value) {
    super();
    this.generator = generator;
    this.sent = sent;
    lookAfter(this);
  }

  get isAwaited(): boolean {
    return this.state !== AwaitState.INITIAL;
  }

  send(value: Value): Value | undefined {
    const argument = this.begin(value);
    return this.step(() => resume(this.generator, argument));
  }

  throw(thrown: Thrown): Value | undefined {
    this.begin(null);
    return this.step(() => throwInto(this.generator, thrown));
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
  private readonly thrown: Thrown | null;
  private state: number = AwaitState.INITIAL;

  constructor(generator: PyGenerator, thrown: Thrown | null) {
    super();
    this.generator = generator;
    this.thrown = thrown;
    lookAfter(this);
  }

  get method(): string {
    return this.thrown === null ? "aclose" : "athrow";
  }

  get isAwaited(): boolean {
    return this.state !== AwaitState.INITIAL;
  }

  send(value: Value): Value | undefined {
    const { generator, thrown } = this;
    if (this.state === AwaitState.CLOSED) throw this.reused();
    if (generator.state === GeneratorState.FINISHED) {
      this.state = AwaitState.CLOSED;
      return undefined;
    }
    if (this.state === AwaitState.ITERATING) return this.step(() => resume(generator, value));
    this.checkIdle();
    if (generator.isClosed) {
      this.state = AwaitState.CLOSED;
      throw new PythonError(newException(stopAsyncIterationType));
    }
    if (value !== null) throw runtimeError("can't send non-None value to a just-started coroutine");
    this.begin();
    if (thrown === null) generator.isClosed = true;
    return this.step(() => throwInto(generator, thrown ?? [generatorExitType], false));
  }

  throw(thrown: Thrown): Value | undefined {
    if (this.state === AwaitState.CLOSED) throw this.reused();
    if (this.state === AwaitState.INITIAL) {
      this.checkIdle();
      this.begin();
    }
    return this.step(() => throwInto(this.generator, thrown));
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
    throw runtimeError(`${this.method}(): asynchronous generator is already running`);
  }

  private begin(): void {
    this.state = AwaitState.ITERATING;
    this.generator.isAsyncRunning = true;
  }

  private step(action: () => Value): Value | undefined {
    const { generator, thrown } = this;
    try {
      if (thrown !== null) {
        const value = guard(generator, () => unwrap(this, generator, action()));
        if (value === undefined) this.state = AwaitState.CLOSED;
        return value;
      }
      const value = action();
      if (isFinished(generator)) return this.end();
      if (!(value instanceof AsyncGeneratorWrappedValue)) return value;
    } catch (error) {
      generator.isAsyncRunning = false;
      this.state = AwaitState.CLOSED;
      const ended = caught(error, stopAsyncIterationType) ?? caught(error, generatorExitType);
      if (thrown === null && ended !== null) return this.end();
      throw error;
    }
    this.end();
    throw runtimeError("async generator ignored GeneratorExit");
  }

  private end(): undefined {
    this.generator.isAsyncRunning = false;
    this.state = AwaitState.CLOSED;
    return undefined;
  }
}

/** Read afresh: running the generator has changed it. */
function isFinished(generator: PyGenerator): boolean {
  return generator.state === GeneratorState.FINISHED;
}

function closeAwait(iterator: ReturningIterator): void {
  try {
    // Without a value it has ended, which is what it should do.
    if (iterator.throw([generatorExitType]) === undefined) return;
  } catch (error) {
    const isExpected =
      caught(error, generatorExitType) ?? caught(error, stopIterationType) ?? caught(error, stopAsyncIterationType);
    if (isExpected === null) throw error;
    return;
  }
  throw runtimeError("coroutine ignored GeneratorExit");
}
