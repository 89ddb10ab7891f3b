/** open(), over a file system that is one empty directory which cannot be written to. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { nativeFunction } from "../../runtime/native-definitions.js";
import { osError } from "../../runtime/os-errors.js";
import { asSize, intOf, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { fileSystemPath } from "../posix/paths.js";

/** Checks a mode as CPython does; true when it reads alone. */
function isReadMode(
  mode: string,
  buffering: number,
  texts: readonly [encoding: Value, errors: Value, newline: Value],
): boolean {
  const letters = new Set(mode);
  if (letters.size !== mode.length || !/^[axrwb+t]*$/.test(mode)) throw valueError(`invalid mode: ${repr(mode)}`);
  const isBinary = letters.has("b");
  if (isBinary && letters.has("t")) throw valueError("can't have text and binary mode at once");
  if (["r", "w", "a", "x"].filter((letter) => letters.has(letter)).length !== 1) {
    throw valueError("must have exactly one of create/read/write/append mode");
  }
  for (const [index, name] of ["an encoding", "an errors", "a newline"].entries()) {
    if (isBinary && texts[index] !== null) throw valueError(`binary mode doesn't take ${name} argument`);
  }
  if (!isBinary && buffering === 0) throw valueError("can't have unbuffered text I/O");
  return letters.has("r") && !letters.has("+");
}

function open(
  file: Value,
  mode: Value = "r",
  buffering: Value = -1,
  encoding: Value = null,
  errors: Value = null,
  newline: Value = null,
): never {
  const text = textOf(mode);
  if (text === undefined) throw typeError(`open() argument 'mode' must be str, not ${typeName(mode)}`);
  const number = intOf(file);
  const path = number === undefined ? fileSystemPath(file) : null;
  const reads = isReadMode(text, asSize(buffering), [encoding, errors, newline]);
  if (number !== undefined) {
    if (number < 0) throw valueError("negative file descriptor");
    throw osError("EBADF", file);
  }
  const name = path instanceof PyBytes ? String.fromCharCode(...path.bytes) : (textOf(path) ?? "");
  if (name.includes("\0")) throw valueError("embedded null byte");
  if (name !== "" && name.split("/").every((part) => /^\.{0,2}$/.test(part))) throw osError("EISDIR", file);
  throw osError(reads || name === "" ? "ENOENT" : "EROFS", file);
}

export const openFunction = nativeFunction(
  "_io",
  "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  open,
  "Open file and return a stream.  Raise OSError upon failure.",
);
