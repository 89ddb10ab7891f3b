/**
 * Records what CPython does: `pnpm test:record [programs]`. Without arguments it records the programs that have no
 * expectation yet; named ones are recorded again.
 */
import { existsSync, writeFileSync } from "node:fs";
import { formatExpectation } from "../harness/expectation.mjs";
import { oracleExpectationPath, readProgram, selectPrograms } from "../harness/programs.mjs";
import { consult } from "./oracle.mjs";

const names = process.argv.slice(2);
const paths = selectPrograms(names).filter((path) => names.length > 0 || !existsSync(oracleExpectationPath(path)));
let failures = 0;

await consult(paths.map(readProgram), (program, reply) => {
  if (reply.kind === "fatal") {
    failures += 1;
    console.log(`${program.path}: the oracle could not run it: ${reply.message}`);
    return;
  }
  writeFileSync(oracleExpectationPath(program.path), formatExpectation(reply.outcome));
  // Most programs are meant to end well: one that does not is worth a look before its expectation is committed.
  if (reply.outcome.exitCode !== 0) console.log(`${program.path}: exit status ${reply.outcome.exitCode}`);
});

console.log(`${paths.length - failures} recorded, ${failures} not recorded`);
process.exitCode = failures === 0 ? 0 : 1;
