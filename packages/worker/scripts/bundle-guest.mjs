/**
 * Bundles what a worker thread runs into one file, dist/guest.cjs, with V8's compiled form beside it.
 *
 * A thread that reads hundreds of modules is slow to start; one file with a code cache is not. The cache holds the
 * functions that a first small program needs, and V8 ignores it in another version. What few programs need is set up
 * when it is first used. `--readable` keeps the names of the source, for profiles.
 */
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { buildCommonJs, bundle, makeCache } from "./bundle.mjs";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");
const output = join(dist, "guest.cjs");
const source =
  "def f(x):\n    return [x]\nfor i in range(3):\n    print(f'{i}', f(i), {'a': 1}, 1.5)\nclass A:\n    def __init__(self):\n        self.x = 1\nA().x\n";

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
if (isNew || !existsSync(`${output}.cache`) || statSync(`${output}.cache`).size === 0) {
  await makeCache(output, (/** @type {{ oneShot: (task: object) => unknown }} */ { oneShot }) => {
    const { port1, port2 } = new MessageChannel();
    oneShot({
      control: new SharedArrayBuffer(32),
      stream: port2,
      command: { source, filename: "<warm-up>", machine: {} },
    });
    port1.close();
  });
}
