/** Counts calls and lines, without an event for each. */

import type { Executable, Frame, Observer } from "@tandem-py/vm-core";
import type { CodeCounts, CountFilter } from "../protocol/index.js";
import { CodeFilter } from "./code-filter.js";

/** What is counted of one code: calls in word 0, then a word for each line from its first on. */
interface Counters {
  readonly executable: Executable;
  readonly firstLine: number;
  words: Float64Array;
}

export class LineCounter implements Observer {
  private readonly filter: CodeFilter;
  /** Null for code that is not counted. */
  private readonly counters = new Map<Executable, Counters | null>();
  /** Those of the code that was counted last: lines come in runs. */
  private last: Counters | null = null;

  constructor(filter: CountFilter) {
    this.filter = new CodeFilter(filter);
  }

  wants(executable: Executable): boolean {
    return this.of(executable) !== null;
  }

  call({ executable }: Frame): void {
    const counters = this.of(executable);
    if (counters !== null) counters.words[0]++;
  }

  line({ executable }: Frame, line: number): void {
    const { last } = this;
    const counters = last !== null && last.executable === executable ? last : this.of(executable);
    if (counters === null) return;
    this.last = counters;
    const index = line - counters.firstLine + 1;
    // A line before the first one: code that was made elsewhere than it stands.
    if (index < 1) return;
    if (index >= counters.words.length) grow(counters, index);
    counters.words[index]++;
  }

  return(): void {}

  exception(): void {}

  unwind(): void {}

  /** Code that has run, in the order in which it was first seen. */
  counts(): CodeCounts[] {
    const counts: CodeCounts[] = [];
    for (const counters of this.counters.values()) if (counters !== null) counts.push(describe(counters));
    return counts;
  }

  private of(executable: Executable): Counters | null {
    let counters = this.counters.get(executable);
    if (counters === undefined) {
      const { firstLine } = executable.code.code;
      counters = this.filter.matches(executable) ? { executable, firstLine, words: new Float64Array(16) } : null;
      this.counters.set(executable, counters);
    }
    return counters;
  }
}

function grow(counters: Counters, index: number): void {
  const words = new Float64Array(Math.max(counters.words.length * 2, index + 1));
  words.set(counters.words);
  counters.words = words;
}

function describe({ executable, firstLine, words }: Counters): CodeCounts {
  const { filename, name, qualifiedName } = executable.code.code;
  const lines: [number, number][] = [];
  for (let index = 1; index < words.length; index++)
    if (words[index] > 0) lines.push([firstLine + index - 1, words[index]]);
  return { code: { filename, name, qualifiedName, firstLine }, calls: words[0], lines };
}
