/** The scanner of JSONDecoder: values out of a JSON document. */

import { PyDict } from "../../objects/dict.js";
import { floatType, PyFloat } from "../../objects/float.js";
import { intType } from "../../objects/int-instance.js";
import { PyList } from "../../objects/list.js";
import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call1 } from "../../runtime/calls.js";
import { characterIndex, textLength, unitIndex } from "../../runtime/code-points.js";
import { stopIteration, typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { asCSize } from "../../runtime/sized-integers.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { checkNesting } from "./nesting.js";
import { decodeError, scanString } from "./strings.js";

export const scannerType: PyType = defineType("Scanner", { module: "_json" });

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
/** Ints of so few digits are exact numbers. */
const SHORT_INT = 15;

const MINUS = 45;
const ZERO = 48;

class Scanner extends PyObject {
  override cls: PyType;
  readonly strict: Value;
  readonly objectHook: Value;
  readonly pairsHook: Value;
  readonly parseFloat: Value;
  readonly parseInt: Value;
  readonly parseConstant: Value;

  constructor(context: Value, cls: PyType) {
    super();
    this.cls = cls;
    this.strict = isTrue(getAttribute(context, "strict"));
    this.objectHook = getAttribute(context, "object_hook");
    this.pairsHook = getAttribute(context, "object_pairs_hook");
    this.parseFloat = getAttribute(context, "parse_float");
    this.parseInt = getAttribute(context, "parse_int");
    this.parseConstant = getAttribute(context, "parse_constant");
  }
}

/** Reads one document; positions are code units. */
class Scan {
  private readonly scanner: Scanner;
  private readonly text: string;
  /** Where the next value begins, and after a value where it ended. */
  at: number;
  private depth = 0;

  constructor(scanner: Scanner, text: string, at: number) {
    this.scanner = scanner;
    this.text = text;
    this.at = at;
  }

  /**
   * Raises StopIteration with the position where no value begins, JSONDecodeError, and RecursionError.
   */
  value(): Value {
    const { text, at } = this;
    switch (text.charAt(at)) {
      case '"':
        return this.string();
      case "{":
        return this.object();
      case "[":
        return this.array();
      case "n":
        if (text.startsWith("null", at)) return this.word("null", null);
        break;
      case "t":
        if (text.startsWith("true", at)) return this.word("true", true);
        break;
      case "f":
        if (text.startsWith("false", at)) return this.word("false", false);
        break;
      case "N":
        if (text.startsWith("NaN", at)) return this.constant("NaN");
        break;
      case "I":
        if (text.startsWith("Infinity", at)) return this.constant("Infinity");
        break;
      case "-":
        if (text.startsWith("-Infinity", at)) return this.constant("-Infinity");
        break;
    }
    return this.number();
  }

  private word(word: string, value: Value): Value {
    this.at += word.length;
    return value;
  }

  private constant(word: string): Value {
    const value = call1(this.scanner.parseConstant, word);
    this.at += word.length;
    return value;
  }

  private string(): string {
    const { value, end } = scanString(this.text, this.at + 1, this.scanner.strict === true);
    this.at = end;
    return value;
  }

  /** Most numbers are short ints, for which no pattern needs to be asked. */
  private number(): Value {
    const { text, at } = this;
    const isNegative = text.charCodeAt(at) === MINUS;
    const start = isNegative ? at + 1 : at;
    let end = start;
    let value = 0;
    for (; end - start < SHORT_INT && isDigit(text.charCodeAt(end)); end++) {
      value = value * 10 + text.charCodeAt(end) - ZERO;
    }
    const isShort = end > start && end - start < SHORT_INT && !continuesNumber(text.charAt(end));
    const isPlain = isShort && (end === start + 1 || text.charCodeAt(start) !== ZERO);
    if (!isPlain || this.scanner.parseInt !== intType) return this.anyNumber();
    this.at = end;
    // There is no negative zero among ints.
    return isNegative && value > 0 ? -value : value;
  }

  private anyNumber(): Value {
    number.lastIndex = this.at;
    const match = number.exec(this.text);
    if (match === null) throw stopIteration(position(this.text, this.at));
    const [digits, fraction, exponent] = match;
    this.at += digits.length;
    const { parseFloat, parseInt } = this.scanner;
    if (fraction !== undefined || exponent !== undefined) {
      return parseFloat === floatType ? new PyFloat(Number(digits)) : call1(parseFloat, digits);
    }
    if (parseInt !== intType) return call1(parseInt, digits);
    return digits.length <= SHORT_INT ? Number(digits) + 0 : call1(intType, digits);
  }

  /** Moves behind whitespace, and returns the character there. */
  private skipWhitespace(): string {
    const { text } = this;
    let { at } = this;
    for (; isWhitespace(text.charCodeAt(at)); at++) if ((at & STRETCH) === STRETCH) pollSafePoint();
    this.at = at;
    return text.charAt(at);
  }

  private object(): Value {
    const { text, scanner } = this;
    const pairs: Value[] | null = scanner.pairsHook === null ? null : [];
    const result = new PyDict();
    let count = 0;
    checkNesting(++this.depth, " while decoding a JSON object from a unicode string");
    pollSafePoint();
    this.at++;
    if (this.skipWhitespace() !== "}") {
      for (;;) {
        if (text.charAt(this.at) !== '"') {
          throw decodeError("Expecting property name enclosed in double quotes", text, this.at);
        }
        const key = this.string();
        if (this.skipWhitespace() !== ":") throw decodeError("Expecting ':' delimiter", text, this.at);
        this.at++;
        this.skipWhitespace();
        const value = this.value();
        if (pairs === null) result.set(key, value);
        else pairs.push(new PyTuple([key, value]));
        if ((++count & 255) === 0) pollSafePoint();
        if (this.hasEnded("}", "object")) break;
      }
    }
    this.at++;
    this.depth--;
    if (pairs !== null) return call1(scanner.pairsHook, new PyList(pairs));
    return scanner.objectHook === null ? result : call1(scanner.objectHook, result);
  }

  private array(): Value {
    const items: Value[] = [];
    checkNesting(++this.depth, " while decoding a JSON array from a unicode string");
    pollSafePoint();
    this.at++;
    if (this.skipWhitespace() !== "]") {
      for (;;) {
        if ((items.push(this.value()) & 255) === 0) pollSafePoint();
        if (this.hasEnded("]", "array")) break;
      }
    }
    this.at++;
    this.depth--;
    return new PyList(items);
  }

  /** After an item: whether the closing bracket follows, or a comma and another item. */
  private hasEnded(bracket: string, kind: string): boolean {
    const { text } = this;
    const next = this.skipWhitespace();
    if (next === bracket) return true;
    if (next !== ",") throw decodeError("Expecting ',' delimiter", text, this.at);
    const comma = this.at;
    this.at++;
    if (this.skipWhitespace() === bracket) {
      throw decodeError(`Illegal trailing comma before end of ${kind}`, text, comma);
    }
    return false;
  }
}

/** Characters between safe points. */
const STRETCH = 0x3fff;

const isWhitespace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

const isDigit = (unit: number): boolean => unit >= ZERO && unit <= 57;

const continuesNumber = (character: string): boolean =>
  character === "." || character === "e" || character === "E" || isDigit(character.charCodeAt(0));

/** The index of a code unit in characters. */
export const position = (text: string, unit: number): number => characterIndex(text, unit);

/** The code unit of an index of a document. Raises TypeError and ValueError. */
export function startOf(text: string, index: Value): number {
  const at = asCSize(index);
  return at >= textLength(text) ? text.length : unitIndex(text, at);
}

function scanOnce(self: Scanner, document: Value, index: Value): Value {
  const text = textOf(document);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(document)}`);
  if (asCSize(index) < 0) throw valueError("idx cannot be negative");
  const start = startOf(text, index);
  if (start >= text.length) throw stopIteration(index);
  const scan = new Scan(self, text, start);
  const value = scan.value();
  return new PyTuple([value, position(text, scan.at)]);
}

defineMethods(scannerType, () => [
  constructor("(context)", (cls: PyType, context: Value) => new Scanner(context, cls), "JSON scanner object"),
  method("__call__(string, idx)", scanOnce, "Call self as a function."),
  member("strict", (self: Scanner) => self.strict, null, "strict"),
  member("object_hook", (self: Scanner) => self.objectHook, null, "object_hook"),
  member("object_pairs_hook", (self: Scanner) => self.pairsHook),
  member("parse_float", (self: Scanner) => self.parseFloat, null, "parse_float"),
  member("parse_int", (self: Scanner) => self.parseInt, null, "parse_int"),
  member("parse_constant", (self: Scanner) => self.parseConstant, null, "parse_constant"),
]);
