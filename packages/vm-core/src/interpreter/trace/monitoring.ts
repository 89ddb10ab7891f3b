/** What the tools of sys.monitoring (PEP 669) have asked for: one state for each interpreter. */

import { PyObject, type Value } from "../../objects/object.js";
import { objectType, type PyType } from "../../objects/type.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";

/** Bits of the events, in CPython's order: local ones first, then those that cannot be limited to a code object. */
export const MonitoringEvent = {
  PY_START: 1 << 0,
  PY_RESUME: 1 << 1,
  PY_RETURN: 1 << 2,
  PY_YIELD: 1 << 3,
  CALL: 1 << 4,
  LINE: 1 << 5,
  INSTRUCTION: 1 << 6,
  JUMP: 1 << 7,
  BRANCH_LEFT: 1 << 8,
  BRANCH_RIGHT: 1 << 9,
  STOP_ITERATION: 1 << 10,
  RAISE: 1 << 11,
  EXCEPTION_HANDLED: 1 << 12,
  PY_UNWIND: 1 << 13,
  PY_THROW: 1 << 14,
  RERAISE: 1 << 15,
  C_RETURN: 1 << 16,
  C_RAISE: 1 << 17,
  BRANCH: 1 << 18,
} as const;

/** An object whose identity is all that it is. */
class Marker extends PyObject {
  override cls: PyType = objectType;
}

/** What a callback returns to switch its event off at the place that it was called for. */
export const DISABLE = new Marker();

/** The argument of a call that has none. */
export const MISSING = new Marker();

/** Tools have numbers below this. */
export const TOOL_COUNT = 6;

export class Monitoring {
  /** Null for a tool that is not in use. */
  readonly toolNames: (string | null)[] = new Array<string | null>(TOOL_COUNT).fill(null);
  /** By tool, then by event bit. */
  readonly callbacks: readonly Map<number, Value>[] = Array.from(
    { length: TOOL_COUNT },
    () => new Map<number, Value>(),
  );
  /** By tool, the events that are reported for all code. */
  readonly events: number[] = new Array<number>(TOOL_COUNT).fill(0);
}

/** The running interpreter's. */
export const monitoring = perInterpreter(() => new Monitoring());
