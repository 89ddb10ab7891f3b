/** The cmath module. */

import { PyComplex } from "../objects/complex.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { divideComplexes } from "../runtime/complexes.js";
import { overflowError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asDouble, complexFrom } from "../runtime/real-numbers.js";
import { hypot } from "../runtime/roots.js";
import type { Outcome } from "./complex-functions.js";
import * as functions from "./complex-functions.js";
import { readTolerances } from "./math-neighbours.js";

const fn = (heading: string, code: (...args: never[]) => Value, doc: string): Value =>
  nativeFunction("cmath", heading, code, doc);

function check({ value, error }: Outcome): PyComplex {
  if (error === "domain") throw valueError("math domain error");
  if (error === "range") throw overflowError("math range error");
  return value;
}

const unary = (name: string, compute: (z: PyComplex) => Outcome, doc: string): Value =>
  fn(`${name}(z, /)`, (z: Value) => check(compute(complexFrom(z))), doc);

const predicate = (name: string, test: (z: PyComplex) => boolean, doc: string): Value =>
  fn(`${name}(z, /)`, (z: Value) => test(complexFrom(z)), doc);

const isInfinite = (value: number): boolean => value === Infinity || value === -Infinity;

function log(z: Value, base: Value | undefined): Value {
  const numerator = functions.logarithm(complexFrom(z));
  if (base === undefined) return check(numerator);
  const denominator = functions.logarithm(complexFrom(base));
  // As in CPython, a logarithm of zero is an error of the base only.
  const { real, imag } = denominator.value;
  if (denominator.error !== null || (real === 0 && imag === 0)) throw valueError("math domain error");
  return divideComplexes(numerator.value, denominator.value);
}

function polar(argument: Value): Value {
  const z = complexFrom(argument);
  const length = hypot(z.real, z.imag);
  if (length === Infinity && !isInfinite(z.real) && !isInfinite(z.imag)) throw overflowError("math range error");
  return new PyTuple([new PyFloat(length), new PyFloat(functions.phase(z))]);
}

function isClose(first: Value, second: Value, relative: Value | undefined, absolute: Value | undefined): boolean {
  const a = complexFrom(first);
  const b = complexFrom(second);
  const [relativeTolerance, absoluteTolerance] = readTolerances(relative, absolute);
  if (a.real === b.real && a.imag === b.imag) return true;
  if (isInfinite(a.real) || isInfinite(a.imag) || isInfinite(b.real) || isInfinite(b.imag)) return false;
  const difference = hypot(a.real - b.real, a.imag - b.imag);
  return (
    difference <= relativeTolerance * hypot(b.real, b.imag) ||
    difference <= relativeTolerance * hypot(a.real, a.imag) ||
    difference <= absoluteTolerance
  );
}

export function createCmathModule(): PyModule {
  return newModule("cmath", "This module provides access to mathematical functions for complex\nnumbers.", {
    acos: unary("acos", functions.arcCosine, "Return the arc cosine of z."),
    acosh: unary("acosh", functions.hyperbolicArcCosine, "Return the inverse hyperbolic cosine of z."),
    asin: unary("asin", functions.arcSine, "Return the arc sine of z."),
    asinh: unary("asinh", functions.hyperbolicArcSine, "Return the inverse hyperbolic sine of z."),
    atan: unary("atan", functions.arcTangent, "Return the arc tangent of z."),
    atanh: unary("atanh", functions.hyperbolicArcTangent, "Return the inverse hyperbolic tangent of z."),
    cos: unary("cos", functions.cosine, "Return the cosine of z."),
    cosh: unary("cosh", functions.hyperbolicCosine, "Return the hyperbolic cosine of z."),
    exp: unary("exp", functions.exponential, "Return the exponential value e**z."),
    isclose: fn(
      "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      isClose,
      "Determine whether two complex numbers are close in value.",
    ),
    isfinite: predicate(
      "isfinite",
      (z) => Number.isFinite(z.real) && Number.isFinite(z.imag),
      "Return True if both the real and imaginary parts of z are finite, else False.",
    ),
    isinf: predicate(
      "isinf",
      (z) => isInfinite(z.real) || isInfinite(z.imag),
      "Checks if the real or imaginary part of z is infinite.",
    ),
    isnan: predicate(
      "isnan",
      (z) => Number.isNaN(z.real) || Number.isNaN(z.imag),
      "Checks if the real or imaginary part of z not a number (NaN).",
    ),
    log: fn(
      "log(z, base=<unrepresentable>, /)",
      log,
      "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.",
    ),
    log10: unary("log10", functions.commonLogarithm, "Return the base-10 logarithm of z."),
    phase: fn(
      "phase(z, /)",
      (z: Value) => new PyFloat(functions.phase(complexFrom(z))),
      "Return argument, also known as the phase angle, of a complex.",
    ),
    polar: fn(
      "polar(z, /)",
      polar,
      "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle.",
    ),
    rect: fn(
      "rect(r, phi, /)",
      (r: Value, phi: Value) => check(functions.fromPolar(asDouble(r), asDouble(phi))),
      "Convert from polar coordinates to rectangular coordinates.",
    ),
    sin: unary("sin", functions.sine, "Return the sine of z."),
    sinh: unary("sinh", functions.hyperbolicSine, "Return the hyperbolic sine of z."),
    sqrt: unary("sqrt", functions.squareRoot, "Return the square root of z."),
    tan: unary("tan", functions.tangent, "Return the tangent of z."),
    tanh: unary("tanh", functions.hyperbolicTangent, "Return the hyperbolic tangent of z."),
    e: new PyFloat(Math.E),
    inf: new PyFloat(Infinity),
    infj: new PyComplex(0, Infinity),
    nan: new PyFloat(Number.NaN),
    nanj: new PyComplex(0, Number.NaN),
    pi: new PyFloat(Math.PI),
    tau: new PyFloat(2 * Math.PI),
  });
}
