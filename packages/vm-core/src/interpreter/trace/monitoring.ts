/** What the tools of sys.monitoring (PEP 669) have asked for: one state for each interpreter. */

import { PyObject, type Value } from "../../objects/object.js";
import { objectType, type PyType } from "../../objects/type.js";
import type { Executable } from "../executable.js";

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

/** Events that are reported for a code object, and can be switched off at one place in it. */
export const LOCAL_EVENTS = 2 * MonitoringEvent.STOP_ITERATION - 1;

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
  /** By tool, the code that it wants events of alone. */
  private readonly localCode: readonly Set<Executable>[] = Array.from(
    { length: TOOL_COUNT },
    () => new Set<Executable>(),
  );
  /** Changes whenever the events of some code may have changed. */
  version = 0;
  /** How often all that was switched off has been switched on again. */
  restarts = 0;
  /** The events that any tool wants of any code. */
  wanted = 0;

  /** By tool and by number of the event, the version in which it was last asked for anew. */
  private readonly addedIn: readonly number[][] = Array.from({ length: TOOL_COUNT }, () => []);

  setEvents(tool: number, events: number): void {
    const added = events & ~this.events[tool];
    for (let number = 0; 1 << number <= added; number++) {
      if ((added & (1 << number)) !== 0) this.addedIn[tool][number] = this.version + 1;
    }
    this.events[tool] = events;
    this.changed();
  }

  /** The events that a tool has asked for anew, of all code, after a version. */
  addedSince(version: number, tool: number): number {
    return this.addedIn[tool].reduce((set, added, number) => (added > version ? set | (1 << number) : set), 0);
  }

  setLocalEvents(tool: number, executable: Executable, events: number): void {
    executable.localEvents ??= new Array<number>(TOOL_COUNT).fill(0);
    // What was switched off is on again when it is asked for anew, which `instruments` must not miss.
    executable.instruments?.update(this);
    executable.localEvents[tool] = events;
    if (events === 0) this.localCode[tool].delete(executable);
    else this.localCode[tool].add(executable);
    this.changed();
  }

  /** Forgets a tool's callbacks and events. */
  clear(tool: number): void {
    this.callbacks[tool].clear();
    this.events[tool] = 0;
    for (const { localEvents } of this.localCode[tool]) if (localEvents !== null) localEvents[tool] = 0;
    this.localCode[tool].clear();
    this.changed();
  }

  restart(): void {
    this.restarts++;
    this.changed();
  }

  private changed(): void {
    this.version++;
    let wanted = 0;
    for (let tool = 0; tool < TOOL_COUNT; tool++) {
      wanted |= this.events[tool];
      for (const { localEvents } of this.localCode[tool]) wanted |= localEvents?.[tool] ?? 0;
    }
    this.wanted = wanted;
  }
}
