/** The _contextvars module: context variables, whose values belong to the context that code runs in. */

import { PyDict } from "../objects/dict.js";
import { lookupErrorType } from "../objects/exception.js";
import { PyFunction, PyMethod } from "../objects/function.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import type { PyModule } from "../objects/module.js";
import { CallScope, type ForwardedCall, PyMethodDescriptor } from "../objects/native.js";
import { NotImplemented } from "../objects/none.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { call, callMethod } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import { keyError, newException, PythonError, runtimeError, typeError, valueError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { getIterator } from "../runtime/iteration.js";
import {
  classMethod,
  constant,
  constructor,
  defineMethods,
  getter,
  member,
  method,
  nativeFunction,
  newModule,
} from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { addressText, repr } from "../runtime/text.js";
import { type ThreadState, thread } from "../runtime/thread.js";

const contextType: PyType = defineType("Context", {
  module: "_contextvars",
  isSubclassable: false,
  pattern: "mapping",
  instancesHaveWeakReferences: true,
});
const variableType: PyType = defineType("ContextVar", { module: "_contextvars", isSubclassable: false });
const tokenType: PyType = defineType("Token", { module: "_contextvars", isSubclassable: false });
const missingType: PyType = defineType("Token.MISSING", { module: "_contextvars", isSubclassable: false });

class Context extends CallScope {
  override cls: PyType = contextType;
  /** Replaced, never changed, so that a copy is a reference. */
  values: ReadonlyMap<ContextVariable, Value>;
  /** While it is entered: what ran before, and in which thread. */
  private previous: PyObject | null = null;
  private owner: ThreadState | null = null;

  constructor(values: ReadonlyMap<ContextVariable, Value> = new Map()) {
    super();
    this.values = values;
  }

  /** Raises RuntimeError when it is entered already, in whichever thread. */
  enter(): void {
    if (this.owner !== null) throw runtimeError(`cannot enter context: ${repr(this)} is already entered`);
    this.owner = thread;
    this.previous = thread.context;
    thread.context = this;
  }

  leave(): void {
    if (this.owner !== null) this.owner.context = this.previous;
    this.owner = null;
    this.previous = null;
  }

  /** A dict of the same, for what mappings have in common. */
  asDict(): PyDict {
    const dict = new PyDict();
    for (const [variable, value] of this.values) dict.set(variable, value);
    return dict;
  }
}

export class ContextVariable extends PyObject {
  override cls: PyType = variableType;
  readonly name: string;
  readonly fallback: Value | undefined;

  constructor(name: string, fallback: Value | undefined) {
    super();
    this.name = name;
    this.fallback = fallback;
  }
}

class Token extends PyObject {
  override cls: PyType = tokenType;
  readonly context: Context;
  readonly variable: ContextVariable;
  /** Undefined when the variable had no value. */
  readonly old: Value | undefined;
  isUsed = false;

  constructor(context: Context, variable: ContextVariable, old: Value | undefined) {
    super();
    this.context = context;
    this.variable = variable;
    this.old = old;
  }
}

class Missing extends PyObject {
  override cls: PyType = missingType;
}

const missing = new Missing();

/** The context that the running thread is in. */
function runningContext(): Context {
  const { context } = thread;
  if (context instanceof Context) return context;
  const made = new Context();
  thread.context = made;
  return made;
}

/** contextvars.copy_context() */
export const copyContext = (): PyObject => new Context(runningContext().values);

function setValue(context: Context, variable: ContextVariable, value: Value | undefined): void {
  const values = new Map(context.values);
  if (value === undefined) values.delete(variable);
  else values.set(variable, value);
  context.values = values;
}

/** The variable's value in the running context; undefined when it has none. */
export const contextValue = (variable: ContextVariable): Value | undefined => runningContext().values.get(variable);

function getVariable(self: ContextVariable, fallback?: Value): Value {
  const value = runningContext().values.get(self);
  if (value !== undefined) return value;
  if (fallback !== undefined) return fallback;
  if (self.fallback !== undefined) return self.fallback;
  throw new PythonError(newException(lookupErrorType, self));
}

export function setVariable(self: ContextVariable, value: Value): Token {
  const context = runningContext();
  const token = new Token(context, self, context.values.get(self));
  setValue(context, self, value);
  return token;
}

function resetVariable(self: ContextVariable, token: Value): null {
  if (!(token instanceof Token)) throw typeError(`expected an instance of Token, got ${repr(token)}`);
  if (token.isUsed) throw runtimeError(`${repr(token)} has already been used once`);
  if (token.variable !== self) throw valueError(`${repr(token)} was created by a different ContextVar`);
  const context = runningContext();
  if (token.context !== context) throw valueError(`${repr(token)} was created in a different Context`);
  token.isUsed = true;
  setValue(context, self, token.old);
  return null;
}

function runIn(self: Context, args: readonly Value[], keywords: Keywords): Value {
  const [callable, ...rest] = args;
  if (callable === undefined) throw typeError("run() missing 1 required positional argument");
  self.enter();
  try {
    return call(callable, rest, keywords);
  } finally {
    self.leave();
  }
}

/** run() of a Python function is the call of that function, in the context. */
function forwardRun(self: Value, args: readonly Value[], keywords: Keywords): ForwardedCall | null {
  const [callable, ...rest] = args;
  const target = callable instanceof PyMethod ? callable.function : callable;
  if (!(target instanceof PyFunction) || !(self instanceof Context)) return null;
  return { callable, args: rest, keywords, scope: self };
}

function asVariable(key: Value): ContextVariable {
  if (key instanceof ContextVariable) return key;
  throw typeError(`a ContextVar key was expected, got ${repr(key)}`);
}

defineMethods(contextType, () => [
  constructor("(*args, **kwargs)", (_cls: PyType, args: readonly Value[], keywords: Keywords) => {
    if (args.length > 0 || (keywords !== null && keywords.size > 0)) {
      throw typeError("Context() does not accept any arguments");
    }
    return new Context();
  }),
  method("run(*args, **kwargs)", runIn),
  method("copy()", (self: Context) => new Context(self.values), "Return a shallow copy of the context object."),
  method("get(key, default=None, /)", (self: Context, key: Value, fallback: Value = null) => {
    const value = self.values.get(asVariable(key));
    return value === undefined ? fallback : value;
  }),
  method("items()", (self: Context) => callMethod(self.asDict(), "items")),
  method("keys()", (self: Context) => callMethod(self.asDict(), "keys")),
  method("values()", (self: Context) => callMethod(self.asDict(), "values")),
  method("__len__()", (self: Context) => self.values.size),
  method("__iter__()", (self: Context) => getIterator(self.asDict())),
  method("__contains__(key, /)", (self: Context, key: Value) => self.values.has(asVariable(key))),
  method("__getitem__(key, /)", (self: Context, key: Value) => {
    const value = self.values.get(asVariable(key));
    if (value === undefined) throw keyError(key);
    return value;
  }),
  method("__eq__(other, /)", (self: Context, other: Value) =>
    other instanceof Context ? equals(self.asDict(), other.asDict()) : NotImplemented,
  ),
  constant("__hash__", null),
]);

const run = contextType.namespace.get("run");
if (run instanceof PyMethodDescriptor) run.native.forward = forwardRun;

defineMethods(variableType, () => [
  constructor(
    "(name=<unrepresentable>, /, *, default=<unrepresentable>)",
    (_cls: PyType, name?: Value, fallback?: Value) => {
      if (name === undefined) throw typeError("ContextVar() takes exactly 1 positional argument (0 given)");
      const text = textOf(name);
      if (text === undefined) throw typeError("context variable name must be a str");
      hashValue(name);
      return new ContextVariable(text, fallback);
    },
  ),
  classMethod("__class_getitem__(key, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key)),
  method("get(default=<unrepresentable>, /)", getVariable),
  method("set(value, /)", setVariable),
  method("reset(token, /)", resetVariable),
  member("name", (self: ContextVariable) => self.name),
  method("__repr__()", (self: ContextVariable) => {
    const fallback = self.fallback === undefined ? "" : ` default=${repr(self.fallback)}`;
    return `<ContextVar name=${repr(self.name)}${fallback} at ${addressText(self)}>`;
  }),
]);

defineMethods(tokenType, () => [
  constructor("(*args, **kwargs)", () => {
    throw runtimeError("Tokens can only be created by ContextVars");
  }),
  classMethod("__class_getitem__(key, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key)),
  constant("MISSING", missing),
  getter("var", (self: Token) => self.variable),
  getter("old_value", (self: Token) => (self.old === undefined ? missing : self.old)),
  method("__enter__()", (self: Token) => self),
  method("__exit__(type, value, traceback, /)", (self: Token) => resetVariable(self.variable, self)),
  constant("__hash__", null),
  method("__repr__()", (self: Token) => {
    const used = self.isUsed ? " used" : "";
    return `<Token${used} var=${repr(self.variable)} at ${addressText(self)}>`;
  }),
]);

defineMethods(missingType, () => [method("__repr__()", () => "<Token.MISSING>")]);

export function createContextVariablesModule(): PyModule {
  return newModule("_contextvars", "Context Variables", {
    Context: contextType,
    ContextVar: variableType,
    Token: tokenType,
    copy_context: nativeFunction("_contextvars", "copy_context()", copyContext),
  });
}
