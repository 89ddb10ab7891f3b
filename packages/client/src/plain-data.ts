/** What can become a Python value, before it is sent. */

import type { HostResult } from "./host-functions.js";

/** A value that no Python value can be made of; `message` goes on from "returned". */
export class NotPlain extends Error {
  constructor(message: string) {
    super(message);
    this.name = "NotPlain";
  }
}

const MAXIMUM_DEPTH = 64;
/** What a value costs beside its text or bytes. */
const OVERHEAD = 8;

/** Returns the value. Throws NotPlain for functions, instances, cycles, and what is too deep or too large. */
export function requirePlain(value: unknown, maxBytes: number): HostResult {
  new Scale(maxBytes).weigh(value, 0);
  // Whatever else it could be has been refused.
  return value as HostResult;
}

class Scale {
  private left: number;
  private readonly maximum: number;

  constructor(maximum: number) {
    this.maximum = maximum;
    this.left = maximum;
  }

  weigh(value: unknown, depth: number): void {
    this.charge(OVERHEAD);
    switch (typeof value) {
      case "string":
        return this.charge(2 * value.length);
      case "bigint":
        return this.charge(value.toString(16).length);
      case "object":
        return value === null ? undefined : this.weighObject(value, depth);
      case "function":
      case "symbol":
        throw new NotPlain(`a ${typeof value}`);
      default:
        return;
    }
  }

  private weighObject(value: object, depth: number): void {
    if (depth >= MAXIMUM_DEPTH) throw new NotPlain("something that is nested too deeply, or inside itself");
    if (value instanceof Uint8Array) return this.charge(value.length);
    if (Array.isArray(value) || value instanceof Set) {
      for (const each of value as Iterable<unknown>) this.weigh(each, depth + 1);
      return;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!(value instanceof Map) && prototype !== Object.prototype && prototype !== null) {
      throw new NotPlain(`an instance of ${value.constructor.name}`);
    }
    const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
    for (const [key, each] of entries) {
      this.weigh(key, depth + 1);
      this.weigh(each, depth + 1);
    }
  }

  private charge(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new NotPlain(`more than ${this.maximum} bytes`);
  }
}
