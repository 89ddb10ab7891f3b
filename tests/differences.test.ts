import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { testPrograms } from "./harness/program-tests.js";
import { DIFFERENCES, expectationPath, findPrograms, oracleExpectationPath, readProgram } from "./harness/programs.mjs";

testPrograms(DIFFERENCES, "standard");

describe("every known difference", () => {
  test.each(findPrograms(DIFFERENCES))("%s is recorded and explained", (path) => {
    const { source } = readProgram(path);
    for (const heading of ["Difference:", "Cause:", "Workaround:"]) expect(source).toContain(heading);
    expect(existsSync(oracleExpectationPath(path)), "CPython's outcome is recorded").toBe(true);
    const [tandem, oracle] = [expectationPath(path), oracleExpectationPath(path)].map((file) =>
      readFileSync(file, "utf8"),
    );
    expect(tandem, "Tandem's outcome differs from CPython's").not.toBe(oracle);
  });
});
