/** csv.reader: records from lines, one character at a time. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { floatType } from "../../objects/float.js";
import { NativeIterator } from "../../objects/iterator.js";
import { PyList } from "../../objects/list.js";
import type { Keywords, Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call1 } from "../../runtime/calls.js";
import { getIterator, iterNext } from "../../runtime/iteration.js";
import { member } from "../../runtime/native-definitions.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { pollSafePoint } from "../../runtime/thread.js";
import {
  callDialect,
  checkCount,
  csvError,
  fieldLimit,
  type PyDialect,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
} from "./dialect.js";

export const readerType: PyType = defineType("reader", { module: "_csv", isSubclassable: false });

type State =
  | "start of record"
  | "start of field"
  | "escaped"
  | "after escaped newline"
  | "in field"
  | "in quotes"
  | "escaped in quotes"
  | "quote in quotes"
  | "after record";

/** Takes the place of a character at the end of a line. */
const END = "";

class Reader extends NativeIterator {
  override cls: PyType = readerType;
  readonly dialect: PyDialect;
  private readonly lines: Value;
  lineNumber = 0;
  private state: State = "start of record";
  private fields: Value[] = [];
  private field = "";
  /** Characters of `field`. */
  private fieldLength = 0;
  private isUnquoted = true;
  private readonly limit = fieldLimit();

  constructor(lines: Value, dialect: PyDialect) {
    super();
    this.lines = lines;
    this.dialect = dialect;
  }

  next(): Value | undefined {
    this.fields = [];
    this.startField();
    this.state = "start of record";
    do {
      const line = iterNext(this.lines);
      if (line === undefined) {
        if (this.fieldLength === 0 && !this.isInQuotes()) return undefined;
        if (this.dialect.settings.strict) throw csvError("unexpected end of data");
        this.saveField();
        break;
      }
      const text = textOf(line);
      if (text === undefined) {
        throw csvError(
          `iterator should return strings, not ${typeName(line)} (the file should be opened in text mode)`,
        );
      }
      this.lineNumber++;
      let count = 0;
      for (const character of text) {
        this.take(character);
        if ((++count & 1023) === 0) pollSafePoint();
      }
      this.take(END);
      pollSafePoint();
    } while (this.state !== "start of record");
    return new PyList(this.fields);
  }

  private isInQuotes(): boolean {
    return this.state === "in quotes";
  }

  private startField(): void {
    this.field = "";
    this.fieldLength = 0;
    this.isUnquoted = true;
  }

  private add(character: string): void {
    if (this.fieldLength >= this.limit.size) {
      throw csvError(`field larger than field limit (${this.limit.size})`);
    }
    this.field += character;
    this.fieldLength++;
  }

  private saveField(): void {
    const { quoting } = this.dialect.settings;
    const { field, isUnquoted } = this;
    if (isUnquoted && field === "" && (quoting === QUOTE_NOTNULL || quoting === QUOTE_STRINGS)) this.fields.push(null);
    else if (isUnquoted && field !== "" && (quoting === QUOTE_NONNUMERIC || quoting === QUOTE_STRINGS)) {
      this.fields.push(call1(floatType, field));
    } else this.fields.push(field);
    this.startField();
  }

  /** Ends the field, and the record if the line ends here. */
  private endField(character: string): void {
    this.saveField();
    if (character === END) this.state = "start of record";
    else this.state = isNewline(character) ? "after record" : "start of field";
  }

  private take(character: string): void {
    const { delimiter, escapechar, quotechar, quoting, doublequote, skipinitialspace, strict } = this.dialect.settings;
    const isQuote = character === quotechar && quoting !== QUOTE_NONE;
    switch (this.state) {
      case "start of record":
        if (character === END) return;
        if (isNewline(character)) this.state = "after record";
        else {
          this.state = "start of field";
          this.take(character);
        }
        return;
      case "start of field":
        if (endsLine(character) || character === delimiter) this.endField(character);
        else if (isQuote) {
          this.isUnquoted = false;
          this.state = "in quotes";
        } else if (character === escapechar) this.state = "escaped";
        else if (character !== " " || !skipinitialspace) {
          this.add(character);
          this.state = "in field";
        }
        return;
      case "escaped":
        this.add(character === END ? "\n" : character);
        this.state = isNewline(character) ? "after escaped newline" : "in field";
        return;
      case "after escaped newline":
        if (character === END) return;
        this.state = "in field";
        this.take(character);
        return;
      case "in field":
        if (endsLine(character) || character === delimiter) this.endField(character);
        else if (character === escapechar) this.state = "escaped";
        else this.add(character);
        return;
      case "in quotes":
        if (character === END) return;
        if (character === escapechar) this.state = "escaped in quotes";
        else if (isQuote) this.state = doublequote ? "quote in quotes" : "in field";
        else this.add(character);
        return;
      case "escaped in quotes":
        this.add(character === END ? "\n" : character);
        this.state = "in quotes";
        return;
      case "quote in quotes":
        if (isQuote) {
          this.add(character);
          this.state = "in quotes";
        } else if (endsLine(character) || character === delimiter) this.endField(character);
        else if (strict) throw csvError(`'${delimiter}' expected after '${quotechar ?? ""}'`);
        else {
          this.add(character);
          this.state = "in field";
        }
        return;
      case "after record":
        if (character === END) this.state = "start of record";
        else if (!isNewline(character)) {
          throw csvError("new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }
  }
}

const isNewline = (character: string): boolean => character === "\n" || character === "\r";
const endsLine = (character: string): boolean => character === END || isNewline(character);

/** csv.reader(iterable, dialect, **settings) */
export function newReader(args: readonly Value[], keywords: Keywords): Reader {
  checkCount("reader", args);
  return new Reader(getIterator(args[0]), callDialect(args.at(1), keywords));
}

defineIterator(readerType, [
  member("dialect", (self: Reader) => self.dialect),
  member("line_num", (self: Reader) => self.lineNumber),
]);
readerType.namespace.set(
  "__doc__",
  "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.",
);
