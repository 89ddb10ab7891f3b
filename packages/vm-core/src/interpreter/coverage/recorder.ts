/** What of a program has run: the code that is measured, and its counters, in one or more contexts. */

import type { Code } from "../../bytecode/code.js";
import { OPERAND_SHIFT } from "../../bytecode/instructions.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { trailFrom } from "./branch-trail.js";
import { countCode } from "./count-code.js";

export interface CoverageRequest {
  /** Whether code of a file is measured. */
  readonly measures: (filename: string) => boolean;
  /** The name that a file is reported by. */
  readonly filenameOf: (filename: string) => string;
  readonly countsBranches: boolean;
  readonly countsOnce: boolean;
  /** Where counters are kept: in memory of this thread alone by default. */
  readonly makeCounters?: (count: number) => Float64Array;
  /** Is told of all code that is measured, before it runs. */
  readonly codeMade?: (code: CountedLines) => void;
}

/** Code that is measured, and the counters of its lines. */
export interface CountedLines extends Pick<CodeCoverage, "filename" | "name" | "qualifiedName" | "firstLine"> {
  readonly counts: Float64Array;
  /** `count` is the number of the counter. */
  readonly lines: readonly LineCoverage[];
}

/** A place where a line starts, and how often control has come there. */
export interface LineCoverage {
  readonly line: number;
  /** The line of the instruction before it in the code, or 0. */
  readonly before: number;
  readonly isLoopTop: boolean;
  readonly count: number;
}

/** One way of a branch that has been taken. */
export interface BranchCoverage {
  readonly line: number;
  /** Where the condition stands: line and column of its start and end. */
  readonly position: readonly [number, number, number, number];
  readonly jumps: boolean;
  /** The lines that follow, see `branch-trail.ts`. */
  readonly trail: readonly number[];
  readonly returns: boolean;
  readonly count: number;
}

export interface CodeCoverage {
  readonly filename: string;
  readonly name: string;
  readonly qualifiedName: string;
  readonly firstLine: number;
  readonly lines: readonly LineCoverage[];
  readonly branches: readonly BranchCoverage[];
  /** Returns by line, and how often. */
  readonly returns: readonly (readonly [number, number])[];
}

export class CoverageRecorder {
  private readonly request: CoverageRequest;
  private readonly codes: Code[] = [];

  constructor(request: CoverageRequest) {
    this.request = request;
  }

  /** The code with counters if it is to be measured. */
  prepare(code: Code): Code {
    const { measures, countsBranches, countsOnce } = this.request;
    if (!measures(code.filename)) return code;
    const { makeCounters = (count) => new Float64Array(count), codeMade, filenameOf } = this.request;
    const made = (each: Code): void => {
      this.codes.push(each);
      if (codeMade === undefined || each.counted === undefined) return;
      const { filename, name, qualifiedName, firstLine, counted } = each;
      const lines = counted.lines.map(({ counter, line, before, isLoopTop }) => {
        return { line, before, isLoopTop, count: counter };
      });
      codeMade({ filename: filenameOf(filename), name, qualifiedName, firstLine, counts: counted.counts, lines });
    };
    return countCode(code, { countsBranches, countsOnce, makeCounters, made });
  }

  /** What has been counted since the last `restart()`; code that has not run is left out. */
  report(): CodeCoverage[] {
    return this.codes.flatMap((code) => describe(code, this.request) ?? []);
  }

  /** Begins anew, as for another context. Counters that count once and have been reached stay at rest. */
  restart(): void {
    for (const { counted } of this.codes) counted?.counts.fill(0);
  }
}

function describe(code: Code, { filenameOf }: CoverageRequest): CodeCoverage | null {
  const { counted } = code;
  if (counted === undefined) return null;
  const { counts, plain } = counted;
  const lines = counted.lines.flatMap(({ counter, line, before, isLoopTop }) =>
    counts[counter] > 0 ? { line, before, isLoopTop, count: counts[counter] } : [],
  );
  const returns = counted.returns.flatMap(({ counter, line }): [number, number][] =>
    counts[counter] > 0 ? [[line, counts[counter]]] : [],
  );
  if (lines.length === 0 && returns.length === 0) return null;
  const branches: BranchCoverage[] = [];
  for (const { pc, fallingThrough, jumping } of counted.branches) {
    const position = plain.lineTable.positionAt(pc);
    if (position === null) continue;
    const { line, column, endLine, endColumn } = position;
    for (const [counter, jumps] of [
      [fallingThrough, false],
      [jumping, true],
    ] as const) {
      const count = counter < 0 ? 0 : counts[counter];
      if (count === 0) continue;
      const { lines: trail, returns: leaves } = trailFrom(
        plain,
        jumps ? plain.instructions[pc] >>> OPERAND_SHIFT : pc + 1,
      );
      branches.push({ line, position: [line, column, endLine, endColumn], jumps, trail, returns: leaves, count });
    }
  }
  const { filename, name, qualifiedName, firstLine } = plain;
  return { filename: filenameOf(filename), name, qualifiedName, firstLine, lines, branches, returns };
}

/** The recorder that code is prepared for as it is compiled; null while nothing is measured. */
export const coverageOf = perInterpreter(() => ({ recorder: null as CoverageRecorder | null }));
