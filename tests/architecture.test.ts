// What ARCHITECTURE.md promises about the shape of the source, held by machine.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { findCycle, readSource, readSources } from "./harness/imports.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packageRoot = (name: string): string => join(root, "packages", name);
const coreSource = join(packageRoot("vm-core"), "src");
const core = readSources(coreSource);

/** Lowest first. A file may import from its own layer and from those before it. */
const LAYERS = [
  "unicode",
  "source",
  "files",
  "syntax",
  "bytecode",
  "compiler",
  "coverage",
  "objects",
  "runtime",
  "builtins",
  "interpreter",
  "modules",
  "compiled",
  "debugging",
  "virtual-machine",
  "index",
];

/** What each package may import, beside its own files. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "vm-core": ["@noble/hashes", "fflate", "pako"],
  worker: ["@tandem-py/vm-core", "comlink", "piscina", "zod", "node:"],
  client: [
    "@tandem-py/vm-core",
    "@tandem-py/worker",
    "@vscode/debugadapter",
    "@vscode/debugprotocol",
    "commander",
    "picocolors",
    "smol-toml",
    "sql.js",
    "zod",
    "hono",
    "@hono/node-server",
    "ws",
    "pino",
    "prom-client",
    "node:",
  ],
};

/** V8 never optimizes a function above 60 KB of bytecode; this leaves room to notice in time. */
const EXECUTE_LIMIT = 40 * 1024;

const layerOf = (path: string): number => LAYERS.indexOf(path.split("/")[0]?.replace(/\.ts$/, "") ?? "");

describe("vm-core", () => {
  test("has only the layers that are named", () => {
    expect(core.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  test("imports point down", () => {
    const upward = core.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== undefined && layerOf(target) > layerOf(path))
        .map(({ specifier, line }) => `${path}:${line} imports ${specifier}`),
    );
    expect(upward).toEqual([]);
  });

  test("imports make no cycle at run time", () => {
    expect(findCycle(core, ({ isTypeOnly }) => !isTypeOnly)).toBeUndefined();
  });
});

describe.each(Object.keys(ALLOWED))("%s", (name) => {
  const sources = readSources(join(packageRoot(name), "src"));

  test("imports only what it may", () => {
    const isAllowed = (specifier: string): boolean =>
      (ALLOWED[name] ?? []).some(
        (each) => specifier === each || specifier.startsWith(each.endsWith(":") ? each : `${each}/`),
      );
    const foreign = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier, target }) => target === undefined && !isAllowed(specifier))
        .map(({ specifier, line }) => `${path}:${line} imports ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });

  test("imports nothing from outside its src by path", () => {
    const outside = sources.flatMap(({ path, imports }) =>
      imports.filter(({ target }) => target?.startsWith("..")).map(({ specifier }) => `${path} imports ${specifier}`),
    );
    expect(outside).toEqual([]);
  });

  test("has no barrel but the package's own entries", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(name), "package.json"), "utf8"));
    const entries = new Set(
      [...JSON.stringify(manifest).matchAll(/"\.\/dist\/([^"]+)\.js"/g)].map((match) => `${match[1]}.ts`),
    );
    const barrels = sources.filter(({ path, isBarrel }) => isBarrel && !entries.has(path));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test("has no file named after nothing", () => {
    const vague = sources.filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|common|misc|manager)\.ts$/.test(path));
    expect(vague.map(({ path }) => path)).toEqual([]);
  });
});

test("the message protocol imports zod only, types aside", () => {
  const src = join(packageRoot("worker"), "src");
  const protocol = readSources(src).filter(({ path }) => path.startsWith("protocol/"));
  const foreign = protocol.flatMap(({ path, imports }) =>
    imports
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .filter(({ specifier, target }) => (target === undefined ? specifier !== "zod" : !target.startsWith("protocol/")))
      .map(({ specifier }) => `${path} imports ${specifier}`),
  );
  expect(foreign).toEqual([]);
});

describe("the standard virtual machine", () => {
  const standard = join("interpreter", "generated", "standard.ts");

  test("contains no text of a trace hook", () => {
    // Whatever the modules of interpreter/trace export is a hook: there is no second list to keep.
    const trace = join(coreSource, "interpreter", "trace");
    const hooks = new Set(["TRACING", "beforeInstruction", "lineStarts", "traceOpcodes"]);
    for (const file of readdirSync(trace)) {
      for (const { entries } of parseSync(file, readFileSync(join(trace, file), "utf8")).module.staticExports) {
        for (const { exportName } of entries) if (typeof exportName.name === "string") hooks.add(exportName.name);
      }
    }
    const { text, imports } = readSource(coreSource, standard);
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    const found = new Set(code.match(/[A-Za-z_$][\w$]*/g)?.filter((name) => hooks.has(name)));
    expect([...found]).toEqual([]);
    expect(imports.filter(({ target }) => target?.startsWith("interpreter/trace/"))).toEqual([]);
  });

  test.each(["standard", "tracing"])("the loop of the %s machine is small enough for V8 to optimize", (mode) => {
    const program = `
      const { VirtualMachine } = await import("@tandem-py/vm-core");
      new VirtualMachine({ stdout() {}, stderr() {}, mode: "${mode}" }).run("x = 1\\n", "size.py");
    `;
    const output = execFileSync(
      process.execPath,
      ["--print-bytecode", "--print-bytecode-filter=runFrames", "--input-type=module", "-e", program],
      { cwd: join(root, "tests"), encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
    );
    const length = Number(/^Bytecode length: (\d+)$/m.exec(output)?.[1]);
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(EXECUTE_LIMIT);
  });
});

test("generated files are not in git", () => {
  if (!existsSync(join(root, ".git"))) return;
  const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
  const generated = tracked.filter((path) => /(?:^|\/)(?:generated|dist|node_modules)\//.test(path));
  expect(generated).toEqual([]);
});

test("the lockfile names no registry", () => {
  const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  expect(lockfile.match(/https?:\/\/\S+|registry/gi)).toBeNull();
});
