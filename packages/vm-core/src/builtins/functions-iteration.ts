/** Builtin functions about iteration: aiter, all, anext, any, iter, len, next, sorted. */

import { stopAsyncIterationType } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import { PyList } from "../objects/list.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyObject } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { defineType, type PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callMethod, callSpecial, isCallable } from "../runtime/calls.js";
import { caught, stopIteration, typeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { endOf, forEachItem, getIterator, iterNext, toArray } from "../runtime/iteration.js";
import { defineMethods, method, nativeFunction } from "../runtime/native-definitions.js";
import { typeName } from "../runtime/primitives.js";
import { sortValues } from "../runtime/sorting.js";
import { exactLength } from "../runtime/subscripts.js";
import { isTrue } from "../runtime/truth.js";
import { CallableIterator } from "./iterators.js";

/** True when `all` items (`wanted` false) or `any` item (`wanted` true) decided otherwise. */
function searchTruth(iterable: Value, wanted: boolean): boolean {
  let isFound = false;
  forEachItem(iterable, (item) => {
    isFound = isTrue(item) === wanted;
    return !isFound;
  });
  return isFound;
}

function iter(object: Value, sentinel?: Value): Value {
  if (sentinel === undefined) return getIterator(object);
  if (!isCallable(object)) throw typeError("iter(v, w): v must be callable");
  return new CallableIterator(object, sentinel);
}

function next(iterator: Value, fallback?: Value): Value {
  // Coroutines are native iterators without being iterable.
  const isNative = iterator instanceof NativeIterator && !iterator.cls.isHeapType;
  if (isNative && iterator.cls.special(Special.__next__) !== null) {
    const item = iterator.next();
    if (item !== undefined) {
      iterator.release();
      return item;
    }
    if (fallback !== undefined) return fallback;
    throw endOf(iterator);
  }
  if (fallback !== undefined) {
    const item = iterNext(iterator);
    return item === undefined ? fallback : item;
  }
  const advance = typeOf(iterator).special(Special.__next__);
  if (advance === null) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
  // Called directly, so that a StopIteration keeps its value.
  return callSpecial(advance, iterator);
}

function aiter(iterable: Value): Value {
  const start = typeOf(iterable).special(Special.__aiter__);
  if (start === null) throw typeError(`'${typeName(iterable)}' object is not an async iterable`);
  const iterator = callSpecial(start, iterable);
  if (typeOf(iterator).special(Special.__anext__) === null) {
    throw typeError(`aiter() returned not an async iterator of type '${typeName(iterator)}'`);
  }
  return iterator;
}

function anext(iterator: Value, fallback?: Value): Value {
  const advance = typeOf(iterator).special(Special.__anext__);
  if (advance === null) throw typeError(`'${typeName(iterator)}' object is not an async iterator`);
  const awaitable = callSpecial(advance, iterator);
  return fallback === undefined ? awaitable : new AnextAwaitable(awaitable, fallback);
}

const anextAwaitableType: PyType = defineType("anext_awaitable", { isSubclassable: false });

/** anext(iterator, default): awaits the next item, or gives the default when there is none. */
class AnextAwaitable extends PyObject {
  override cls: PyType = anextAwaitableType;
  readonly awaitable: Value;
  readonly fallback: Value;
  /** What runs the awaitable, once it has been started. */
  private inner: Value | null = null;

  constructor(awaitable: Value, fallback: Value) {
    super();
    this.awaitable = awaitable;
    this.fallback = fallback;
  }

  /** Runs one step; the end of the asynchronous iterator is a return of the default. */
  step(name: "__next__" | "send" | "throw" | "close", args: readonly Value[]): Value {
    this.inner ??= this.start();
    try {
      if (name === "__next__") return next(this.inner);
      return callMethod(this.inner, name, ...args);
    } catch (error) {
      if (caught(error, stopAsyncIterationType) === null) throw error;
      throw stopIteration(this.fallback);
    }
  }

  private start(): Value {
    const awaitable = services.awaitableOf(this.awaitable);
    const method = typeOf(awaitable).special(Special.__await__);
    // Only a coroutine is no iterator itself.
    if (typeOf(awaitable).special(Special.__next__) !== null || method === null) return awaitable;
    return callSpecial(method, awaitable);
  }
}

defineMethods(anextAwaitableType, () => [
  method("__await__(/)", (self: AnextAwaitable) => self),
  method("__iter__(/)", (self: AnextAwaitable) => self),
  method("__next__(/)", (self: AnextAwaitable) => self.step("__next__", [])),
  method("send(arg, /)", (self: AnextAwaitable, value: Value) => self.step("send", [value])),
  method("throw(*args)", (self: AnextAwaitable, args: readonly Value[]) => self.step("throw", args)),
  method("close(/)", (self: AnextAwaitable) => self.step("close", [])),
]);

function sorted(args: readonly Value[], keywords: Keywords): Value {
  if (args.length !== 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
  const items = toArray(args[0]);
  for (const name of keywords?.keys() ?? []) {
    if (name !== "key" && name !== "reverse") throw typeError(`sort() got an unexpected keyword argument '${name}'`);
  }
  const reverse = keywords?.get("reverse");
  return new PyList(sortValues(items, keywords?.get("key") ?? null, reverse !== undefined && isTrue(reverse)));
}

export const iterationFunctions: Readonly<Record<string, Value>> = {
  aiter: nativeFunction(
    "builtins",
    "aiter(async_iterable, /)",
    aiter,
    "Return an AsyncIterator for an AsyncIterable object.",
  ),
  all: nativeFunction(
    "builtins",
    "all(iterable, /)",
    (iterable: Value) => !searchTruth(iterable, false),
    "Return True if bool(x) is True for all values x in the iterable.",
  ),
  anext: nativeFunction(
    "builtins",
    "anext(aiterator, default=<unrepresentable>, /)",
    anext,
    "Return the next item from the async iterator.",
  ),
  any: nativeFunction(
    "builtins",
    "any(iterable, /)",
    (iterable: Value) => searchTruth(iterable, true),
    "Return True if bool(x) is True for any x in the iterable.",
  ),
  iter: nativeFunction(
    "builtins",
    "iter(object, sentinel=<unrepresentable>, /)",
    iter,
    "Get an iterator from an object.",
  ),
  len: nativeFunction("builtins", "len(obj, /)", exactLength, "Return the number of items in a container."),
  next: nativeFunction(
    "builtins",
    "next(iterator, default=<unrepresentable>, /)",
    next,
    "Return the next item from the iterator.",
  ),
  sorted: nativeFunction(
    "builtins",
    "sorted(*args, **kwargs)",
    sorted,
    "Return a new list containing all items from the iterable in ascending order.",
  ),
};
