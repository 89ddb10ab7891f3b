/** The methods and attributes of `type`. */

import { PyDict } from "../objects/dict.js";
import { baseExceptionType, runtimeWarningType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import { PyMappingProxy } from "../objects/mapping-proxy.js";
import type { Keywords, Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { givenType } from "../runtime/argument-types.js";
import { bindDescriptor, missingAttribute, typeFind, typeSet } from "../runtime/attributes.js";
import { checkUtf8 } from "../runtime/c-strings.js";
import { call, instantiate } from "../runtime/calls.js";
import { linearize, newClass, setBases } from "../runtime/classes.js";
import { attributeError, typeError, valueError } from "../runtime/errors.js";
import { isInstanceOfClass, isSubclassByBases } from "../runtime/instance-checks.js";
import {
  classMethod,
  constant,
  constructor,
  defineMethods,
  getter,
  member,
  method,
} from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { isTrue } from "../runtime/truth.js";
import { warn } from "../runtime/warnings.js";
import { classSignatures } from "./class-signatures.js";
import { unionOf } from "./generic-alias.js";

/** type(object), type(name, bases, dict, **keywords) */
function create(metaclass: PyType, args: readonly Value[], keywords: Keywords): Value {
  if (args.length !== 3) throw typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
  const [name, bases, namespace] = args;
  const text = textOf(name);
  if (text === undefined) throw typeError(`type.__new__() argument 1 must be str, not ${givenType(name)}`);
  if (!(bases instanceof PyTuple)) throw typeError(`type.__new__() argument 2 must be tuple, not ${givenType(bases)}`);
  if (!(namespace instanceof PyDict)) {
    throw typeError(`type.__new__() argument 3 must be dict, not ${givenType(namespace)}`);
  }
  const own = new Map<string, Value>();
  let hasOddKey = false;
  for (const entry of namespace.entries) {
    if (entry.value === undefined) continue;
    const key = textOf(entry.key);
    if (key === undefined) hasOddKey = true;
    else own.set(key, entry.value);
  }
  if (hasOddKey) warn(`non-string key in the __dict__ of class ${text}`, runtimeWarningType);
  if (!own.has("__module__")) own.set("__module__", callerModule.current());
  return newClass(metaclass, text, bases.items, own, keywords);
}

/** `__name__` of the globals of the running Python code; installed by the interpreter. */
export const callerModule: { current: () => Value } = { current: () => "builtins" };

const initializeType = (_self: PyType, args: readonly Value[], keywords: Keywords): Value => {
  if (keywords !== null && keywords.size > 0 && args.length === 1)
    throw typeError("type.__init__() takes no keyword arguments");
  if (args.length !== 1 && args.length !== 3) throw typeError("type.__init__() takes 1 or 3 arguments");
  return null;
};

function moduleOf(type: PyType): Value {
  if (!type.isHeapType) return type.builtinModule ?? "builtins";
  const module = type.namespace.get("__module__");
  if (module === undefined) throw attributeError("__module__", "__module__", type);
  return module;
}

function representation(type: PyType): string {
  const module = type.isHeapType ? type.namespace.get("__module__") : (type.builtinModule ?? "builtins");
  const text = module === undefined ? undefined : textOf(module);
  if (text === undefined || text === "builtins") return `<class '${type.qualifiedName}'>`;
  return `<class '${text}.${type.qualifiedName}'>`;
}

function requireMutable(type: PyType, name: string, value: Value | undefined): Value {
  if (!type.isHeapType) {
    throw typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
  }
  if (value === undefined) throw typeError(`cannot delete '${name}' attribute of immutable type '${type.name}'`);
  return value;
}

function setName(type: PyType, value: Value | undefined): void {
  const name = requireMutable(type, "__name__", value);
  const text = textOf(name);
  if (text === undefined) throw typeError(`can only assign string to ${type.name}.__name__, not '${typeName(name)}'`);
  checkUtf8(text);
  if (text.includes("\0")) throw valueError("type name must not contain null characters");
  type.name = text;
}

function setQualifiedName(type: PyType, value: Value | undefined): void {
  const name = requireMutable(type, "__qualname__", value);
  const text = textOf(name);
  if (text === undefined)
    throw typeError(`can only assign string to ${type.name}.__qualname__, not '${typeName(name)}'`);
  type.qualifiedName = text;
}

function assignBases(type: PyType, value: Value | undefined): void {
  const bases = requireMutable(type, "__bases__", value);
  if (!(bases instanceof PyTuple)) {
    throw typeError(`can only assign tuple to ${type.name}.__bases__, not ${typeName(bases)}`);
  }
  if (bases.items.length === 0) throw typeError(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  for (const base of bases.items) {
    if (!(base instanceof PyType)) {
      throw typeError(`${type.name}.__bases__ must be tuple of classes, not '${typeName(base)}'`);
    }
    // In the middle of an assignment, orders may not yet say what bases do.
    if (base.isSubtypeOf(type) || descendsFrom(base, type)) {
      throw typeError("a __bases__ item causes an inheritance cycle");
    }
  }
  const classes = bases.items as readonly PyType[];
  setBases(type, classes);
}

function docOf(type: PyType): Value | undefined {
  const doc = type.namespace.get("__doc__");
  if (doc === undefined) return null;
  return type.isHeapType ? bindDescriptor(doc, undefined, type) : doc;
}

function directSubclasses(type: PyType): Value {
  const classes: Value[] = [];
  for (const reference of type.subclasses) {
    const subclass = reference.deref();
    if (subclass !== undefined) classes.push(subclass);
  }
  return new PyList(classes);
}

/** __annotations__: computed once by `__annotate__`. */
function annotationsOf(type: PyType): Value | undefined {
  if (!type.isHeapType) return undefined;
  const known = type.namespace.get("__annotations__") ?? type.namespace.get("__annotations_cache__");
  if (known !== undefined) return known;
  const annotate = type.namespace.get("__annotate__") ?? type.namespace.get("__annotate_func__") ?? null;
  const annotations = annotate === null ? new PyDict() : call(annotate, [1]);
  if (!(annotations instanceof PyDict)) {
    throw typeError(`__annotate__ returned non-dict of type '${typeName(annotations)}'`);
  }
  type.namespace.set("__annotations_cache__", annotations);
  return annotations;
}

function setAnnotations(type: PyType, value: Value | undefined): void {
  if (!type.isHeapType) throw typeError(`cannot set '__annotations__' attribute of immutable type '${type.name}'`);
  if (value === undefined) {
    const isDeleted = type.namespace.delete("__annotations__") || type.namespace.delete("__annotations_cache__");
    if (!isDeleted) throw attributeError("__annotations__");
  } else {
    type.namespace.set(type.namespace.has("__annotations__") ? "__annotations__" : "__annotations_cache__", value);
  }
  type.namespace.delete("__annotate__");
  type.namespace.delete("__annotate_func__");
}

function annotateOf(type: PyType): Value | undefined {
  if (!type.isHeapType) return undefined;
  return type.namespace.get("__annotate__") ?? type.namespace.get("__annotate_func__") ?? null;
}

function setAbstractMethods(type: PyType, value: Value | undefined): void {
  if (value === undefined) {
    if (!type.deleteAttribute("__abstractmethods__")) throw attributeError("__abstractmethods__");
    type.isAbstract = false;
    return;
  }
  type.setAttribute("__abstractmethods__", value);
  type.isAbstract = isTrue(value);
}

/** Tells a call through `type.__call__` from a plain call, which CPython makes by another way, with its own messages. */
const noKeywords: Keywords = new Map();

defineMethods(typeType, () => [
  constructor("(*args, **kwargs)", create),
  constant("__doc__", "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"),
  method("__init__(*args, **kwargs)", initializeType),
  method(
    "__call__(*args, **kwargs)",
    (self: PyType, args: readonly Value[], keywords: Keywords) => instantiate(self, args, keywords ?? noKeywords),
    "Call self as a function.",
  ),
  method("__repr__()", representation, "Return repr(self)."),
  method(
    "__getattribute__(name, /)",
    (self: PyType, name: Value) => {
      const text = attributeName(name);
      const value = typeFind(self, text);
      if (value === undefined) throw missingAttribute(self, text);
      return value;
    },
    "Return getattr(self, name).",
  ),
  method(
    "__setattr__(name, value, /)",
    (self: PyType, name: Value, value: Value) => {
      typeSet(self, attributeName(name), value);
      return null;
    },
    "Implement setattr(self, name, value).",
  ),
  method(
    "__delattr__(name, /)",
    (self: PyType, name: Value) => {
      typeSet(self, attributeName(name), undefined);
      return null;
    },
    "Implement delattr(self, name).",
  ),
  method("__or__(value, /)", unionOf, "Return self|value."),
  method("__ror__(value, /)", (self: Value, other: Value) => unionOf(other, self), "Return value|self."),
  method("mro()", (self: PyType) => new PyList([...linearize(self)]), "Return a type's method resolution order."),
  method("__subclasses__()", directSubclasses, "Return a list of immediate subclasses."),
  method("__instancecheck__(instance, /)", (self: PyType, value: Value) => isInstanceOfClass(value, self)),
  method("__subclasscheck__(subclass, /)", (self: PyType, value: Value) => isSubclassByBases(value, self)),
  classMethod(
    "__prepare__(*args, **kwargs)",
    () => new PyDict(),
    "Used to create the namespace for the class statement.",
  ),
  method("__dir__()", (self: PyType) => {
    const names = new Set<string>();
    for (const each of self.mro) for (const name of each.namespace.keys()) names.add(name);
    return new PyList([...names]);
  }),
  method("__sizeof__()", () => 1064),
  getter("__name__", (self: PyType) => self.name, setName),
  getter("__qualname__", (self: PyType) => self.qualifiedName, setQualifiedName),
  getter("__module__", moduleOf, (self: PyType, value) => {
    self.setAttribute("__module__", requireMutable(self, "__module__", value));
    // The line belongs to the module that the class was said to be from.
    self.deleteAttribute("__firstlineno__");
  }),
  getter("__bases__", (self: PyType) => new PyTuple(self.bases), assignBases),
  getter("__dict__", (self: PyType) => new PyMappingProxy({ kind: "namespace", type: self })),
  getter("__doc__", docOf, (self: PyType, value) => {
    self.setAttribute("__doc__", requireMutable(self, "__doc__", value));
  }),
  getter("__text_signature__", (self: PyType) => textSignature(self)),
  getter("__annotations__", annotationsOf, setAnnotations),
  getter("__annotate__", annotateOf, (self: PyType, value) => {
    if (!self.isHeapType) throw typeError(`cannot set '__annotate__' attribute of immutable type '${self.name}'`);
    if (value === undefined) throw typeError("cannot delete __annotate__ attribute");
    if (value !== null && typeOf(value).lookup("__call__") === undefined) {
      throw typeError("__annotate__ must be callable or None");
    }
    self.namespace.set("__annotate_func__", value);
    self.namespace.delete("__annotate__");
    if (value !== null) {
      self.namespace.delete("__annotations__");
      self.namespace.delete("__annotations_cache__");
    }
  }),
  getter(
    "__type_params__",
    (self: PyType) => (self === typeType ? undefined : self.namespace.get("__type_params__")) ?? emptyTuple,
    (self: PyType, value) => {
      self.setAttribute("__type_params__", requireMutable(self, "__type_params__", value));
    },
  ),
  getter(
    "__abstractmethods__",
    (self: PyType) => (self === typeType ? undefined : self.namespace.get("__abstractmethods__")),
    setAbstractMethods,
  ),
  member("__base__", (self: PyType) => self.base),
  getter("__mro__", (self: PyType) => new PyTuple(self.mro)),
  member("__flags__", (self: PyType) => flagsOf(self)),
  member("__basicsize__", () => 16),
  member("__itemsize__", ({ layoutOwner }: PyType) => itemSizes.get(layoutOwner.name) ?? 0),
  member("__dictoffset__", (self: PyType) => (self.instancesHaveDict ? -1 : 0)),
  member("__weakrefoffset__", (self: PyType) => (self.instancesHaveWeakReferences ? -8 : 0)),
]);

function textSignature(type: PyType): Value {
  if (type.isHeapType) return null;
  return classSignatures.get(`${type.builtinModule ?? "builtins"}.${type.name}`) ?? null;
}

function descendsFrom(type: PyType, ancestor: PyType): boolean {
  for (let each: PyType | null = type; each !== null; each = each.base) if (each === ancestor) return true;
  return false;
}

function attributeName(name: Value): string {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

/** Bits of tp_flags that tell the subclasses of a builtin class, by its name. */
const subclassFlags: ReadonlyMap<string, number> = new Map([
  ["int", 2 ** 24],
  ["list", 2 ** 25],
  ["tuple", 2 ** 26],
  ["bytes", 2 ** 27],
  ["str", 2 ** 28],
  ["dict", 2 ** 29],
  ["type", 2 ** 31],
]);
const EXCEPTION_FLAG = 2 ** 30;
/** Classes of which a class pattern with one positional subpattern matches the subject itself. */
const MATCH_SELF = new Set("bool bytearray bytes dict float frozenset int list set str tuple".split(" "));
/** Builtin classes whose instances refer to nothing. */
const ATOMIC = new Set("NoneType bool bytearray bytes complex ellipsis float int object range str".split(" "));
/** Bytes of an item, of classes whose instances vary in size. */
const itemSizes: ReadonlyMap<string, number> = new Map([
  ["int", 4],
  ["bool", 4],
  ["tuple", 8],
  ["bytes", 1],
  ["type", 40],
]);

/** The bits of tp_flags that programs read. */
function flagsOf(type: PyType): number {
  const { layoutOwner, base } = type;
  // Ready.
  let flags = 2 ** 12 + (type.isHeapType ? 2 ** 9 : 2 ** 8);
  // Both immutable and made on the heap: copyreg passes over Generic when it looks for the class that makes an object.
  if (type.builtinModule === "typing") flags += 2 ** 9;
  if (type.isSubclassable) flags += 2 ** 10;
  if (type.isHeapType || !ATOMIC.has(type.name)) flags += 2 ** 14;
  if (type.isAbstract) flags += 2 ** 20;
  if (MATCH_SELF.has(layoutOwner.name)) flags += 2 ** 22;
  if (type.patternKind !== null) flags += type.patternKind === "sequence" ? 2 ** 5 : 2 ** 6;
  if (type.isHeapType && type.instancesHaveDict && base !== null && (base.isHeapType || !base.instancesHaveDict)) {
    // A dict that the interpreter manages; attributes are in the instance itself unless its size varies.
    if (!itemSizes.has(layoutOwner.name) && !type.isSubtypeOf(baseExceptionType)) flags += 2 ** 2 + 2 ** 4;
    else if (layoutOwner !== typeType && itemSizes.has(layoutOwner.name)) flags += 2 ** 4;
  }
  return flags + (subclassFlags.get(layoutOwner.name) ?? (type.isSubtypeOf(baseExceptionType) ? EXCEPTION_FLAG : 0));
}
