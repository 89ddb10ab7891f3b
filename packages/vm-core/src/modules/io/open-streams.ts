/**
 * The streams over open files of an interpreter. Nothing happens here when the last reference to a stream goes, so what
 * CPython would have written by then is written when somebody looks, and at the end of the program.
 */

import type { FileStatus } from "../../files/file-status.js";
import type { PyStream } from "../../objects/stream.js";
import { callMethod } from "../../runtime/calls.js";
import { exceptionOf } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { heldAmong, reachableAmong } from "../../runtime/reachability.js";

/** A stream that may hold what has not been written yet. */
export interface OutputStream extends PyStream {
  readonly hasPendingOutput: boolean;
  /** The number of the open file that it leads to; null when it leads elsewhere. */
  readonly outputFile: number | null;
}

interface OpenStreams {
  readonly files: Set<PyStream>;
  /** Streams with pending output, outer ones after those that they write to. */
  readonly outputs: Set<OutputStream>;
}

const openStreams = perInterpreter((): OpenStreams => ({ files: new Set(), outputs: new Set() }));

export function registerOpenFile(file: PyStream): void {
  openStreams().files.add(file);
}

export function unregisterOpenFile(file: PyStream): void {
  openStreams().files.delete(file);
}

/** To be called when a stream that leads to an open file holds output for the first time. */
export function registerOutput(stream: OutputStream): void {
  const { outputs } = openStreams();
  outputs.add(stream);
  services.fileSystem().onLook = writeBackAbandoned;
}

export function unregisterOutput(stream: OutputStream): void {
  const { outputs } = openStreams();
  if (outputs.delete(stream) && outputs.size === 0) services.fileSystem().onLook = null;
}

/** Writes what streams hold for a file when the program cannot be seen to reach them any more. */
function writeBackAbandoned(status: FileStatus): void {
  const files = services.fileSystem();
  const pending = [...openStreams().outputs].filter(({ hasPendingOutput, outputFile }) => {
    if (!hasPendingOutput || outputFile === null || !files.descriptors.has(outputFile)) return false;
    const own = files.descriptors.get(outputFile).status();
    return own.inode === status.inode && own.device === status.device;
  });
  if (pending.length === 0) return;
  const reachable = reachableAmong(pending);
  for (const stream of pending.reverse()) if (!reachable.has(stream)) tryCall(stream, "flush");
}

/** Closes the files that the program cannot be seen to reach any more; false when there are none. */
export function closeAbandoned(): boolean {
  const { files } = openStreams();
  writeBackAll();
  const reachable = heldAmong([...files]);
  let hasClosed = false;
  for (const file of files) {
    if (reachable.has(file)) continue;
    hasClosed = true;
    tryCall(file, "close");
  }
  return hasClosed;
}

/** Writes what all streams hold, at the end of a program. */
export function writeBackAll(): void {
  const { outputs } = openStreams();
  for (const stream of [...outputs].reverse()) if (stream.hasPendingOutput) tryCall(stream, "flush");
}

/** Errors have nobody to go to. */
function tryCall(stream: PyStream, name: "flush" | "close"): void {
  try {
    callMethod(stream, name);
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
  }
}
