/** Turns programs with expectations into Vitest tests. */
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { formatExpectation, parseExpectation } from "./expectation.mjs";
import { expectationPath, findPrograms, type Mode, readExpectedFailures, readProgram } from "./programs.mjs";
import { runProgram } from "./run-program.js";
import { describeDifference } from "./text-difference.mjs";

const expectedFailures = readExpectedFailures();

/** One test per program below a directory of tests/, grouped by folder. */
export function testPrograms(directory: string, mode: Mode): void {
  const groups = groupByFolder(findPrograms(directory));
  for (const [group, paths] of groups) {
    describe(`${group} (${mode})`, () => {
      for (const path of paths) test(path.slice(group.length + 1), () => checkProgram(path, mode));
    });
  }
}

function groupByFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const group = groups.get(folder);
    if (group === undefined) groups.set(folder, [path]);
    else group.push(path);
  }
  return groups;
}

/** Throws when a program does not do what is expected of it; when it does, though it is listed as failing, too. */
function checkProgram(path: string, mode: Mode): void {
  const difference = findDifference(path, mode);
  const reason = expectedFailures.get(`${path} ${mode}`) ?? expectedFailures.get(path);
  if (reason === undefined && difference !== "") throw new ProgramError(`${path}\n${difference}`);
  if (reason !== undefined && difference === "") {
    throw new ProgramError(`${path} passes: take it out of tests/expected-failures.txt (listed because: ${reason})`);
  }
}

function findDifference(path: string, mode: Mode): string {
  const file = expectationPath(path);
  if (!existsSync(file)) return "  no expectation: record one with pnpm test:record";
  const wanted = formatExpectation(parseExpectation(readFileSync(file, "utf8")));
  let got: string;
  try {
    got = formatExpectation(runProgram(readProgram(path), mode));
  } catch (error) {
    return `  the virtual machine itself failed: ${error instanceof Error ? error.stack : String(error)}`;
  }
  return describeDifference(wanted, got, "CPython", "Tandem");
}

/** What a person needs is the difference: a stack of the test runner's own calls would only hide it. */
class ProgramError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Difference";
    this.stack = message;
  }
}
