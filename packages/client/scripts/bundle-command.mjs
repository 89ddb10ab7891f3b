/**
 * Bundles the command into one file, dist/cli/command.cjs, with V8's compiled form beside it.
 *
 * It is loaded while a program's thread starts. `--readable` keeps the names of
 * the source, for profiles.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProgramThread } from "@tandem-py/worker";
import { buildCommonJs, bundle, makeCache } from "../../worker/scripts/bundle.mjs";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist", "cli");
const output = join(dist, "command.cjs");

async function build() {
  await buildCommonJs(join(dist, "boot.js"), join(dist, "boot.cjs"));
  const isNew = await bundle({
    entry: join(dist, "main.js"),
    output,
    lazyImports: [
      { importer: /client.dist.cli.main\.js$/, imported: /\/(?:arguments|isolate|run-program)\.js$/, atLeast: 3 },
      { importer: /client.dist.cli.run-program\.js$/, imported: /\/print-(?:events|explanation)\.js$/, atLeast: 2 },
      { importer: /vm-core.dist.files.wheel\.js$/, imported: /^fflate$/ },
    ],
  });
  if (!isNew && existsSync(`${output}.cache`) && statSync(`${output}.cache`).size > 0) return;
  // In a process of its own, because it prints.
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--warm-up"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv.includes("--warm-up")) {
  await makeCache(output, (/** @type {typeof import("../dist/cli/main.js")} */ { perform }) =>
    perform(["-c", "print(1)"], () => new ProgramThread()),
  );
  process.exit(0);
}
await build();
