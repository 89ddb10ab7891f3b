/**
 * Bundles what a worker thread runs into one file, dist/guest.cjs, with V8's compiled form beside it.
 *
 * A thread that reads hundreds of modules is slow to start; one file with a code cache is not. The cache holds the
 * functions that `warm-up.py` needs, and V8 ignores it in another version: programs that import something start a
 * quarter sooner with it, at three milliseconds for those that do not. What few programs need is set up when it is first
 * used. `--readable` keeps the names of the source, for profiles.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { buildCommonJs, bundle, makeCache } from "./bundle.mjs";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");
const output = join(dist, "guest.cjs");
const warmUp = fileURLToPath(new URL("warm-up.py", import.meta.url));

await buildCommonJs(join(dist, "thread", "boot.js"), join(dist, "boot.cjs"));
await buildCommonJs(join(dist, "thread", "program.js"), join(dist, "program-thread.cjs"));
await buildCommonJs(join(dist, "isolate", "process.js"), join(dist, "isolate.cjs"));
await buildCommonJs(join(dist, "isolate", "thread.js"), join(dist, "isolate-thread.cjs"));
await buildCommonJs(join(dist, "protocol", "schema-parsing.js"), join(dist, "schema-parsing.cjs"));
const isNew = await bundle({
  entry: join(dist, "thread", "guest.js"),
  output,
  lazyImports: [
    { importer: /vm-core.dist.modules.index\.js$/, imported: /./, atLeast: 20 },
    { importer: /vm-core.dist.(?:modules.standard-library|unicode.packed|files.wheel)\.js$/, imported: /^fflate$/ },
    {
      importer: /worker.dist.thread.(?:guest|session|program-host)\.js$/,
      imported: /schema-parsing\.js$/,
      source: "./schema-parsing.cjs",
    },
    { importer: /vm-core.dist.syntax.parse\.js$/, imported: /diagnose\.js$/ },
    { importer: /vm-core.dist.interpreter.install-services\.js$/, imported: /syntax-tree/, atLeast: 2 },
    { importer: /vm-core.dist.interpreter.importing\.js$/, imported: /absent-modules\.js$/ },
  ],
});
const cache = statSync(`${output}.cache`, { throwIfNoEntry: false });
if (isNew || cache === undefined || cache.size === 0 || cache.mtimeMs < statSync(warmUp).mtimeMs) {
  const source = readFileSync(warmUp, "utf8");
  await makeCache(output, (/** @type {{ oneShot: (task: object) => { kind: string } }} */ { oneShot }) => {
    const { port1, port2 } = new MessageChannel();
    const { kind } = oneShot({
      control: new SharedArrayBuffer(32),
      stream: port2,
      command: { source, filename: "<warm-up>", machine: {} },
    });
    port1.close();
    if (kind !== "ok") throw new Error(`${warmUp} ended with ${kind}`);
  });
}
