/** csv.writer: records to lines. */

import { typeErrorType } from "../../objects/exception.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PyObject } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { findAttribute } from "../../runtime/attributes.js";
import { call1, isCallable } from "../../runtime/calls.js";
import { caught, typeError } from "../../runtime/errors.js";
import { forEachItem, getIterator } from "../../runtime/iteration.js";
import { defineMethods, member, method } from "../../runtime/native-definitions.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { str } from "../../runtime/text.js";
import { checkGrowingText } from "../../runtime/text-limits.js";
import {
  callDialect,
  checkCount,
  csvError,
  type PyDialect,
  QUOTE_ALL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
} from "./dialect.js";

export const writerType: PyType = defineType("writer", { module: "_csv", isSubclassable: false });

class Writer extends PyObject {
  override cls: PyType = writerType;
  readonly dialect: PyDialect;
  readonly write: Value;

  constructor(write: Value, dialect: PyDialect) {
    super();
    this.write = write;
    this.dialect = dialect;
  }
}

const isNumber = (value: Value): boolean => {
  const type = typeOf(value);
  return [Special.__index__, Special.__int__, Special.__float__, Special.__complex__].some(
    (special) => type.special(special) !== null,
  );
};

function mustQuote(field: Value, quoting: number): boolean {
  switch (quoting) {
    case QUOTE_NONNUMERIC:
      return !isNumber(field);
    case QUOTE_ALL:
      return true;
    case QUOTE_STRINGS:
      return textOf(field) !== undefined;
    case QUOTE_NOTNULL:
      return field !== null;
    default:
      return false;
  }
}

/** A field as the file has it. Raises Error for what the dialect cannot express. */
function encodeField({ settings }: PyDialect, field: Value, isQuotedAnyway: boolean): string {
  const { delimiter, escapechar, quotechar, quoting, doublequote, lineterminator, skipinitialspace } = settings;
  const text = field === null ? "" : (textOf(field) ?? str(field));
  let isQuoted = isQuotedAnyway;
  if (text === "" && delimiter === " " && skipinitialspace) {
    if (quoting === QUOTE_NONE || (field === null && quotesNoNulls(quoting))) {
      throw csvError("empty field must be quoted if delimiter is a space and skipinitialspace is true");
    }
    isQuoted = true;
  }
  let encoded = "";
  for (const character of text) {
    const isSpecial =
      character === delimiter ||
      character === escapechar ||
      character === quotechar ||
      character === "\n" ||
      character === "\r" ||
      lineterminator.includes(character);
    if (isSpecial) {
      let isEscaped = quoting === QUOTE_NONE;
      if (!isEscaped) {
        if (character === quotechar) {
          if (doublequote) encoded += quotechar;
          else isEscaped = true;
        } else if (character === escapechar) isEscaped = true;
        if (!isEscaped) isQuoted = true;
      }
      if (isEscaped) {
        if (escapechar === null) throw csvError("need to escape, but no escapechar set");
        encoded += escapechar;
      }
    }
    encoded += character;
  }
  const quote = isQuoted ? (quotechar ?? "") : "";
  return quote + encoded + quote;
}

const quotesNoNulls = (quoting: number): boolean => quoting === QUOTE_STRINGS || quoting === QUOTE_NOTNULL;

function writeRow(self: Writer, row: Value): Value {
  const { dialect } = self;
  const { delimiter, lineterminator, quoting } = dialect.settings;
  const parts: string[] = [];
  let isLastNull = false;
  let length = 0;
  forEachItem(rowIterator(row), (field) => {
    isLastNull = field === null;
    const part = encodeField(dialect, field, mustQuote(field, quoting));
    length += part.length + delimiter.length;
    checkGrowingText(length, part.length);
    parts.push(part);
  });
  if (parts.length === 1 && parts[0] === "") {
    if (quoting === QUOTE_NONE || (isLastNull && quotesNoNulls(quoting))) {
      throw csvError("single empty field record must be quoted");
    }
    parts[0] = encodeField(dialect, null, true);
  }
  return call1(self.write, parts.join(delimiter) + lineterminator);
}

function rowIterator(row: Value): Value {
  try {
    return getIterator(row);
  } catch (error) {
    if (caught(error, typeErrorType) === null) throw error;
    throw csvError(`iterable expected, not ${typeName(row)}`);
  }
}

function writeRows(self: Writer, rows: Value): null {
  forEachItem(rows, (row) => void writeRow(self, row));
  return null;
}

/** csv.writer(fileobj, dialect, **settings) */
export function newWriter(args: readonly Value[], keywords: Keywords): Writer {
  checkCount("writer", args);
  const dialect = callDialect(args.at(1), keywords);
  const write = findAttribute(args[0], "write");
  if (write === undefined || !isCallable(write)) throw typeError('argument 1 must have a "write" method');
  return new Writer(write, dialect);
}

defineMethods(writerType, () => [
  method(
    "writerow(row, /)",
    writeRow,
    "writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields.  Non-string\nelements will be converted to string.",
  ),
  method(
    "writerows(rows, /)",
    writeRows,
    "writerows(iterable of iterables)\n\nConstruct and write a series of iterables to a csv file.  Non-string\nelements will be converted to string.",
  ),
  member("dialect", (self: Writer) => self.dialect),
]);
writerType.namespace.set(
  "__doc__",
  "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.",
);
