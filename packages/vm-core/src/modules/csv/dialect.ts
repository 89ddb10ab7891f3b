/** CSV dialects: how fields and records are told apart. */

import { PyDict } from "../../objects/dict.js";
import { exceptionType } from "../../objects/exception.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { findAttribute } from "../../runtime/attributes.js";
import { textLength } from "../../runtime/code-points.js";
import { newException, PythonError, typeError, valueError } from "../../runtime/errors.js";
import { moduleException } from "../../runtime/module-exceptions.js";
import { constructor, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { asCInt } from "../../runtime/sized-integers.js";
import { isTrue } from "../../runtime/truth.js";

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;
export const QUOTE_STRINGS = 4;
export const QUOTE_NOTNULL = 5;

export const csvErrorType = moduleException("_csv", "Error", exceptionType);
export const csvError = (message: string): PythonError => new PythonError(newException(csvErrorType(), message));

export const dialectType: PyType = defineType("Dialect", { module: "_csv" });

/** The registered dialects by name. */
export const registry = perInterpreter(() => new PyDict());

/** The largest field that readers accept, in characters. */
export const fieldLimit = perInterpreter(() => ({ size: 128 * 1024 }));

interface DialectSettings {
  readonly delimiter: string;
  readonly doublequote: boolean;
  /** Null for none. */
  readonly escapechar: string | null;
  readonly lineterminator: string;
  readonly quotechar: string | null;
  readonly quoting: number;
  readonly skipinitialspace: boolean;
  readonly strict: boolean;
}

export class PyDialect extends PyObject {
  override cls: PyType;
  readonly settings: DialectSettings;
  attributes: PyDict | undefined = undefined;

  constructor(settings: DialectSettings, cls: PyType) {
    super();
    this.settings = settings;
    this.cls = cls;
  }
}

const names = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
] as const;
type Arguments = Readonly<Partial<Record<(typeof names)[number], Value>>>;

/** Checks the count of arguments of a function that takes something and a dialect. Raises TypeError. */
export function checkCount(name: string, args: readonly Value[]): void {
  if (args.length < 1) throw typeError(`${name} expected at least 1 argument, got 0`);
  if (args.length > 2) throw typeError(`${name} expected at most 2 arguments, got ${args.length}`);
}

/** What reader(), writer() and register_dialect() make of their arguments. Raises TypeError, ValueError and Error. */
export function callDialect(positional: Value | undefined, keywords: Keywords): PyDialect {
  const given: Record<string, Value> = {};
  let dialect = positional;
  for (const [name, value] of keywords ?? []) {
    if (name === "dialect" && positional === undefined) {
      dialect = value;
      continue;
    }
    if (!names.some((each) => each === name)) {
      throw typeError(`this function got an unexpected keyword argument '${name}'`);
    }
    given[name] = value;
  }
  return newDialect(dialectType, dialect ?? null, given);
}

function newDialect(cls: PyType, base: Value, given: Arguments): PyDialect {
  const dialect = textOf(base) === undefined ? base : requireRegistered(base);
  const settings: Record<string, Value> = { ...given };
  if (dialect !== null) {
    const isAlone = Object.values(given).every((value) => value === undefined);
    if (dialect instanceof PyDialect && cls === dialectType && isAlone) return dialect;
    for (const name of names) {
      const inherited = settings[name] === undefined ? findAttribute(dialect, name) : undefined;
      if (inherited !== undefined) settings[name] = inherited;
    }
  }
  return new PyDialect(checkSettings(settings), cls);
}

/** The registered dialect of a name. Raises Error. */
export function requireRegistered(name: Value): Value {
  const found = registry().get(name);
  if (found === undefined) throw csvError("unknown dialect");
  return found;
}

function checkSettings(given: Arguments): DialectSettings {
  const delimiter =
    given.delimiter === undefined ? "," : character("delimiter", given.delimiter, "a unicode character");
  const doublequote = given.doublequote === undefined ? true : isTrue(given.doublequote);
  const escapechar = optionalCharacter("escapechar", given.escapechar, null);
  const lineterminator = given.lineterminator === undefined ? "\r\n" : textOf(given.lineterminator);
  if (lineterminator === undefined) {
    throw typeError(`"lineterminator" must be a string, not ${typeName(given.lineterminator ?? null)}`);
  }
  const quotechar = optionalCharacter("quotechar", given.quotechar, '"');
  const wanted = given.quoting === undefined ? QUOTE_MINIMAL : quotingOf(given.quoting);
  const skipinitialspace = given.skipinitialspace !== undefined && isTrue(given.skipinitialspace);
  const strict = given.strict !== undefined && isTrue(given.strict);
  if (wanted < QUOTE_MINIMAL || wanted > QUOTE_NOTNULL) throw typeError('bad "quoting" value');
  const quoting = given.quotechar === null && given.quoting === undefined ? QUOTE_NONE : wanted;
  if (quoting !== QUOTE_NONE && quotechar === null) throw typeError("quotechar must be set if quoting enabled");
  const check = (name: string, value: string | null, allowsSpace: boolean): void => {
    if (value === null) return;
    const isBad = value === "\r" || value === "\n" || (value === " " && !allowsSpace);
    if (isBad) throw valueError(`bad ${name} value`);
    if (lineterminator.includes(value)) throw valueError(`bad ${name} or lineterminator value`);
  };
  check("delimiter", delimiter, true);
  check("escapechar", escapechar, !skipinitialspace);
  check("quotechar", quotechar, !skipinitialspace);
  const checkPair = (first: string, second: string, left: string | null, right: string | null): void => {
    if (left !== null && left === right) throw valueError(`bad ${first} or ${second} value`);
  };
  checkPair("delimiter", "escapechar", delimiter, escapechar);
  checkPair("delimiter", "quotechar", delimiter, quotechar);
  checkPair("escapechar", "quotechar", escapechar, quotechar);
  return { delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict };
}

function character(name: string, value: Value, kind: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`"${name}" must be ${kind}, not ${typeName(value)}`);
  const length = textLength(text);
  if (length !== 1) throw typeError(`"${name}" must be ${kind}, not a string of length ${length}`);
  return text;
}

function optionalCharacter(name: string, value: Value | undefined, absent: string | null): string | null {
  if (value === undefined) return absent;
  return value === null ? null : character(name, value, "a unicode character or None");
}

function quotingOf(value: Value): number {
  if (typeof value !== "number" && typeof value !== "bigint")
    throw typeError(`"quoting" must be an integer, not ${typeName(value)}`);
  return asCInt(value);
}

defineMethods(dialectType, () => [
  constructor(
    "(dialect=None, delimiter=<unrepresentable>, doublequote=<unrepresentable>, escapechar=<unrepresentable>, lineterminator=<unrepresentable>, quotechar=<unrepresentable>, quoting=<unrepresentable>, skipinitialspace=<unrepresentable>, strict=<unrepresentable>)",
    (cls: PyType, base: Value = null, ...values: readonly (Value | undefined)[]) => {
      const given: Record<string, Value> = {};
      names.forEach((name, index) => {
        const value = values[index];
        if (value !== undefined) given[name] = value;
      });
      return newDialect(cls, base, given);
    },
    "CSV dialect\n\nThe Dialect type records CSV dialect options.",
  ),
  method("__reduce__(/)", cannotPickle, "raises an exception to avoid pickling"),
  method("__reduce_ex__(protocol, /)", cannotPickle, "raises an exception to avoid pickling"),
  member("delimiter", (self: PyDialect) => self.settings.delimiter),
  member("doublequote", (self: PyDialect) => self.settings.doublequote),
  getter("escapechar", (self: PyDialect) => self.settings.escapechar),
  getter("lineterminator", (self: PyDialect) => self.settings.lineterminator),
  getter("quotechar", (self: PyDialect) => self.settings.quotechar),
  getter("quoting", (self: PyDialect) => self.settings.quoting),
  member("skipinitialspace", (self: PyDialect) => self.settings.skipinitialspace),
  member("strict", (self: PyDialect) => self.settings.strict),
]);

function cannotPickle(self: PyDialect): never {
  throw typeError(`cannot pickle ${self.cls.name} instances`);
}
