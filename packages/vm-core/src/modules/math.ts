/** The math module. */

import { floatType, PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "../runtime/calls.js";
import { mantissaAndExponent, nearestDouble, splitDouble } from "../runtime/double-parts.js";
import { overflowError, type PythonError, typeError, valueError } from "../runtime/errors.js";
import * as exponentials from "../runtime/exponentials.js";
import { floatRepr } from "../runtime/float-text.js";
import { copySign, powerOrInfinity, truncateDouble } from "../runtime/floats.js";
import { bitLength, type Int, scaleByPowerOfTwo } from "../runtime/integers.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { trueDivide } from "../runtime/operators.js";
import { intOf, typeName } from "../runtime/primitives.js";
import { asDouble } from "../runtime/real-numbers.js";
import { cbrt } from "../runtime/roots.js";
import * as trigonometry from "../runtime/trigonometry.js";
import * as integral from "./math-integers.js";
import { isClose, nextAfter, unitInLastPlace } from "./math-neighbours.js";
import * as sums from "./math-sums.js";
import { complementaryErrorFunction, errorFunction, gamma, logGamma } from "./special-functions.js";

const domainError = (): PythonError => valueError("math domain error");
const rangeError = (): PythonError => overflowError("math range error");

const fn = (heading: string, code: (...args: never[]) => Value, doc: string): Value =>
  nativeFunction("math", heading, code, doc);

/**
 * A function of one double. A NaN for another argument is a domain error, told by `expected` and the argument; an
 * infinity for a finite argument is a range error.
 */
function unary(name: string, compute: (x: number) => number, doc: string, expected: string | null = null): Value {
  const apply = (argument: Value): Value => {
    const x = asDouble(argument);
    const result = compute(x);
    if (!Number.isFinite(result)) {
      const isDomainError = Number.isNaN(result) && !Number.isNaN(x);
      if (isDomainError) throw expected === null ? domainError() : valueError(`${expected}, got ${floatRepr(x)}`);
      if (!Number.isNaN(result) && Number.isFinite(x)) throw rangeError();
    }
    return new PyFloat(result);
  };
  return fn(`${name}(x, /)`, apply, doc);
}

const FINITE = "expected a finite input";
const UNIT_INTERVAL = "expected a number in range from -1 up to 1";
const GAMMA_DOMAIN = "expected a noninteger or positive integer";

const functionsOfOne = {
  acos: unary(
    "acos",
    trigonometry.acos,
    "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.",
    UNIT_INTERVAL,
  ),
  acosh: unary(
    "acosh",
    exponentials.acosh,
    "Return the inverse hyperbolic cosine of x.",
    "expected argument value not less than 1",
  ),
  asin: unary(
    "asin",
    trigonometry.asin,
    "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.",
    UNIT_INTERVAL,
  ),
  asinh: unary("asinh", exponentials.asinh, "Return the inverse hyperbolic sine of x."),
  atan: unary(
    "atan",
    trigonometry.atan,
    "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.",
  ),
  atanh: unary(
    "atanh",
    (x) => (Math.abs(x) === 1 ? Number.NaN : Math.atanh(x)),
    "Return the inverse hyperbolic tangent of x.",
    "expected a number between -1 and 1",
  ),
  cbrt: unary("cbrt", cbrt, "Return the cube root of x."),
  cos: unary("cos", trigonometry.cos, "Return the cosine of x (measured in radians).", FINITE),
  cosh: unary("cosh", exponentials.cosh, "Return the hyperbolic cosine of x."),
  erf: unary("erf", errorFunction, "Error function at x."),
  erfc: unary("erfc", complementaryErrorFunction, "Complementary error function at x."),
  exp: unary("exp", exponentials.exp, "Return e raised to the power of x."),
  exp2: unary("exp2", exponentials.exp2, "Return 2 raised to the power of x."),
  expm1: unary(
    "expm1",
    Math.expm1,
    "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.",
  ),
  fabs: unary("fabs", Math.abs, "Return the absolute value of the float x."),
  gamma: unary("gamma", gamma, "Gamma function at x.", GAMMA_DOMAIN),
  lgamma: unary("lgamma", logGamma, "Natural logarithm of absolute value of Gamma function at x.", GAMMA_DOMAIN),
  log1p: unary(
    "log1p",
    (x) => (x === -1 ? Number.NaN : Math.log1p(x)),
    "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.",
    "expected argument value > -1",
  ),
  sin: unary("sin", trigonometry.sin, "Return the sine of x (measured in radians).", FINITE),
  sinh: unary("sinh", Math.sinh, "Return the hyperbolic sine of x."),
  sqrt: unary("sqrt", Math.sqrt, "Return the square root of x.", "expected a nonnegative input"),
  tan: unary("tan", trigonometry.tan, "Return the tangent of x (measured in radians).", FINITE),
  tanh: unary("tanh", Math.tanh, "Return the hyperbolic tangent of x."),
};

/** A logarithm of an int of any size, or of a double. */
function logarithm(argument: Value, compute: (x: number) => number): number {
  const integer = intOf(argument);
  if (integer === undefined) {
    const x = asDouble(argument);
    if (x <= 0) throw valueError(`expected a positive input, got ${floatRepr(x)}`);
    return compute(x);
  }
  if (integer <= 0) throw valueError("expected a positive input");
  const x = Number(integer);
  if (x !== Infinity) return compute(x);
  const exponent = bitLength(integer);
  const bits = BigInt(integer) >> BigInt(exponent - 64);
  // The bits shifted out matter only to a tie, which the lowest bit kept then breaks.
  return compute(2) * exponent + compute(Number(bits | 1n) * 2 ** -64);
}

function log(x: Value, base: Value | undefined): Value {
  const numerator = new PyFloat(logarithm(x, exponentials.log));
  return base === undefined ? numerator : trueDivide(numerator, new PyFloat(logarithm(base, exponentials.log)));
}

function pow(first: Value, second: Value): Value {
  const x = asDouble(first);
  const y = asDouble(second);
  if (x === 0 && y < 0 && Number.isFinite(y)) throw domainError();
  if (x === 0 && y === -Infinity) return new PyFloat(Infinity);
  const magnitude = powerOrInfinity(x, y);
  if (magnitude === undefined) throw domainError();
  if (!Number.isFinite(magnitude) && !Number.isNaN(magnitude) && Number.isFinite(x) && Number.isFinite(y))
    throw rangeError();
  return new PyFloat(magnitude);
}

function fmod(first: Value, second: Value): Value {
  const x = asDouble(first);
  const y = asDouble(second);
  const result = x % y;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw domainError();
  return new PyFloat(result);
}

/** The remainder of the division that rounds to nearest, half to even. */
function remainder(first: Value, second: Value): Value {
  const x = asDouble(first);
  const y = asDouble(second);
  if (Number.isNaN(x) || Number.isNaN(y)) return new PyFloat(Number.NaN);
  if (!Number.isFinite(x) || y === 0) throw domainError();
  if (!Number.isFinite(y)) return new PyFloat(x);
  const [absoluteX, absoluteY] = [Math.abs(x), Math.abs(y)];
  const modulus = absoluteX % absoluteY;
  const complement = absoluteY - modulus;
  let result: number;
  if (modulus < complement) result = modulus;
  else if (modulus > complement) result = -complement;
  else result = modulus - 2 * ((0.5 * (absoluteX - modulus)) % absoluteY);
  return new PyFloat(Object.is(x, -0) || x < 0 ? -result : result);
}

/** floor() and ceil(): the special method, or the double's own. */
function towards(argument: Value, special: number, round: (x: number) => number): Value {
  if (argument instanceof PyFloat && argument.cls === floatType) return truncateDouble(round(argument.value));
  const method = typeOf(argument).special(special);
  return method === null ? truncateDouble(round(asDouble(argument))) : callSpecial(method, argument);
}

function trunc(argument: Value): Value {
  const method = typeOf(argument).special(Special.__trunc__);
  if (method === null) throw typeError(`type ${typeName(argument)} doesn't define __trunc__ method`);
  return callSpecial(method, argument);
}

function frexp(argument: Value): Value {
  const x = asDouble(argument);
  if (!Number.isFinite(x)) return new PyTuple([new PyFloat(x), 0]);
  const [fraction, exponent] = splitDouble(x);
  return new PyTuple([new PyFloat(fraction), exponent]);
}

function ldexp(argument: Value, power: Value): Value {
  const x = asDouble(argument);
  const exponent: Int | undefined = intOf(power);
  if (exponent === undefined) throw typeError("Expected an int as second argument to ldexp.");
  if (x === 0 || !Number.isFinite(x)) return new PyFloat(x);
  if (exponent > 5000) throw rangeError();
  const result = exponent < -5000 ? copySign(0, x) : scaleByPowerOfTwo(x, Number(exponent));
  if (!Number.isFinite(result)) throw rangeError();
  return new PyFloat(result);
}

function modf(argument: Value): Value {
  const x = asDouble(argument);
  if (Number.isNaN(x)) return new PyTuple([new PyFloat(x), new PyFloat(x)]);
  const whole = Math.trunc(x);
  const fraction = Number.isFinite(x) ? x - whole : 0;
  return new PyTuple([new PyFloat(copySign(fraction, x)), new PyFloat(copySign(whole, x))]);
}

/** x * y + z, rounded once. */
function fma(first: Value, second: Value, third: Value): Value {
  const [x, y, z] = [asDouble(first), asDouble(second), asDouble(third)];
  const isAnyNaN = Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(z);
  if (!(Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z))) {
    // The product of finite factors is finite here, however large.
    const product = Number.isFinite(x) && Number.isFinite(y) ? 0 : x * y;
    const result = product + z;
    if (Number.isNaN(result) && !isAnyNaN) throw valueError("invalid operation in fma");
    return new PyFloat(result);
  }
  const result = fusedSum(x, y, z);
  if (!Number.isFinite(result)) throw overflowError("overflow in fma");
  return new PyFloat(result);
}

function fusedSum(x: number, y: number, z: number): number {
  const [xBits, xExponent] = mantissaAndExponent(x);
  const [yBits, yExponent] = mantissaAndExponent(y);
  const [zBits, zExponent] = mantissaAndExponent(z);
  const product = xBits * yBits;
  // A zero has its sign from the addition of signed zeros.
  if (product === 0n) return x * y + z;
  if (zBits === 0n) return signedNearest(product, xExponent + yExponent);
  const exponent = Math.min(xExponent + yExponent, zExponent);
  const sum = (product << BigInt(xExponent + yExponent - exponent)) + (zBits << BigInt(zExponent - exponent));
  return signedNearest(sum, exponent);
}

const signedNearest = (value: bigint, exponent: number): number =>
  value < 0n ? -nearestDouble(-value, exponent) : nearestDouble(value, exponent);

const DEGREES_PER_RADIAN = 180 / Math.PI;
const RADIANS_PER_DEGREE = Math.PI / 180;

const isNaNValue = (x: Value): boolean => Number.isNaN(asDouble(x));

export function createMathModule(): PyModule {
  return newModule("math", "This module provides access to the mathematical functions\ndefined by the C standard.", {
    ...functionsOfOne,
    atan2: fn(
      "atan2(y, x, /)",
      (y: Value, x: Value) => new PyFloat(trigonometry.atan2(asDouble(y), asDouble(x))),
      "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.",
    ),
    ceil: fn(
      "ceil(x, /)",
      (x: Value) => towards(x, Special.__ceil__, Math.ceil),
      "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.",
    ),
    comb: fn(
      "comb(n, k, /)",
      integral.combinations,
      "Number of ways to choose k items from n items without repetition and without order.",
    ),
    copysign: fn(
      "copysign(x, y, /)",
      (x: Value, y: Value) => new PyFloat(copySign(asDouble(x), asDouble(y))),
      "Return a float with the magnitude (absolute value) of x but the sign of y.",
    ),
    degrees: fn(
      "degrees(x, /)",
      (x: Value) => new PyFloat(asDouble(x) * DEGREES_PER_RADIAN),
      "Convert angle x from radians to degrees.",
    ),
    dist: fn("dist(p, q, /)", sums.distance, "Return the Euclidean distance between two points p and q."),
    factorial: fn("factorial(n, /)", integral.factorial, "Find n!."),
    floor: fn(
      "floor(x, /)",
      (x: Value) => towards(x, Special.__floor__, Math.floor),
      "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.",
    ),
    fma: fn("fma(x, y, z, /)", fma, "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round."),
    fmod: fn("fmod(x, y, /)", fmod, "Return fmod(x, y), according to platform C.\n\nx % y may differ."),
    frexp: fn("frexp(x, /)", frexp, "Return the mantissa and exponent of x, as pair (m, e)."),
    fsum: fn("fsum(seq, /)", sums.exactSum, "Return an accurate floating-point sum of values in the iterable seq."),
    gcd: fn("gcd(*integers)", integral.greatestCommonDivisor, "Greatest Common Divisor."),
    hypot: fn(
      "hypot(*coordinates)",
      sums.hypotenuse,
      "Multidimensional Euclidean distance from the origin to a point.",
    ),
    isclose: fn(
      "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      isClose,
      "Determine whether two floating-point numbers are close in value.",
    ),
    isfinite: fn(
      "isfinite(x, /)",
      (x: Value) => Number.isFinite(asDouble(x)),
      "Return True if x is neither an infinity nor a NaN, and False otherwise.",
    ),
    isinf: fn(
      "isinf(x, /)",
      (x: Value) => Math.abs(asDouble(x)) === Infinity,
      "Return True if x is a positive or negative infinity, and False otherwise.",
    ),
    isnan: fn("isnan(x, /)", isNaNValue, "Return True if x is a NaN (not a number), and False otherwise."),
    isqrt: fn("isqrt(n, /)", integral.integerSquareRoot, "Return the integer part of the square root of the input."),
    lcm: fn("lcm(*integers)", integral.leastCommonMultiple, "Least Common Multiple."),
    ldexp: fn("ldexp(x, i, /)", ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."),
    log: fn(
      "log(x, base=<unrepresentable>, /)",
      log,
      "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.",
    ),
    log10: fn(
      "log10(x, /)",
      (x: Value) => new PyFloat(logarithm(x, exponentials.log10)),
      "Return the base 10 logarithm of x.",
    ),
    log2: fn(
      "log2(x, /)",
      (x: Value) => new PyFloat(logarithm(x, exponentials.log2)),
      "Return the base 2 logarithm of x.",
    ),
    modf: fn(
      "modf(x, /)",
      modf,
      "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.",
    ),
    nextafter: fn(
      "nextafter(x, y, /, *, steps=None)",
      nextAfter,
      "Return the floating-point value the given number of steps after x towards y.",
    ),
    perm: fn(
      "perm(n, k=None, /)",
      integral.permutations,
      "Number of ways to choose k items from n items without repetition and with order.",
    ),
    pow: fn("pow(x, y, /)", pow, "Return x**y (x to the power of y)."),
    prod: fn(
      "prod(iterable, /, *, start=1)",
      sums.product,
      "Calculate the product of all the elements in the input iterable.",
    ),
    radians: fn(
      "radians(x, /)",
      (x: Value) => new PyFloat(asDouble(x) * RADIANS_PER_DEGREE),
      "Convert angle x from degrees to radians.",
    ),
    remainder: fn("remainder(x, y, /)", remainder, "Difference between x and the closest integer multiple of y."),
    sumprod: fn(
      "sumprod(p, q, /)",
      sums.sumOfProducts,
      "Return the sum of products of values from two iterables p and q.",
    ),
    trunc: fn(
      "trunc(x, /)",
      trunc,
      "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.",
    ),
    ulp: fn(
      "ulp(x, /)",
      (x: Value) => new PyFloat(unitInLastPlace(asDouble(x))),
      "Return the value of the least significant bit of the float x.",
    ),
    e: new PyFloat(Math.E),
    inf: new PyFloat(Infinity),
    nan: new PyFloat(Number.NaN),
    pi: new PyFloat(Math.PI),
    tau: new PyFloat(2 * Math.PI),
  });
}
