/** How builtin classes and modules are written: a list of methods and attributes in Python's own notation. */

import { PyDict } from "../objects/dict.js";
import { PyStaticMethod } from "../objects/function.js";
import { PyModule } from "../objects/module.js";
import {
  type NativeCode,
  NativeFunction,
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyConstructor,
  PyGetSetDescriptor,
  PyMethodDescriptor,
} from "../objects/native.js";
import type { Value } from "../objects/object.js";
import { specialIndex } from "../objects/specials.js";
import type { PyType } from "../objects/type.js";
import { InternalError } from "./errors.js";

/** Adds one attribute to a builtin class. */
export type Definition = (type: PyType) => void;

/** The typed code of a native; parameters are what the binder passes for the declared notation. */
export type TypedCode = (...args: never[]) => Value;

/** Special methods that CPython defines as ordinary methods, so they are `method_descriptor`s. */
const ordinaryMethods = new Set([
  "__format__",
  "__reversed__",
  "__sizeof__",
  "__dir__",
  "__bytes__",
  "__complex__",
  "__round__",
  "__trunc__",
  "__floor__",
  "__ceil__",
  "__enter__",
  "__exit__",
  "__missing__",
  "__length_hint__",
  "__instancecheck__",
  "__subclasscheck__",
  "__prepare__",
  "__mro_entries__",
  "__reduce_ex__",
  "__fspath__",
  "__set_name__",
  "__aenter__",
  "__aexit__",
]);
/** Special methods that are ordinary ones in these classes only. */
const ordinaryMethodsOf = new Set([
  "list.__getitem__",
  "dict.__getitem__",
  "dict.__contains__",
  "set.__contains__",
  "frozenset.__contains__",
]);

/** Splits `name(parameters)`. */
function parseHeading(heading: string): { name: string; parameters: string } {
  const open = heading.indexOf("(");
  if (open <= 0 || !heading.endsWith(")")) throw new InternalError(`malformed heading: ${heading}`);
  return { name: heading.slice(0, open), parameters: heading.slice(open + 1, -1) };
}

function makeNative(heading: string, code: TypedCode, doc: string | null, owner: PyType | null = null): NativeFunction {
  const { name, parameters } = parseHeading(heading);
  const isWrapper =
    owner !== null &&
    specialIndex.has(name) &&
    !ordinaryMethods.has(name) &&
    !ordinaryMethodsOf.has(`${owner.name}.${name}`);
  // The binder passes exactly one argument per declared parameter, which is what `code` was written for.
  return new NativeFunction(name, parameters, code as NativeCode, doc, { isWrapper });
}

/** A method: `self` comes first, then one argument per parameter of the heading, e.g. `insert(index, object, /)`. */
export function method(heading: string, code: TypedCode, doc: string | null = null): Definition {
  return (type) => {
    const native = makeNative(heading, code, doc, type);
    type.namespace.set(native.name, new PyMethodDescriptor(type, native));
  };
}

/** A class method: the class comes first. */
export function classMethod(heading: string, code: TypedCode, doc: string | null = null): Definition {
  return (type) => {
    const native = makeNative(heading, code, doc);
    type.namespace.set(native.name, new PyClassMethodDescriptor(type, native));
  };
}

export function staticMethod(heading: string, code: TypedCode, doc: string | null = null): Definition {
  return (type) => {
    const native = makeNative(heading, code, doc);
    type.namespace.set(native.name, new PyStaticMethod(new PyBuiltinFunction(native, undefined, null, type)));
  };
}

/** `__new__`: the class to instantiate comes first. `parameters` is parenthesised, e.g. `(iterable=(), /)`. */
export function constructor(parameters: string, code: TypedCode, doc: string | null = null): Definition {
  return (type) => {
    const { parameters: text } = parseHeading(`__new__${parameters}`);
    // Named after the class: constructors' argument errors speak of the class.
    const native = new NativeFunction(type.name, text, code as NativeCode, doc, { isConstructor: true });
    type.namespace.set("__new__", new PyConstructor(native, type));
  };
}

type Getter = (self: never) => Value | undefined;
type Setter = (self: never, value: Value | undefined) => void;

function attribute(isMember: boolean) {
  return (name: string, get: Getter, set: Setter | null = null, doc: string | null = null): Definition =>
    (type) => {
      // Descriptors check that self is an instance of `type` before they call these.
      const getter = get as (self: Value) => Value | undefined;
      const setter = set as ((self: Value, value: Value | undefined) => void) | null;
      type.namespace.set(name, new PyGetSetDescriptor(type, name, getter, setter, doc, isMember));
    };
}

/** A computed attribute; without `set` it is read-only. `get` returns undefined for an unset one. */
export const getter = attribute(false);

/** A plain attribute, shown as a member descriptor. */
export const member = attribute(true);

/** A class attribute with a constant value. */
export function constant(name: string, value: Value): Definition {
  return (type) => {
    type.namespace.set(name, value);
  };
}

/** Most programs never look at most classes: `makeDefinitions` is called when somebody looks at this one. */
export function defineMethods(type: PyType, makeDefinitions: () => readonly Definition[]): void {
  type.defineLater(() => {
    for (const definition of makeDefinitions()) definition(type);
  });
}

/** A module's function; `module` is its `__module__`. */
export function nativeFunction(
  module: string,
  heading: string,
  code: TypedCode,
  doc: string | null = null,
): PyBuiltinFunction {
  return new PyBuiltinFunction(makeNative(heading, code, doc), undefined, module);
}

/** A native module with its standard attributes. */
export function newModule(name: string, doc: string | null, entries: Readonly<Record<string, Value>> = {}): PyModule {
  const namespace = new PyDict();
  namespace.set("__name__", name);
  namespace.set("__doc__", doc);
  namespace.set("__package__", "");
  namespace.set("__loader__", null);
  namespace.set("__spec__", null);
  const module = new PyModule(undefined, namespace);
  for (const [key, value] of Object.entries(entries)) namespace.set(key, value);
  return module;
}
