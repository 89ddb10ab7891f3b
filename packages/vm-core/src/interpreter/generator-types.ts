/** Generators, coroutines, async generators and their awaitables, as Python sees them. */

import { defineIterator } from "../builtins/native-iterator.js";
import { baseExceptionType, deprecationWarningType, PyException, typeErrorType } from "../objects/exception.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import type { Value } from "../objects/object.js";
import { PyTraceback } from "../objects/traceback.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, PyType } from "../objects/type.js";
import { call } from "../runtime/calls.js";
import { exceptionOf, newException, runtimeError, stopIteration, typeError } from "../runtime/errors.js";
import { classMethod, type Definition, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { addressText, repr } from "../runtime/text.js";
import { warn } from "../runtime/warnings.js";
import { AsyncGeneratorSend, AsyncGeneratorThrow, asyncSendType, asyncThrowType } from "./async-generator.js";
import { currentThread } from "./current-thread.js";
import { frameObject } from "./frame-object.js";

import {
  asyncGeneratorType,
  coroutineType,
  delegateOf,
  GeneratorState,
  generatorType,
  type PyGenerator,
} from "./generator.js";
import { close, resume, throwInto } from "./resume.js";
import { ReturningIterator } from "./returning-iterator.js";

/** The exception of generator.throw(type[, value[, traceback]]). */
function thrown(type: Value, value?: Value, traceback?: Value): PyException {
  if (value !== undefined) {
    warn(
      "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
      deprecationWarningType,
    );
  }
  if (traceback !== undefined && traceback !== null && !(traceback instanceof PyTraceback)) {
    throw typeError("throw() third argument must be a traceback object");
  }
  const exception = normalize(type, value ?? null);
  if (traceback instanceof PyTraceback) exception.traceback = traceback;
  return exception;
}

function normalize(type: Value, value: Value): PyException {
  if (type instanceof PyType && type.isSubtypeOf(baseExceptionType)) {
    if (value instanceof PyException && value.cls.isSubtypeOf(type)) return value;
    const args = value === null ? [] : value instanceof PyTuple ? value.items : [value];
    // What goes wrong in making the exception is thrown instead of it.
    try {
      const made = call(type, args);
      if (made instanceof PyException) return made;
      const reason = `calling ${repr(type)} should have returned an instance of BaseException, not ${typeName(made)}`;
      return newException(typeErrorType, reason);
    } catch (error) {
      const exception = exceptionOf(error);
      if (exception === null) throw error;
      return exception;
    }
  } else if (type instanceof PyException) {
    if (value !== null) throw typeError("instance exception may not have a separate value");
    return type;
  }
  throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
}

/** What send() and throw() hand back, or StopIteration at the end. */
function deliver(generator: PyGenerator, value: Value): Value {
  if (generator.state !== GeneratorState.FINISHED) return value;
  throw value === null ? stopIteration() : stopIteration(value);
}

function send(self: PyGenerator, value: Value): Value {
  if (self.state === GeneratorState.FINISHED) {
    if (self.cls === coroutineType) throw runtimeError("cannot reuse already awaited coroutine");
    throw stopIteration();
  }
  return deliver(self, resume(self, value));
}

const throwMethod = (self: PyGenerator, type: Value, value?: Value, traceback?: Value): Value => {
  const result = throwInto(self, thrown(type, value, traceback));
  return deliver(self, result);
};

function setText(name: string, set: (self: PyGenerator, text: string) => void) {
  return (self: PyGenerator, value: Value | undefined): void => {
    const text = value === undefined ? undefined : textOf(value);
    if (text === undefined) throw typeError(`${name} must be set to a string object`);
    set(self, text);
  };
}

function introspection(prefix: string, delegateName: string): readonly Definition[] {
  return [
    getter(
      "__name__",
      (self: PyGenerator) => self.name,
      setText("__name__", (self, text) => {
        self.name = text;
      }),
    ),
    getter(
      "__qualname__",
      (self: PyGenerator) => self.qualifiedName,
      setText("__qualname__", (self, text) => {
        self.qualifiedName = text;
      }),
    ),
    getter(`${prefix}_frame`, (self: PyGenerator) =>
      self.state === GeneratorState.FINISHED ? null : frameObject(self.frame),
    ),
    getter(`${prefix}_running`, (self: PyGenerator) => self.state === GeneratorState.RUNNING),
    getter(`${prefix}_suspended`, (self: PyGenerator) => self.state === GeneratorState.SUSPENDED),
    getter(delegateName, (self: PyGenerator) => delegateOf(self) ?? null),
    member(`${prefix}_code`, (self: PyGenerator) => self.frame.executable.code),
    method(
      "__repr__()",
      (self: PyGenerator) => `<${self.cls.name} object ${self.qualifiedName} at ${addressText(self)}>`,
    ),
    classMethod("__class_getitem__(item, /)", (cls: PyType, item: Value) => newGenericAlias(cls, item)),
  ];
}

const resumption: readonly Definition[] = [
  method("send(value, /)", send, "Send a value, return the next yielded value or raise StopIteration."),
  method(
    "throw(type, value=None, traceback=None, /)",
    throwMethod,
    "Raise exception in the suspended code, return next yielded value or raise StopIteration.",
  ),
  method("close()", (self: PyGenerator) => close(self), "Raise GeneratorExit inside the suspended code."),
];

defineIterator(generatorType, [...resumption, ...introspection("gi", "gi_yieldfrom")]);

/** The iterator of `coroutine.__await__()`. */
const coroutineWrapperType: PyType = defineType("coroutine_wrapper", { isSubclassable: false });

class CoroutineWrapper extends ReturningIterator {
  override cls: PyType = coroutineWrapperType;
  private readonly coroutine: PyGenerator;

  constructor(coroutine: PyGenerator) {
    super();
    this.coroutine = coroutine;
  }

  send(value: Value): Value | undefined {
    if (this.coroutine.state === GeneratorState.FINISHED) throw runtimeError("cannot reuse already awaited coroutine");
    return this.outcome(resume(this.coroutine, value));
  }

  throw(exception: PyException): Value | undefined {
    return this.outcome(throwInto(this.coroutine, exception));
  }

  close(): void {
    close(this.coroutine);
  }

  private outcome(value: Value): Value | undefined {
    if (this.coroutine.state !== GeneratorState.FINISHED) return value;
    this.result = value;
    return undefined;
  }
}

defineMethods(coroutineType, [
  ...resumption,
  ...introspection("cr", "cr_await"),
  method(
    "__await__()",
    (self: PyGenerator) => new CoroutineWrapper(self),
    "Return an iterator to be used in await expression.",
  ),
  getter("cr_origin", (self: PyGenerator) => self.origin),
]);

/** StopIteration with the iterator's result. */
function deliverReturning(self: ReturningIterator, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw self.result === null ? stopIteration() : stopIteration(self.result);
}

for (const type of [coroutineWrapperType, asyncSendType, asyncThrowType]) {
  defineIterator(type, [
    method("__next__()", (self: ReturningIterator) => deliverReturning(self, self.send(null))),
    method("__await__()", (self: ReturningIterator) => self),
    method("send(value, /)", (self: ReturningIterator, value: Value) => deliverReturning(self, self.send(value))),
    method(
      "throw(type, value=None, traceback=None, /)",
      (self: ReturningIterator, type: Value, value?: Value, traceback?: Value) =>
        deliverReturning(self, self.throw(thrown(type, value, traceback))),
    ),
    method("close()", (self: ReturningIterator) => {
      self.close();
      return null;
    }),
  ]);
}

/** Tells the event loop of a generator that is used for the first time. */
function begun(generator: PyGenerator): PyGenerator {
  if (generator.isFirstIterated) return generator;
  generator.isFirstIterated = true;
  const { beginAsyncGenerator } = currentThread();
  if (beginAsyncGenerator !== null) call(beginAsyncGenerator, [generator]);
  return generator;
}

defineMethods(asyncGeneratorType, [
  ...introspection("ag", "ag_await"),
  method("__aiter__()", (self: PyGenerator) => self, "Return an awaitable, that resolves in asynchronous iterator."),
  method(
    "__anext__()",
    (self: PyGenerator) => new AsyncGeneratorSend(begun(self), null),
    "Return a value or raise StopAsyncIteration.",
  ),
  method("asend(value, /)", (self: PyGenerator, value: Value) => new AsyncGeneratorSend(begun(self), value)),
  method(
    "athrow(type, value=None, traceback=None, /)",
    (self: PyGenerator, type: Value, value?: Value, traceback?: Value) =>
      new AsyncGeneratorThrow(begun(self), thrown(type, value, traceback)),
  ),
  method("aclose()", (self: PyGenerator) => new AsyncGeneratorThrow(begun(self), null)),
]);
