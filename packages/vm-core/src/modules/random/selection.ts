/** Methods of random.Random that choose ints and items. */

import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { typeErrorType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { listType, PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { PyRange } from "../../objects/range.js";
import { typeOf } from "../../objects/type-of.js";
import { callMethod } from "../../runtime/calls.js";
import { lessThan } from "../../runtime/comparison.js";
import { caught, indexError, memoryError, typeError, valueError } from "../../runtime/errors.js";
import { log } from "../../runtime/exponentials.js";
import type { Int } from "../../runtime/integers.js";
import * as integers from "../../runtime/integers.js";
import { getIterator, iterNext, toArray } from "../../runtime/iteration.js";
import { add } from "../../runtime/operators.js";
import { asIndex, asSize, intOf, textOf, typeName } from "../../runtime/primitives.js";
import { asDouble } from "../../runtime/real-numbers.js";
import { getItem, length, setItem } from "../../runtime/subscripts.js";
import { repr, str } from "../../runtime/text.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { drawBelow, drawDouble } from "./draws.js";
import type { PyRandom } from "./generator.js";

const MAXIMUM_ITEMS = 2 ** 25;

export function randomRange(self: PyRandom, start: Value, stop: Value | undefined, step: Value | undefined): Value {
  const first = asIndex(start);
  if (stop === undefined || stop === null) {
    if (step !== undefined) throw typeError("Missing a non-None stop argument");
    if (first > 0) return drawBelow(self, first);
    throw valueError("empty range for randrange()");
  }
  const width = integers.subtractInts(asIndex(stop), first);
  const stride = step === undefined ? 1 : asIndex(step);
  if (stride === 1) {
    if (width > 0) return integers.addInts(first, drawBelow(self, width));
    throw valueError(`empty range in randrange(${str(start)}, ${str(stop)})`);
  }
  if (stride === 0) throw valueError("zero step for randrange()");
  const rounding = stride > 0 ? -1 : 1;
  const count = integers.floorDivideInts(integers.addInts(integers.addInts(width, stride), rounding), stride);
  if (count <= 0) throw valueError(`empty range in randrange(${str(start)}, ${str(stop)}, ${str(step ?? 1)})`);
  return integers.addInts(first, integers.multiplyInts(stride, drawBelow(self, count)));
}

export function randomInt(self: PyRandom, first: Value, last: Value): Value {
  const low = asIndex(first);
  const high = asIndex(last);
  if (high < low) throw valueError(`empty range in randint(${low}, ${high})`);
  return integers.addInts(low, drawBelow(self, integers.addInts(integers.subtractInts(high, low), 1)));
}

export function randomBytesOf(self: PyRandom, count: Value): Value {
  const bits = integers.multiplyInts(asIndex(count), 8);
  return callMethod(callMethod(self, "getrandbits", bits), "to_bytes", count, "little");
}

export function choice(self: PyRandom, sequence: Value): Value {
  const size = length(sequence);
  if (size === 0) throw indexError("Cannot choose from an empty sequence");
  return getItem(sequence, drawBelow(self, size));
}

export function shuffle(self: PyRandom, sequence: Value): null {
  if (sequence instanceof PyList && sequence.cls === listType) {
    const { items } = sequence;
    for (let index = items.length - 1; index > 0; index--) {
      const other = Number(drawBelow(self, index + 1));
      const item = items[index];
      items[index] = items[other];
      items[other] = item;
      if ((index & 1023) === 0) pollSafePoint();
    }
    return null;
  }
  for (let index = length(sequence) - 1; index > 0; index--) {
    const other = drawBelow(self, index + 1);
    const item = getItem(sequence, index);
    const otherItem = getItem(sequence, other);
    setItem(sequence, index, otherItem);
    setItem(sequence, other, item);
    if ((index & 1023) === 0) pollSafePoint();
  }
  return null;
}

function isSequence(value: Value): boolean {
  if (textOf(value) !== undefined || value instanceof PyBytes || value instanceof PyByteArray) return true;
  return typeOf(value).patternKind === "sequence";
}

export function sample(self: PyRandom, population: Value, count: Value, counts: Value | undefined): Value {
  if (!isSequence(population)) {
    throw typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
  }
  const size = length(population);
  if (counts !== undefined && counts !== null) return sampleByCounts(self, population, size, count, counts);
  const wanted = intOf(count);
  if (wanted === undefined) throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  if (wanted < 0 || wanted > size) throw valueError("Sample larger than population or is negative");
  if (wanted > MAXIMUM_ITEMS) throw memoryError();
  // CPython's choice, by the memory that a set would take: the two ways make different draws.
  const picks = Number(wanted);
  const setSize = 21 + (picks > 5 ? 4 ** Math.ceil(log(picks * 3) / log(4)) : 0);
  return new PyList(size <= setSize ? samplePool(self, population, picks) : sampleSet(self, population, size, picks));
}

function samplePool(self: PyRandom, population: Value, wanted: number): Value[] {
  const pool = toArray(population);
  const result: Value[] = [];
  for (let index = 0; index < wanted; index++) {
    const last = pool.length - index - 1;
    const chosen = Number(drawBelow(self, last + 1));
    result.push(pool[chosen]);
    pool[chosen] = pool[last];
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return result;
}

function sampleSet(self: PyRandom, population: Value, size: number, wanted: number): Value[] {
  const selected = new Set<Int>();
  const result: Value[] = [];
  for (let index = 0; index < wanted; index++) {
    let chosen = drawBelow(self, size);
    while (selected.has(chosen)) chosen = drawBelow(self, size);
    selected.add(chosen);
    result.push(getItem(population, chosen));
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return result;
}

function sampleByCounts(self: PyRandom, population: Value, size: number, count: Value, counts: Value): Value {
  const sums = runningSums(counts);
  if (sums.length !== size) throw valueError("The number of counts does not match the population");
  const total = sums.length === 0 ? 0 : intOf(sums[sums.length - 1]);
  if (total === undefined) throw typeError("Counts must be integers");
  if (total < 0) throw valueError("Counts must be non-negative");
  const selections = callMethod(self, "sample", new PyRange(0, total, 1, total), count);
  return new PyList(
    toArray(selections).map((selection) => getItem(population, bisectRight(sums, selection, sums.length - 1))),
  );
}

function runningSums(iterable: Value): Value[] {
  const iterator = getIterator(iterable);
  const sums: Value[] = [];
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    sums.push(sums.length === 0 ? item : add(sums[sums.length - 1], item));
    if ((sums.length & 1023) === 0) pollSafePoint();
  }
  return sums;
}

/** The first index up to `high` whose sum is greater than `value`, else `high`. */
function bisectRight(sums: readonly Value[], value: Value, high: number): number {
  let low = 0;
  let end = high;
  while (low < end) {
    const middle = (low + end) >> 1;
    if (lessThan(value, sums[middle])) end = middle;
    else low = middle + 1;
  }
  return low;
}

export function choices(
  self: PyRandom,
  population: Value,
  weights: Value | undefined,
  cumulativeWeights: Value | undefined,
  count: Value | undefined,
): Value {
  const size = length(population);
  const sums = cumulativeSums(weights ?? null, cumulativeWeights ?? null);
  if (sums === null) return new PyList(repeat(count, () => getItem(population, Math.floor(drawDouble(self) * size))));
  if (sums.length !== size) throw valueError("The number of weights does not match the population");
  if (sums.length === 0) throw indexError("list index out of range");
  const total = asDouble(add(sums[sums.length - 1], new PyFloat(0)));
  if (total <= 0) throw valueError("Total of weights must be greater than zero");
  if (!Number.isFinite(total)) throw valueError("Total of weights must be finite");
  return new PyList(
    repeat(count, () => getItem(population, bisectRight(sums, new PyFloat(drawDouble(self) * total), size - 1))),
  );
}

function cumulativeSums(weights: Value, cumulativeWeights: Value): Value[] | null {
  if (cumulativeWeights !== null) {
    if (weights !== null) throw typeError("Cannot specify both weights and cumulative weights");
    return toArray(cumulativeWeights);
  }
  if (weights === null) return null;
  try {
    return runningSums(weights);
  } catch (error) {
    if (caught(error, typeErrorType) === null || intOf(weights) === undefined) throw error;
    throw typeError(`The number of choices must be a keyword argument: k=${repr(weights)}`);
  }
}

function repeat(count: Value | undefined, draw: () => Value): Value[] {
  const times = count === undefined ? 1 : asSize(count);
  if (times > MAXIMUM_ITEMS) throw memoryError();
  const result: Value[] = [];
  for (let index = 0; index < times; index++) {
    result.push(draw());
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return result;
}
