/** open() and io.open_code(). */

import { runtimeWarningType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { setAttribute } from "../../runtime/attributes.js";
import { call, callMethod } from "../../runtime/calls.js";
import { exceptionOf, typeError, valueError } from "../../runtime/errors.js";
import { nativeFunction } from "../../runtime/native-definitions.js";
import { asSize, intOf, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { warn } from "../../runtime/warnings.js";
import { fileSystemPath } from "../posix/paths.js";
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, newBuffered } from "./buffered-types.js";
import { fileIoType } from "./file-io.js";
import { DEFAULT_BUFFER_SIZE } from "./io-base.js";
import { textIoWrapperType } from "./text-io-type.js";

interface OpenMode {
  readonly isBinary: boolean;
  readonly rawMode: string;
  readonly isUpdating: boolean;
  readonly isWriting: boolean;
}

function parseMode(mode: string): OpenMode {
  const letters = new Set(mode);
  if (letters.size !== mode.length || !/^[axrwb+t]*$/.test(mode)) throw valueError(`invalid mode: ${repr(mode)}`);
  const isBinary = letters.has("b");
  if (isBinary && letters.has("t")) throw valueError("can't have text and binary mode at once");
  const kinds = ["x", "r", "w", "a"].filter((letter) => letters.has(letter));
  if (kinds.length !== 1) throw valueError("must have exactly one of create/read/write/append mode");
  const isUpdating = letters.has("+");
  return { isBinary, rawMode: kinds[0] + (isUpdating ? "+" : ""), isUpdating, isWriting: kinds[0] !== "r" };
}

function open(
  file: Value,
  mode: Value = "r",
  buffering: Value = -1,
  encoding: Value = null,
  errors: Value = null,
  newline: Value = null,
  closefd: Value = true,
  opener: Value = null,
): Value {
  const text = textOf(mode);
  if (text === undefined) throw typeError(`open() argument 'mode' must be str, not ${typeName(mode)}`);
  const path = intOf(file) === undefined ? fileSystemPath(file) : file;
  const parsed = parseMode(text);
  const size = asSize(buffering);
  if (parsed.isBinary) {
    if (encoding !== null) throw valueError("binary mode doesn't take an encoding argument");
    if (errors !== null) throw valueError("binary mode doesn't take an errors argument");
    if (newline !== null) throw valueError("binary mode doesn't take a newline argument");
    if (size === 1) {
      const advice = "the default buffer size will be used";
      warn(`line buffering (buffering=1) isn't supported in binary mode, ${advice}`, runtimeWarningType);
    }
  }
  const raw = call(fileIoType, [path, parsed.rawMode, closefd, opener]);
  let opened = raw;
  try {
    if (size < -1) throw valueError("invalid buffering size");
    if (size === 0) {
      if (!parsed.isBinary) throw valueError("can't have unbuffered text I/O");
      return raw;
    }
    const type = parsed.isUpdating ? bufferedRandomType : parsed.isWriting ? bufferedWriterType : bufferedReaderType;
    opened = newBuffered(type, raw, size <= 1 ? DEFAULT_BUFFER_SIZE : size);
    if (parsed.isBinary) return opened;
    const stream = call(textIoWrapperType, [opened, encoding, errors, newline, size === 1]);
    opened = stream;
    setAttribute(stream, "mode", text);
    return stream;
  } catch (error) {
    if (exceptionOf(error) !== null) callMethod(opened, "close");
    throw error;
  }
}

export const openFunction = nativeFunction(
  "_io",
  "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  open,
  "Open file and return a stream.  Raise OSError upon failure.",
);

export const openCodeFunction = nativeFunction(
  "_io",
  "open_code(path)",
  (path: Value) => {
    if (textOf(path) === undefined) {
      throw typeError(`open_code() argument 'path' must be str, not ${typeName(path)}`);
    }
    return open(path, "rb");
  },
  "Opens the provided file with the intent to import the contents.",
);
