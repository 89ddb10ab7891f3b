/** functools._lru_cache_wrapper: what lru_cache and cache put around a function. */

import { PyDict } from "../../objects/dict.js";
import { PyMethod } from "../../objects/function.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call, isCallable } from "../../runtime/calls.js";
import { typeError } from "../../runtime/errors.js";
import { hashValue } from "../../runtime/hashing.js";
import { permanentDictGetter } from "../../runtime/instance-dict.js";
import { constructor, defineMethods, method } from "../../runtime/native-definitions.js";
import { asSize, intOf } from "../../runtime/primitives.js";
import { isTrue } from "../../runtime/truth.js";

export const lruCacheType: PyType = defineType("_lru_cache_wrapper", {
  module: "functools",
  instancesHaveDict: true,
  instancesHaveWeakReferences: true,
});

const markType: PyType = defineType("object");

class Mark extends PyObject {
  override cls: PyType = markType;
}

/** Separates positional from keyword arguments in keys. */
const keywordMark = new Mark();

class LruCache extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  readonly callable: Value;
  /** Infinity for unbounded. */
  readonly maximum: number;
  readonly isTyped: boolean;
  readonly infoType: Value;
  /** Results by key, the least recently used first. */
  readonly results = new PyDict();
  hits = 0;
  misses = 0;

  constructor(callable: Value, maximum: number, isTyped: boolean, infoType: Value, cls: PyType) {
    super();
    this.callable = callable;
    this.maximum = maximum;
    this.isTyped = isTyped;
    this.infoType = infoType;
    this.cls = cls;
  }
}

defineMethods(lruCacheType, () => [
  constructor(
    "(user_function, maxsize, typed, cache_info_type)",
    create,
    "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n",
  ),
  method("__call__(*args, **kwargs)", invoke, "Call self as a function."),
  method(
    "__get__(instance, owner=None, /)",
    (self: LruCache, instance: Value) => (instance === null ? self : new PyMethod(self, instance)),
    "Return an attribute of instance, which is of type owner.",
  ),
  permanentDictGetter,
  method("cache_info(/)", info, "Report cache statistics"),
  method("cache_clear(/)", clear, "Clear the cache and cache statistics"),
  method("__reduce__(/)", (self: LruCache) => getAttribute(self, "__qualname__")),
  method("__copy__(/)", (self: LruCache) => self),
  method("__deepcopy__(memo, /)", (self: LruCache) => self),
]);

function create(cls: PyType, callable: Value, maximum: Value, typed: Value, infoType: Value): Value {
  if (!isCallable(callable)) throw typeError("the first argument must be callable");
  if (maximum !== null && intOf(maximum) === undefined) throw typeError("maxsize should be integer or None");
  const size = maximum === null ? Number.POSITIVE_INFINITY : Math.max(0, asSize(maximum));
  return new LruCache(callable, size, isTrue(typed), infoType, cls);
}

function invoke(self: LruCache, args: readonly Value[], keywords: Keywords): Value {
  if (self.maximum === 0) {
    self.misses++;
    return call(self.callable, args, keywords);
  }
  const { results } = self;
  const key = makeKey(args, keywords, self.isTyped);
  // An unhashable argument is reported as such, not as a bad dict key.
  if (key instanceof PyTuple) hashValue(key);
  const known = results.entry(key);
  if (known?.value !== undefined) {
    self.hits++;
    const { value } = known;
    if (self.maximum !== Number.POSITIVE_INFINITY) results.move(known, true);
    return value;
  }
  self.misses++;
  const result = call(self.callable, args, keywords);
  if (results.has(key)) return result;
  if (results.size >= self.maximum) {
    const oldest = results.firstEntry();
    if (oldest !== undefined) results.remove(oldest);
  }
  results.set(key, result);
  return result;
}

function makeKey(args: readonly Value[], keywords: Keywords, isTyped: boolean): Value {
  const hasKeywords = keywords !== null && keywords.size > 0;
  if (!isTyped && !hasKeywords && args.length === 1) {
    const [only] = args;
    if (typeof only === "string" || typeof only === "number" || typeof only === "bigint") return only;
  }
  const key = [...args];
  if (hasKeywords) {
    key.push(keywordMark);
    for (const [name, value] of keywords) key.push(name, value);
  }
  if (isTyped) {
    for (const arg of args) key.push(typeOf(arg));
    if (hasKeywords) for (const value of keywords.values()) key.push(typeOf(value));
  }
  return new PyTuple(key);
}

function info(self: LruCache): Value {
  const maximum = self.maximum === Number.POSITIVE_INFINITY ? null : self.maximum;
  return call(self.infoType, [self.hits, self.misses, maximum, self.results.size]);
}

function clear(self: LruCache): Value {
  self.hits = 0;
  self.misses = 0;
  self.results.clear();
  return null;
}
