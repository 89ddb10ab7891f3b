/** Deterministic profiles as `pstats` reads them: what `cProfile` writes, a dictionary in the format of `marshal`. */

import type { CallFigures, CallProfile, CodeEntry } from "@tandem-py/worker/protocol";

/** Values of marshal's format that a profile needs (CPython's Python/marshal.c). */
class Marshal {
  private readonly parts: Buffer[] = [];

  /** Ints beyond 32 bits are written in digits of 15 bits. */
  int(value: number): this {
    if (value <= 0x7fffffff) return this.type("i").long(value);
    const digits: number[] = [];
    for (let rest = value; rest > 0; rest = Math.floor(rest / 2 ** 15)) digits.push(rest % 2 ** 15);
    this.type("l").long(digits.length);
    for (const digit of digits) this.parts.push(Buffer.from([digit & 0xff, digit >>> 8]));
    return this;
  }

  float(value: number): this {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    this.type("g").parts.push(bytes);
    return this;
  }

  text(value: string): this {
    const bytes = Buffer.from(value, "utf8");
    this.type("u").long(bytes.length).parts.push(bytes);
    return this;
  }

  /** So many values follow. */
  tuple(length: number): this {
    return this.type("(").long(length);
  }

  /** Keys and values follow, until `end`. */
  dict(): this {
    return this.type("{");
  }

  end(): this {
    return this.type("0");
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }

  private type(letter: string): this {
    this.parts.push(Buffer.from(letter, "latin1"));
    return this;
  }

  private long(value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    this.parts.push(bytes);
    return this;
  }
}

const SECOND = 1_000_000;

/** The bytes of a file for `pstats.Stats(filename)`. */
export function pstatsProfile(profile: CallProfile): Uint8Array {
  const { codes, functions } = mergedByLabel(profile);
  const out = new Marshal().dict();
  functions.forEach(({ figures, callers }, index) => {
    label(out, codes[index]);
    const { calls, primitiveCalls, ownTime, time } = figures;
    out.tuple(5).int(primitiveCalls).int(calls);
    out.float(ownTime / SECOND).float(time / SECOND);
    out.dict();
    for (const [caller, edge] of callers) {
      label(out, codes[caller]);
      out.tuple(4).int(edge.calls).int(edge.primitiveCalls);
      out.float(edge.ownTime / SECOND).float(edge.time / SECOND);
    }
    out.end();
  });
  return out.end().bytes();
}

function label(out: Marshal, { filename, firstLine, name }: CodeEntry): void {
  out.tuple(3).text(filename).int(firstLine).text(name);
}

interface FunctionFigures {
  readonly figures: CallFigures;
  /** By number of the caller. */
  readonly callers: Map<number, CallFigures>;
}

/** Code that is made again and again (a nested class) is one function, as for pstats. */
function mergedByLabel({ codes, functions, edges }: CallProfile): {
  readonly codes: readonly CodeEntry[];
  readonly functions: readonly FunctionFigures[];
} {
  const numbers = new Map<string, number>();
  const kept: CodeEntry[] = [];
  const numberOf = codes.map((code) => {
    const key = JSON.stringify([code.filename, code.firstLine, code.name]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, kept.length);
    return kept.push(code) - 1;
  });
  const merged = kept.map((): { figures: CallFigures | undefined; callers: Map<number, CallFigures> } => ({
    figures: undefined,
    callers: new Map(),
  }));
  functions.forEach((figures, code) => {
    const to = merged[numberOf[code]];
    to.figures = sum(to.figures, figures);
  });
  for (const [caller, callee, figures] of edges) {
    const { callers } = merged[numberOf[callee]];
    callers.set(numberOf[caller], sum(callers.get(numberOf[caller]), figures));
  }
  return { codes: kept, functions: merged.map(({ figures, callers }) => ({ figures: sum(figures, NONE), callers })) };
}

const NONE: CallFigures = { calls: 0, primitiveCalls: 0, ownTime: 0, time: 0, ownSteps: 0, steps: 0 };

function sum(left: CallFigures = NONE, right: CallFigures): CallFigures {
  return {
    calls: left.calls + right.calls,
    primitiveCalls: left.primitiveCalls + right.primitiveCalls,
    ownTime: left.ownTime + right.ownTime,
    time: left.time + right.time,
    ownSteps: left.ownSteps + right.ownSteps,
    steps: left.steps + right.steps,
  };
}

/** As pstats shows it: natives, whose file is `~`, in braces. */
function shownPlace({ filename, firstLine, qualifiedName }: CodeEntry): string {
  if (filename === "~") return qualifiedName.replace(/^<(.*)>$/, "{$1}");
  return `${filename}:${firstLine}(${qualifiedName})`;
}

/** A table as that of `pstats`, with steps, by time of the functions' own. */
export function callTable(profile: CallProfile): string {
  const { codes, functions } = mergedByLabel(profile);
  const total = functions.reduce((all, { figures }) => sum(all, figures), NONE);
  const seconds = (microseconds: number): string => (microseconds / SECOND).toFixed(3).padStart(8);
  const rows = functions
    .map(({ figures }, index) => ({ figures, code: codes[index] }))
    .sort((left, right) => right.figures.ownTime - left.figures.ownTime)
    .map(({ figures, code }) => {
      const { calls, primitiveCalls, ownTime, time, ownSteps, steps } = figures;
      const count = calls === primitiveCalls ? String(calls) : `${calls}/${primitiveCalls}`;
      return [
        count.padStart(9),
        seconds(ownTime),
        seconds(calls === 0 ? 0 : ownTime / calls),
        seconds(time),
        seconds(primitiveCalls === 0 ? 0 : time / primitiveCalls),
        String(ownSteps).padStart(9),
        String(steps).padStart(9),
        shownPlace(code),
      ].join(" ");
    });
  const { calls, primitiveCalls, ownTime, ownSteps } = total;
  const primitive = calls === primitiveCalls ? "" : ` (${primitiveCalls} primitive calls)`;
  return [
    `${calls} function calls${primitive} in ${(ownTime / SECOND).toFixed(3)} seconds, ${ownSteps} steps`,
    "",
    "   ncalls  tottime  percall  cumtime  percall     steps  cumsteps filename:lineno(function)",
    ...rows,
    "",
  ].join("\n");
}
