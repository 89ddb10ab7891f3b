/** Parser of the format specification mini-language, and formatting of strings by it. */

import { decimalValue } from "../unicode/characters.js";
import { characters, sliceText, textLength } from "./code-points.js";
import { memoryError, valueError } from "./errors.js";
import type { FormatSpec } from "./number-format.js";
import { MAXIMUM_TEXT } from "./text-limits.js";

/** What a specification means where it says nothing, and the class that messages name. */
export interface FormatDefaults {
  /** "d" for int, "" for float and complex, "s" for str. */
  readonly type: string;
  readonly align: "<" | ">";
  readonly typeName: string;
}

type Alignment = FormatSpec["align"];
type Grouping = "," | "_" | null;

const isAlignment = (character: string | undefined): character is Alignment =>
  character === "<" || character === ">" || character === "=" || character === "^";

const isSign = (character: string | undefined): character is "+" | "-" | " " =>
  character === "+" || character === "-" || character === " ";

/** Specifications parsed lately: a program formats with few, in loops. */
const parsed = new Map<string, FormatSpec>();
const MAXIMUM_PARSED = 256;

/** Parses a specification. Raises ValueError when it is malformed or asks for grouping where there is none. */
export function parseFormatSpec(text: string, defaults: FormatDefaults): FormatSpec {
  const key = `${defaults.typeName}:${text}`;
  let spec = parsed.get(key);
  if (spec === undefined) {
    spec = parse(text, defaults);
    if (parsed.size >= MAXIMUM_PARSED) parsed.clear();
    if (key.length < MAXIMUM_PARSED) parsed.set(key, spec);
  }
  return spec;
}

function parse(text: string, defaults: FormatDefaults): FormatSpec {
  const parser = new FormatSpecParser(text);
  let fill = " ";
  let align: Alignment = defaults.align;
  let hasFill = false;
  let hasAlign = false;
  const [first, second] = [parser.peek(0), parser.peek(1)];
  if (isAlignment(second)) {
    [fill, align, hasFill, hasAlign] = [first as string, second, true, true];
    parser.position += 2;
  } else if (isAlignment(first)) {
    [align, hasAlign] = [first, true];
    parser.position++;
  }
  const signCharacter = parser.peek(0);
  const sign = isSign(signCharacter) ? signCharacter : null;
  if (sign !== null) parser.position++;
  const zeroNegative = parser.accept("z");
  const alternate = parser.accept("#");
  if (!hasFill && parser.accept("0")) {
    fill = "0";
    if (!hasAlign && defaults.align === ">") align = "=";
  }
  const width = parser.integer();
  const grouping = parser.grouping();
  let precision = -1;
  let fractionGrouping: Grouping = null;
  if (parser.accept(".")) {
    precision = parser.integer();
    fractionGrouping = parser.grouping();
    if (precision < 0 && fractionGrouping === null) throw valueError("Format specifier missing precision");
  }
  if (parser.remaining > 1) {
    throw valueError(`Invalid format specifier '${text}' for object of type '${defaults.typeName}'`);
  }
  const type = parser.peek(0) ?? defaults.type;
  if (grouping !== null) checkGrouping(grouping, type, "defgEG%F", "boxX");
  if (fractionGrouping !== null && type === "n") throw valueError(`Cannot specify '${fractionGrouping}' with 'n'.`);
  return { fill, align, sign, zeroNegative, alternate, width, grouping, precision, fractionGrouping, type };
}

function checkGrouping(grouping: "," | "_", type: string, allowed: string, allowedUnderscore: string): void {
  if (type === "" || allowed.includes(type) || (grouping === "_" && allowedUnderscore.includes(type))) return;
  throw valueError(`Cannot specify '${grouping}' with '${quoteCode(type)}'.`);
}

/** A presentation type as messages print it. */
function quoteCode(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}

/** The ValueError for a presentation type that a class does not have. */
function unknownFormatCode(type: string, typeName: string) {
  return valueError(`Unknown format code '${quoteCode(type)}' for object of type '${typeName}'`);
}

class FormatSpecParser {
  position = 0;
  private readonly text: readonly string[];

  constructor(text: string) {
    this.text = characters(text);
  }

  get remaining(): number {
    return this.text.length - this.position;
  }

  peek(offset: number): string | undefined {
    return this.text[this.position + offset];
  }

  accept(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position++;
    return true;
  }

  /** Decimal digits of any script; -1 when there are none. */
  integer(): number {
    let value = -1;
    for (; this.position < this.text.length; this.position++) {
      const digit = decimalValue(this.text[this.position].codePointAt(0) as number);
      if (digit < 0) break;
      value = Math.max(value, 0) * 10 + digit;
      if (value >= 2 ** 63) throw valueError("Too many decimal digits in format string");
    }
    return value;
  }

  grouping(): Grouping {
    const comma = this.accept(",");
    const underscore = this.accept("_");
    if (underscore && (comma || this.peek(0) === ",")) throw valueError("Cannot specify both ',' and '_'.");
    return comma ? "," : underscore ? "_" : null;
  }
}

/** str.__format__. */
export function formatText(text: string, specification: string, typeName = "str"): string {
  if (specification === "") return text;
  const spec = parseFormatSpec(specification, { type: "s", align: "<", typeName });
  if (spec.type !== "s") throw unknownFormatCode(spec.type, typeName);
  if (spec.sign !== null) {
    throw valueError(`${spec.sign === " " ? "Space" : "Sign"} not allowed in string format specifier`);
  }
  if (spec.zeroNegative) throw valueError("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) throw valueError("Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") throw valueError("'=' alignment not allowed in string format specifier");
  const length = textLength(text);
  if (spec.precision < 0 || spec.precision >= length) return padText(text, length, spec);
  return padText(sliceText(text, 0, spec.precision), spec.precision, spec);
}

/** Pads a text of `length` characters to the width. Raises MemoryError for an absurd one. */
function padText(text: string, length: number, spec: Pick<FormatSpec, "fill" | "align" | "width">): string {
  const padding = spec.width - length;
  if (padding <= 0) return text;
  if (spec.width > MAXIMUM_TEXT) throw memoryError();
  if (spec.align === "<") return text + spec.fill.repeat(padding);
  if (spec.align === "^") {
    const left = padding >> 1;
    return spec.fill.repeat(left) + text + spec.fill.repeat(padding - left);
  }
  return spec.fill.repeat(padding) + text;
}
