/** Breakpoints: which lines of which code stop the program, under which conditions. */

import { NO_LINE } from "../bytecode/line-table.js";
import type { Executable } from "../interpreter/executable.js";
import { PyCode } from "../objects/code.js";
import { isFile } from "../source/file-choice.js";

export interface BreakpointRequest {
  /** Chosen by whoever asks; reports name it. */
  readonly id: number;
  /** A filename, whole or its last components. */
  readonly file: string;
  readonly line: number;
  /** An expression that must be true. */
  readonly condition?: string | undefined;
  /** How many hits must have been counted: `N` or `>= N`, `> N`, `== N`, `% N` (each N-th), `<= N`, `< N`. */
  readonly hitCondition?: string | undefined;
  /** Printed instead of stopping; expressions stand in braces. */
  readonly logMessage?: string | undefined;
}

export interface FunctionBreakpointRequest {
  readonly id: number;
  /** A name or qualified name. */
  readonly function: string;
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
}

/** Where a breakpoint really is. */
export interface BreakpointState {
  readonly id: number;
  /** A line of code that is known has been found for it. */
  readonly isVerified: boolean;
  readonly line: number;
}

/** A breakpoint at work. */
export class Breakpoint<Request extends BreakpointRequest | FunctionBreakpointRequest> {
  readonly request: Request;
  private readonly mayStop: (hits: number) => boolean;
  private hits = 0;

  constructor(request: Request) {
    this.request = request;
    this.mayStop = hitTest(request.hitCondition);
  }

  /** Counts a hit; whether it is one to stop at. */
  countHit(): boolean {
    this.hits++;
    return this.mayStop(this.hits);
  }
}

const operators: Readonly<Record<string, (hits: number, count: number) => boolean>> = {
  "": (hits, count) => hits >= count,
  ">=": (hits, count) => hits >= count,
  ">": (hits, count) => hits > count,
  "=": (hits, count) => hits === count,
  "==": (hits, count) => hits === count,
  "<": (hits, count) => hits < count,
  "<=": (hits, count) => hits <= count,
  "%": (hits, count) => count > 0 && hits % count === 0,
};

/** A condition that says nothing is always met. */
function hitTest(condition: string | undefined): (hits: number) => boolean {
  const match = /^\s*(>=|<=|==|=|>|<|%)?\s*(\d+)\s*$/.exec(condition ?? "");
  if (match === null) return () => true;
  const test = operators[match[1] ?? ""];
  const count = Number(match[2]);
  return (hits) => test(hits, count);
}

/** The lines of a file's code, as far as it is known. */
class KnownFile {
  readonly lines = new Set<number>();
  readonly codes = new Set<PyCode>();

  /** The first line at or after `line` that has code; `line` itself when none is known. */
  resolve(line: number): Omit<BreakpointState, "id"> {
    let best = Number.POSITIVE_INFINITY;
    for (const each of this.lines) if (each >= line && each < best) best = each;
    return best === Number.POSITIVE_INFINITY ? { isVerified: false, line } : { isVerified: true, line: best };
  }
}

export class Breakpoints {
  private readonly files = new Map<string, KnownFile>();
  private byLine: readonly Breakpoint<BreakpointRequest>[] = [];
  private byFunction: readonly Breakpoint<FunctionBreakpointRequest>[] = [];
  /** The breakpoints of each code that has been asked about, by line. */
  private places = new WeakMap<Executable, ReadonlyMap<number, readonly Breakpoint<BreakpointRequest>[]>>();
  private reported = new Map<number, BreakpointState>();
  /** There may be changes to report. */
  private isStale = true;

  /** Replaces all. Hits start at 0 for those that are new or have changed. */
  set(lines: readonly BreakpointRequest[], functions: readonly FunctionBreakpointRequest[]): void {
    this.byLine = keepUnchanged(this.byLine, lines);
    this.byFunction = keepUnchanged(this.byFunction, functions);
    this.places = new WeakMap();
    this.isStale = true;
  }

  /** Those at a line of a code; asked at each line event of an observed frame. */
  at(executable: Executable, line: number): readonly Breakpoint<BreakpointRequest>[] {
    return this.placesOf(executable).get(line) ?? [];
  }

  ofFunction({ code: { code } }: Executable): readonly Breakpoint<FunctionBreakpointRequest>[] {
    return this.byFunction.filter(
      ({ request }) => request.function === code.name || request.function === code.qualifiedName,
    );
  }

  hasAny(executable: Executable): boolean {
    return this.placesOf(executable).size > 0 || this.ofFunction(executable).length > 0;
  }

  /** Where breakpoints are, of those for which that has changed since it was last asked. */
  takeChanges(): readonly BreakpointState[] {
    if (!this.isStale) return [];
    this.isStale = false;
    const changes: BreakpointState[] = [];
    const states = new Map<number, BreakpointState>();
    for (const { request } of this.byLine) {
      const state = { id: request.id, ...this.resolve(request) };
      const before = this.reported.get(request.id);
      if (before === undefined || before.isVerified !== state.isVerified || before.line !== state.line) {
        changes.push(state);
      }
      states.set(request.id, state);
    }
    this.reported = states;
    return changes;
  }

  private placesOf(executable: Executable): ReadonlyMap<number, readonly Breakpoint<BreakpointRequest>[]> {
    const known = this.places.get(executable);
    if (known !== undefined) return known;
    if (this.learn(executable.code)) {
      this.places = new WeakMap();
      this.isStale = true;
    }
    const places = this.find(executable);
    this.places.set(executable, places);
    return places;
  }

  private find(executable: Executable): ReadonlyMap<number, readonly Breakpoint<BreakpointRequest>[]> {
    const { filename } = executable.code.code;
    const places = new Map<number, Breakpoint<BreakpointRequest>[]>();
    const own = linesOf(executable.code);
    for (const breakpoint of this.byLine) {
      if (!isFile(filename, breakpoint.request.file)) continue;
      const { line } = this.resolve(breakpoint.request);
      if (!own.has(line)) continue;
      places.set(line, [...(places.get(line) ?? []), breakpoint]);
    }
    return places;
  }

  private resolve({ file, line }: BreakpointRequest): Omit<BreakpointState, "id"> {
    for (const [filename, known] of this.files) {
      if (!isFile(filename, file)) continue;
      const { isVerified, line: actual } = known.resolve(line);
      if (isVerified) return { isVerified, line: actual };
    }
    return { isVerified: false, line };
  }

  /** Takes note of a code's lines and of those of the code inside it; whether there were new ones. */
  private learn(code: PyCode): boolean {
    const { filename } = code.code;
    let known = this.files.get(filename);
    if (known === undefined) {
      known = new KnownFile();
      this.files.set(filename, known);
    }
    const before = known.lines.size;
    const pending = [code];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (known.codes.has(next)) continue;
      known.codes.add(next);
      for (const line of linesOf(next)) known.lines.add(line);
      pending.push(...next.constants.filter((constant) => constant instanceof PyCode));
    }
    return known.lines.size > before;
  }
}

function keepUnchanged<Request extends BreakpointRequest | FunctionBreakpointRequest>(
  before: readonly Breakpoint<Request>[],
  requests: readonly Request[],
): Breakpoint<Request>[] {
  return requests.map(
    (request) =>
      before.find((each) => JSON.stringify(each.request) === JSON.stringify(request)) ?? new Breakpoint(request),
  );
}

function linesOf(code: PyCode): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { line } of code.code.lineTable.ranges()) if (line !== null && line !== NO_LINE) lines.add(line);
  return lines;
}
