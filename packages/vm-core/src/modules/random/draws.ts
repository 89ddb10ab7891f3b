/** The two primitive draws that everything in random.Random is made of; a subclass may override them. */

import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { callMethod } from "../../runtime/calls.js";
import { lessThan } from "../../runtime/comparison.js";
import { truncateDouble } from "../../runtime/floats.js";
import { bitLength, type Int, remainderInts } from "../../runtime/integers.js";
import { asIndex } from "../../runtime/primitives.js";
import { asDouble } from "../../runtime/real-numbers.js";
import type { PyRandom } from "./generator.js";
import { generatorType } from "./generator.js";

export const randomType: PyType = defineType("Random", {
  base: generatorType,
  module: "random",
  instancesHaveDict: true,
  instancesHaveWeakReferences: true,
});
randomType.layoutOwner = generatorType;

/** self.random() as a double. */
export function drawDouble(self: PyRandom): number {
  return self.cls === randomType ? self.twister.nextDouble() : asDouble(callMethod(self, "random"));
}

/** self._randbelow(n): an int from 0 up to but not including n, which is positive. */
export function drawBelow(self: PyRandom, n: Int): Int {
  if (self.cls !== randomType) return asIndex(callMethod(self, "_randbelow", n));
  const { twister } = self;
  const bits = bitLength(n);
  let draw = twister.nextBits(bits);
  while (draw >= n) draw = twister.nextBits(bits);
  return draw;
}

/** The same by the generator's own getrandbits method. */
export function drawBelowByBits(self: PyRandom, n: Value): Value {
  const limit = asIndex(n);
  const bits = bitLength(limit);
  let draw = callMethod(self, "getrandbits", bits);
  while (!lessThan(draw, limit)) draw = callMethod(self, "getrandbits", bits);
  return draw;
}

const RESOLUTION = 2 ** 53;

/** The same by the generator's own random method: draws that would favour low numbers are repeated. */
export function drawBelowByDoubles(self: PyRandom, n: Value, maximum: Value = RESOLUTION): Value {
  const limit = asIndex(n);
  const resolution = Number(asIndex(maximum));
  const next = (): number => asDouble(callMethod(self, "random"));
  if (limit >= resolution) return truncateDouble(Math.floor(next() * Number(limit)));
  const bound = (resolution - (resolution % Number(limit))) / resolution;
  let draw = next();
  while (draw >= bound) draw = next();
  return remainderInts(Math.floor(draw * resolution), limit);
}
