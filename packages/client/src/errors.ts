/** What the client throws: misuse and lost connections. How a program ends is a value, not an error. */

import type { ErrorCode } from "@tandem-py/worker/protocol";

export type { ErrorCode };

export class TandemError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = "TandemError";
    this.code = code;
  }
}
