/**
 * Writes src/modules/multibyte/generated/tables.ts, what the codecs of East Asia decode and encode, from the CPython in the
 * pinned pyodide package. `--force` writes it even when nothing has changed since the last time.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "fflate";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/modules/multibyte/generated/tables.ts");
const program = join(here, "multibyte-tables.py");
const inputs = [
  program,
  fileURLToPath(import.meta.url),
  createRequire(import.meta.url).resolve("pyodide/package.json"),
];

/** The high bytes of all code points, then the low ones: so they pack best. @param {number[]} points */
function pack(points) {
  const planes = Uint8Array.from([...points.map((point) => point >> 8), ...points.map((point) => point & 255)]);
  return Buffer.from(deflateSync(planes, { level: 9 })).toString("base64");
}

async function generate() {
  const pyodide = await loadPyodide();
  /** @type {{ codecs: Record<string, any>, ranges: number[][] }} */
  const { codecs, ranges } = JSON.parse(pyodide.runPython(readFileSync(program, "utf8")));
  const tables = Object.entries(codecs).map(([name, { base, leads, single, double, triple, exceptions }]) => {
    const rest = { leads, single: Object.entries(single).map(([byte, point]) => [Number(byte), point]) };
    const others = Object.entries(exceptions).map(([point, bytes]) => [Number(point), bytes]);
    const value = {
      base,
      ...rest,
      double: pack(double),
      triple: triple.length === 0 ? "" : pack(triple),
      exceptions: others,
    };
    return `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    "/** The tables of the codecs of East Asia: written by generate-multibyte.mjs, read by character-sets.ts. */\n\n" +
      'import type { PackedSet } from "../character-sets.js";\n\n' +
      `export const packedSets: Readonly<Record<string, PackedSet>> = {\n${tables.join("")}};\n\n` +
      `export const fourByteRanges: readonly (readonly number[])[] = ${JSON.stringify(ranges)};\n`,
  );
}

const isUpToDate = existsSync(target) && inputs.every((path) => statSync(path).mtimeMs < statSync(target).mtimeMs);
if (process.argv.includes("--force") || !isUpToDate) await generate();
