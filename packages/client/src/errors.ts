/** What the client throws: misuse and lost connections. How a program ends is a value, not an error. */

import { QueueFull } from "@tandem-py/worker";
import type { ErrorCode as ProgramErrorCode } from "@tandem-py/worker/protocol";
import type { ServiceErrorCode } from "./remote/service-errors.js";

/** Those of a server are among them. */
export type ErrorCode = ProgramErrorCode | ServiceErrorCode;

export class TandemError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = "TandemError";
    this.code = code;
  }
}

/** Finds a program a place. Throws TandemError of code `overloaded` when there is none, and no room to wait for one. */
export function place<Link>(find: () => Link): Link {
  try {
    return find();
  } catch (error) {
    if (error instanceof QueueFull) throw new TandemError("overloaded", error.message);
    throw error;
  }
}
