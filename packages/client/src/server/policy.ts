/** What a server lets programs have, whatever their clients ask for. */

import type { Limits, MachineOptions } from "@tandem-py/worker/protocol";
import { ServiceError } from "../remote/service-errors.js";

export interface Policy {
  /** Milliseconds that a run has when it does not say it, and at most. */
  readonly defaultTimeoutMs: number;
  readonly maxTimeoutMs: number;
  /** Bytes of a program's objects. */
  readonly maxMemory: number;
  /** Characters of stdout and stderr of one run. */
  readonly maxOutput: number;
}

export const defaultPolicy: Policy = {
  defaultTimeoutMs: 10_000,
  maxTimeoutMs: 60_000,
  maxMemory: 256 * 1024 * 1024,
  maxOutput: 1_000_000,
};

/** The limits that a run gets. */
export function allowedLimits(asked: Limits, policy: Policy): Limits {
  return {
    ...asked,
    timeoutMs: Math.min(asked.timeoutMs ?? policy.defaultTimeoutMs, policy.maxTimeoutMs),
    memoryLimit: Math.min(asked.memoryLimit ?? policy.maxMemory, policy.maxMemory),
    outputLimit: Math.min(asked.outputLimit ?? policy.maxOutput, policy.maxOutput),
  };
}

/** Throws ServiceError for what belongs to the server's machine. */
export function requireOwn({ mounts = [], importPaths = [] }: MachineOptions): void {
  if (mounts.length + importPaths.length === 0) return;
  throw new ServiceError("forbidden", "directories of the server cannot be mounted or imported from");
}
