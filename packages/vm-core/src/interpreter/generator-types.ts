/** Generators, coroutines, async generators and their awaitables, as Python sees them. */

import { defineIterator } from "../builtins/native-iterator.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import type { Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { call } from "../runtime/calls.js";
import { runtimeError, stopIteration, typeError } from "../runtime/errors.js";
import { classMethod, type Definition, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { addressText } from "../runtime/text.js";
import { lookAfter } from "./abandoned.js";
import { AsyncGeneratorSend, AsyncGeneratorThrow, asyncSendType, asyncThrowType } from "./async-generator.js";
import { currentThread } from "./current-thread.js";
import { frameObject } from "./frame-object.js";

import {
  asyncGeneratorType,
  coroutineType,
  delegateOf,
  GeneratorState,
  generatorHooks,
  generatorType,
  type PyGenerator,
} from "./generator.js";
import { close, resume, throwInto } from "./resume.js";
import { ReturningIterator } from "./returning-iterator.js";
import { type Thrown, thrownBy } from "./thrown.js";

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
  return deliver(self, throwInto(self, thrownBy("throw", type, value, traceback)));
};

function setText(name: string, set: (self: PyGenerator, text: string) => void) {
  return (self: PyGenerator, value: Value | undefined): void => {
    const text = value === undefined ? undefined : textOf(value);
    if (text === undefined) throw typeError(`${name} must be set to a string object`);
    set(self, text);
  };
}

function introspection(kind: string, prefix: string, delegateName: string): readonly Definition[] {
  return [
    getter(
      "__name__",
      (self: PyGenerator) => self.name,
      setText("__name__", (self, text) => {
        self.name = text;
      }),
      `name of the ${kind}`,
    ),
    getter(
      "__qualname__",
      (self: PyGenerator) => self.qualifiedName,
      setText("__qualname__", (self, text) => {
        self.qualifiedName = text;
      }),
      `qualified name of the ${kind}`,
    ),
    getter(`${prefix}_frame`, (self: PyGenerator) =>
      self.state === GeneratorState.FINISHED ? null : frameObject(self.frame),
    ),
    getter(`${prefix}_running`, (self: PyGenerator) => self.state === GeneratorState.RUNNING),
    getter(`${prefix}_suspended`, (self: PyGenerator) => self.state === GeneratorState.SUSPENDED),
    getter(
      delegateName,
      (self: PyGenerator) => delegateOf(self) ?? null,
      null,
      `object being ${kind === "generator" ? "iterated by yield from" : "awaited on"}, or None`,
    ),
    member(`${prefix}_code`, (self: PyGenerator) => self.frame.executable.code),
    method(
      "__repr__()",
      (self: PyGenerator) => `<${self.cls.name} object ${self.qualifiedName} at ${addressText(self)}>`,
    ),
    classMethod("__class_getitem__(item, /)", (cls: PyType, item: Value) => newGenericAlias(cls, item), "See PEP 585"),
    method(
      "__del__()",
      (self: PyGenerator) => {
        if (self.state < GeneratorState.RUNNING) generatorHooks.finalize(self);
        return null;
      },
      "Called when the instance is about to be destroyed.",
    ),
  ];
}

const resumption = (kind: string): readonly Definition[] => [
  method("send(value, /)", send, `Send a value into ${kind}, return what it yields next or raise StopIteration.`),
  method(
    "throw(type, value=None, traceback=None, /)",
    throwMethod,
    `Raise exception in ${kind}, return what it yields next or raise StopIteration.`,
  ),
  method("close()", (self: PyGenerator) => close(self), `Raise GeneratorExit inside ${kind}.`),
];

defineIterator(generatorType, [...resumption("generator"), ...introspection("generator", "gi", "gi_yieldfrom")]);

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

  throw(thrown: Thrown): Value | undefined {
    return this.outcome(throwInto(this.coroutine, thrown));
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

defineMethods(coroutineType, () => [
  ...resumption("coroutine"),
  ...introspection("coroutine", "cr", "cr_await"),
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

/** The methods of iterators that end with a value, beside those of all iterators. */
export const returningIteratorMethods = (): readonly Definition[] => [
  method("__next__()", (self: ReturningIterator) => deliverReturning(self, self.send(null))),
  method("__await__()", (self: ReturningIterator) => self),
  method(
    "send(value, /)",
    (self: ReturningIterator, value: Value) => deliverReturning(self, self.send(value)),
    "Send a value into coroutine.",
  ),
  method(
    "throw(type, value=None, traceback=None, /)",
    (self: ReturningIterator, type: Value, value?: Value, traceback?: Value) =>
      deliverReturning(self, self.throw(thrownBy("throw", type, value, traceback))),
    "Raise exception in coroutine.",
  ),
  method(
    "close()",
    (self: ReturningIterator) => {
      self.close();
      return null;
    },
    "Raise GeneratorExit inside coroutine.",
  ),
];

for (const type of [coroutineWrapperType, asyncSendType, asyncThrowType])
  defineIterator(type, returningIteratorMethods());

/** Tells the event loop of a generator that is used for the first time. */
function begun(generator: PyGenerator): PyGenerator {
  if (generator.isFirstIterated) return generator;
  generator.isFirstIterated = true;
  const { beginAsyncGenerator, finalizeAsyncGenerator } = currentThread();
  if (finalizeAsyncGenerator !== null) {
    generator.origin = finalizeAsyncGenerator;
    lookAfter(generator);
  }
  if (beginAsyncGenerator !== null) call(beginAsyncGenerator, [generator]);
  return generator;
}

defineMethods(asyncGeneratorType, () => [
  ...introspection("async generator", "ag", "ag_await"),
  method("__aiter__()", (self: PyGenerator) => self, "Return an awaitable, that resolves in asynchronous iterator."),
  method(
    "__anext__()",
    (self: PyGenerator) => new AsyncGeneratorSend(begun(self), null),
    "Return a value or raise StopAsyncIteration.",
  ),
  method(
    "asend(value, /)",
    (self: PyGenerator, value: Value) => new AsyncGeneratorSend(begun(self), value),
    "Send a value into the generator.",
  ),
  method(
    "athrow(type, value=None, traceback=None, /)",
    (self: PyGenerator, type: Value, value?: Value, traceback?: Value) =>
      new AsyncGeneratorThrow(begun(self), thrownBy("athrow", type, value, traceback)),
    "Raise exception in the generator.",
  ),
  method(
    "aclose()",
    (self: PyGenerator) => new AsyncGeneratorThrow(begun(self), null),
    "Raise GeneratorExit inside the generator.",
  ),
]);
