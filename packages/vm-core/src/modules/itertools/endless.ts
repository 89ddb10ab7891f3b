/** itertools: count, cycle, repeat. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { PyComplex } from "../../objects/complex.js";
import { PyFloat } from "../../objects/float.js";
import { NativeIterator } from "../../objects/iterator.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { typeError } from "../../runtime/errors.js";
import { getIterator, iterNext } from "../../runtime/iteration.js";
import { constructor, method } from "../../runtime/native-definitions.js";
import { add } from "../../runtime/operators.js";
import { asSize, intOf } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";

export const countType: PyType = defineType("count", { module: "itertools" });
export const cycleType: PyType = defineType("cycle", { module: "itertools" });
export const repeatType: PyType = defineType("repeat", { module: "itertools" });

class Count extends NativeIterator {
  override cls: PyType;
  current: Value;
  readonly step: Value;

  constructor(start: Value, step: Value, cls: PyType) {
    super();
    this.current = start;
    this.step = step;
    this.cls = cls;
  }

  next(): Value {
    const { current, step } = this;
    this.current = add(current, step);
    return current;
  }
}

function isNumber(value: Value): boolean {
  if (intOf(value) !== undefined || value instanceof PyFloat || value instanceof PyComplex) return true;
  const type = typeOf(value);
  return [Special.__index__, Special.__int__, Special.__float__].some((index) => type.special(index) !== null);
}

defineIterator(countType, [
  constructor(
    "(start=0, step=1)",
    (cls: PyType, start: Value = 0, step: Value = 1) => {
      if (!isNumber(start) || !isNumber(step)) throw typeError("a number is required");
      return new Count(intOf(start) ?? start, intOf(step) ?? step, cls);
    },
    "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
  ),
  method(
    "__repr__(/)",
    (self: Count) =>
      self.step === 1 ? `count(${repr(self.current)})` : `count(${repr(self.current)}, ${repr(self.step)})`,
    "Return repr(self).",
  ),
]);

class Cycle extends NativeIterator {
  override cls: PyType;
  private iterator: Value | undefined;
  private readonly saved: Value[] = [];
  private index = 0;

  constructor(iterator: Value, cls: PyType) {
    super();
    this.iterator = iterator;
    this.cls = cls;
  }

  next(): Value | undefined {
    if (this.iterator !== undefined) {
      const item = iterNext(this.iterator);
      if (item !== undefined) {
        this.saved.push(item);
        return item;
      }
      this.iterator = undefined;
    }
    if (this.saved.length === 0) return undefined;
    const item = this.saved[this.index];
    this.index = (this.index + 1) % this.saved.length;
    return item;
  }
}

defineIterator(cycleType, [
  constructor(
    "(iterable, /)",
    (cls: PyType, iterable: Value) => new Cycle(getIterator(iterable), cls),
    "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
  ),
]);

class Repeat extends NativeIterator {
  override cls: PyType;
  readonly item: Value;
  /** -1 for ever. */
  remaining: number;

  constructor(item: Value, times: number, cls: PyType) {
    super();
    this.item = item;
    this.remaining = times;
    this.cls = cls;
  }

  next(): Value | undefined {
    if (this.remaining === 0) return undefined;
    if (this.remaining > 0) this.remaining--;
    return this.item;
  }
}

defineIterator(repeatType, [
  constructor(
    "(object, times=<unrepresentable>)",
    (cls: PyType, item: Value, times: Value | undefined) =>
      new Repeat(item, times === undefined ? -1 : Math.max(0, asSize(times)), cls),
    "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
  ),
  method("__length_hint__(/)", (self: Repeat) => {
    if (self.remaining < 0) throw typeError("len() of unsized object");
    return self.remaining;
  }),
  method(
    "__repr__(/)",
    (self: Repeat) =>
      self.remaining < 0 ? `repeat(${repr(self.item)})` : `repeat(${repr(self.item)}, ${self.remaining})`,
    "Return repr(self).",
  ),
]);
