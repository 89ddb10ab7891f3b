/** Paths as os functions take them, and what posixpath does with them. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { PyTuple } from "../../objects/tuple.js";
import { typeOf } from "../../objects/type-of.js";
import { callSpecial } from "../../runtime/calls.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { intOf, textOf, typeName } from "../../runtime/primitives.js";
import { decodeUtf8, encodeUtf8 } from "../../runtime/utf8.js";

/** os.fspath: a str or bytes stays as it is. */
export function fileSystemPath(path: Value): Value {
  if (textOf(path) !== undefined || path instanceof PyBytes) return path;
  const method = typeOf(path).special(Special.__fspath__);
  if (method === null) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const result = callSpecial(method, path);
  if (textOf(result) !== undefined || result instanceof PyBytes) return result;
  throw typeError(`expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(result)}`);
}

/** The path argument of a function as text, or the number of an open file where `allowsFile`. */
export function pathArgument(name: string, path: Value, allowsFile = false): string | number {
  const file = intOf(path);
  if (file !== undefined && allowsFile) return Number(file);
  const isPath =
    textOf(path) !== undefined || path instanceof PyBytes || typeOf(path).special(Special.__fspath__) !== null;
  if (!isPath) {
    const accepted = allowsFile ? "string, bytes, os.PathLike or integer" : "string, bytes or os.PathLike";
    throw typeError(`${name}: path should be ${accepted}, not ${path === null ? "None" : typeName(path)}`);
  }
  const text = pathText(fileSystemPath(path));
  if (text.includes("\0")) throw valueError(`${name}: embedded null character in path`);
  return text;
}

/** Bytes that are no UTF-8 become surrogates. */
function pathText(path: Value): string {
  return path instanceof PyBytes ? decodeUtf8(path.bytes, "surrogateescape") : (textOf(path) ?? "");
}

/** A result of the kind that the argument was. */
function like(original: Value, text: string): Value {
  return original instanceof PyBytes ? new PyBytes(encodeUtf8(text, "surrogateescape")) : text;
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
