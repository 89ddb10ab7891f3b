/** Methods of sys.stdin, sys.stdout and sys.stderr. */

import { defineIterator } from "../builtins/native-iterator.js";
import { PyBytes } from "../objects/bytes.js";
import { NativeIterator } from "../objects/iterator.js";
import { PyList } from "../objects/list.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { requireBytes } from "../runtime/buffers.js";
import { textLength, unitIndex } from "../runtime/code-points.js";
import { decodeBytes, encodeText } from "../runtime/codecs.js";
import { stopIteration, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { forEachItem } from "../runtime/iteration.js";
import { defineMethods, getter, method } from "../runtime/native-definitions.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { asClampedIndex, textOf, typeName } from "../runtime/primitives.js";
import type { StandardStream } from "../runtime/standard-stream.js";
import { type StreamKind, standardStreamType } from "../runtime/standard-stream.js";
import { unsupportedOperation } from "../runtime/unsupported-operation.js";

/** Input read from the host and not yet given to the program. */
const input = perInterpreter(() => ({ pending: "" }));

function takeInput(length: number): string {
  const own = input();
  const taken = own.pending.slice(0, length);
  own.pending = own.pending.slice(length);
  return taken;
}

function readLine(limit: number): string {
  const own = input();
  if (!own.pending.includes("\n")) own.pending += services.readLine();
  const newline = own.pending.indexOf("\n");
  const length = newline < 0 ? own.pending.length : newline + 1;
  return takeInput(limit < 0 ? length : Math.min(length, unitIndex(own.pending, limit)));
}

function readText(limit: number): string {
  const own = input();
  for (;;) {
    if (limit >= 0 && textLength(own.pending) >= limit) break;
    const line = services.readLine();
    if (line === "") break;
    own.pending += line;
  }
  return takeInput(limit < 0 ? own.pending.length : unitIndex(own.pending, limit));
}

function checkOpen(stream: StandardStream): void {
  if (stream.isClosed) throw valueError("I/O operation on closed file.");
}

function checkReadable(stream: StandardStream): void {
  checkOpen(stream);
  if (stream.kind !== "stdin") throw unsupportedOperation("not readable");
}

function write(self: StandardStream, text: Value): number {
  const content = textOf(text);
  if (content === undefined) throw typeError(`write() argument must be str, not ${typeName(text)}`);
  checkOpen(self);
  if (self.kind === "stdin") throw unsupportedOperation("not writable");
  self.write(content);
  return textLength(content);
}

const limitOf = (size: Value | undefined): number => (size === undefined || size === null ? -1 : asClampedIndex(size));

function readLines(self: StandardStream): PyList {
  checkReadable(self);
  const lines: string[] = [];
  for (let line = readLine(-1); line !== ""; line = readLine(-1)) lines.push(line);
  return new PyList(lines);
}

const descriptors: Readonly<Record<StreamKind, number>> = { stdin: 0, stdout: 1, stderr: 2 };

const commonMethods = [
  method("flush(/)", (self: StandardStream) => {
    checkOpen(self);
    return null;
  }),
  method("close(/)", (self: StandardStream) => {
    self.isClosed = true;
    return null;
  }),
  method("isatty(/)", () => false),
  method("seekable(/)", () => false),
  method("readable(/)", (self: StandardStream) => self.kind === "stdin"),
  method("writable(/)", (self: StandardStream) => self.kind !== "stdin"),
  method("fileno(/)", (self: StandardStream) => descriptors[self.kind]),
  method("seek(cookie, whence=0, /)", () => {
    throw unsupportedOperation("underlying stream is not seekable");
  }),
  method("tell(/)", () => {
    throw unsupportedOperation("underlying stream is not seekable");
  }),
  method("__enter__(/)", (self: StandardStream) => {
    checkOpen(self);
    return self;
  }),
  method("__exit__(*args)", (self: StandardStream) => {
    self.isClosed = true;
    return null;
  }),
  getter("closed", (self: StandardStream) => self.isClosed),
  getter("name", (self: StandardStream) => `<${self.kind}>`),
  getter("mode", (self: StandardStream) => (self.kind === "stdin" ? "r" : "w")),
];

defineMethods(standardStreamType, [
  ...commonMethods,
  method("write(text, /)", write),
  method("writelines(lines, /)", (self: StandardStream, lines: Value) => {
    forEachItem(lines, (line) => {
      write(self, line);
    });
    return null;
  }),
  method("read(size=-1, /)", (self: StandardStream, size?: Value) => {
    checkReadable(self);
    return readText(limitOf(size));
  }),
  method("readline(size=-1, /)", (self: StandardStream, size?: Value) => {
    checkReadable(self);
    return readLine(limitOf(size));
  }),
  method("readlines(hint=-1, /)", readLines),
  method(
    "reconfigure(*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
    () => null,
  ),
  method("__iter__(/)", (self: StandardStream) => self),
  method("__next__(/)", (self: StandardStream) => {
    checkReadable(self);
    const line = readLine(-1);
    if (line === "") throw stopIteration();
    return line;
  }),
  method("__repr__(/)", (self: StandardStream) => {
    const mode = self.kind === "stdin" ? "r" : "w";
    return `<_io.TextIOWrapper name='<${self.kind}>' mode='${mode}' encoding='utf-8'>`;
  }),
  getter("encoding", () => "utf-8"),
  getter("errors", (self: StandardStream) => (self.kind === "stderr" ? "backslashreplace" : "strict")),
  getter("newlines", () => null),
  getter("line_buffering", () => true),
  getter("write_through", () => false),
  getter("buffer", (self: StandardStream) => {
    binaryStreams[self.kind] ??= new BinaryStream(self);
    return binaryStreams[self.kind];
  }),
]);

const binaryStreamType: PyType = defineType("BufferedWriter", { module: "_io" });

/** The bytes behind a standard stream: `sys.stdout.buffer`. */
class BinaryStream extends PyObject {
  override cls: PyType = binaryStreamType;
  readonly text: StandardStream;

  constructor(text: StandardStream) {
    super();
    this.text = text;
  }
}

const binaryStreams: Partial<Record<StreamKind, BinaryStream>> = {};

const encode = (text: string): PyBytes => new PyBytes(encodeText(text, "utf-8", "surrogateescape"));

defineMethods(binaryStreamType, [
  method("write(buffer, /)", (self: BinaryStream, buffer: Value) => {
    const bytes = requireBytes(buffer);
    checkOpen(self.text);
    self.text.write(decodeBytes(bytes, "utf-8", "surrogateescape", buffer));
    return bytes.length;
  }),
  method("read(size=-1, /)", (self: BinaryStream, size?: Value) => {
    checkReadable(self.text);
    return encode(readText(limitOf(size)));
  }),
  method("readline(size=-1, /)", (self: BinaryStream, size?: Value) => {
    checkReadable(self.text);
    return encode(readLine(limitOf(size)));
  }),
  method("flush(/)", (self: BinaryStream) => {
    checkOpen(self.text);
    return null;
  }),
  method("isatty(/)", () => false),
  method("readable(/)", (self: BinaryStream) => self.text.kind === "stdin"),
  method("writable(/)", (self: BinaryStream) => self.text.kind !== "stdin"),
  method("fileno(/)", (self: BinaryStream) => descriptors[self.text.kind]),
  method("__iter__(/)", (self: BinaryStream) => new BinaryLines(self.text)),
  getter("closed", (self: BinaryStream) => self.text.isClosed),
  getter("name", (self: BinaryStream) => `<${self.text.kind}>`),
  getter("mode", (self: BinaryStream) => (self.text.kind === "stdin" ? "rb" : "wb")),
]);

const binaryLinesType: PyType = defineType("_binary_lines", { module: "_io", isSubclassable: false });

class BinaryLines extends NativeIterator {
  override cls: PyType = binaryLinesType;
  private readonly stream: StandardStream;

  constructor(stream: StandardStream) {
    super();
    this.stream = stream;
  }

  next(): Value | undefined {
    checkReadable(this.stream);
    const line = readLine(-1);
    return line === "" ? undefined : encode(line);
  }
}

defineIterator(binaryLinesType);
