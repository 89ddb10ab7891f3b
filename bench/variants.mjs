/**
 * What the trace hooks cost: the interpreter built without any, as two machines, and as one machine that tests a flag.
 *
 *     node bench/variants.mjs [--programs x,y] [--runs n]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";
import { specialize } from "../packages/vm-core/scripts/specialize.mjs";
import { loadConstants } from "../packages/vm-core/scripts/specialize-interpreter.mjs";

const bench = dirname(fileURLToPath(import.meta.url));
const core = join(bench, "..", "packages", "vm-core", "src");
const source = readFileSync(join(core, "interpreter", "execute.ts"), "utf8");
const constants = await loadConstants();

/** @type {(name: string, tracing: boolean | string, text?: string) => string} */
const machine = (name, tracing, text = source) => specialize(text, { name, tracing, constants });

/** A frame that has to change machines leaves the loop. Without a second machine there is nothing to ask. */
const SWITCH = /if \(frame\.vm !== \(TRACING \? VM\.TRACING : VM\.STANDARD\)\) \{/g;
if (source.search(SWITCH) < 0)
  throw new Error("variants.mjs no longer recognizes how execute.ts leaves for the other VM");

const FLAG = "(frame.vm === VM.TRACING)";

/**
 * The text of generated/standard.ts and generated/tracing.ts in each build; the tracing machine may be the same
 * function again, or missing.
 */
const VARIANTS = {
  "no hooks": {
    standard: machine("executeStandard", false, source.replace(SWITCH, "if (TRACING) {")),
    tracing: 'export function executeTracing(): never {\n  throw new Error("built without hooks");\n}\n',
  },
  "two machines": { standard: machine("executeStandard", false), tracing: machine("executeTracing", true) },
  "one with a flag": {
    standard: machine("executeStandard", FLAG),
    tracing: 'export { executeStandard as executeTracing } from "./standard.js";\n',
  },
};

/** What is timed: a build, and the mode it runs in. The first is what the others are compared with. */
const SUBJECTS = /** @type {const} */ ([
  ["no hooks", "standard"],
  ["two machines", "standard"],
  ["one with a flag", "standard"],
  ["two machines", "tracing"],
  ["one with a flag", "tracing"],
]);

/** @param {keyof typeof VARIANTS} name @param {string} outfile */
async function bundle(name, outfile) {
  await build({
    entryPoints: [join(core, "index.ts")],
    bundle: true,
    format: "esm",
    platform: "neutral",
    outfile,
    logLevel: "silent",
    plugins: [
      {
        name: "generated",
        setup(plugin) {
          plugin.onLoad({ filter: /interpreter[\\/]generated[\\/]\w+\.ts$/ }, ({ path }) => ({
            contents: path.endsWith("standard.ts") ? VARIANTS[name].standard : VARIANTS[name].tracing,
            loader: "ts",
          }));
        },
      },
    ],
  });
}

/** Bytes of the machines' own code as it would be shipped. */
function sizes(/** @type {keyof typeof VARIANTS} */ name) {
  const texts = Object.values(VARIANTS[name]).map((text) => transformSync(text, { loader: "ts", minify: true }).code);
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  const text = texts.join("");
  return `${kilobytes(text.length)} minified, ${kilobytes(gzipSync(text).length)} gzipped`;
}

/** @param {string} file @param {string} mode @param {string} program */
function measure(file, mode, program) {
  const { stdout } = spawnSync(
    process.execPath,
    [join(bench, "measure.mjs"), `tandem-${mode}`, join(bench, "programs", `${program}.py`)],
    { encoding: "utf8", env: { ...process.env, TANDEM_VM_CORE: file }, timeout: 60_000 },
  );
  const report = JSON.parse(stdout || '{"failure": "no answer"}');
  if (report.failure !== undefined) throw new Error(`${program}, ${mode}: ${report.failure}`);
  return report.milliseconds;
}

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: { programs: { type: "string" }, runs: { type: "string", default: "5" } },
});
const all = readdirSync(join(bench, "programs")).flatMap((file) => (file.endsWith(".py") ? [file.slice(0, -3)] : []));
const programs = values.programs?.split(",") ?? all.sort();
const runs = Number(values.runs);

const directory = mkdtempSync(join(tmpdir(), "tandem-variants-"));
try {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const name of /** @type {(keyof typeof VARIANTS)[]} */ (Object.keys(VARIANTS))) {
    const file = join(directory, `${name.replaceAll(" ", "-")}.mjs`);
    await bundle(name, file);
    files.set(name, file);
    console.log(`- ${name}: ${sizes(name)}`);
  }
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  console.log(`\nFastest of ${runs} runs in milliseconds, and ratio to the build without hooks.\n`);
  console.log(`| program | ${SUBJECTS.map(([name, mode]) => `${name}, ${mode}`).join(" | ")} |`);
  console.log(`|---|${SUBJECTS.map(() => "---:|").join("")}`);
  const logarithms = SUBJECTS.map(() => 0);
  for (const program of programs) {
    const fastest = SUBJECTS.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < runs; round += 1) {
      for (const [index, [name, mode]] of SUBJECTS.entries()) {
        const time = measure(files.get(name) ?? "", mode, program);
        fastest[index] = Math.min(fastest[index] ?? time, time);
      }
    }
    const ratios = fastest.map((time) => time / (fastest[0] ?? time));
    for (const [index, ratio] of ratios.entries()) logarithms[index] = (logarithms[index] ?? 0) + Math.log(ratio);
    const cells = fastest.map((time, index) => `${time.toFixed(0)} **${ratios[index]?.toFixed(3)}x**`);
    console.log(`| ${program} | ${cells.join(" | ")} |`);
  }
  const means = logarithms.map((sum) => `**${Math.exp(sum / programs.length).toFixed(3)}x**`);
  console.log(`| *geometric mean* | ${means.join(" | ")} |`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
