/**
 * Trace events as they travel: records of five 32-bit words in a chunk.
 *
 *   word 0  kind in the low 8 bits, depth of the stack above them
 *   word 1  code: index into the table of codes
 *   word 2  line, or 0 when the code has none there
 *   word 3  microseconds since the chunk's `startedAt`
 *   word 4  of exceptions: index of the class name in the table of names; of `stopped`: that of the reason; of
 *           `opcode` and `branch`: index into the table of instructions
 */

export const EVENT_KINDS = ["call", "line", "return", "yield", "exception", "opcode", "branch", "stopped"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
/** Without those that stop a program before each instruction. */
export const DEFAULT_EVENT_KINDS: readonly EventKind[] = ["call", "line", "return", "yield", "exception", "stopped"];

export const KindCode = {
  call: 0,
  line: 1,
  return: 2,
  exception: 3,
  yield: 4,
  opcode: 5,
  branch: 6,
  stopped: 7,
} as const satisfies Record<EventKind, number>;

export const RECORD_WORDS = 5;
export const KIND_BITS = 8;
export const KIND_MASK = (1 << KIND_BITS) - 1;
/** As many whole records as fit in 16 KiB. */
export const RECORDS_PER_CHUNK = Math.floor(16_384 / (RECORD_WORDS * Int32Array.BYTES_PER_ELEMENT));
