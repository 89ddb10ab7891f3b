/** io.StringIO: a text stream in memory. */

import { osErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyStream } from "../../objects/stream.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { givenType } from "../../runtime/argument-types.js";
import { callMethod } from "../../runtime/calls.js";
import { hasSurrogates, textLength, unitIndex } from "../../runtime/code-points.js";
import { pythonError, stopIteration, typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asClampedIndex, asSize, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { checkGrowingText } from "../../runtime/text-limits.js";
import { readLines, sizeArgument, textIoBaseType } from "./io-base.js";
import { restoreAttributes, stateAttributes, stateItems, statePosition } from "./memory-stream-state.js";

export const stringIoType: PyType = defineType("StringIO", { base: textIoBaseType, module: "_io" });

type Newline = null | "" | "\n" | "\r" | "\r\n";

/** Positions count characters. While no character is beyond U+FFFF they are code units, and nothing is scanned. */
class PyStringIO extends PyStream {
  text = "";
  length = 0;
  position = 0;
  newline: Newline = "\n";
  /** Line endings met, where universal newlines are on. */
  readonly seenNewlines = new Set<string>();
  private isPlain = true;

  private unit(index: number): number {
    return this.isPlain ? Math.min(index, this.text.length) : unitIndex(this.text, Math.min(index, this.length));
  }

  /** The next `count` characters, or all. */
  read(count: number): string {
    if (this.position >= this.length) return "";
    const end = count < 0 ? this.length : Math.min(this.length, this.position + count);
    const part = this.text.slice(this.unit(this.position), this.unit(end));
    this.position = end;
    return part;
  }

  readLine(limit: number): string {
    if (this.position >= this.length) return "";
    const start = this.unit(this.position);
    let end = this.lineEnd(start);
    if (limit >= 0) end = Math.min(end, this.unit(this.position + limit));
    const line = this.text.slice(start, end);
    this.position += this.isPlain ? line.length : textLength(line);
    return line;
  }

  /** The code unit after the line ending that follows `start`. */
  private lineEnd(start: number): number {
    const { text, newline } = this;
    if (newline === "") {
      const found = /\r\n?|\n/g;
      found.lastIndex = start;
      return found.exec(text) === null ? text.length : found.lastIndex;
    }
    const ending = newline ?? "\n";
    const at = text.indexOf(ending, start);
    return at < 0 ? text.length : at + ending.length;
  }

  write(given: string): void {
    const text = this.translate(given);
    if (text === "") return;
    const end = Math.max(this.length, this.position) + text.length;
    checkGrowingText(end, end - this.length);
    this.isPlain &&= !hasSurrogates(text);
    const added = this.isPlain ? text.length : textLength(text);
    if (this.position > this.length) {
      this.text += "\0".repeat(this.position - this.length);
      this.length = this.position;
    }
    if (this.position === this.length) this.text += text;
    else
      this.text =
        this.text.slice(0, this.unit(this.position)) + text + this.text.slice(this.unit(this.position + added));
    this.position += added;
    this.length = Math.max(this.length, this.position);
  }

  private translate(text: string): string {
    const { newline } = this;
    if (newline === null || newline === "") {
      for (const [ending] of text.matchAll(/\r\n?|\n/g)) this.seenNewlines.add(ending);
    }
    if (newline === null) return text.replace(/\r\n?/g, "\n");
    return newline === "\r" || newline === "\r\n" ? text.replaceAll("\n", newline) : text;
  }

  truncate(size: number): void {
    if (size >= this.length) return;
    this.text = this.text.slice(0, this.unit(size));
    this.length = size;
  }

  /** Starts again with new contents. */
  reset(newline: Newline): void {
    this.text = "";
    this.length = 0;
    this.position = 0;
    this.newline = newline;
    this.seenNewlines.clear();
    this.isPlain = true;
  }

  /** Replaces the contents as they are, without translating line endings. */
  restore(text: string): void {
    this.text = text;
    this.isPlain = !hasSurrogates(text);
    this.length = this.isPlain ? text.length : textLength(text);
    this.position = 0;
  }
}

function checkOpen(self: PyStringIO): void {
  if (self.isClosed) throw valueError("I/O operation on closed file");
}

function newlineArgument(value: Value | undefined): Newline {
  if (value === undefined) return "\n";
  if (value === null) return null;
  const newline = textOf(value);
  if (newline === undefined) throw typeError(`newline must be str or None, not ${typeName(value)}`);
  if (newline === "" || newline === "\n" || newline === "\r" || newline === "\r\n") return newline;
  throw valueError(`illegal newline value: ${repr(newline)}`);
}

function initialize(self: PyStringIO, initial: Value | undefined, newline: Value | undefined): null {
  const ending = newlineArgument(newline);
  const text = initial === undefined || initial === null ? "" : textOf(initial);
  if (text === undefined) throw typeError(`initial_value must be str or None, not ${typeName(initial ?? null)}`);
  self.reset(ending);
  self.isClosed = false;
  self.write(text);
  self.position = 0;
  return null;
}

function write(self: PyStringIO, text: Value): number {
  const content = textOf(text);
  if (content === undefined) throw typeError(`string argument expected, got '${typeName(text)}'`);
  checkOpen(self);
  self.write(content);
  return textLength(content);
}

function seek(self: PyStringIO, offset: Value, whence: Value | undefined): number {
  checkOpen(self);
  const position = asSize(offset);
  const from = whence === undefined ? 0 : asSize(whence);
  if (from < 0 || from > 2) throw valueError(`Invalid whence (${from}, should be 0, 1 or 2)`);
  if (from === 0 && position < 0) throw valueError(`Negative seek position ${position}`);
  if (from !== 0 && position !== 0) throw pythonError(osErrorType, "Can't do nonzero cur-relative seeks");
  self.position = from === 0 ? position : from === 1 ? self.position : self.length;
  return self.position;
}

function truncate(self: PyStringIO, size: Value | undefined): number {
  checkOpen(self);
  const wanted = size === undefined || size === null ? self.position : asClampedIndex(size);
  if (wanted < 0) throw valueError(`Negative size value ${wanted}`);
  self.truncate(wanted);
  return wanted;
}

function newlines(self: PyStringIO): Value {
  checkOpen(self);
  const seen = ["\r", "\n", "\r\n"].filter((ending) => self.seenNewlines.has(ending));
  return seen.length > 1 ? new PyTuple(seen) : (seen[0] ?? null);
}

function setState(self: PyStringIO, state: Value): null {
  const [text, newline, position, attributes] = stateItems(self, state, 4);
  initialize(self, text, newline);
  // The text has been translated before it was taken.
  self.restore(textOf(text) ?? "");
  self.position = statePosition(position, "third item of state must be an integer, got");
  restoreAttributes(self, attributes, "fourth");
  return null;
}

const answer = (value: boolean) => (self: PyStringIO) => {
  checkOpen(self);
  return value;
};

defineMethods(stringIoType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyStringIO(cls)),
  method("__init__(initial_value='', newline='\\n')", initialize),
  method(
    "read(size=-1, /)",
    (self: PyStringIO, size: Value | undefined) => {
      checkOpen(self);
      return self.read(sizeArgument(size));
    },
    "Read at most size characters, returned as a string.",
  ),
  method(
    "readline(size=-1, /)",
    (self: PyStringIO, size: Value | undefined) => {
      checkOpen(self);
      return self.readLine(sizeArgument(size));
    },
    "Read until newline or EOF.",
  ),
  method("readlines(hint=-1, /)", (self: PyStringIO, hint: Value | undefined) => {
    checkOpen(self);
    return readLines(self, hint);
  }),
  method("__next__(/)", (self: PyStringIO) => {
    checkOpen(self);
    const line = self.cls === stringIoType ? self.readLine(-1) : lineOfSubclass(self);
    if (line === "") throw stopIteration();
    return line;
  }),
  method("write(s, /)", write, "Write string to file."),
  method("seek(pos, whence=0, /)", seek, "Change stream position."),
  method(
    "tell(/)",
    (self: PyStringIO) => {
      checkOpen(self);
      return self.position;
    },
    "Tell the current file position.",
  ),
  method("truncate(pos=None, /)", truncate, "Truncate size to pos."),
  method(
    "getvalue(/)",
    (self: PyStringIO) => {
      checkOpen(self);
      return self.text;
    },
    "Retrieve the entire contents of the object.",
  ),
  method(
    "close(/)",
    (self: PyStringIO) => {
      self.isClosed = true;
      self.reset(self.newline);
      return null;
    },
    "Close the IO object.",
  ),
  method("__getstate__(/)", (self: PyStringIO) => {
    checkOpen(self);
    return new PyTuple([self.text, self.newline, self.position, stateAttributes(self)]);
  }),
  method("__setstate__(state, /)", setState),
  method("readable(/)", answer(true), "Returns True if the IO object can be read."),
  method("writable(/)", answer(true), "Returns True if the IO object can be written."),
  method("seekable(/)", answer(true), "Returns True if the IO object can be seeked."),
  getter("closed", (self: PyStringIO) => self.isClosed),
  getter("newlines", newlines),
  getter("line_buffering", (self: PyStringIO) => {
    checkOpen(self);
    return false;
  }),
]);

/** A subclass may read lines in its own way. */
function lineOfSubclass(self: PyStringIO): Value {
  const line = callMethod(self, "readline");
  if (textOf(line) === undefined)
    throw typeError(`readline() should have returned a str object, not '${givenType(line)}'`);
  return line;
}
