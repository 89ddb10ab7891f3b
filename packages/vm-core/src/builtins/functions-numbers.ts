/** Builtin functions about numbers: abs, bin, chr, divmod, hash, hex, id, max, min, oct, ord, pow, round, sum. */

import { PyComplex } from "../objects/complex.js";
import { floatType, PyFloat } from "../objects/float.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { addressOf } from "../runtime/addresses.js";
import { call1, callSpecial } from "../runtime/calls.js";
import { onlyCodePoint, textLength } from "../runtime/code-points.js";
import { compareGt, compareLt } from "../runtime/comparison.js";
import { typeError, valueError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { forEachItem, forEachLeft, getIterator } from "../runtime/iteration.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { absolute, add, divmod, power } from "../runtime/operators.js";
import { asIndex, textOf, typeName } from "../runtime/primitives.js";
import { checkTextLength } from "../runtime/text-limits.js";
import { isTrue } from "../runtime/truth.js";
import { checkKeywords } from "./base-exception.js";
import { contentOfBytes } from "./bytes-content.js";

function inBase(prefix: string, base: number) {
  return (number: Value): string => {
    const value = asIndex(number);
    const text = value < 0 ? `-${prefix}${(-value).toString(base)}` : prefix + value.toString(base);
    checkTextLength(text.length);
    return text;
  };
}

function chr(number: Value): string {
  const codePoint = asIndex(number);
  if (codePoint < 0 || codePoint > 0x10ffff) throw valueError("chr() arg not in range(0x110000)");
  return String.fromCodePoint(Number(codePoint));
}

function ord(character: Value): number {
  const text = textOf(character);
  if (text !== undefined) {
    const length = textLength(text);
    if (length === 1) return onlyCodePoint(text);
    throw typeError(`ord() expected a character, but string of length ${length} found`);
  }
  const bytes = contentOfBytes(character);
  if (bytes === undefined) throw typeError(`ord() expected string of length 1, but ${typeName(character)} found`);
  if (bytes.length === 1) return bytes[0];
  throw typeError(`ord() expected a character, but string of length ${bytes.length} found`);
}

function round(number: Value, digits: Value | undefined): Value {
  const method = typeOf(number).special(Special.__round__);
  if (method === null) throw typeError(`type ${typeName(number)} doesn't define __round__ method`);
  return digits === undefined || digits === null ? callSpecial(method, number) : callSpecial(method, number, digits);
}

/**
 * sum() starts with ints, goes on with floats and then complex numbers while it can, and with `+` from the first
 * other item. Floats are summed with Neumaier's compensation, as CPython does since 3.12.
 */
function sum(iterable: Value, start: Value = 0): Value {
  const iterator = getIterator(iterable);
  checkStart(start);
  const sums = new Summation(start);
  forEachLeft(iterator, (item) => sums.add(item));
  return sums.result();
}

class Summation {
  private total: Value;
  /** While the items are floats, or complex numbers. */
  private inexact: CompensatedSums | null = null;
  private isGeneric = false;

  constructor(start: Value) {
    this.total = start;
  }

  add(item: Value): void {
    const { total, inexact } = this;
    if (typeof item === "number" && typeof total === "number" && inexact === null) {
      this.total = add(total, item);
      return;
    }
    if (this.isGeneric) this.total = add(total, item);
    else if (inexact === null) {
      this.inexact = CompensatedSums.start(total, item);
      if (this.inexact === null) this.total = add(total, item);
    } else if (!inexact.add(item)) {
      this.total = add(inexact.result(), item);
      this.inexact = null;
      this.isGeneric = true;
    }
  }

  result(): Value {
    return this.inexact === null ? this.total : this.inexact.result();
  }
}

function checkStart(start: Value): void {
  if (textOf(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  const { name } = typeOf(start);
  if (contentOfBytes(start) !== undefined) throw typeError(`sum() can't sum ${name} [use b''.join(seq) instead]`);
}

/** Running compensated sums of the real and the imaginary part. */
class CompensatedSums {
  private real = 0;
  private realError = 0;
  private imag = 0;
  private imagError = 0;
  private isComplex = false;

  /** Sums of a total and the first item that makes it inexact; null while both are not numbers of that kind. */
  static start(total: Value, item: Value): CompensatedSums | null {
    const isInexact = (value: Value): boolean => isExactFloat(value) || isExactComplex(value);
    if (!isInexact(total) && !isInexact(item)) return null;
    const sums = new CompensatedSums();
    if (isInexact(total)) return sums.begin(total) && sums.add(item) ? sums : null;
    return sums.begin(add(total, item)) ? sums : null;
  }

  /** Takes the first total, whose zeros keep their signs. */
  private begin(total: Value): boolean {
    if (isExactFloat(total)) this.real = total.value;
    else if (isExactComplex(total)) this.becomeComplex(total.real, total.imag);
    else return false;
    return true;
  }

  private becomeComplex(real: number, imag: number): void {
    this.isComplex = true;
    this.real = real;
    this.realError = 0;
    this.imag = imag;
  }

  /** False when the item is no number that can be added here; nothing has changed then. */
  add(item: Value): boolean {
    if (isExactFloat(item)) this.addReal(item.value);
    else if (isExactComplex(item)) {
      if (this.isComplex) {
        this.addReal(item.real);
        this.addImaginary(item.imag);
      } else this.becomeComplex(compensated(this.real, this.realError) + item.real, item.imag);
    } else if (typeof item === "number" || typeof item === "boolean") this.addReal(Number(item));
    else if (typeof item === "bigint") {
      const value = Number(item);
      if (!Number.isFinite(value)) return false;
      this.addReal(value);
    } else return false;
    return true;
  }

  result(): Value {
    const real = compensated(this.real, this.realError);
    return this.isComplex ? new PyComplex(real, compensated(this.imag, this.imagError)) : new PyFloat(real);
  }

  private addReal(value: number): void {
    const next = this.real + value;
    this.realError += Math.abs(this.real) >= Math.abs(value) ? this.real - next + value : value - next + this.real;
    this.real = next;
  }

  private addImaginary(value: number): void {
    const next = this.imag + value;
    this.imagError += Math.abs(this.imag) >= Math.abs(value) ? this.imag - next + value : value - next + this.imag;
    this.imag = next;
  }
}

/** An infinite sum keeps no error, which would make it a NaN. */
function compensated(sum: number, error: number): number {
  return error !== 0 && Number.isFinite(error) ? sum + error : sum;
}

const isExactFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.cls === floatType;
const isExactComplex = (value: Value): value is PyComplex =>
  value instanceof PyComplex && value.cls.layoutOwner === value.cls;

/** max() and min(): `isBetter` compares a later item with the best so far. */
function extreme(name: string, isBetter: (item: Value, best: Value) => Value) {
  return (args: readonly Value[], keywords: Keywords): Value => {
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    checkKeywords(name, ["key", "default"], keywords);
    const key = keywords?.get("key") ?? null;
    const fallback = keywords?.get("default");
    if (args.length > 1 && fallback !== undefined) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    let best: Value | undefined;
    let bestKey: Value = null;
    const consider = (item: Value): void => {
      const itemKey = key === null ? item : call1(key, item);
      if (best !== undefined && !isTrue(isBetter(itemKey, bestKey))) return;
      best = item;
      bestKey = itemKey;
    };
    if (args.length > 1) args.forEach(consider);
    else forEachItem(args[0], consider);
    const result = best === undefined ? fallback : best;
    if (result === undefined) throw valueError(`${name}() iterable argument is empty`);
    return result;
  };
}

export const numberFunctions: Readonly<Record<string, Value>> = {
  abs: nativeFunction("builtins", "abs(x, /)", absolute, "Return the absolute value of the argument."),
  bin: nativeFunction("builtins", "bin(number, /)", inBase("0b", 2), "Return the binary representation of an integer."),
  chr: nativeFunction(
    "builtins",
    "chr(i, /)",
    chr,
    "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
  ),
  divmod: nativeFunction(
    "builtins",
    "divmod(x, y, /)",
    divmod,
    "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
  ),
  hash: nativeFunction("builtins", "hash(obj, /)", hashValue, "Return the hash value for the given object."),
  hex: nativeFunction(
    "builtins",
    "hex(number, /)",
    inBase("0x", 16),
    "Return the hexadecimal representation of an integer.",
  ),
  id: nativeFunction("builtins", "id(obj, /)", addressOf, "Return the identity of an object."),
  max: nativeFunction("builtins", "max(*args, **kwargs)", extreme("max", compareGt)),
  min: nativeFunction("builtins", "min(*args, **kwargs)", extreme("min", compareLt)),
  oct: nativeFunction("builtins", "oct(number, /)", inBase("0o", 8), "Return the octal representation of an integer."),
  ord: nativeFunction("builtins", "ord(character, /)", ord, "Return the ordinal value of a character."),
  pow: nativeFunction(
    "builtins",
    "pow(base, exp, mod=None)",
    (base: Value, exponent: Value, modulus?: Value) => power(base, exponent, modulus ?? null),
    "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
  ),
  round: nativeFunction(
    "builtins",
    "round(number, ndigits=None)",
    round,
    "Round a number to a given precision in decimal digits.",
  ),
  sum: nativeFunction(
    "builtins",
    "sum(iterable, /, start=0)",
    sum,
    "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
  ),
};
