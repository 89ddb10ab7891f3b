/** Making classes: bases, metaclass, method resolution order, slots, and the hooks a new class calls. */

import { PyCell } from "../objects/cell.js";
import { PyClassMethod, PyFunction, PyStaticMethod } from "../objects/function.js";
import { PyMappingProxy } from "../objects/mapping-proxy.js";
import { PyMemberDescriptor } from "../objects/native.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { isIdentifier } from "../unicode/characters.js";
import { bindDescriptor, findAttribute, getAttribute } from "./attributes.js";
import { checkUtf8 } from "./c-strings.js";
import { call, callSpecial } from "./calls.js";
import { PythonError, typeError, valueError } from "./errors.js";
import { dictGetter, weakReferenceGetter } from "./instance-dict.js";
import { toArray } from "./iteration.js";
import { textOf, typeName } from "./primitives.js";

/**
 * type.__new__(metaclass, name, bases, namespace, **keywords). Raises TypeError for bases that do not combine,
 * ValueError for bad slots.
 */
export function newClass(
  metaclass: PyType,
  name: string,
  bases: readonly Value[],
  namespace: Map<string, Value>,
  keywords: Keywords,
): PyType {
  checkEntries(bases);
  const winner = bestMetaclass(metaclass, bases);
  const classes = checkBases(bases);
  if (winner !== metaclass) {
    const create = winner.special(Special.__new__);
    if (create !== typeType.special(Special.__new__)) {
      return call(create, [winner, name, new PyTuple(bases), fromNamespace(namespace)], keywords) as PyType;
    }
  }
  checkUtf8(name);
  if (name.includes("\0")) throw valueError("type name must not contain null characters");
  const doc = textOf(namespace.get("__doc__") ?? null);
  if (doc !== undefined) checkUtf8(doc);
  const base = bestBase(classes);
  const own = new Map(namespace);
  const qualifiedName = takeQualifiedName(own, name);
  const slots = readSlots(own, classes, base, name);
  const type = new PyType({
    metaclass: winner,
    name,
    bases: classes,
    base,
    namespace: own,
    isHeapType: true,
    layoutOwner: base.layoutOwner,
  });
  type.qualifiedName = qualifiedName;
  type.instancesHaveDict = slots.addsDict || classes.some((each) => each.instancesHaveDict);
  type.instancesHaveWeakReferences = slots.addsWeakReferences || base.instancesHaveWeakReferences;
  type.memberCount = base.memberCount;
  type.unwrap = base.unwrap;
  type.patternKind = classes.find((each) => each.patternKind !== null)?.patternKind ?? null;
  takeClassCell(type, own);
  for (const slot of slots.names) own.set(slot, new PyMemberDescriptor(type, slot, type.memberCount++));
  // A metaclass inherits type's own `__dict__`, the view of a class's namespace.
  const needsDict = type.instancesHaveDict && !classes.some((each) => each.instancesHaveDict);
  if (needsDict && !type.base?.isSubtypeOf(typeType) && !own.has("__dict__")) dictGetter(type);
  if (slots.addsWeakReferences && !own.has("__weakref__")) weakReferenceGetter(type);
  wrapImplicit(own);
  type.mro = computeMro(type);
  const dictCell = own.get("__classdictcell__");
  if (dictCell instanceof PyCell) {
    // What is bound in the class later on is seen there too.
    dictCell.content = new PyMappingProxy({ kind: "namespace", type });
    own.delete("__classdictcell__");
  }
  if (!own.has("__doc__")) own.set("__doc__", null);
  if (own.has("__eq__") && !own.has("__hash__")) own.set("__hash__", null);
  setNames(type);
  initSubclass(type, keywords);
  return type;
}

function takeClassCell(type: PyType, namespace: Map<string, Value>): void {
  const cell = namespace.get("__classcell__");
  if (cell === undefined) return;
  if (!(cell instanceof PyCell)) {
    throw typeError(`__classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`);
  }
  cell.content = type;
  namespace.delete("__classcell__");
}

/** Namespace as the dict that a metaclass's `__new__` takes; set by the dict layer's callers. */
let fromNamespace: (namespace: Map<string, Value>) => Value = () => null;

export function setNamespaceConverter(convert: (namespace: Map<string, Value>) => Value): void {
  fromNamespace = convert;
}

function checkEntries(bases: readonly Value[]): void {
  for (const base of bases) {
    if (!(base instanceof PyType) && findAttribute(base, "__mro_entries__") !== undefined) {
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
    }
  }
}

function checkBases(bases: readonly Value[]): PyType[] {
  const classes: PyType[] = [];
  for (const base of bases) {
    if (!(base instanceof PyType)) throw typeError("bases must be types");
    if (!base.isSubclassable) throw typeError(`type '${base.messageName}' is not an acceptable base type`);
    classes.push(base);
  }
  return classes.length === 0 ? [objectType] : classes;
}

/** The most derived metaclass. Raises TypeError when there is none. */
export function bestMetaclass(metaclass: PyType, bases: readonly Value[]): PyType {
  let winner = metaclass;
  for (const base of bases) {
    const candidate = typeOf(base);
    if (winner.isSubtypeOf(candidate)) continue;
    if (candidate.isSubtypeOf(winner)) {
      winner = candidate;
      continue;
    }
    throw typeError(
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
    );
  }
  return winner;
}

/** The base that gives instances their layout. Raises TypeError when two bases disagree. */
function bestBase(bases: readonly PyType[]): PyType {
  let winner = bases[0];
  let solid = solidBase(winner);
  for (const base of bases.slice(1)) {
    const candidate = solidBase(base);
    if (solid.isSubtypeOf(candidate)) continue;
    if (candidate.isSubtypeOf(solid)) {
      winner = base;
      solid = candidate;
      continue;
    }
    throw typeError("multiple bases have instance lay-out conflict");
  }
  return winner;
}

/** The nearest class up the chain of best bases that adds to the layout: a builtin, or one with `__slots__` members. */
function solidBase(type: PyType): PyType {
  let current = type;
  while (current.base !== null && current.isHeapType && current.memberCount === current.base.memberCount) {
    current = current.base;
  }
  while (!current.isHeapType && current.base !== null && current.layoutOwner === current.base.layoutOwner) {
    current = current.base;
  }
  return current;
}

function takeQualifiedName(namespace: Map<string, Value>, name: string): string {
  const value = namespace.get("__qualname__");
  if (value === undefined) return name;
  const text = textOf(value);
  if (text === undefined) throw typeError(`type __qualname__ must be a str, not ${typeName(value)}`);
  namespace.delete("__qualname__");
  return text;
}

interface Slots {
  readonly names: readonly string[];
  readonly addsDict: boolean;
  readonly addsWeakReferences: boolean;
}

function readSlots(namespace: Map<string, Value>, bases: readonly PyType[], base: PyType, className: string): Slots {
  const declared = namespace.get("__slots__");
  const mayAddDict = !base.instancesHaveDict;
  const isVariableSized = ["int", "tuple", "bytes", "type"].includes(base.layoutOwner.name);
  const mayAddWeakReferences = !isVariableSized && !base.instancesHaveWeakReferences;
  if (declared === undefined) return { names: [], addsDict: true, addsWeakReferences: mayAddWeakReferences };
  const names: string[] = [];
  let addsDict = false;
  let addsWeakReferences = false;
  const text = textOf(declared);
  const items = text === undefined ? toArray(declared) : [text];
  if (items.length > 0 && isVariableSized) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${base.name}'`);
  }
  for (const item of items) {
    const slot = textOf(item);
    if (slot === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(item)}'`);
    if (!isIdentifier(slot)) throw typeError("__slots__ must be identifiers");
    if (slot === "__dict__") {
      if (!mayAddDict || addsDict) throw typeError("__dict__ slot disallowed: we already got one");
      addsDict = true;
    } else if (slot === "__weakref__") {
      if (!mayAddWeakReferences || addsWeakReferences) {
        throw typeError("__weakref__ slot disallowed: we already got one");
      }
      addsWeakReferences = true;
    } else {
      const mangled = mangle(slot, className);
      if (namespace.has(mangled) && !["__qualname__", "__classcell__", "__classdictcell__"].includes(mangled)) {
        throw valueError(`'${slot}' in __slots__ conflicts with class variable`);
      }
      if (!names.includes(mangled)) names.push(mangled);
    }
  }
  const others = bases.filter((each) => each !== base);
  return {
    names: names.sort(),
    addsDict: addsDict || others.some((each) => each.instancesHaveDict),
    addsWeakReferences:
      addsWeakReferences || (mayAddWeakReferences && others.some((each) => each.instancesHaveWeakReferences)),
  };
}

/** Private name mangling: `__x` in class C is `_C__x`. */
function mangle(name: string, className: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

/** `__new__` becomes a static method, `__init_subclass__` and `__class_getitem__` class methods. */
function wrapImplicit(namespace: Map<string, Value>): void {
  const create = namespace.get("__new__");
  if (create instanceof PyFunction) namespace.set("__new__", new PyStaticMethod(create));
  for (const name of ["__init_subclass__", "__class_getitem__"]) {
    const value = namespace.get(name);
    if (value instanceof PyFunction) namespace.set(name, new PyClassMethod(value));
  }
}

/** The method resolution order: the metaclass's `mro()` when it has its own, else C3 linearisation. */
function computeMro(type: PyType): readonly PyType[] {
  const custom = type.cls.lookup("mro");
  if (custom === undefined || custom === typeType.lookup("mro")) return linearize(type);
  // A class that is being made has no order yet.
  if (type.mro.length === 0) type.mro = linearize(type);
  const result = toArray(callSpecial(custom, type));
  for (const item of result) {
    if (!(item instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeName(item)}')`);
    if (!type.layoutOwner.isSubtypeOf(item.layoutOwner)) {
      throw typeError(`mro() returned base with unsuitable layout ('${item.name}')`);
    }
  }
  return result as PyType[];
}

/** C3 linearisation. Raises TypeError when the bases' orders contradict each other. */
export function linearize(type: PyType): readonly PyType[] {
  const { bases } = type;
  for (let index = 0; index < bases.length; index++) {
    if (bases.indexOf(bases[index]) !== index) {
      throw typeError(`duplicate base class ${bases[index].name}`);
    }
  }
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]];
  const order: PyType[] = [type];
  for (;;) {
    const pending = sequences.filter((sequence) => sequence.length > 0);
    if (pending.length === 0) return order;
    const head = pending
      .map((sequence) => sequence[0])
      .find((candidate) => pending.every((sequence) => sequence.indexOf(candidate) <= 0));
    if (head === undefined) {
      const names = [...new Set(pending.map((sequence) => sequence[0].name))].join(", ");
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
    }
    order.push(head);
    for (const sequence of pending) if (sequence[0] === head) sequence.shift();
  }
}

function setNames(type: PyType): void {
  // A copy: __set_name__ may add attributes to the class.
  const attributes = [...type.namespace];
  for (const [name, value] of attributes) {
    const hook = typeOf(value).special(Special.__set_name__);
    if (hook === null) continue;
    try {
      callSpecial(hook, value, type, name);
    } catch (error) {
      if (error instanceof PythonError) {
        const note = `Error calling __set_name__ on '${typeName(value)}' instance '${name}' in '${type.name}'`;
        call(getAttribute(error.exception, "add_note"), [note]);
      }
      throw error;
    }
  }
}

/** super(type, type).__init_subclass__(**keywords). */
function initSubclass(type: PyType, keywords: Keywords): void {
  // A metaclass's `mro()` may have left the class itself out.
  if (!type.mro.includes(type)) {
    throw typeError(`super(type, obj): obj (type ${type.name}) is not an instance or subtype of type (${type.name}).`);
  }
  for (const base of type.mro.slice(1)) {
    const hook = base.namespace.get("__init_subclass__");
    if (hook === undefined) continue;
    call(hook instanceof PyClassMethod ? bindDescriptor(hook, undefined, type) : findBound(hook, type), [], keywords);
    return;
  }
}

function findBound(hook: Value, type: PyType): Value {
  const get = typeOf(hook).special(Special.__get__);
  return get === null ? hook : callSpecial(get, hook, null, type);
}

/**
 * Re-computes everything that `type.__bases__ = bases` changes, in subclasses too; nothing has changed when it raises.
 * A metaclass's `mro()` may itself assign the bases: the inner assignment then stands.
 */
export function setBases(type: PyType, bases: readonly PyType[]): void {
  const base = bestBase(checkBases(bases));
  const { bases: previous, base: previousBase } = type;
  if (previousBase !== null) {
    const difference = differenceInLayout(type, base, previousBase);
    if (difference !== null) {
      throw typeError(`__bases__ assignment: '${base.name}' ${difference} differs from '${previousBase.name}'`);
    }
  }
  const replaced: [PyType, readonly PyType[]][] = [];
  type.bases = bases;
  type.base = base;
  try {
    replaceOrders(type, replaced);
  } catch (error) {
    if (type.bases === bases) {
      for (const [each, order] of replaced.reverse()) each.mro = order;
      type.bases = previous;
      type.base = previousBase;
    }
    throw error;
  }
  if (type.bases === bases) {
    for (const each of previous) {
      for (const reference of each.subclasses) if (reference.deref() === type) each.subclasses.delete(reference);
    }
    for (const each of bases) each.subclasses.add(new WeakRef(type));
  }
  type.forget();
}

/** What keeps instances of a class from having another best base, in CPython's words; null when nothing does. */
function differenceInLayout(type: PyType, base: PyType, previous: PyType): string | null {
  if (isCollected(base) !== isCollected(previous)) return "deallocator";
  const isSameBuiltin = base.layoutOwner === type.layoutOwner && solidBase(base) === solidBase(previous);
  const [now, before] = [distinctBase(base), distinctBase(previous)];
  const isSameShape = now === before || (now.base === before.base && isShapedLike(now, before));
  return isSameBuiltin && isSameShape ? null : "object layout";
}

/** Whether CPython's garbage collector knows the instances of a class. */
const isCollected = (type: PyType): boolean => type.isHeapType || !UNCOLLECTED.has(type.name);
const UNCOLLECTED = new Set("bool bytearray bytes complex float int object range str".split(" "));

/** The nearest class up the chain of best bases whose instances have more than those of its own base. */
function distinctBase(type: PyType): PyType {
  let current = type;
  while (
    current.base !== null &&
    isShapedLike(current, current.base) &&
    solidBase(current) === solidBase(current.base)
  ) {
    current = current.base;
  }
  return current;
}

const isShapedLike = (a: PyType, b: PyType): boolean =>
  a.instancesHaveDict === b.instancesHaveDict && a.instancesHaveWeakReferences === b.instancesHaveWeakReferences;

/** Gives a class and the classes below it new method resolution orders; `replaced` gets the old ones. */
function replaceOrders(type: PyType, replaced: [PyType, readonly PyType[]][]): void {
  const previous = type.mro;
  const order = computeMro(type);
  replaced.push([type, previous]);
  type.mro = order;
  for (const reference of type.subclasses) {
    const subclass = reference.deref();
    if (subclass !== undefined) replaceOrders(subclass, replaced);
  }
}
