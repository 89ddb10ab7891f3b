/** Paths as os functions take them, and what posixpath does with them. */

import { PyBytes } from "../../objects/bytes.js";
import { runtimeWarningType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { PyTuple } from "../../objects/tuple.js";
import { typeOf } from "../../objects/type-of.js";
import { callSpecial } from "../../runtime/calls.js";
import { overflowError, typeError, valueError } from "../../runtime/errors.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { decodeUtf8, encodeUtf8 } from "../../runtime/utf8.js";
import { warn } from "../../runtime/warnings.js";

/** os.fspath: a str or bytes stays as it is. */
export function fileSystemPath(path: Value): Value {
  if (textOf(path) !== undefined || path instanceof PyBytes) return path;
  const method = typeOf(path).special(Special.__fspath__);
  if (method === null) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const result = callSpecial(method, path);
  if (textOf(result) !== undefined || result instanceof PyBytes) return result;
  throw typeError(`expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(result)}`);
}

/** A path that a function was given. */
export interface PathArgument {
  readonly text: string;
  /** The number of an open file, given instead of a path. */
  readonly file: number | null;
  /** What errors call it: a str, bytes or number. */
  readonly value: Value;
  readonly isBytes: boolean;
}

export interface PathOptions {
  readonly allowsFile?: boolean;
  readonly allowsNone?: boolean;
  /** The parameter's name; `path` by default. */
  readonly parameter?: string;
}

/** Reads the path argument of a function. Raises TypeError, ValueError or OverflowError. */
export function pathArgument(name: string, path: Value, options: PathOptions = {}): PathArgument {
  const { allowsFile = false, allowsNone = false, parameter = "path" } = options;
  if (path === null && allowsNone) return { text: ".", file: null, value: ".", isBytes: false };
  const isText = textOf(path) !== undefined || path instanceof PyBytes;
  if (!isText && allowsFile && typeOf(path).special(Special.__index__) !== null) {
    return { text: "", file: fileNumber(path), value: path, isBytes: false };
  }
  if (!isText && typeOf(path).special(Special.__fspath__) === null) {
    let accepted = "string, bytes or os.PathLike";
    if (allowsFile) accepted = "string, bytes, os.PathLike or integer";
    if (allowsNone) accepted = allowsFile ? "string, bytes, os.PathLike, integer or None" : `${accepted} or None`;
    throw typeError(`${name}: ${parameter} should be ${accepted}, not ${typeName(path)}`);
  }
  const value = fileSystemPath(path);
  const text = pathText(value);
  if (text.includes("\0")) throw valueError(`${name}: embedded null character in ${parameter}`);
  checkEncodable(text);
  return { text, file: null, value, isBytes: value instanceof PyBytes };
}

/** Raises UnicodeEncodeError for a surrogate that stands for no byte. */
export function checkEncodable(path: string): void {
  if (/[\ud800-\udfff]/.test(path)) encodeUtf8(path, "surrogateescape");
}

const MAXIMUM_FILE = 2 ** 31;

/** The number of an open file, as C's int. */
export function fileNumber(value: Value): number {
  if (typeof value === "boolean") warnOfBool();
  const number = asIndex(value);
  if (number >= MAXIMUM_FILE) throw overflowError("fd is greater than maximum");
  if (number < -MAXIMUM_FILE) throw overflowError("fd is less than minimum");
  return Number(number);
}

export function warnOfBool(): void {
  warn("bool is used as a file descriptor", runtimeWarningType);
}

/** A path as Python code gets it, of the kind that the program has given. */
export function pathValue(text: string, isBytes: boolean): Value {
  return isBytes ? new PyBytes(encodeUtf8(text, "surrogateescape")) : text;
}

/** Bytes that are no UTF-8 become surrogates. */
export function pathText(path: Value): string {
  return path instanceof PyBytes ? decodeUtf8(path.bytes, "surrogateescape") : (textOf(path) ?? "");
}

/** A result of the kind that the argument was. */
function like(original: Value, text: string): Value {
  return pathValue(text, original instanceof PyBytes);
}

export function normalizePath(path: Value): Value {
  const text = pathText(path);
  const [root, rest] = splitRoot(text);
  const parts: string[] = [];
  for (const part of rest.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && (parts.length === 0 ? root !== "" : parts.at(-1) !== "..")) parts.pop();
    else parts.push(part);
  }
  return like(path, root + parts.join("/") || ".");
}

/** Exactly two leading slashes mean something of their own to POSIX. */
function splitRoot(text: string): [root: string, rest: string] {
  if (!text.startsWith("/")) return ["", text];
  const root = text.startsWith("//") && !text.startsWith("///") ? "//" : "/";
  return [root, text.slice(root.length)];
}

/** Drive, root and the rest. */
export function splitRootOf(path: Value): PyTuple {
  const given = fileSystemPath(path);
  const [root, rest] = splitRoot(pathText(given));
  return new PyTuple(["", root, rest].map((part) => like(given, part)));
}
