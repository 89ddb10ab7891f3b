/** What compressors and decompressors share: running zlib in steps of bounded size, its errors, and copying its state. */

import ZStream from "pako/lib/zlib/zstream.js";
import type { ByteWriter } from "../../runtime/byte-writer.js";
import { newException, PythonError } from "../../runtime/errors.js";
import { moduleException } from "../../runtime/module-exceptions.js";
import { pollSafePoint } from "../../runtime/thread.js";

export const OK = 0;
export const STREAM_END = 1;
export const NEED_DICTIONARY = 2;
export const STREAM_ERROR = -2;
export const BUFFER_ERROR = -5;
const DATA_ERROR = -3;

export const NO_FLUSH = 0;
export const SYNC_FLUSH = 2;
export const FINISH = 4;
export const BLOCK = 5;

export const DEFLATED = 8;
export const MAXIMUM_WINDOW_BITS = 15;
export const DEFAULT_MEMORY_LEVEL = 8;
export const DEFAULT_COMPRESSION = -1;
export const DEFAULT_STRATEGY = 0;

/** Bytes that one step reads or writes at most: between steps there is a safe point. */
export const STEP = 2 ** 16;

const nothing = new Uint8Array(0);

/** zlib.error */
export const zlibErrorType = moduleException("zlib", "error");

/** zlib's own reasons for the codes that come without one. */
const reasons: Readonly<Record<number, string>> = {
  [BUFFER_ERROR]: "incomplete or truncated stream",
  [STREAM_ERROR]: "inconsistent stream state",
  [DATA_ERROR]: "invalid input data",
};

export const zlibMessage = (message: string): PythonError => new PythonError(newException(zlibErrorType(), message));

/** The error of a code that zlib returned; `action` completes "while …". */
export function zlibError(stream: ZStream, code: number, action: string): PythonError {
  const ownReason = code === STREAM_ERROR || stream.msg === "" ? null : stream.msg;
  const reason = ownReason ?? reasons[code];
  return zlibMessage(`Error ${code} ${action}${reason === undefined ? "" : `: ${reason}`}`);
}

export function newStream(): ZStream {
  const stream = new ZStream();
  stream.input = nothing;
  stream.next_in = 0;
  stream.avail_in = 0;
  stream.output = nothing;
  stream.next_out = 0;
  stream.avail_out = 0;
  return stream;
}

export function setInput(stream: ZStream, bytes: Uint8Array): void {
  stream.input = bytes;
  stream.next_in = 0;
  stream.avail_in = bytes.length;
}

/** The input that was not read yet. */
export const inputLeft = (stream: ZStream): Uint8Array =>
  stream.input.slice(stream.next_in, stream.next_in + stream.avail_in);

/** Runs `step` once with room for at most `limit` bytes, appends what it wrote, and returns its code. */
export function runStep(stream: ZStream, writer: ByteWriter, limit: number, step: () => number): number {
  pollSafePoint();
  const room = Math.min(limit, STEP);
  stream.output = new Uint8Array(room);
  stream.next_out = 0;
  stream.avail_out = room;
  const code = step();
  writer.append(stream.output.subarray(0, stream.next_out));
  stream.output = nothing;
  return code;
}

/** A copy of a stream and of all its state. Input and dictionaries, which nobody changes, are copied like the rest. */
export function copyStream(stream: ZStream): ZStream {
  const copies = new Map<object, object>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (ArrayBuffer.isView(value)) {
      const view = (value as Uint8Array).slice();
      copies.set(value, view);
      return view;
    }
    const result = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
    copies.set(value, result);
    for (const [name, member] of Object.entries(value)) result[name] = copy(member);
    return Array.isArray(value) ? Object.assign([], result) : result;
  };
  return copy(stream) as ZStream;
}
