/** A repr that neither grows nor takes long, for looking at values from outside: the idea is that of reprlib. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyComplex } from "../objects/complex.js";
import { dictType, PyDict } from "../objects/dict.js";
import { PyFloat } from "../objects/float.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet, setType } from "../objects/set.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { repr } from "./text.js";
import { printedClassName, safeText } from "./traceback-report.js";

export interface ReprLimits {
  /** Characters in all. */
  readonly length: number;
  /** Items of one container. */
  readonly items: number;
  /** Containers inside containers. */
  readonly depth: number;
  /** Runs no code of the program: its objects are shown by their class. */
  readonly isQuiet?: boolean;
}

const defaultLimits: ReprLimits = { length: 400, items: 50, depth: 4 };
const CUT = "...";
/** Digits of an int are a quadratic matter. */
const MAXIMUM_BITS = 4096n;

/** Runs `__repr__` of other objects than the builtin containers; what it raises is shown instead. */
export function boundedRepr(value: Value, limits: ReprLimits = defaultLimits): string {
  const text = describe(value, limits, 0);
  return text.length > limits.length ? `${text.slice(0, limits.length)}${CUT}` : text;
}

function describe(value: Value, limits: ReprLimits, depth: number): string {
  if (typeof value === "string") return shortened(value, limits.length, (part) => repr(part));
  if (typeof value === "bigint" && BigInt.asIntN(Number(MAXIMUM_BITS), value) !== value) return "<int of many digits>";
  if (value instanceof PyBytes || value instanceof PyByteArray) {
    if (value.bytes.length > limits.length) return `<${typeOf(value).name} of ${value.bytes.length} bytes>`;
  }
  // A subclass may have a __repr__ of its own.
  const { cls } = value !== null && typeof value === "object" ? value : { cls: null };
  const all = (items: readonly Value[], open: string, close: string): string =>
    depth >= limits.depth && items.length > 0
      ? `${open}${CUT}${close}`
      : `${open}${join(items, limits, (each) => describe(each, limits, depth + 1))}${close}`;
  if (value instanceof PyList && cls === listType) return all(value.items, "[", "]");
  if (value instanceof PyTuple && cls === tupleType)
    return all(value.items, "(", value.items.length === 1 ? ",)" : ")");
  if (value instanceof PySet && value.size > 0) {
    if (cls === setType) return all(value.elements(), "{", "}");
    if (cls === frozenSetType) return all(value.elements(), "frozenset({", "})");
  }
  if (value instanceof PyDict && cls === dictType) {
    if (depth >= limits.depth && value.size > 0) return `{${CUT}}`;
    const pair = (key: Value): string =>
      `${describe(key, limits, depth + 1)}: ${describe(value.get(key) ?? null, limits, depth + 1)}`;
    return `{${join(value.keys(), limits, pair)}}`;
  }
  if (limits.isQuiet === true && cls !== null && !(value instanceof PyFloat) && !(value instanceof PyComplex)) {
    return `<${printedClassName(typeOf(value))} object>`;
  }
  return shortened(safeText(value, "object", "repr"), limits.length, (part) => part);
}

function join(items: readonly Value[], limits: ReprLimits, show: (item: Value) => string): string {
  const parts: string[] = [];
  let length = 0;
  for (const item of items) {
    if (parts.length >= limits.items || length > limits.length) return [...parts, CUT].join(", ");
    const part = show(item);
    parts.push(part);
    length += part.length + 2;
  }
  return parts.join(", ");
}

const shortened = (text: string, limit: number, show: (part: string) => string): string =>
  text.length > limit ? `${show(text.slice(0, limit))}${CUT}` : show(text);
