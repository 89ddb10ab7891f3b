/** io.FileIO: an open file as a raw stream. */

import { OpenFlag } from "../../files/file-status.js";
import { OpenDirectory, type OpenFile } from "../../files/open-file.js";
import { PyBytes } from "../../objects/bytes.js";
import { blockingIOErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyStream } from "../../objects/stream.js";
import { defineType, type PyType } from "../../objects/type.js";
import { findAttribute, setAttribute } from "../../runtime/attributes.js";
import { requireBytes, writableBytes } from "../../runtime/buffers.js";
import { concatenateBytes } from "../../runtime/byte-search.js";
import { call, callMethod } from "../../runtime/calls.js";
import { caught, exceptionOf, typeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { fileOperation, osError } from "../../runtime/os-errors.js";
import { asIndex, asSize, intOf, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { checkGrowingBytes } from "../../runtime/text-limits.js";
import { isTrue } from "../../runtime/truth.js";
import { unsupportedOperation } from "../../runtime/unsupported-operation.js";
import { checkEncodable, fileSystemPath, pathText, warnOfBool } from "../posix/paths.js";
import { readWhenReady, writeWhenReady } from "../posix/ready-file.js";
import { rawIoBaseType, sizeArgument } from "./io-base.js";
import { closeAbandoned, registerOpenFile, unregisterOpenFile } from "./open-streams.js";

export const fileIoType: PyType = defineType("FileIO", { base: rawIoBaseType, module: "_io" });

type Optional = Value | undefined;

interface FileMode {
  readonly isReadable: boolean;
  readonly isWritable: boolean;
  readonly isCreating: boolean;
  readonly isAppending: boolean;
  readonly flags: number;
}

export class PyFileIO extends PyStream {
  /** The file's number; -1 when there is none. */
  file = -1;
  mode: FileMode = noMode;
  closesFile = true;

  /** The next bytes, at most so many; null when there are none yet. */
  readBytes(length: number): Uint8Array | null {
    return unlessBlocking(() => readWhenReady(this.openFile(), length));
  }

  writeBytes(bytes: Uint8Array): number | null {
    return unlessBlocking(() => writeWhenReady(this.openFile(), bytes));
  }

  private openFile(): OpenFile {
    return fileOperation(() => services.fileSystem().descriptors.get(this.file));
  }

  seek(offset: number, whence: number): number {
    return fileOperation(() => services.fileSystem().descriptors.get(this.file).seek(offset, whence));
  }
}

const noMode: FileMode = { isReadable: false, isWritable: false, isCreating: false, isAppending: false, flags: 0 };

/** None in place of an error, for streams that do not wait. */
function unlessBlocking<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch (error) {
    if (caught(error, blockingIOErrorType) === null) throw error;
    return null;
  }
}

const MODE_ERROR = "Must have exactly one of create/read/write/append mode and at most one plus";

function parseMode(mode: string): FileMode {
  let kind = "";
  let hasPlus = false;
  for (const letter of mode) {
    if (letter === "b") continue;
    if ("xrwa".includes(letter)) {
      if (kind !== "") throw valueError(MODE_ERROR);
      kind = letter;
    } else if (letter === "+") {
      if (hasPlus) throw valueError(MODE_ERROR);
      hasPlus = true;
    } else throw valueError(`invalid mode: ${mode}`);
  }
  if (kind === "") throw valueError(MODE_ERROR);
  const isReadable = kind === "r" || hasPlus;
  const isWritable = kind !== "r" || hasPlus;
  let flags: number = OpenFlag.CLOSE_ON_EXEC;
  if (isReadable && isWritable) flags |= OpenFlag.READ_WRITE;
  else if (isWritable) flags |= OpenFlag.WRITE_ONLY;
  if (kind === "x") flags |= OpenFlag.CREATE | OpenFlag.EXCLUSIVE;
  if (kind === "w") flags |= OpenFlag.CREATE | OpenFlag.TRUNCATE;
  if (kind === "a") flags |= OpenFlag.CREATE | OpenFlag.APPEND;
  return { isReadable, isWritable, isCreating: kind === "x", isAppending: kind === "a", flags };
}

function initialize(self: PyFileIO, file: Value, mode: Value = "r", closefd: Value = true, opener: Value = null): null {
  if (self.file >= 0 && self.closesFile) closeFile(self);
  self.file = -1;
  const number = intOf(file);
  if (typeof file === "boolean") warnOfBool();
  if (number !== undefined && number < 0) throw valueError("negative file descriptor");
  const path = number === undefined ? fileSystemPath(file) : null;
  const text = path === null ? "" : pathText(path);
  if (text.includes("\0")) throw valueError("embedded null byte");
  checkEncodable(text);
  const modeText = textOf(mode);
  if (modeText === undefined) throw typeError(`FileIO() argument 'mode' must be str, not ${typeName(mode)}`);
  self.mode = parseMode(modeText);
  self.closesFile = isTrue(closefd);
  if (number !== undefined) self.file = Number(number);
  else if (!self.closesFile) throw valueError("Cannot use closefd=False with file name");
  else if (opener !== null) self.file = openBy(opener, file, self.mode.flags);
  else self.file = openPath(text, self.mode.flags, path ?? file);
  try {
    checkFile(self, path ?? file);
    setAttribute(self, "name", file);
    if (self.mode.isAppending) self.seek(0, 2);
  } catch (error) {
    if (number === undefined) closeFile(self);
    self.file = -1;
    throw error;
  }
  if (self.closesFile) registerOpenFile(self);
  return null;
}

function openPath(path: string, flags: number, shown: Value): number {
  const files = services.fileSystem();
  try {
    return fileOperation(() => files.open(path, flags, 0o666), shown);
  } catch (error) {
    // Files that the program has dropped without closing them are still open here.
    if (!isTooMany(error) || !closeAbandoned()) throw error;
    return fileOperation(() => files.open(path, flags, 0o666), shown);
  }
}

function openBy(opener: Value, file: Value, flags: number): number {
  const result = call(opener, [file, flags]);
  const number = intOf(result);
  if (number === undefined) throw typeError("expected integer from opener");
  if (number < 0) throw valueError(`opener returned ${number}`);
  return Number(number);
}

/** What is opened must be there, and no directory. */
function checkFile(self: PyFileIO, shown: Value): void {
  const isPath = intOf(shown) === undefined;
  const file = fileOperation(() => services.fileSystem().descriptors.get(self.file));
  if (file instanceof OpenDirectory) throw isPath ? osError("EISDIR", shown) : osError("EISDIR", shown);
}

function closeFile(self: PyFileIO): void {
  const { file } = self;
  unregisterOpenFile(self);
  self.file = -1;
  if (file >= 0) fileOperation(() => services.fileSystem().descriptors.close(file));
}

function requireOpen(self: PyFileIO): void {
  if (self.file < 0) throw valueError("I/O operation on closed file");
}

function requireMode(self: PyFileIO, action: "reading" | "writing"): void {
  requireOpen(self);
  const isAllowed = action === "reading" ? self.mode.isReadable : self.mode.isWritable;
  if (!isAllowed) throw unsupportedOperation(`File not open for ${action}`);
}

function read(self: PyFileIO, size: Optional): Value {
  requireMode(self, "reading");
  const limit = sizeArgument(size);
  if (limit < 0) return callMethod(self, "readall");
  const bytes = self.readBytes(limit);
  return bytes === null ? null : new PyBytes(bytes);
}

const LEAST_PART = 65_536;

function readAll(self: PyFileIO): Value {
  requireMode(self, "reading");
  let result = new Uint8Array(0);
  for (let part = LEAST_PART; ; part = Math.max(part, result.length)) {
    const bytes = self.readBytes(part);
    if (bytes === null && result.length === 0) return null;
    if (bytes === null || bytes.length === 0) return new PyBytes(result);
    checkGrowingBytes(result.length + bytes.length, bytes.length);
    result = result.length === 0 ? Uint8Array.from(bytes) : Uint8Array.from(concatenateBytes(result, bytes));
  }
}

function seek(self: PyFileIO, position: Value, whence: Optional): number {
  requireOpen(self);
  if (intOf(position) === undefined && typeof position === "object") asIndex(position);
  return self.seek(asSize(position), whence === undefined ? 0 : Number(asIndex(whence)));
}

function truncate(self: PyFileIO, size: Optional): Value {
  requireMode(self, "writing");
  const wanted = size === undefined || size === null ? self.seek(0, 1) : asSize(size);
  fileOperation(() => services.fileSystem().descriptors.get(self.file).truncate(wanted));
  return size === undefined || size === null ? wanted : size;
}

function isSeekable(self: PyFileIO): boolean {
  requireOpen(self);
  try {
    self.seek(0, 1);
    return true;
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    return false;
  }
}

function modeText({ mode }: PyFileIO): string {
  const plus = mode.isReadable ? "+" : "";
  if (mode.isCreating) return `xb${plus}`;
  if (mode.isAppending) return `ab${plus}`;
  if (mode.isReadable) return mode.isWritable ? "rb+" : "rb";
  return "wb";
}

function represent(self: PyFileIO): string {
  const { name } = self.cls;
  const shown = `_io.${name}`;
  if (self.file < 0) return `<${shown} [closed]>`;
  const fileName = findAttribute(self, "name");
  const what = fileName === undefined ? `fd=${self.file}` : `name=${repr(fileName)}`;
  return `<${shown} ${what} mode='${modeText(self)}' closefd=${self.closesFile ? "True" : "False"}>`;
}

function isTooMany(error: unknown): boolean {
  return typeof error === "object" && error !== null && errorNumber(error) === 24;
}

function errorNumber(error: object): unknown {
  return "exception" in error ? (error.exception as { members?: Map<string, Value> }).members?.get("errno") : undefined;
}

defineMethods(fileIoType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyFileIO(cls)),
  method("__init__(file, mode='r', closefd=True, opener=None)", initialize),
  method("read(size=-1, /)", read, "Read at most size bytes, returned as bytes."),
  method("readall()", readAll, "Read all data from the file, returned as bytes."),
  method(
    "readinto(buffer, /)",
    (self: PyFileIO, buffer: Value) => {
      requireMode(self, "reading");
      const target = writableBytes(buffer, "readinto() argument");
      const bytes = self.readBytes(target.length);
      if (bytes === null) return null;
      target.set(bytes);
      return bytes.length;
    },
    "Same as RawIOBase.readinto().",
  ),
  method(
    "write(b, /)",
    (self: PyFileIO, data: Value) => {
      requireMode(self, "writing");
      return self.writeBytes(requireBytes(data));
    },
    "Write buffer b to file, return number of bytes written.",
  ),
  method("seek(pos, whence=0, /)", seek, "Move to new file position and return the file position."),
  method(
    "tell()",
    (self: PyFileIO) => {
      requireOpen(self);
      return self.seek(0, 1);
    },
    "Current file position.",
  ),
  method("truncate(size=None, /)", truncate, "Truncate the file to at most size bytes and return the truncated size."),
  method(
    "close()",
    (self: PyFileIO) => {
      const flush = rawIoBaseType.lookup("close");
      if (flush !== undefined && self.file >= 0) {
        try {
          call(flush, [self]);
        } finally {
          if (self.closesFile) closeFile(self);
          else self.file = -1;
        }
      }
      return null;
    },
    "Close the file.",
  ),
  method(
    "fileno()",
    (self: PyFileIO) => {
      requireOpen(self);
      return self.file;
    },
    "Return the underlying file descriptor (an integer).",
  ),
  method(
    "isatty()",
    (self: PyFileIO) => {
      requireOpen(self);
      return fileOperation(() => services.fileSystem().descriptors.get(self.file).isTerminal);
    },
    "True if the file is connected to a TTY device.",
  ),
  method("_isatty_open_only()", (self: PyFileIO) => {
    requireOpen(self);
    return false;
  }),
  method("seekable()", isSeekable, "True if file supports random-access."),
  method(
    "readable()",
    (self: PyFileIO) => {
      requireOpen(self);
      return self.mode.isReadable;
    },
    "True if file was opened in a read mode.",
  ),
  method(
    "writable()",
    (self: PyFileIO) => {
      requireOpen(self);
      return self.mode.isWritable;
    },
    "True if file was opened in a write mode.",
  ),
  method("__getstate__()", (self: PyFileIO) => {
    throw typeError(`cannot pickle '${typeName(self)}' instances`);
  }),
  method("__repr__(/)", represent),
  getter("closed", (self: PyFileIO) => self.file < 0, null, "True if the file is closed"),
  getter(
    "closefd",
    (self: PyFileIO) => self.closesFile,
    null,
    "True if the file descriptor will be closed by close().",
  ),
  getter("mode", modeText, null, "String giving the file mode"),
  getter("_blksize", () => 4096),
]);
