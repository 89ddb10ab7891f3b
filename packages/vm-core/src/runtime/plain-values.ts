/**
 * Python values as plain data that can be sent to another thread, and back.
 *
 * None, bool, str and bytes are null, boolean, string and Uint8Array. An int is a number in the safe range and a bigint
 * outside. A float is a number, so 1.0 arrives as 1. A list is an array, a dict whose keys are all str an object.
 * Everything else is an object with a `$type`, and so is a dict with a key that an object could not hold safely.
 * In the other direction a number without a fraction is an int (-0 is a float); `{ $type: "float", value: 1 }` is 1.0.
 */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyComplex } from "../objects/complex.js";
import { PyDict } from "../objects/dict.js";
import { PyFloat } from "../objects/float.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { normalizeInt } from "./primitives.js";
import { printedClassName, safeText } from "./traceback-report.js";

export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue }
  | { readonly $type: "tuple" | "set" | "frozenset"; readonly items: readonly PlainValue[] }
  | { readonly $type: "dict"; readonly entries: readonly (readonly [PlainValue, PlainValue])[] }
  | { readonly $type: "float"; readonly value: number }
  | { readonly $type: "complex"; readonly real: number; readonly imag: number }
  /** Any other object: its class and its repr. */
  | { readonly $type: "object"; readonly class: string; readonly repr: string }
  /** A container inside itself; `levels` up from here. */
  | { readonly $type: "cycle"; readonly levels: number }
  /** Left out because of a limit. */
  | { readonly $type: "truncated"; readonly reason: "depth" | "size"; readonly class: string };

export interface PlainLimits {
  /** Containers inside containers. */
  readonly depth: number;
  /** Values in all; each 64 characters or bytes count as another. */
  readonly size: number;
  /** Instead of leaving something out, or saying that something is inside itself, a PlainValueError is thrown. */
  readonly isStrict?: boolean;
}

const defaultLimits: PlainLimits = { depth: 64, size: 1_000_000 };
const UNITS_PER_VALUE = 64;
const MAXIMUM_REPR = 10_000;

/** What cannot become a Python value. */
export class PlainValueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PlainValueError";
  }
}

/** Copies a value. Throws PlainValueError with strict limits only. Calls `__repr__` of objects that are no plain data; what they raise is not passed on. */
export function toPlain(value: Value, limits: PlainLimits = defaultLimits): PlainValue {
  return new Describer(limits).describe(value);
}

class Describer {
  private readonly limits: PlainLimits;
  private readonly path: Value[] = [];
  private left: number;

  constructor(limits: PlainLimits) {
    this.limits = limits;
    this.left = limits.size;
  }

  describe(value: Value): PlainValue {
    this.left--;
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value === "bigint") return this.charge(value.toString(16).length) ? value : this.cut(value, "size");
    if (typeof value === "string") return this.charge(value.length) ? value : this.cut(value, "size");
    const { cls } = value;
    // An instance of a subclass is an object of its own kind, not plain data.
    if (cls.layoutOwner !== cls) return this.object(value);
    if (value instanceof PyFloat) return value.value;
    if (value instanceof PyComplex) return { $type: "complex", real: value.real, imag: value.imag };
    if (value instanceof PyBytes || value instanceof PyByteArray) {
      return this.charge(value.bytes.length) ? value.bytes.slice() : this.cut(value, "size");
    }
    return this.container(value);
  }

  private container(value: Exclude<Value, null | string | number | bigint | boolean>): PlainValue {
    const outer = this.path.lastIndexOf(value);
    if (outer >= 0 && this.limits.isStrict === true) throw new PlainValueError("a container is inside itself");
    if (outer >= 0) return { $type: "cycle", levels: this.path.length - outer };
    const count = sizeOf(value);
    if (count === undefined) return this.object(value);
    if (count > this.left) return this.cut(value, "size");
    if (this.path.length >= this.limits.depth) return this.cut(value, "depth");
    this.path.push(value);
    try {
      if (value instanceof PyList) return this.all(value.items);
      if (value instanceof PyTuple) return { $type: "tuple", items: this.all(value.items) };
      if (value instanceof PySet) {
        return { $type: value.cls === frozenSetType ? "frozenset" : "set", items: this.all(value.elements()) };
      }
      return value instanceof PyDict ? this.dict(value) : this.object(value);
    } finally {
      this.path.pop();
    }
  }

  private all(values: readonly Value[]): PlainValue[] {
    return values.map((each) => this.describe(each));
  }

  private dict(dict: PyDict): PlainValue {
    const keys = dict.keys();
    const isObject = keys.every((key) => typeof key === "string" && key !== "$type" && key !== "__proto__");
    if (!isObject) {
      const values = dict.values();
      return { $type: "dict", entries: keys.map((key, index) => [this.describe(key), this.describe(values[index])]) };
    }
    const values = dict.values();
    return Object.fromEntries(keys.map((key, index) => [String(key), this.describe(values[index])]));
  }

  private object(value: Value): PlainValue {
    const repr = safeText(value, "object", "repr");
    const shown = repr.length > MAXIMUM_REPR ? `${repr.slice(0, MAXIMUM_REPR)}…` : repr;
    this.charge(shown.length);
    return { $type: "object", class: printedClassName(typeOf(value)), repr: shown };
  }

  private charge(units: number): boolean {
    const cost = Math.floor(units / UNITS_PER_VALUE);
    if (cost > this.left) return false;
    this.left -= cost;
    return true;
  }

  private cut(value: Value, reason: "depth" | "size"): PlainValue {
    if (this.limits.isStrict === true) throw new PlainValueError(reason === "size" ? "too large" : "nested too deeply");
    return { $type: "truncated", reason, class: printedClassName(typeOf(value)) };
  }
}

function sizeOf(value: Value): number | undefined {
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  return value instanceof PySet || value instanceof PyDict ? value.size : undefined;
}

/** Makes a Python value. Throws PlainValueError for anything that is not in the table above; may raise TypeError. */
export function fromPlain(data: unknown, limits: PlainLimits = defaultLimits): Value {
  return new Builder(limits).build(data, 0);
}

class Builder {
  private readonly limits: PlainLimits;
  private left: number;

  constructor(limits: PlainLimits) {
    this.limits = limits;
    this.left = limits.size;
  }

  build(data: unknown, depth: number): Value {
    if (--this.left < 0) throw new PlainValueError("value too large");
    if (depth > this.limits.depth) throw new PlainValueError("value nested too deeply");
    switch (typeof data) {
      case "boolean":
      case "string":
        return data;
      case "bigint":
        return normalizeInt(data);
      case "number":
        if (Number.isSafeInteger(data) && !Object.is(data, -0)) return data;
        return new PyFloat(data);
      case "object":
        return data === null ? null : this.object(data, depth);
      default:
        throw new PlainValueError(`a ${typeof data} is no plain value`);
    }
  }

  private object(data: object, depth: number): Value {
    if (data instanceof Uint8Array) return new PyBytes(Uint8Array.from(data));
    if (Array.isArray(data)) return new PyList(this.all(data, depth));
    if (data instanceof Map) return this.dict([...data], depth);
    if (data instanceof Set) return this.set([...data], depth, new PySet());
    const prototype: unknown = Object.getPrototypeOf(data);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new PlainValueError(`a ${data.constructor.name} is no plain value`);
    }
    if (Object.hasOwn(data, "$type")) return this.tagged(data as { readonly $type: unknown }, depth);
    return this.dict(Object.entries(data), depth);
  }

  private tagged(data: { readonly $type: unknown } & Readonly<Record<string, unknown>>, depth: number): Value {
    switch (data.$type) {
      case "tuple":
        return new PyTuple(this.all(arrayOf(data.items), depth));
      case "set":
        return this.set(arrayOf(data.items), depth, new PySet());
      case "frozenset":
        return this.set(arrayOf(data.items), depth, new PySet(frozenSetType));
      case "dict":
        return this.dict(arrayOf(data.entries).map(pairOf), depth);
      case "float":
        return new PyFloat(numberOf(data.value));
      case "complex":
        return new PyComplex(numberOf(data.real), numberOf(data.imag));
      default:
        throw new PlainValueError(`no value can be made of $type ${JSON.stringify(data.$type)}`);
    }
  }

  private all(items: readonly unknown[], depth: number): Value[] {
    return Array.from(items, (each) => this.build(each, depth + 1));
  }

  private set(items: readonly unknown[], depth: number, set: PySet): PySet {
    for (const item of this.all(items, depth)) set.add(item);
    return set;
  }

  private dict(entries: readonly (readonly [unknown, unknown])[], depth: number): PyDict {
    const dict = new PyDict();
    for (const [key, value] of entries) dict.set(this.build(key, depth + 1), this.build(value, depth + 1));
    return dict;
  }
}

function arrayOf(data: unknown): readonly unknown[] {
  if (!Array.isArray(data)) throw new PlainValueError("expected an array");
  return data;
}

function pairOf(data: unknown): readonly [unknown, unknown] {
  const pair = arrayOf(data);
  if (pair.length !== 2) throw new PlainValueError("expected a pair");
  return [pair[0], pair[1]];
}

function numberOf(data: unknown): number {
  if (typeof data !== "number") throw new PlainValueError("expected a number");
  return data;
}
