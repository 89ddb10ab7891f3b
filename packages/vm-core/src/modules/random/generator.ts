/** _random.Random: a Mersenne Twister as a Python object, with what random.Random adds to its representation. */

import type { PyDict } from "../../objects/dict.js";
import { PyFloat } from "../../objects/float.js";
import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { randomBytes } from "../../runtime/entropy.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { hashValue } from "../../runtime/hashing.js";
import { absoluteInt, type Int } from "../../runtime/integers.js";
import { constructor, defineMethods, method } from "../../runtime/native-definitions.js";
import { asIndex, asSize, intOf, typeName } from "../../runtime/primitives.js";
import { checkBytesLength } from "../../runtime/text-limits.js";
import { MersenneTwister, STATE_SIZE } from "./mersenne-twister.js";

export const generatorType: PyType = defineType("Random", { module: "_random" });

export class PyRandom extends PyObject {
  override cls: PyType;
  readonly twister = new MersenneTwister();
  /** The second of the two numbers that gauss() makes at a time, or None. */
  gaussNext: Value = null;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

defineMethods(generatorType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => {
    const generator = new PyRandom(cls);
    seedGenerator(generator, null);
    return generator;
  }),
  method("__init__(x=None, /)", (self: PyRandom, seed: Value | undefined) => {
    seedGenerator(self, seed ?? null);
    return null;
  }),
  method(
    "random()",
    (self: PyRandom) => new PyFloat(self.twister.nextDouble()),
    "random() -> x in the interval [0, 1).",
  ),
  method(
    "seed(n=None, /)",
    (self: PyRandom, seed: Value | undefined) => {
      seedGenerator(self, seed ?? null);
      return null;
    },
    "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.",
  ),
  method("getrandbits(k, /)", randomBits, "getrandbits(k) -> x.  Generates an int with k random bits."),
  method("getstate()", (self: PyRandom) => generatorState(self), "getstate() -> tuple containing the current state."),
  method(
    "setstate(state, /)",
    (self: PyRandom, state: Value) => {
      setGeneratorState(self, state);
      return null;
    },
    "setstate(state) -> None.  Restores generator state.",
  ),
]);

function randomBits(self: PyRandom, count: Value): Value {
  if (asIndex(count) < 0) throw valueError("Cannot convert negative int");
  const bits = asSize(count);
  checkBytesLength(bits / 8);
  return self.twister.nextBits(bits);
}

/** Seeds from an int by its magnitude, from another value by its hash, and from outside for None. */
export function seedGenerator(generator: PyRandom, seed: Value): void {
  if (seed === null) {
    const bytes = randomBytes(4 * 8);
    generator.twister.seedWords([...new Uint32Array(bytes.buffer, 0, 8)]);
    return;
  }
  const integer = intOf(seed);
  const key = integer === undefined ? BigInt.asUintN(64, BigInt(hashValue(seed))) : absoluteInt(integer);
  generator.twister.seedWords(wordsOf(key));
}

/** The 32-bit words of an int, lowest first; one word for zero. */
function wordsOf(value: Int): number[] {
  const digits = value.toString(16);
  const words: number[] = [];
  for (let end = digits.length; end > 0; end -= 8) {
    words.push(Number.parseInt(digits.slice(Math.max(end - 8, 0), end), 16));
  }
  return words;
}

export function generatorState({ twister }: PyRandom): PyTuple {
  return new PyTuple([...twister.words, twister.index]);
}

export function setGeneratorState({ twister }: PyRandom, state: Value): void {
  if (!(state instanceof PyTuple)) throw typeError(`state vector must be a tuple`);
  if (state.items.length !== STATE_SIZE + 1) throw valueError("state vector is the wrong size");
  const words = state.items.map((item) => {
    const word = intOf(item);
    if (word === undefined) throw typeError(`'${typeName(item)}' object cannot be interpreted as an integer`);
    return word;
  });
  const index = asIndex(words[STATE_SIZE]);
  if (index < 0 || index > STATE_SIZE) throw valueError("invalid state");
  for (let at = 0; at < STATE_SIZE; at++) twister.words[at] = Number(BigInt.asUintN(32, BigInt(words[at])));
  twister.index = Number(index);
}
