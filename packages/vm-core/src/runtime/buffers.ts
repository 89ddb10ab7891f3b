/** The buffer protocol: reading the bytes behind bytes-like objects. */

import { BufferExporter, type Memory } from "../objects/buffer.js";
import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyFunction } from "../objects/function.js";
import { PyMemoryView } from "../objects/memoryview.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { bufferError, typeError, valueError } from "./errors.js";
import { typeName } from "./primitives.js";
import { isReachable } from "./reachability.js";

/** PyBUF_FULL_RO, what `__buffer__` methods are asked for. */
const FULL_READ_ONLY = 284;

/** The object whose memory a bytes-like object exposes, or undefined. A class's `__buffer__` is called. */
export function bufferExporter(value: Value): BufferExporter | undefined {
  if (value instanceof BufferExporter && !(value.cls.isHeapType && overridesBuffer(value))) return value;
  if (value === null || typeof value !== "object") return undefined;
  const method = typeOf(value).special(Special.__buffer__);
  if (method === null) return undefined;
  const view = callSpecial(method, value, FULL_READ_ONLY);
  if (!(view instanceof PyMemoryView)) throw typeError(`__buffer__ returned non-memoryview object`);
  return view;
}

const overridesBuffer = ({ cls }: BufferExporter): boolean => cls.special(Special.__buffer__) instanceof PyFunction;

/** The current bytes of a bytes-like object, which must not be kept or changed; undefined for anything else. */
export function bytesLike(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.bytes;
  const exporter = bufferExporter(value);
  return exporter === undefined ? undefined : memoryOf(exporter).bytes;
}

/** bytesLike, raising TypeError where there is none. */
export function requireBytes(value: Value): Uint8Array {
  const bytes = bytesLike(value);
  if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return bytes;
}

/** An exporter's memory. Raises ValueError for a released memoryview. */
export function memoryOf(exporter: BufferExporter): Memory {
  if (exporter instanceof PyMemoryView) checkReleased(exporter);
  return exporter.memory();
}

export function checkReleased(view: PyMemoryView): void {
  if (view.isReleased) throw valueError("operation forbidden on released memoryview object");
}

/**
 * Must precede every change of an exporter's size. Views that nothing refers to any more do not count, although nobody
 * released them: CPython's reference counts would have.
 */
export function checkNotExported(
  exporter: BufferExporter,
  message = "Existing exports of data: object cannot be re-sized",
): void {
  if (exporter.pins > 0) throw bufferError(message);
  if (exporter.exports === 0) return;
  if (isReachable((value) => value instanceof PyMemoryView && value.source === exporter && !value.isReleased)) {
    throw bufferError(message);
  }
  exporter.exports = 0;
}

/** The writable bytes of a bytes-like object, for readinto; `where` begins the message. */
export function writableBytes(value: Value, where: string): Uint8Array {
  const exporter = bufferExporter(value);
  const memory = exporter === undefined ? undefined : memoryOf(exporter);
  const isContiguous = !(exporter instanceof PyMemoryView) || exporter.isContiguous;
  if (memory === undefined || memory.isReadOnly || !isContiguous) {
    throw typeError(`${where} must be read-write bytes-like object, not ${typeName(value)}`);
  }
  return memory.bytes;
}
