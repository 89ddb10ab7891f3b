/** io.BufferedRWPair: a reader and a writer as one stream. */

import type { Value } from "../../objects/object.js";
import { PyStream } from "../../objects/stream.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { callMethod } from "../../runtime/calls.js";
import { valueError } from "../../runtime/errors.js";
import { constructor, type Definition, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asSize } from "../../runtime/primitives.js";
import { isTrue } from "../../runtime/truth.js";
import { bufferedReaderType, bufferedWriterType, newBuffered } from "./buffered-types.js";
import { bufferedIoBaseType, DEFAULT_BUFFER_SIZE, requireAbility } from "./io-base.js";

export const bufferedPairType: PyType = defineType("BufferedRWPair", { base: bufferedIoBaseType, module: "_io" });

class PyBufferedPair extends PyStream {
  ends: { readonly reader: Value; readonly writer: Value } | null = null;
}

function endsOf(self: PyBufferedPair): { readonly reader: Value; readonly writer: Value } {
  if (self.ends === null) throw valueError("I/O operation on uninitialized object");
  return self.ends;
}

function forward(end: "reader" | "writer", heading: string): Definition {
  const name = heading.slice(0, heading.indexOf("("));
  return method(heading, (self: PyBufferedPair, ...args: (Value | undefined)[]) => {
    const given = args.filter((arg) => arg !== undefined);
    return callMethod(endsOf(self)[end], name, ...given);
  });
}

function initialize(self: PyBufferedPair, reader: Value, writer: Value, size?: Value): null {
  requireAbility(reader, "readable");
  requireAbility(writer, "writable");
  const wanted = size === undefined ? DEFAULT_BUFFER_SIZE : asSize(size);
  self.ends = {
    reader: newBuffered(bufferedReaderType, reader, wanted),
    writer: newBuffered(bufferedWriterType, writer, wanted),
  };
  return null;
}

function close(self: PyBufferedPair): null {
  const { reader, writer } = endsOf(self);
  try {
    callMethod(writer, "close");
  } finally {
    callMethod(reader, "close");
  }
  return null;
}

defineMethods(bufferedPairType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyBufferedPair(cls)),
  method(`__init__(reader, writer, buffer_size=${DEFAULT_BUFFER_SIZE}, /)`, initialize),
  forward("reader", "read(size=-1, /)"),
  forward("reader", "peek(size=0, /)"),
  forward("reader", "read1(size=-1, /)"),
  forward("reader", "readinto(buffer, /)"),
  forward("reader", "readinto1(buffer, /)"),
  forward("reader", "readable()"),
  forward("writer", "write(buffer, /)"),
  forward("writer", "flush()"),
  forward("writer", "writable()"),
  method("close()", close),
  method("isatty()", (self: PyBufferedPair) => {
    const { reader, writer } = endsOf(self);
    return isTrue(callMethod(writer, "isatty")) || isTrue(callMethod(reader, "isatty"));
  }),
  getter("closed", (self: PyBufferedPair) => getAttribute(endsOf(self).writer, "closed")),
]);
