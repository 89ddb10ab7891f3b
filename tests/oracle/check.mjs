/** Checks every committed expectation against CPython: `pnpm test:oracle [programs]`. */
import { existsSync, readFileSync } from "node:fs";
import { formatExpectation, parseExpectation } from "../harness/expectation.mjs";
import { oracleExpectationPath, readProgram, selectPrograms } from "../harness/programs.mjs";
import { describeDifference } from "../harness/text-difference.mjs";
import { consult } from "./oracle.mjs";

const paths = selectPrograms(process.argv.slice(2));
/** @type {Map<string, string>} */
const problems = new Map();
const recorded = paths.filter((path) => {
  if (existsSync(oracleExpectationPath(path))) return true;
  problems.set(path, "no expectation recorded");
  return false;
});

await consult(recorded.map(readProgram), (program, reply) => {
  if (reply.kind === "fatal") {
    problems.set(program.path, `the oracle could not run it: ${reply.message}`);
    return;
  }
  const expected = parseExpectation(readFileSync(oracleExpectationPath(program.path), "utf8"));
  const [wanted, got] = [formatExpectation(expected), formatExpectation(reply.outcome)];
  if (wanted !== got) problems.set(program.path, describeDifference(wanted, got, "recorded", "CPython"));
});

for (const path of [...problems.keys()].sort()) console.log(`${path}\n${problems.get(path)}\n`);
console.log(`${paths.length - problems.size} confirmed, ${problems.size} not confirmed`);
process.exitCode = problems.size === 0 ? 0 : 1;
