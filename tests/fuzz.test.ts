/** A few random programs whose outcome CPython has confirmed, on both virtual machines and compiled. */

import { describe, expect, test } from "vitest";
import { tandemEngine } from "./fuzz/engines.mjs";
import { randomStatements } from "./fuzz/program.mjs";
import { digestOfProgram, digestOfResult, readRecorded } from "./fuzz/record.mjs";

const recorded = readRecorded();

test("the recorded seeds still stand for the same programs", () => {
  const changed = recorded.filter(({ seed, program }) => digestOfProgram(seed) !== program).map(({ seed }) => seed);
  expect(changed, "the grammar has changed: record again, see tests/fuzz/README.md").toEqual([]);
});

describe.each(["standard", "tracing", "compiled"] as const)("random programs, %s,", (mode) => {
  test("do what CPython does", async () => {
    const results = await tandemEngine(mode)(recorded.map(({ seed }) => ({ statements: randomStatements(seed) })));
    const different = recorded.filter(({ result }, index) => digestOfResult(results[index]) !== result);
    expect(
      different.map(({ seed }) => seed),
      "see them with `pnpm fuzz --seeds N..N`",
    ).toEqual([]);
  });
});
