/**
 * Bundles what a worker thread runs into one file, dist/guest.cjs, and keeps V8's compiled form of it beside it.
 *
 * A thread that reads hundreds of modules is slow to start; one file with a code cache is not. The cache holds the
 * functions that a first small program needs, and V8 ignores it in another version. What only a native module needs is
 * set up when that is first imported.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { MessageChannel } from "node:worker_threads";
import { build as bundleWith } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, "dist", "guest.cjs");

/**
 * The index of native modules with its imports made lazy: esbuild sets up what is only required when it is. In the
 * index each name is used as a function, and nothing is done to other files.
 * @type {import("esbuild").Plugin}
 */
const lazyNativeModules = {
  name: "lazy native modules",
  setup(build) {
    build.onLoad({ filter: /[\\/]vm-core[\\/]dist[\\/]modules[\\/]index\.js$/ }, ({ path }) => {
      let count = 0;
      const contents = readFileSync(path, "utf8").replace(/^import \{ (.*) \} from (".*");$/gm, (_, names, source) => {
        count += 1;
        return names
          .split(", ")
          .map((/** @type {string} */ name) => `const ${name} = () => require(${source}).${name}();`)
          .join("\n");
      });
      if (count < 20) throw new Error(`${path}: expected one import for each native module, found ${count}`);
      return { contents };
    });
  },
};

/** @returns {Promise<boolean>} whether the file has changed */
async function bundle() {
  const { outputFiles } = await bundleWith({
    entryPoints: [join(root, "dist", "thread", "guest.js")],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
    define: { "import.meta.url": "moduleUrl" },
    legalComments: "inline",
    // A quarter less to read for every thread that starts. Names stay, and with them readable profiles.
    minifyWhitespace: true,
    logLevel: "warning",
    plugins: [lazyNativeModules],
  });
  const text = `(function (require, module, moduleUrl) { let exports = module.exports;\n${outputFiles[0].text}\n})`;
  if (existsSync(output) && readFileSync(output, "utf8") === text) return false;
  writeFileSync(output, text);
  return true;
}

function makeCache() {
  const script = new Script(readFileSync(output, "utf8"), { filename: output });
  /** @type {{ exports: Record<string, (task: object) => unknown> }} */
  const module = { exports: {} };
  script.runInThisContext()(createRequire(output), module, pathToFileURL(output).href);
  const { port1, port2 } = new MessageChannel();
  const source =
    "def f(x):\n    return [x]\nfor i in range(3):\n    print(f'{i}', f(i), {'a': 1}, 1.5)\nclass A:\n    def __init__(self):\n        self.x = 1\nA().x\n";
  module.exports.oneShot({
    control: new SharedArrayBuffer(32),
    stream: port2,
    command: { source, filename: "<warm-up>", machine: {} },
  });
  port1.close();
  writeFileSync(`${output}.cache`, script.createCachedData());
}

const isNew = await bundle();
if (isNew || !existsSync(`${output}.cache`) || statSync(`${output}.cache`).size === 0) makeCache();
