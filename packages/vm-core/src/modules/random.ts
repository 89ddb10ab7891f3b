/** The random module: class Random, and its methods as functions over one hidden instance. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyFloat } from "../objects/float.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { defineType } from "../objects/type.js";
import { getAttribute, setAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { encodeText } from "../runtime/codecs.js";
import { randomBytes } from "../runtime/entropy.js";
import { notImplementedError, typeError, valueError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import {
  classMethod,
  constant,
  constructor,
  defineMethods,
  getter,
  method,
  newModule,
} from "../runtime/native-definitions.js";
import { asIndex, asSize, floatOf, intOf, normalizeInt, textOf } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { checkBytesLength } from "../runtime/text-limits.js";
import { newFixedDigest, updateDigest } from "./hashes/digest.js";
import * as distributions from "./random/distributions.js";
import { drawBelow, drawBelowByBits, drawBelowByDoubles, randomType } from "./random/draws.js";
import { generatorState, PyRandom, seedGenerator, setGeneratorState } from "./random/generator.js";
import * as selection from "./random/selection.js";

const STATE_VERSION = 3;

function initialize(self: PyRandom, seed: Value | undefined): null {
  callMethod(self, "seed", seed ?? null);
  self.gaussNext = null;
  return null;
}

function seed(self: PyRandom, argument: Value | undefined, version: Value | undefined): null {
  seedGenerator(self, seedValue(argument ?? null, version ?? 2));
  self.gaussNext = null;
  return null;
}

/** What the underlying generator is seeded with. */
function seedValue(seed: Value, version: Value): Value {
  const text = textOf(seed);
  const bytes = seed instanceof PyBytes || seed instanceof PyByteArray ? seed.bytes : undefined;
  if (version === 1 && (text !== undefined || seed instanceof PyBytes)) {
    return oldTextSeed(
      text === undefined ? [...(bytes as Uint8Array)] : [...text].map((each) => each.codePointAt(0) as number),
    );
  }
  if (version === 2 && text !== undefined) return textSeed(encodeText(text, "utf-8", "strict"));
  if (version === 2 && bytes !== undefined) return textSeed(bytes);
  const isSupported = seed === null || intOf(seed) !== undefined || floatOf(seed) !== undefined;
  if (isSupported || text !== undefined || bytes !== undefined) return seed;
  throw typeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.");
}

/** The bytes and their digest as one big-endian int. */
function textSeed(bytes: Uint8Array): Value {
  let digits = "0";
  const digest = newFixedDigest("sha512");
  updateDigest(digest, bytes);
  for (const part of [bytes, digest.digest(0)]) for (const byte of part) digits += byte.toString(16).padStart(2, "0");
  return normalizeInt(BigInt(`0x${digits}`));
}

/** The hash that Python 2 seeded with. */
function oldTextSeed(units: readonly number[]): Value {
  let x = units.length === 0 ? 0n : BigInt(units[0]) << 7n;
  for (const unit of units) x = BigInt.asUintN(64, (1000003n * x) ^ BigInt(unit));
  return normalizeInt(x ^ BigInt(units.length));
}

function setState(self: PyRandom, state: Value): null {
  const items = state instanceof PyTuple ? state.items : toArray(state);
  const [version, internal, gaussNext] = items;
  if (version !== 2 && version !== STATE_VERSION) {
    throw valueError(
      `state with version ${repr(version ?? null)} passed to Random.setstate() of version ${STATE_VERSION}`,
    );
  }
  if (items.length !== 3) {
    throw valueError(
      items.length > 3
        ? `too many values to unpack (expected 3, got ${items.length})`
        : `not enough values to unpack (expected 3, got ${items.length})`,
    );
  }
  self.gaussNext = gaussNext;
  setGeneratorState(self, internal);
  return null;
}

const getState = (self: PyRandom): Value => new PyTuple([STATE_VERSION, generatorState(self), self.gaussNext]);

/** A subclass that overrides only random() draws ints from it. */
function initializeSubclass(cls: PyType): null {
  for (const type of cls.mro) {
    if (type.namespace.has("_randbelow")) return null;
    const source = type.namespace.has("getrandbits")
      ? "_randbelow_with_getrandbits"
      : type.namespace.has("random")
        ? "_randbelow_without_getrandbits"
        : null;
    if (source === null) continue;
    setAttribute(cls, "_randbelow", getAttribute(cls, source));
    return null;
  }
  return null;
}

defineMethods(randomType, () => [
  constant(
    "__doc__",
    "Random number generator base class used by bound module functions.\n\nUsed to instantiate instances of Random to get generators that don't\nshare state.",
  ),
  constant("VERSION", STATE_VERSION),
  method(
    "__init__(x=None)",
    initialize,
    "Initialize an instance.\n\nOptional argument x controls seeding, as for Random.seed().",
  ),
  classMethod("__init_subclass__(**kwargs)", (cls: PyType, _keywords: Keywords) => initializeSubclass(cls)),
  method("seed(a=None, version=2)", seed, "Initialize internal state from a seed."),
  method("getstate()", getState, "Return internal state; can be passed to setstate() later."),
  method("setstate(state)", setState, "Restore internal state from object returned by getstate()."),
  method("__getstate__()", (self: PyRandom) => callMethod(self, "getstate")),
  method("__setstate__(state)", (self: PyRandom, state: Value) => callMethod(self, "setstate", state)),
  method(
    "__reduce__()",
    (self: PyRandom) => new PyTuple([self.cls, emptyTuple, callMethod(self, "getstate")]),
    "Helper for pickle.",
  ),
  getter(
    "gauss_next",
    (self: PyRandom) => self.gaussNext,
    (self: PyRandom, value: Value | undefined) => {
      self.gaussNext = value ?? null;
    },
  ),
  method(
    "_randbelow(n)",
    (self: PyRandom, n: Value) => drawBelowOf(self, n),
    "Return a random int in the range [0,n).  Defined for n > 0.",
  ),
  method(
    "_randbelow_with_getrandbits(n)",
    drawBelowByBits,
    "Return a random int in the range [0,n).  Defined for n > 0.",
  ),
  method(
    "_randbelow_without_getrandbits(n, maxsize=9007199254740992)",
    drawBelowByDoubles,
    "Return a random int in the range [0,n).  Defined for n > 0.",
  ),
  method("randbytes(n)", selection.randomBytesOf, "Generate n random bytes."),
  method(
    "randrange(start, stop=None, step=1)",
    selection.randomRange,
    "Choose a random item from range(stop) or range(start, stop[, step]).",
  ),
  method("randint(a, b)", selection.randomInt, "Return random integer in range [a, b], including both end points."),
  method("choice(seq)", selection.choice, "Choose a random element from a non-empty sequence."),
  method("shuffle(x)", selection.shuffle, "Shuffle list x in place, and return None."),
  method(
    "sample(population, k, *, counts=None)",
    selection.sample,
    "Chooses k unique random elements from a population sequence.",
  ),
  method(
    "choices(population, weights=None, *, cum_weights=None, k=1)",
    selection.choices,
    "Return a k sized list of population elements chosen with replacement.",
  ),
  method(
    "uniform(a, b)",
    distributions.uniform,
    "Get a random number in the range [a, b) or [a, b] depending on rounding.",
  ),
  method("triangular(low=0.0, high=1.0, mode=None)", distributions.triangular, "Triangular distribution."),
  method("normalvariate(mu=0.0, sigma=1.0)", distributions.normal, "Normal distribution."),
  method("gauss(mu=0.0, sigma=1.0)", distributions.gauss, "Gaussian distribution."),
  method("lognormvariate(mu, sigma)", distributions.logNormal, "Log normal distribution."),
  method("expovariate(lambd=1.0)", distributions.exponential, "Exponential distribution."),
  method("vonmisesvariate(mu, kappa)", distributions.vonMises, "Circular data distribution."),
  method("gammavariate(alpha, beta)", distributions.gammaDistributed, "Gamma distribution.  Not the gamma function!"),
  method("betavariate(alpha, beta)", distributions.betaDistributed, "Beta distribution."),
  method("paretovariate(alpha)", distributions.pareto, "Pareto distribution.  alpha is the shape parameter."),
  method("weibullvariate(alpha, beta)", distributions.weibull, "Weibull distribution."),
  method("binomialvariate(n=1, p=0.5)", distributions.binomial, "Binomial random variable."),
]);

function drawBelowOf(self: PyRandom, n: Value): Value {
  return self.cls === randomType ? drawBelow(self, asIndex(n)) : drawBelowByBits(self, n);
}

const systemRandomType: PyType = defineType("SystemRandom", { base: randomType, module: "random" });
systemRandomType.layoutOwner = randomType.layoutOwner;

function noState(): never {
  throw notImplementedError("System entropy source does not have state.");
}

/** An int of `count` random bits from outside the program. */
function systemBits(count: number): Value {
  const bytes = randomBytes(Math.ceil(count / 8));
  let digits = "0";
  for (const byte of bytes) digits += byte.toString(16).padStart(2, "0");
  return normalizeInt(BigInt(`0x${digits}`) >> BigInt(bytes.length * 8 - count));
}

defineMethods(systemRandomType, () => [
  constant(
    "__doc__",
    "Alternate random number generator using sources provided\nby the operating system (such as /dev/urandom on Unix or\nCryptGenRandom on Windows).",
  ),
  constructor("(*args, **kwargs)", (cls: PyType) => new PyRandom(cls)),
  method(
    "random()",
    () => new PyFloat(Number(systemBits(53)) / 2 ** 53),
    "Get the next random number in the range 0.0 <= X < 1.0.",
  ),
  method(
    "getrandbits(k)",
    (_self: PyRandom, count: Value) => {
      if (asIndex(count) < 0) throw valueError("number of bits must be non-negative");
      const bits = asSize(count);
      checkBytesLength(bits / 8);
      return systemBits(bits);
    },
    "getrandbits(k) -> x.  Generates an int with k random bits.",
  ),
  method(
    "randbytes(n)",
    (_self: PyRandom, count: Value) => {
      const size = asSize(count);
      if (size < 0) throw valueError("negative argument not allowed");
      checkBytesLength(size);
      return new PyBytes(randomBytes(size));
    },
    "Generate n random bytes.",
  ),
  method("seed(*args, **kwds)", () => null, "Stub method.  Not used for a system random number generator."),
  method("getstate(*args, **kwds)", noState, "Method should not be called for a system random number generator."),
  method("setstate(*args, **kwds)", noState, "Method should not be called for a system random number generator."),
]);

const functionNames = [
  "betavariate",
  "binomialvariate",
  "choice",
  "choices",
  "expovariate",
  "gammavariate",
  "gauss",
  "getrandbits",
  "getstate",
  "lognormvariate",
  "normalvariate",
  "paretovariate",
  "randbytes",
  "randint",
  "random",
  "randrange",
  "sample",
  "seed",
  "setstate",
  "shuffle",
  "triangular",
  "uniform",
  "vonmisesvariate",
  "weibullvariate",
];

export function createRandomModule(): PyModule {
  const instance = call(randomType);
  const entries: Record<string, Value> = {
    Random: randomType,
    SystemRandom: systemRandomType,
    NV_MAGICCONST: new PyFloat(distributions.NORMAL_CONSTANT),
    LOG4: new PyFloat(distributions.LOG_4),
    SG_MAGICCONST: new PyFloat(distributions.GAMMA_CONSTANT),
    TWOPI: new PyFloat(2 * Math.PI),
    BPF: 53,
    RECIP_BPF: new PyFloat(2 ** -53),
    _inst: instance,
    __all__: new PyList(["Random", "SystemRandom", ...functionNames]),
  };
  for (const name of functionNames) entries[name] = getAttribute(instance, name);
  return newModule("random", "Random variable generators.", entries);
}
