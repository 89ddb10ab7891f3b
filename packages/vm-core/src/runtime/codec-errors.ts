/** Error handlers of codecs: the standard ones, registered ones, and the exceptions that strict raises. */

import { PyBytes } from "../objects/bytes.js";
import {
  type PyException,
  unicodeDecodeErrorType,
  unicodeEncodeErrorType,
  unicodeTranslateErrorType,
} from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { characterName } from "../unicode/names.js";
import { call1 } from "./calls.js";
import { characterIndex, codePoints, textLength, unitIndex } from "./code-points.js";
import { indexError, lookupError, newException, PythonError, typeError } from "./errors.js";
import { perInterpreter } from "./per-interpreter.js";
import { intOf, textOf } from "./primitives.js";
import { escapeCodePoint } from "./text-repr.js";

/** A stretch of text that a codec cannot encode, in code units. */
export interface EncodeProblem {
  readonly encoding: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** A stretch of bytes that a codec cannot decode. */
export interface DecodeProblem {
  readonly encoding: string;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What goes in place of the problem, and where to go on: a code unit for encoding, a byte for decoding. */
export interface EncodeRemedy {
  readonly replacement: string | Uint8Array;
  readonly position: number;
}

export interface DecodeRemedy {
  readonly replacement: string;
  readonly position: number;
  /** What to go on with: a handler may put another object into the exception. */
  readonly bytes: Uint8Array;
}

const registered = perInterpreter(() => new Map<string, Value>());

export function registerErrorHandler(name: string, handler: Value): void {
  registered().set(name, handler);
}

/** False when the program has registered none of that name. */
export function unregisterErrorHandler(name: string): boolean {
  return registered().delete(name);
}

export function registeredErrorHandler(name: string): Value | undefined {
  return registered().get(name);
}

export const standardHandlers = [
  "strict",
  "ignore",
  "replace",
  "xmlcharrefreplace",
  "backslashreplace",
  "namereplace",
  "surrogatepass",
  "surrogateescape",
] as const;

export type StandardHandler = (typeof standardHandlers)[number];

export const isStandardHandler = (name: string): name is StandardHandler =>
  (standardHandlers as readonly string[]).includes(name);

/** Whether what a handler puts in place of a stretch is what it puts in place of each of its characters. */
export function isPerCharacter(errors: string): boolean {
  const isReplacing = ["ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"].includes(errors);
  return isReplacing && !registered().has(errors);
}

const unknownHandler = (name: string): PythonError => lookupError(`unknown error handler name '${name}'`);

function unicodeException(type: PyType, fields: Readonly<Record<string, Value>>): PyException {
  const exception = newException(type, ...Object.values(fields));
  exception.members = new Map(Object.entries(fields));
  return exception;
}

function encodeException({ encoding, text, start, end, reason }: EncodeProblem): PyException {
  return unicodeException(unicodeEncodeErrorType, {
    encoding,
    object: text,
    start: characterIndex(text, start),
    end: characterIndex(text, end),
    reason,
  });
}

function decodeException({ encoding, bytes, start, end, reason }: DecodeProblem): PyException {
  return unicodeException(unicodeDecodeErrorType, { encoding, object: new PyBytes(bytes.slice()), start, end, reason });
}

export const encodeError = (problem: EncodeProblem): PythonError => new PythonError(encodeException(problem));

const decodeError = (problem: DecodeProblem): PythonError => new PythonError(decodeException(problem));

/** Asks the handler named `errors`. Raises UnicodeEncodeError for strict and for what a handler does not cover. */
export function remedyEncoding(errors: string, problem: EncodeProblem): EncodeRemedy {
  const custom = registered().get(errors);
  if (custom !== undefined) return askEncodeHandler(custom, encodeException(problem), problem.text);
  if (!isStandardHandler(errors)) throw unknownHandler(errors);
  const { text, start, end, encoding } = problem;
  const replacement = encodeReplacement(errors, codePoints(text.slice(start, end)), encoding);
  if (replacement === null) throw encodeError(problem);
  return { replacement, position: end };
}

function askEncodeHandler(handler: Value, exception: PyException, text: string): EncodeRemedy {
  const result = call1(handler, exception);
  const [replacement, place] = result instanceof PyTuple && result.items.length === 2 ? result.items : [];
  const position = place === undefined ? undefined : intOf(place);
  const substitute = replacement instanceof PyBytes ? replacement.bytes : textOf(replacement ?? null);
  if (substitute === undefined || position === undefined) {
    throw typeError("encoding error handler must return (str/bytes, int) tuple");
  }
  return { replacement: substitute, position: unitIndex(text, checkPosition(position, textLength(text))) };
}

function checkPosition(position: number | bigint, length: number): number {
  const place = Number(position) < 0 ? Number(position) + length : Number(position);
  if (place < 0 || place > length) throw indexError(`position ${place} from error handler out of bounds`);
  return place;
}

/** null: the handler does not cover this. */
function encodeReplacement(handler: StandardHandler, points: number[], encoding: string): string | Uint8Array | null {
  switch (handler) {
    case "strict":
      return null;
    case "ignore":
      return "";
    case "replace":
      return "?".repeat(points.length);
    case "xmlcharrefreplace":
      return points.map((point) => `&#${point};`).join("");
    case "backslashreplace":
      return points.map(escapeCodePoint).join("");
    case "namereplace":
      return points.map(namedEscape).join("");
    case "surrogateescape":
      return points.every((point) => point >= 0xdc80 && point <= 0xdcff)
        ? Uint8Array.from(points, (point) => point - 0xdc00)
        : null;
    case "surrogatepass":
      return passSurrogates(points, encoding);
  }
}

function namedEscape(point: number): string {
  const name = characterName(point);
  return name === null ? escapeCodePoint(point) : `\\N{${name}}`;
}

const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;

/** The encoding of a UTF codec, as surrogatepass must know it. */
function utfKind(encoding: string): { width: 1 | 2 | 4; isBig: boolean } | null {
  const match = /^utf[-_]?(8|16|32)[-_]?(le|be)?$/i.exec(encoding);
  if (match === null) return null;
  return { width: (Number(match[1]) / 8) as 1 | 2 | 4, isBig: match[2]?.toLowerCase() === "be" };
}

function passSurrogates(points: number[], encoding: string): Uint8Array | null {
  const kind = utfKind(encoding);
  if (kind === null || !points.every(isSurrogate)) return null;
  return Uint8Array.from(points.flatMap((point) => surrogateBytes(point, kind)));
}

function surrogateBytes(point: number, { width, isBig }: { width: 1 | 2 | 4; isBig: boolean }): number[] {
  if (width === 1) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
  const littleEndian = [point & 255, point >> 8, 0, 0].slice(0, width);
  return isBig ? littleEndian.reverse() : littleEndian;
}

/** Asks the handler named `errors`. Raises UnicodeDecodeError for strict and for what a handler does not cover. */
export function remedyDecoding(errors: string, problem: DecodeProblem): DecodeRemedy {
  const custom = registered().get(errors);
  if (custom !== undefined) return askDecodeHandler(custom, decodeException(problem));
  const { bytes, start, end } = problem;
  switch (errors) {
    case "strict":
      throw decodeError(problem);
    case "ignore":
      return { replacement: "", position: end, bytes };
    case "replace":
      return { replacement: "\ufffd", position: end, bytes };
    case "backslashreplace":
      return { replacement: Array.from(bytes.subarray(start, end), escapeCodePoint).join(""), position: end, bytes };
    case "surrogateescape":
      return escapeBytes(problem);
    case "surrogatepass":
      return readSurrogate(problem);
    case "xmlcharrefreplace":
    case "namereplace":
      throw cannotHandle("UnicodeDecodeError");
    default:
      throw unknownHandler(errors);
  }
}

const cannotHandle = (typeName: string): PythonError =>
  typeError(`don't know how to handle ${typeName} in error callback`);

function askDecodeHandler(handler: Value, exception: PyException): DecodeRemedy {
  const result = call1(handler, exception);
  const [replacement, place] = result instanceof PyTuple && result.items.length === 2 ? result.items : [];
  const text = textOf(replacement ?? null);
  const position = place === undefined ? undefined : intOf(place);
  if (text === undefined || position === undefined) {
    throw typeError("decoding error handler must return (str, int) tuple");
  }
  const object = exception.members?.get("object");
  if (!(object instanceof PyBytes)) throw typeError("exception attribute object must be bytes");
  return { replacement: text, position: checkPosition(position, object.bytes.length), bytes: object.bytes };
}

/** surrogateescape: bytes above 127 become U+DC80 … U+DCFF. */
function escapeBytes(problem: DecodeProblem): DecodeRemedy {
  const { bytes, start, end } = problem;
  let replacement = "";
  let position = start;
  while (position < end && replacement.length < 4 && bytes[position] >= 0x80) {
    replacement += String.fromCharCode(0xdc00 + bytes[position++]);
  }
  if (replacement === "") throw decodeError(problem);
  return { replacement, position, bytes };
}

/** surrogatepass: one surrogate encoded as if it were a character. */
function readSurrogate(problem: DecodeProblem): DecodeRemedy {
  const kind = utfKind(problem.encoding);
  if (kind === null) throw decodeError(problem);
  const length = kind.width === 1 ? 3 : kind.width;
  const at = problem.bytes.subarray(problem.start, problem.start + length);
  if (at.length < length) throw decodeError(problem);
  let point = 0;
  if (kind.width === 1) {
    const [first, second, third] = at as unknown as [number, number, number];
    const isSequence = (first & 0xf0) === 0xe0 && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80;
    point = isSequence ? ((first & 15) << 12) | ((second & 63) << 6) | (third & 63) : 0;
  } else {
    const ordered = kind.isBig ? at : at.slice().reverse();
    for (const byte of ordered) point = point * 256 + byte;
  }
  if (!isSurrogate(point)) throw decodeError(problem);
  return { replacement: String.fromCharCode(point), position: problem.start + length, bytes: problem.bytes };
}

/** codecs.strict_errors and the like: a standard handler called by a program with an exception. */
export function applyErrorHandler(handler: StandardHandler, exception: PyException): Value {
  if (handler === "strict") throw new PythonError(exception);
  const field = (name: string): Value => exception.members?.get(name) ?? null;
  const [start, end] = [Number(intOf(field("start")) ?? 0), Number(intOf(field("end")) ?? 0)];
  const encoding = textOf(field("encoding")) ?? "";
  const reason = textOf(field("reason")) ?? "";
  const object = field("object");
  if (exception.cls.isSubtypeOf(unicodeDecodeErrorType) && object instanceof PyBytes) {
    const remedy = remedyDecoding(handler, { encoding, bytes: object.bytes, start, end, reason });
    return new PyTuple([remedy.replacement, remedy.position]);
  }
  const text = textOf(object);
  if (text !== undefined && exception.cls.isSubtypeOf(unicodeEncodeErrorType)) {
    const problem = { encoding, text, start: unitIndex(text, start), end: unitIndex(text, end), reason };
    const { replacement } = remedyEncoding(handler, problem);
    return new PyTuple([typeof replacement === "string" ? replacement : new PyBytes(replacement), end]);
  }
  if (text !== undefined && exception.cls.isSubtypeOf(unicodeTranslateErrorType)) {
    if (handler === "ignore") return new PyTuple(["", end]);
    if (handler === "replace") return new PyTuple(["\ufffd".repeat(end - start), end]);
    if (handler === "backslashreplace") {
      return new PyTuple([codePoints(text).slice(start, end).map(escapeCodePoint).join(""), end]);
    }
  }
  throw cannotHandle(exception.cls.name);
}
