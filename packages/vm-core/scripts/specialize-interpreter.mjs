/**
 * Makes the two virtual machines: reads src/interpreter/execute.ts and writes generated/standard.ts and
 * generated/tracing.ts, in which `TRACING` is false and true.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { requireCases, specialize } from "./specialize.mjs";

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), "src");
const interpreter = join(source, "interpreter");
const execute = join(interpreter, "execute.ts");
const generated = join(interpreter, "generated");

/** Modules whose exported numbers, and tables of numbers, are written into the interpreter's text. */
const CONSTANT_MODULES = ["../bytecode/instructions.js"];

/**
 * The numbers that execute.ts imports, by module. The modules are evaluated, so that there is no second table.
 * @returns {Promise<import("./specialize.mjs").Constants>}
 */
export async function loadConstants() {
  /** @type {import("./specialize.mjs").Constants} */
  const constants = {};
  for (const specifier of CONSTANT_MODULES) {
    const entry = resolve(interpreter, specifier.replace(/\.js$/, ".ts"));
    const bundle = buildSync({ entryPoints: [entry], bundle: true, write: false, format: "esm", logLevel: "silent" });
    const text = bundle.outputFiles[0]?.text ?? "";
    const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
    constants[specifier] = Object.fromEntries(Object.entries(module).filter(([, value]) => isConstant(value)));
  }
  return constants;
}

/** @param {unknown} value */
function isConstant(value) {
  if (typeof value === "number") return true;
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === "number")
  );
}

/** Writes only what changed, so that tsc compiles only what changed. */
function writeIfChanged(/** @type {string} */ path, /** @type {string} */ text) {
  let previous;
  try {
    previous = readFileSync(path, "utf8");
  } catch {
    previous = undefined;
  }
  if (previous !== text) writeFileSync(path, text);
}

async function main() {
  const text = readFileSync(execute, "utf8");
  const constants = await loadConstants();
  requireCases(text, "Op", Object.keys(constants["../bytecode/instructions.js"]?.Op ?? {}));
  mkdirSync(generated, { recursive: true });
  for (const [file, name, tracing] of /** @type {const} */ ([
    ["standard.ts", "executeStandard", false],
    ["tracing.ts", "executeTracing", true],
  ])) {
    writeIfChanged(join(generated, file), specialize(text, { tracing, name, constants }));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
