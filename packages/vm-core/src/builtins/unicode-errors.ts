/** UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError. */

import { PyBytes } from "../objects/bytes.js";
import {
  type PyException,
  unicodeDecodeErrorType,
  unicodeEncodeErrorType,
  unicodeTranslateErrorType,
} from "../objects/exception.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { requireBytes } from "../runtime/buffers.js";
import { codePoints } from "../runtime/code-points.js";
import { typeError } from "../runtime/errors.js";
import { type Definition, defineMethods, member, method } from "../runtime/native-definitions.js";
import { asIndex, asSize, intOf, textOf, typeName } from "../runtime/primitives.js";
import { asCSize } from "../runtime/sized-integers.js";
import { str } from "../runtime/text.js";
import { escapeCodePoint } from "../runtime/text-repr.js";
import { exceptionMember, membersOf, refuseKeywords } from "./base-exception.js";

/** What each constructor argument must be. */
type Field = readonly [name: string, kind: "text" | "size" | "bytes"];

const place: readonly Field[] = [
  ["start", "size"],
  ["end", "size"],
  ["reason", "text"],
];

function initializer(fields: readonly Field[]): Definition {
  return method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    refuseKeywords(self.cls, keywords);
    self.args = new PyTuple(args);
    if (args.length !== fields.length) {
      throw typeError(`function takes exactly ${fields.length} arguments (${args.length} given)`);
    }
    const values = fields.map(([, kind], index) => readArgument(args[index], kind, index + 1));
    const members = membersOf(self);
    fields.forEach(([name, kind], index) => {
      const value = values[index];
      members.set(
        name,
        kind === "bytes" && !(value instanceof PyBytes) ? new PyBytes(requireBytes(value).slice()) : value,
      );
    });
    return null;
  });
}

function readArgument(value: Value, kind: Field[1], position: number): Value {
  if (kind === "bytes") return value;
  if (kind === "size") {
    asSize(value);
    return asIndex(value);
  }
  if (textOf(value) === undefined) throw typeError(`argument ${position} must be str, not ${typeName(value)}`);
  return value;
}

/** start and end. */
function sizeMember(name: string): Definition {
  return member(
    name,
    (self: PyException) => self.members?.get(name) ?? 0,
    (self: PyException, value) => {
      if (value === undefined) throw typeError("can't delete numeric/char attribute");
      const index = intOf(value);
      if (index === undefined) throw typeError("an integer is required");
      membersOf(self).set(name, asCSize(index));
    },
  );
}

/** The places of an error, clamped to the object; `isSingle` when it is about one item. */
function rangeOf(self: PyException, length: number): { start: number; end: number; isSingle: boolean } {
  const start = Number(intOf(self.members?.get("start") ?? 0) ?? 0);
  const end = Number(intOf(self.members?.get("end") ?? 0) ?? 0);
  const isSingle = start >= 0 && start < length && end >= 0 && end <= length && end === start + 1;
  return { start, end, isSingle };
}

/** What the message is about, read after the texts around it: making those may have changed it. */
function subject<Content>(self: PyException, read: (object: Value) => Content | undefined, kind: string): Content {
  const object = self.members?.get("object");
  const content = object === undefined ? undefined : read(object);
  if (content !== undefined) return content;
  throw typeError(`UnicodeError 'object' attribute ${object === undefined ? "is not set" : `must be a ${kind}`}`);
}

/** `subject` completes "'utf-8' codec can't encode", one item named by `item`. */
function message(
  self: PyException,
  readItems: () => readonly number[] | Uint8Array,
  prefix: string,
  noun: string,
  plural: string,
  item: (value: number) => string,
): string {
  const reason = str(self.members?.get("reason") ?? null);
  const items = readItems();
  const { start, end, isSingle } = rangeOf(self, items.length);
  return isSingle
    ? `${prefix} ${noun} ${item(items[start])} in position ${start}: ${reason}`
    : `${prefix} ${plural} in position ${start}-${end - 1}: ${reason}`;
}

const quotedCharacter = (codePoint: number): string => `'${escapeCodePoint(codePoint)}'`;

function textMessage(prefix: (self: PyException) => string): Definition {
  return method("__str__(/)", (self: PyException) => {
    if (self.members?.get("object") === undefined) return "";
    const read = (): readonly number[] => codePoints(subject(self, textOf, "string"));
    return message(self, read, prefix(self), "character", "characters", quotedCharacter);
  });
}

const encodingOf = (self: PyException): string => str(self.members?.get("encoding") ?? null);

function define(type: PyType, fields: readonly Field[], text: Definition): void {
  defineMethods(type, () => [
    initializer(fields),
    text,
    ...fields.map(([name, kind]) => (kind === "size" ? sizeMember(name) : exceptionMember(name))),
  ]);
}

define(
  unicodeDecodeErrorType,
  [["encoding", "text"], ["object", "bytes"], ...place],
  method("__str__(/)", (self: PyException) => {
    if (self.members?.get("object") === undefined) return "";
    const read = (): Uint8Array =>
      subject(self, (object) => (object instanceof PyBytes ? object.bytes : undefined), "bytes");
    const byteText = (byte: number): string => `0x${byte.toString(16).padStart(2, "0")}`;
    return message(self, read, `'${encodingOf(self)}' codec can't decode`, "byte", "bytes", byteText);
  }),
);
define(
  unicodeEncodeErrorType,
  [["encoding", "text"], ["object", "text"], ...place],
  textMessage((self) => `'${encodingOf(self)}' codec can't encode`),
);
define(
  unicodeTranslateErrorType,
  [["object", "text"], ...place],
  textMessage(() => "can't translate"),
);
