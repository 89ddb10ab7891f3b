/** The _functools module: reduce, cmp_to_key, partial and the cache behind lru_cache. */

import { comparisonMethods } from "../builtins/comparison-methods.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { call2 } from "../runtime/calls.js";
import { compare } from "../runtime/comparison.js";
import { attributeError, typeError } from "../runtime/errors.js";
import { iterNext } from "../runtime/iteration.js";
import { constant, defineMethods, member, method, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { iteratorOr } from "../runtime/subscripts.js";
import { pollSafePoint } from "../runtime/thread.js";
import { lruCacheType } from "./functools/lru-cache.js";
import { partialType, placeholder, placeholderType } from "./functools/partial.js";

const keyWrapperType: PyType = defineType("KeyWrapper", { module: "functools", isSubclassable: false });

/** What cmp_to_key returns: the class of keys, and the keys themselves, which hold an object. */
class KeyWrapper extends PyObject {
  override cls: PyType = keyWrapperType;
  readonly comparison: Value;
  object: Value | undefined;

  constructor(comparison: Value, object: Value | undefined) {
    super();
    this.comparison = comparison;
    this.object = object;
  }
}

defineMethods(keyWrapperType, () => [
  method(
    "__call__(obj)",
    (self: KeyWrapper, object: Value) => new KeyWrapper(self.comparison, object),
    "Call self as a function.",
  ),
  constant("__hash__", null),
  ...comparisonMethods(
    (value: Value): value is Value => value !== undefined,
    (left, right, operator) => {
      if (!(left instanceof KeyWrapper) || !(right instanceof KeyWrapper))
        throw typeError("other argument must be K instance");
      if (left.object === undefined || right.object === undefined) throw attributeError("object");
      return compare(call2(left.comparison, left.object, right.object), 0, operator);
    },
  ),
  member(
    "obj",
    (self: KeyWrapper) => self.object,
    (self: KeyWrapper, value: Value | undefined) => {
      self.object = value;
    },
    "Value wrapped by a key function.",
  ),
]);

function reduce(combine: Value, iterable: Value, initial: Value | undefined): Value {
  const iterator = iteratorOr(iterable, () => "reduce() arg 2 must support iteration");
  let result = initial === undefined ? iterNext(iterator) : initial;
  if (result === undefined) throw typeError("reduce() of empty iterable with no initial value");
  let count = 0;
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    result = call2(combine, result, item);
    if ((++count & 1023) === 0) pollSafePoint();
  }
  return result;
}

export function createFunctoolsModule(): PyModule {
  return newModule("_functools", "Tools that operate on functions.", {
    reduce: nativeFunction(
      "_functools",
      "reduce(function, iterable, /, initial=<unrepresentable>)",
      reduce,
      "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\nThis effectively reduces the iterable to a single value.  If initial is present,\nit is placed before the items of the iterable in the calculation, and serves as\na default when the iterable is empty.\n\nFor example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5).",
    ),
    cmp_to_key: nativeFunction(
      "_functools",
      "cmp_to_key(mycmp)",
      (comparison: Value) => new KeyWrapper(comparison, undefined),
      "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.",
    ),
    partial: partialType,
    Placeholder: placeholder,
    _PlaceholderType: placeholderType,
    _lru_cache_wrapper: lruCacheType,
  });
}
