/** Which code, which places and which moments a client wants to see: a trace's declaration, made ready to be asked. */

import { type Executable, syntaxProblem } from "@tandem-py/vm-core";
import { DEFAULT_EVENT_KINDS, EVENT_KINDS, type EventKind, type TraceFilter } from "../protocol/index.js";
import { CodeFilter } from "./code-filter.js";

/** What is wrong with the expressions of a filter, in CPython's words; null when nothing is. */
export function problemOf({ when, capture = [] }: TraceFilter): string | null {
  for (const [what, expression] of [["when", when], ...capture.map((each) => ["capture", each])]) {
    const problem = expression === undefined ? null : syntaxProblem(expression);
    if (problem !== null) return `${what}: ${problem}`;
  }
  return null;
}

export class EventFilter {
  readonly wants: Readonly<Record<EventKind, boolean>>;
  /** Events inside of frames, not only their beginning. */
  readonly wantsInside: boolean;
  readonly wantsInstructions: boolean;
  /** A condition that the program has to evaluate. */
  readonly when: string | undefined;
  /** Expressions that the program has to evaluate. */
  readonly capture: readonly string[];
  private readonly code: CodeFilter;
  private readonly lines: ReadonlySet<number> | undefined;
  /** By kind and code, the places that have been seen; undefined when a place may be seen more than once. */
  private readonly seen: Map<EventKind, WeakMap<Executable, Set<number>>> | undefined;
  private readonly every: number;
  private count = 0;

  constructor(filter: TraceFilter) {
    const { events = DEFAULT_EVENT_KINDS, lines, when, isOnce = false, every = 1, capture = [] } = filter;
    const has = (kind: EventKind): boolean => events.includes(kind);
    this.wants = {
      call: has("call"),
      line: has("line"),
      return: has("return"),
      yield: has("yield"),
      exception: has("exception"),
      opcode: has("opcode"),
      branch: has("branch"),
      stopped: has("stopped"),
    };
    this.wantsInstructions = has("opcode") || has("branch");
    this.wantsInside = this.wantsInstructions || has("line") || has("return") || has("yield") || has("exception");
    this.code = new CodeFilter(filter);
    this.lines = lines === undefined ? undefined : new Set(lines);
    this.when = when;
    this.capture = capture;
    this.seen = isOnce ? new Map(EVENT_KINDS.map((kind) => [kind, new WeakMap<Executable, Set<number>>()])) : undefined;
    this.every = every;
  }

  matches(executable: Executable): boolean {
    return this.code.matches(executable);
  }

  /** Whether an event at this place may count at all, before its condition is looked at. */
  passesPlace(kind: EventKind, executable: Executable, line: number, place: number): boolean {
    if (this.lines !== undefined && !this.lines.has(line)) return false;
    return this.seen?.get(kind)?.get(executable)?.has(place) !== true;
  }

  /** Counts an event whose condition is met; whether it is one to be seen. */
  take(kind: EventKind, executable: Executable, place: number): boolean {
    if (this.count++ % this.every !== 0) return false;
    const seen = this.seen?.get(kind);
    if (seen === undefined) return true;
    let places = seen.get(executable);
    if (places === undefined) {
      places = new Set();
      seen.set(executable, places);
    }
    places.add(place);
    return true;
  }
}
