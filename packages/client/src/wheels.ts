/** Wheels that a program can import from. */

import type { MachineOptions } from "@tandem-py/worker/protocol";
import { unpackWheel, WheelError } from "@tandem-py/worker/wheel";
import { TandemError } from "./errors.js";

/** A package as an archive; only those in Python alone can be used. */
export interface Wheel {
  /** `name-version-py3-none-any.whl` */
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** Options with the files of wheels among the others. Throws TandemError for a wheel that cannot be used. */
export function withWheels(options: MachineOptions, wheels: readonly Wheel[]): MachineOptions {
  if (wheels.length === 0) return options;
  try {
    const unpacked = wheels.map(({ filename, bytes }) => unpackWheel(filename, bytes));
    return { ...options, files: Object.assign({}, ...unpacked, options.files) as Record<string, string | Uint8Array> };
  } catch (error) {
    if (error instanceof WheelError) throw new TandemError("invalid-value", error.message);
    throw error;
  }
}
