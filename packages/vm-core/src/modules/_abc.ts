/** The _abc module: what abc.ABCMeta is made of. */

import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { frozenSetType } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { type PatternKind, PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute, getAttribute, setAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { assertionError, runtimeError, typeError } from "../runtime/errors.js";
import { isSubclass } from "../runtime/instance-checks.js";
import { toArray } from "../runtime/iteration.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { intOf, textOf } from "../runtime/primitives.js";
import { isTrue } from "../runtime/truth.js";

const SEQUENCE_FLAG = 1 << 5;
const MAPPING_FLAG = 1 << 6;

/** What an abstract class keeps beside its namespace. */
interface AbstractData {
  /** Registered virtual subclasses. */
  registry: Set<PyType>;
  cache: WeakSet<PyType>;
  negativeCache: WeakSet<PyType>;
  /** The value of `invalidations` for which the negative cache holds. */
  negativeVersion: number;
}

const abstractData = new WeakMap<PyType, AbstractData>();

/** Bumped by every registration anywhere, which makes all negative caches stale. */
let invalidations = 0;

function dataOf(cls: Value): AbstractData {
  const data = cls instanceof PyType ? abstractData.get(cls) : undefined;
  if (data === undefined) throw typeError("_abc_data isn't set on this class");
  return data;
}

const isAbstract = (value: Value): boolean => isTrue(findAttribute(value, "__isabstractmethod__") ?? false);

function initialize(cls: Value): null {
  if (!(cls instanceof PyType)) throw typeError("_abc_init() argument must be a class");
  setAttribute(cls, "__abstractmethods__", call(frozenSetType, [new PyTuple(abstractNames(cls))]));
  abstractData.set(cls, {
    registry: new Set(),
    cache: new WeakSet(),
    negativeCache: new WeakSet(),
    negativeVersion: invalidations,
  });
  const flags = Number(intOf(cls.namespace.get("__abc_tpflags__") ?? 0) ?? 0);
  if ((flags & SEQUENCE_FLAG) !== 0 && (flags & MAPPING_FLAG) !== 0) {
    throw typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
  }
  if ((flags & SEQUENCE_FLAG) !== 0) cls.patternKind = "sequence";
  if ((flags & MAPPING_FLAG) !== 0) cls.patternKind = "mapping";
  cls.deleteAttribute("__abc_tpflags__");
  return null;
}

/** Abstract names of the class's own, and inherited ones that it does not define. */
function abstractNames(cls: PyType): string[] {
  const names = new Set<string>();
  for (const [name, value] of cls.namespace) if (isAbstract(value)) names.add(name);
  for (const base of cls.bases) {
    const inherited = findAttribute(base, "__abstractmethods__");
    if (inherited === undefined) continue;
    for (const item of toArray(inherited)) {
      const name = textOf(item);
      if (name === undefined) continue;
      const value = findAttribute(cls, name);
      if (value !== undefined && isAbstract(value)) names.add(name);
    }
  }
  return [...names];
}

function register(cls: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) throw typeError("Can only register classes");
  if (isSubclass(subclass, cls)) return subclass;
  if (isSubclass(cls, subclass)) throw runtimeError("Refusing to create an inheritance cycle");
  dataOf(cls).registry.add(subclass);
  invalidations++;
  if (cls instanceof PyType && cls.patternKind !== null) setPatternKind(subclass, cls.patternKind);
  return subclass;
}

/** Builtin classes are immutable: str is registered as a Sequence, and no sequence pattern matches it. */
function setPatternKind(type: PyType, kind: PatternKind): void {
  if (!type.isHeapType || type.patternKind === kind) return;
  type.patternKind = kind;
  for (const reference of type.subclasses) {
    const subclass = reference.deref();
    if (subclass !== undefined) setPatternKind(subclass, kind);
  }
}

function checkInstance(cls: Value, instance: Value): Value {
  const data = dataOf(cls);
  const claimed = getAttribute(instance, "__class__");
  const actual = typeOf(instance);
  if (claimed instanceof PyType && data.cache.has(claimed)) return true;
  if (claimed === actual) {
    if (data.negativeVersion === invalidations && data.negativeCache.has(actual)) return false;
    return callMethod(cls, "__subclasscheck__", claimed);
  }
  const result = callMethod(cls, "__subclasscheck__", claimed);
  return isTrue(result) ? result : callMethod(cls, "__subclasscheck__", actual);
}

function checkSubclass(cls: Value, subclass: Value): boolean {
  if (!(subclass instanceof PyType)) throw typeError("issubclass() arg 1 must be a class");
  const data = dataOf(cls);
  if (data.cache.has(subclass)) return true;
  if (data.negativeVersion < invalidations) {
    data.negativeCache = new WeakSet();
    data.negativeVersion = invalidations;
  } else if (data.negativeCache.has(subclass)) return false;
  const isMatch = decideSubclass(cls, subclass, data);
  (isMatch ? data.cache : data.negativeCache).add(subclass);
  return isMatch;
}

function decideSubclass(cls: Value, subclass: PyType, data: AbstractData): boolean {
  const answer = callMethod(cls, "__subclasshook__", subclass);
  if (typeof answer === "boolean") return answer;
  if (answer !== NotImplemented) {
    throw assertionError("__subclasshook__ must return either False, True, or NotImplemented");
  }
  if (subclass.mro.some((each) => each === cls)) return true;
  if ([...data.registry].some((each) => isSubclass(subclass, each))) return true;
  return toArray(callMethod(cls, "__subclasses__")).some((each) => isSubclass(subclass, each));
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_abc", heading, code, doc);
}

export function createAbcModule(): PyModule {
  return newModule("_abc", "Module contains faster C implementation of abc.ABCMeta", {
    _abc_init: fn(
      "_abc_init(self, /)",
      initialize,
      "Internal ABC helper for class set-up. Should be never used outside abc module.",
    ),
    _abc_instancecheck: fn("_abc_instancecheck(self, instance, /)", checkInstance),
    _abc_register: fn("_abc_register(self, subclass, /)", register),
    _abc_subclasscheck: fn("_abc_subclasscheck(self, subclass, /)", checkSubclass),
    _get_dump: fn("_get_dump(self, /)", (cls: Value) => {
      const data = dataOf(cls);
      const empty = new PyList([]);
      return new PyTuple([new PyList([...data.registry]), empty, empty, data.negativeVersion]);
    }),
    _reset_caches: fn("_reset_caches(self, /)", (cls: Value) => {
      const data = dataOf(cls);
      data.cache = new WeakSet();
      data.negativeCache = new WeakSet();
      return null;
    }),
    _reset_registry: fn("_reset_registry(self, /)", (cls: Value) => {
      dataOf(cls).registry = new Set();
      return null;
    }),
    get_cache_token: fn("get_cache_token()", () => invalidations),
  });
}
