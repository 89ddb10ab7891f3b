/** enumerate, filter, map, reversed, zip, iter(callable, sentinel), and the iterator over `__getitem__`. */

import { indexErrorType, stopIterationType } from "../objects/exception.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import {
  CallingIterator,
  NativeIterator,
  type PairIterator,
  pairIteratorTypes,
  WrappingIterator,
  wrappingTypes,
} from "../objects/iterator.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { call, call0, callSpecial } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import { caught, typeError, valueError } from "../runtime/errors.js";
import { getIterator, iterNext, type SequenceIterator, sequenceIteratorType } from "../runtime/iteration.js";
import { classMethod, constructor, type Definition, method } from "../runtime/native-definitions.js";
import { add } from "../runtime/operators.js";
import { asIndex, typeName } from "../runtime/primitives.js";
import { keywordHint } from "../runtime/similar-names.js";
import { getItem, length } from "../runtime/subscripts.js";
import { countStep, thread } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";
import { currentBuiltin, indexedState, reduceMethod, setStateMethod } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

export const enumerateType: PyType = defineType("enumerate");
export const filterType: PyType = defineType("filter");
export const mapType: PyType = defineType("map");
export const reversedType: PyType = defineType("reversed");
export const zipType: PyType = defineType("zip");
const callableIteratorType: PyType = defineType("callable_iterator", { isSubclassable: false });

for (const type of [enumerateType, filterType, mapType, zipType]) wrappingTypes.add(type);
for (const type of [enumerateType, zipType]) pairIteratorTypes.add(type);

const genericAlias: Definition = classMethod(
  "__class_getitem__(object, /)",
  (cls: PyType, key: Value) => newGenericAlias(cls, key),
  "See PEP 585",
);

class Enumerate extends WrappingIterator implements PairIterator {
  override cls: PyType;
  readonly iterator: Value;
  index: number | bigint;
  readonly makesPairs = true;
  first: Value = null;
  second: Value = null;

  constructor(iterator: Value, start: number | bigint, cls: PyType) {
    super();
    this.iterator = iterator;
    this.index = start;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    return this.nextPair() ? new PyTuple([this.first, this.second]) : undefined;
  }

  nextPair(): boolean {
    const item = iterNext(this.iterator);
    if (item === undefined) return false;
    const { index } = this;
    this.first = index;
    this.second = item;
    this.index =
      typeof index === "number" && index < Number.MAX_SAFE_INTEGER ? index + 1 : (add(index, 1) as number | bigint);
    return true;
  }
}

defineIterator(enumerateType, [
  constructor(
    "(iterable=<unrepresentable>, start=0)",
    (cls: PyType, iterable: Value | undefined, start: Value = 0) => {
      if (iterable === undefined) throw typeError("enumerate() missing required argument 'iterable'");
      const first = asIndex(start);
      const iterator = getIterator(iterable);
      return new Enumerate(iterator, first, cls).holding([iterator]);
    },
    "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
  ),
  genericAlias,
  reduceMethod((self: Enumerate) => new PyTuple([self.cls, new PyTuple([self.iterator, self.index])])),
]);

class Filter extends WrappingIterator {
  override cls: PyType;
  readonly test: Value;
  readonly iterator: Value;

  constructor(test: Value, iterator: Value, cls: PyType) {
    super();
    this.test = test;
    this.iterator = iterator;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    const { test, iterator } = this;
    for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
      if (isTrue(test === null ? item : call(test, [item]))) return item;
      countStep();
    }
    return undefined;
  }
}

defineIterator(filterType, [
  constructor(
    "(function, iterable, /)",
    (cls: PyType, test: Value, iterable: Value) => {
      const iterator = getIterator(iterable);
      return new Filter(test, iterator, cls).holding([iterator]);
    },
    "Return an iterator yielding those items of iterable for which function(item) is true.\n\nIf function is None, return the items that are true.",
  ),
  reduceMethod((self: Filter) => new PyTuple([self.cls, new PyTuple([self.test, self.iterator])])),
]);

/** Reads `strict`, the one keyword argument of zip and map. */
function isStrict(name: string, keywords: Keywords): boolean {
  if (keywords === null) return false;
  if (keywords.size > 1) throw typeError(`${name}() takes at most 1 keyword argument (${keywords.size} given)`);
  for (const [keyword, value] of keywords) {
    if (keyword === "strict") return isTrue(value);
    throw typeError(`${name}() got an unexpected keyword argument '${keyword}'${keywordHint(keyword, ["strict"])}`);
  }
  return false;
}

/** Advances several iterators together. The arrays of items are fresh each time. */
class Parallel {
  private readonly name: string;
  readonly iterators: readonly Value[];
  isStrict: boolean;

  constructor(name: string, iterators: readonly Value[], isStrict: boolean) {
    this.name = name;
    this.iterators = iterators;
    this.isStrict = isStrict;
  }

  /** One item of each, or undefined when one is exhausted. Raises ValueError when strict and the others are not. */
  next(): Value[] | undefined {
    const { iterators } = this;
    if (iterators.length === 2 && !this.isStrict) {
      const first = iterNext(iterators[0]);
      const second = first === undefined ? undefined : iterNext(iterators[1]);
      return first === undefined || second === undefined ? undefined : [first, second];
    }
    const items: Value[] = [];
    for (let index = 0; index < iterators.length; index++) {
      const item = iterNext(iterators[index]);
      if (item === undefined) {
        if (this.isStrict) {
          this.checkAllExhausted(index);
          thread.stopped = null;
        }
        return undefined;
      }
      items.push(item);
    }
    return items;
  }

  private checkAllExhausted(exhausted: number): void {
    const { name, iterators } = this;
    if (exhausted > 0) {
      const others = exhausted === 1 ? "argument 1" : `arguments 1-${exhausted}`;
      throw valueError(`${name}() argument ${exhausted + 1} is shorter than ${others}`);
    }
    for (let index = 1; index < iterators.length; index++) {
      if (iterNext(iterators[index]) === undefined) continue;
      const others = index === 1 ? "argument 1" : `arguments 1-${index}`;
      throw valueError(`${name}() argument ${index + 1} is longer than ${others}`);
    }
  }
}

/** How a zip or a map is rebuilt: strictness is its state. */
function parallelState(cls: PyType, args: readonly Value[], { isStrict }: Parallel): Value {
  return new PyTuple(isStrict ? [cls, new PyTuple(args), true] : [cls, new PyTuple(args)]);
}

const strictStateMethod = method(
  "__setstate__(object, /)",
  (self: PyMap | Zip, state: Value) => {
    self.parallel.isStrict = isTrue(state);
    return null;
  },
  "Set state information for unpickling.",
);

class PyMap extends WrappingIterator {
  override cls: PyType;
  readonly callable: Value;
  readonly iterators: readonly Value[];
  readonly parallel: Parallel;

  constructor(callable: Value, iterators: readonly Value[], isStrict: boolean, cls: PyType) {
    super();
    this.callable = callable;
    this.iterators = iterators;
    this.parallel = new Parallel("map", iterators, isStrict);
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    if (this.iterators.length === 1) {
      const item = iterNext(this.iterators[0]);
      return item === undefined ? undefined : call(this.callable, [item]);
    }
    const items = this.parallel.next();
    return items === undefined ? undefined : call(this.callable, items);
  }
}

defineIterator(mapType, [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType, args: readonly Value[], keywords: Keywords) => {
      const strict = isStrict("map", keywords);
      if (args.length < 2) throw typeError("map() must have at least two arguments.");
      const iterators = args.slice(1).map(getIterator);
      return new PyMap(args[0], iterators, strict, cls).holding(iterators);
    },
    "Make an iterator that computes the function using arguments from\neach of the iterables.\n\nStops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
  ),
  reduceMethod((self: PyMap) => parallelState(self.cls, [self.callable, ...self.iterators], self.parallel)),
  strictStateMethod,
]);

class Zip extends WrappingIterator implements PairIterator {
  override cls: PyType;
  readonly parallel: Parallel;
  private isEmpty: boolean;
  first: Value = null;
  second: Value = null;

  constructor(iterators: readonly Value[], isStrict: boolean, cls: PyType) {
    super();
    this.parallel = new Parallel("zip", iterators, isStrict);
    this.isEmpty = iterators.length === 0;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  get makesPairs(): boolean {
    return this.parallel.iterators.length === 2;
  }

  nextPair(): boolean {
    const { parallel } = this;
    if (parallel.isStrict) {
      const items = parallel.next();
      if (items === undefined) return false;
      [this.first, this.second] = items;
      return true;
    }
    const first = iterNext(parallel.iterators[0]);
    if (first === undefined) return false;
    const second = iterNext(parallel.iterators[1]);
    if (second === undefined) return false;
    this.first = first;
    this.second = second;
    return true;
  }

  next(): Value | undefined {
    if (this.isEmpty) {
      thread.stopped = null;
      return undefined;
    }
    const items = this.parallel.next();
    return items === undefined ? undefined : new PyTuple(items);
  }
}

defineIterator(zipType, [
  constructor(
    "(*iterables, **kwargs)",
    (cls: PyType, iterables: readonly Value[], keywords: Keywords) => {
      const strict = isStrict("zip", keywords);
      const iterators = iterables.map(getIterator);
      return new Zip(iterators, strict, cls).holding(iterators);
    },
    "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
  ),
  reduceMethod((self: Zip) => parallelState(self.cls, self.parallel.iterators, self.parallel)),
  strictStateMethod,
]);

/** Walks a sequence backwards by `__len__` and `__getitem__`. */
class Reversed extends NativeIterator {
  override cls: PyType;
  sequence: Value | undefined;
  index: number;

  constructor(sequence: Value, size: number, cls: PyType) {
    super();
    this.sequence = sequence;
    this.index = size - 1;
    this.cls = cls;
  }

  next(): Value | undefined {
    if (this.sequence === undefined) return undefined;
    if (this.index >= 0) {
      try {
        return getItem(this.sequence, this.index--);
      } catch (error) {
        if (caught(error, indexErrorType) === null && caught(error, stopIterationType) === null) throw error;
      }
    }
    this.index = -1;
    this.sequence = undefined;
    return undefined;
  }

  remaining(): number {
    return this.sequence === undefined || length(this.sequence) <= this.index ? 0 : this.index + 1;
  }
}

defineIterator(reversedType, [
  constructor(
    "(object, /)",
    (cls: PyType, object: Value) => {
      const type = typeOf(object);
      const method = type.special(Special.__reversed__);
      if (method !== null) return callSpecial(method, object);
      const isBlocked = type.lookup("__reversed__") !== undefined;
      if (isBlocked || type.special(Special.__getitem__) === null || type.patternKind === "mapping") {
        throw typeError(`'${typeName(object)}' object is not reversible`);
      }
      return new Reversed(object, length(object), cls);
    },
    "Return a reverse iterator over the values of the given sequence.",
  ),
  lengthHintMethod((self: Reversed) => self.remaining()),
  reduceMethod(
    (self: Reversed) =>
      new PyTuple(
        self.sequence === undefined || self.index < 0
          ? [self.cls, new PyTuple([emptyTuple])]
          : [self.cls, new PyTuple([self.sequence]), self.index],
      ),
  ),
  setStateMethod((self: Reversed, index) => {
    if (self.sequence !== undefined) self.index = Math.max(-1, Math.min(index, length(self.sequence) - 1));
  }),
]);

/** iter(callable, sentinel) */
export class CallableIterator extends CallingIterator {
  override cls: PyType = callableIteratorType;
  callable: Value | undefined;
  readonly sentinel: Value;

  constructor(callable: Value, sentinel: Value) {
    super();
    this.callable = callable;
    this.sentinel = sentinel;
  }

  get target(): Value | undefined {
    return this.callable;
  }

  next(): Value | undefined {
    if (this.callable === undefined) return undefined;
    if (this.given !== null) {
      const { result } = this.given;
      this.given = null;
      return this.take(result);
    }
    try {
      return this.take(call0(this.callable));
    } catch (error) {
      if (caught(error, stopIterationType) === null) throw error;
      this.end();
      return undefined;
    }
  }

  take(result: Value): Value | undefined {
    // The call may have exhausted this iterator.
    if (this.callable === undefined) return undefined;
    if (!equals(this.sentinel, result)) return result;
    this.end();
    return undefined;
  }

  end(): void {
    this.callable = undefined;
  }
}

defineIterator(callableIteratorType, [
  reduceMethod((self: CallableIterator) => {
    const make = currentBuiltin("iter");
    const args = self.callable === undefined ? [emptyTuple] : [self.callable, self.sentinel];
    return new PyTuple([make, new PyTuple(args)]);
  }),
]);
defineIterator(sequenceIteratorType, [
  method("__length_hint__(/)", (self: SequenceIterator) => {
    if (self.sequence === undefined) return 0;
    return Math.max(0, length(self.sequence) - self.index);
  }),
  ...indexedState<SequenceIterator>({
    source: (self) => self.sequence,
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(0, index);
    },
  }),
]);
