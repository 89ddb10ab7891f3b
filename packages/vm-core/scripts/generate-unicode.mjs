/**
 * Writes src/unicode/generated, the tables of Python's version of Unicode, from the character database of the CPython
 * in the pinned pyodide package. `--force` writes them even when nothing has changed since the last time.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { unicodeModules } from "./unicode-tables.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/unicode/generated");
const program = join(here, "unicode-database.py");
const aliases = join(here, "../data/name-aliases.txt");
const sequences = join(here, "../data/named-sequences.txt");
const inputs = [
  program,
  aliases,
  sequences,
  fileURLToPath(import.meta.url),
  join(here, "unicode-tables.mjs"),
  createRequire(import.meta.url).resolve("pyodide/package.json"),
];

async function generate() {
  const pyodide = await loadPyodide();
  pyodide.globals.set("aliases", readFileSync(aliases, "utf8"));
  pyodide.globals.set("sequences", readFileSync(sequences, "utf8"));
  const database = JSON.parse(pyodide.runPython(readFileSync(program, "utf8")));
  mkdirSync(target, { recursive: true });
  for (const [name, text] of unicodeModules(database)) writeFileSync(join(target, name), text);
}

function isUpToDate() {
  // The last file that is written.
  const last = join(target, "names.ts");
  if (!existsSync(last)) return false;
  const made = statSync(last).mtimeMs;
  return inputs.every((path) => statSync(path).mtimeMs < made);
}

if (process.argv.includes("--force") || !isUpToDate()) await generate();
