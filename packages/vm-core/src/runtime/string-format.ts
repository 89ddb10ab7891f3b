/** str.format and str.format_map: replacement fields, their names, and nested specifications. */

import type { Keywords, Value } from "../objects/object.js";
import { decimalValue, isPrintable } from "../unicode/characters.js";
import { getAttribute } from "./attributes.js";
import { indexError, keyError, type PythonError, valueError } from "./errors.js";
import { textOf } from "./primitives.js";
import { getItem } from "./subscripts.js";
import { asciiObject, format, reprObject, strObject } from "./text.js";
import { checkGrowingText } from "./text-limits.js";

/** A replacement field, or none when only literal text was left. */
export interface Field {
  readonly name: string;
  readonly specification: string;
  readonly specificationHasFields: boolean;
  /** One character, or null. */
  readonly conversion: string | null;
}

/** Literal text and the field after it. */
export interface Markup {
  readonly literal: string;
  readonly field: Field | null;
}

/** Where the values of fields come from. */
interface FormatArguments {
  /** null for format_map. */
  readonly positional: readonly Value[] | null;
  readonly lookUp: (name: string) => Value;
}

/** text.format(*positional, **keywords). */
export function formatString(text: string, positional: readonly Value[], keywords: Keywords): Value {
  const lookUp = (name: string): Value => {
    const value = keywords?.get(name);
    if (value === undefined) throw keyError(name);
    return value;
  };
  return new StringFormatter({ positional, lookUp }).format(text, 2);
}

/** text.format_map(mapping). */
export function formatMap(text: string, mapping: Value): Value {
  return new StringFormatter({ positional: null, lookUp: (name) => getItem(mapping, name) }).format(text, 2);
}

class StringFormatter {
  private readonly args: FormatArguments;
  private numbering: "undecided" | "automatic" | "manual" = "undecided";
  private nextNumber = 0;

  constructor(args: FormatArguments) {
    this.args = args;
  }

  /** `depth` counts how many levels of fields may still open. A field with nothing around it gives what it was formatted to. */
  format(text: string, depth: number): Value {
    if (depth <= 0) throw valueError("Max string recursion exceeded");
    let result = "";
    let whole: Value = result;
    for (const markup of markupOf(text)) {
      const before = result.length;
      result += markup.literal;
      whole = result;
      if (markup.field !== null) {
        const piece = this.formatField(markup.field, depth);
        result += textOf(piece);
        whole = before + markup.literal.length > 0 ? result : piece;
      }
      checkGrowingText(result.length, result.length - before);
    }
    return whole;
  }

  private formatField(field: Field, depth: number): Value {
    let value = this.valueOf(field.name);
    if (field.conversion !== null) value = convert(value, field.conversion);
    const { specification } = field;
    return format(value, field.specificationHasFields ? this.format(specification, depth - 1) : specification);
  }

  private valueOf(name: string): Value {
    const { first, steps } = fieldName(name);
    let value = this.firstValue(first);
    for (const step of steps) {
      value = step.isAttribute ? getAttribute(value, step.key as string) : getItem(value, step.key);
    }
    return value;
  }

  private firstValue(first: string): Value {
    let index = integerOf(first);
    if (first === "" || index >= 0) this.checkNumbering(first === "");
    if (first === "") index = this.nextNumber++;
    if (index < 0) return this.args.lookUp(first);
    const { positional } = this.args;
    if (positional === null) throw valueError("Format string contains positional fields");
    const value = positional[index];
    if (value === undefined) throw indexError(`Replacement index ${index} out of range for positional args tuple`);
    return value;
  }

  private checkNumbering(isAutomatic: boolean): void {
    const wanted = isAutomatic ? "automatic" : "manual";
    if (this.numbering === "undecided") this.numbering = wanted;
    if (this.numbering === wanted) return;
    throw isAutomatic
      ? valueError("cannot switch from manual field specification to automatic field numbering")
      : valueError("cannot switch from automatic field numbering to manual field specification");
  }
}

/** Applies `!r`, `!s` or `!a`. */
function convert(value: Value, conversion: string): Value {
  switch (conversion) {
    case "r":
      return reprObject(value);
    case "s":
      return strObject(value);
    case "a":
      return asciiObject(value);
    default: {
      const code = conversion.codePointAt(0) as number;
      const shown = code > 32 && code < 127 && isPrintable(code) ? conversion : `\\x${code.toString(16)}`;
      throw valueError(`Unknown conversion specifier ${shown}`);
    }
  }
}

/** Format strings and field names parsed lately: a program formats with few, in loops. */
const parsedMarkup = new Map<string, readonly Markup[]>();
const parsedNames = new Map<string, FieldName>();
const MAXIMUM_PARSED = 256;

function remember<T>(parsed: Map<string, T>, text: string, result: T): void {
  if (text.length > MAXIMUM_PARSED) return;
  if (parsed.size >= MAXIMUM_PARSED) parsed.clear();
  parsed.set(text, result);
}

/** The parts of a format string. What is wrong with it is raised when the parts before have been taken. */
function* parseMarkup(text: string): Generator<Markup> {
  const parser = new MarkupParser(text);
  const parts: Markup[] = [];
  for (let markup = parser.next(); markup !== null; markup = parser.next()) {
    parts.push(markup);
    yield markup;
  }
  remember(parsedMarkup, text, parts);
}

const markupOf = (text: string): Iterable<Markup> => parsedMarkup.get(text) ?? parseMarkup(text);

interface FieldName {
  readonly first: string;
  readonly steps: Iterable<FieldNameStep>;
}

function fieldName(name: string): FieldName {
  const known = parsedNames.get(name);
  if (known !== undefined) return known;
  const { first, rest } = splitFieldName(name);
  return { first, steps: parseSteps(name, rest) };
}

/** What is wrong with a step is raised when the steps before have been taken. */
function* parseSteps(name: string, rest: string): Generator<FieldNameStep> {
  const steps: FieldNameStep[] = [];
  for (const step of fieldNameSteps(rest)) {
    steps.push(step);
    yield step;
  }
  remember(parsedNames, name, { first: splitFieldName(name).first, steps });
}

/** The leading name or number of a field name, and the attributes and indexes after it. */
export function splitFieldName(name: string): { first: string; rest: string } {
  const end = name.search(/[.[]/);
  return end < 0 ? { first: name, rest: "" } : { first: name.slice(0, end), rest: name.slice(end) };
}

/** One `.attribute` or `[key]`; the key is an int when it is all digits. */
export interface FieldNameStep {
  readonly isAttribute: boolean;
  readonly key: string | number;
}

export function* fieldNameSteps(rest: string): Generator<FieldNameStep> {
  for (let position = 0; position < rest.length; ) {
    const opening = rest[position++];
    if (opening === ".") {
      const length = rest.slice(position).search(/[.[]/);
      const end = length < 0 ? rest.length : position + length;
      yield { isAttribute: true, key: checkStep(rest.slice(position, end)) };
      position = end;
    } else if (opening === "[") {
      const end = rest.indexOf("]", position);
      if (end < 0) throw valueError("Missing ']' in format string");
      const key = checkStep(rest.slice(position, end));
      const index = integerOf(key);
      yield { isAttribute: false, key: index < 0 ? key : index };
      position = end + 1;
    } else throw valueError("Only '.' or '[' may follow ']' in format field specifier");
  }
}

function checkStep(key: string): string {
  if (key === "") throw valueError("Empty attribute in format string");
  return key;
}

/** The number that a key of digits stands for, or -1. */
export function integerOf(key: string): number {
  if (key === "") return -1;
  let value = 0;
  for (const character of key) {
    const digit = decimalValue(character.codePointAt(0) as number);
    if (digit < 0) return -1;
    value = value * 10 + digit;
    if (value >= 2 ** 63) throw valueError("Too many decimal digits in format string");
  }
  return value;
}

/** Splits a format string into literals and fields, without looking into field names. */
export class MarkupParser {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Null at the end. Raises ValueError for unbalanced braces. */
  next(): Markup | null {
    const { text } = this;
    const start = this.position;
    if (start >= text.length) return null;
    let at = start;
    while (at < text.length && text[at] !== "{" && text[at] !== "}") at++;
    if (at === text.length) {
      this.position = at;
      return { literal: text.slice(start), field: null };
    }
    const brace = text[at];
    if (text[at + 1] === brace) {
      this.position = at + 2;
      return { literal: text.slice(start, at + 1), field: null };
    }
    if (brace === "}") throw valueError("Single '}' encountered in format string");
    if (at + 1 === text.length) throw valueError("Single '{' encountered in format string");
    this.position = at + 1;
    return { literal: text.slice(start, at), field: this.field() };
  }

  private field(): Field {
    const { text } = this;
    const start = this.position;
    const terminator = this.skipName();
    const name = text.slice(start, this.position - 1);
    if (terminator === "}") return { name, specification: "", specificationHasFields: false, conversion: null };
    let conversion: string | null = null;
    if (terminator === "!") {
      const code = text.codePointAt(this.position);
      if (code === undefined) throw valueError("end of string while looking for conversion specifier");
      conversion = String.fromCodePoint(code);
      this.position += conversion.length;
      const next = text[this.position++];
      if (next === "}") return { name, specification: "", specificationHasFields: false, conversion };
      if (next === undefined) throw unmatchedBrace();
      if (next !== ":") throw valueError("expected ':' after conversion specifier");
    }
    return { name, conversion, ...this.specification() };
  }

  /** Moves past the character that ends the field name, and returns it. */
  private skipName(): "}" | ":" | "!" {
    const { text } = this;
    while (this.position < text.length) {
      const character = text[this.position++];
      if (character === "{") throw valueError("unexpected '{' in field name");
      if (character === "}" || character === ":" || character === "!") return character;
      if (character === "[") {
        const close = text.indexOf("]", this.position);
        this.position = close < 0 ? text.length : close;
      }
    }
    throw valueError("expected '}' before end of string");
  }

  private specification(): { specification: string; specificationHasFields: boolean } {
    const { text } = this;
    const start = this.position;
    let depth = 1;
    let specificationHasFields = false;
    while (this.position < text.length) {
      const character = text[this.position++];
      if (character === "{") {
        depth++;
        specificationHasFields = true;
      } else if (character === "}" && --depth === 0) {
        return { specification: text.slice(start, this.position - 1), specificationHasFields };
      }
    }
    throw unmatchedBrace();
  }
}

const unmatchedBrace = (): PythonError => valueError("unmatched '{' in format spec");
