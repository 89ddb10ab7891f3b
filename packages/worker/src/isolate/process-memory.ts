/** How much memory another process has. */

import { readFileSync } from "node:fs";

const FIELDS = { VmRSS: /^VmRSS:\s+(\d+) kB$/m, VmData: /^VmData:\s+(\d+) kB$/m };

/**
 * Bytes of main memory (`VmRSS`), or of private memory that it may write to, used or not (`VmData`). Undefined where the
 * system does not tell, or the process is gone.
 */
export function memoryOf(pid: number, field: keyof typeof FIELDS): number | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const match = FIELDS[field].exec(readFileSync(`/proc/${pid}/status`, "latin1"));
    return match === null ? undefined : Number(match[1]) * 1024;
  } catch {
    return undefined;
  }
}
