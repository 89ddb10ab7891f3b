/** sys.stdin, sys.stdout and sys.stderr as a program begins with them. */

import { ConsoleFile } from "../files/console-file.js";
import type { FileSystem } from "../files/file-system.js";
import { type OpenFile } from "../files/open-file.js";
import type { Value } from "../objects/object.js";
import { setAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { services } from "../runtime/interpreter-services.js";
import { decodeUtf8Part, encodeUtf8 } from "../runtime/utf8.js";
import { bufferedReaderType, bufferedWriterType, newBuffered } from "./io/buffered-types.js";
import { fileIoType } from "./io/file-io.js";
import { DEFAULT_BUFFER_SIZE } from "./io/io-base.js";
import { newTextIOWrapper } from "./io/text-io-type.js";

export interface StandardStreams {
  readonly stdin: Value;
  readonly stdout: Value;
  readonly stderr: Value;
}

/** Opens the console as files 0, 1 and 2, and makes the streams over them. */
export function makeStandardStreams(files: FileSystem): StandardStreams {
  const input = new ConsoleFile({ read: () => encodeUtf8(services.readLine(), "surrogateescape") });
  files.descriptors.add(input);
  return { stdin: inputStream(), stdout: outputStream(files, "stdout"), stderr: outputStream(files, "stderr") };
}

function inputStream(): Value {
  const raw = rawStream(0, "<stdin>", "r");
  const buffer = newBuffered(bufferedReaderType, raw, DEFAULT_BUFFER_SIZE);
  const stream = newTextIOWrapper(buffer, {
    encoding: "utf-8",
    errors: "strict",
    newline: null,
    isLineBuffered: false,
    isWriteThrough: false,
  });
  setAttribute(stream, "mode", "r");
  return stream;
}

function outputStream(files: FileSystem, name: "stdout" | "stderr"): Value {
  const file = outputFile(name);
  const number = files.descriptors.add(file);
  const raw = rawStream(number, `<${name}>`, "w");
  const buffer = newBuffered(bufferedWriterType, raw, DEFAULT_BUFFER_SIZE);
  buffer.isUnbuffered = true;
  const stream = newTextIOWrapper(buffer, {
    encoding: "utf-8",
    errors: name === "stderr" ? "backslashreplace" : "strict",
    newline: "\n",
    isLineBuffered: name === "stderr",
    isWriteThrough: false,
  });
  stream.console = { stream: name, file };
  setAttribute(stream, "mode", "w");
  return stream;
}

/** Bytes become text; a sequence that is cut off waits for the next bytes. */
function outputFile(name: "stdout" | "stderr"): OpenFile {
  let pending = new Uint8Array(0);
  return new ConsoleFile({
    write: (bytes) => {
      const input = new Uint8Array(pending.length + bytes.length);
      input.set(pending);
      input.set(bytes, pending.length);
      const { text, consumed } = decodeUtf8Part(input, "surrogateescape", false);
      pending = input.slice(consumed);
      if (text !== "") services.write(name, text);
    },
  });
}

function rawStream(file: number, name: string, mode: string): Value {
  const raw = call(fileIoType, [file, mode, false]);
  setAttribute(raw, "name", name);
  return raw;
}
