/**
 * Bundles what a worker thread runs into one file, dist/guest.cjs, and keeps V8's compiled form of it beside it.
 *
 * A thread that reads hundreds of modules is slow to start; one file with a code cache is not. The cache holds the
 * functions that a first small program needs, and V8 ignores it in another version. What few programs need is set up when it
 * is first used. `--readable` keeps the names of the source, for profiles.
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
 * Whose imports are lazy: in these files each name that is imported so is used as a function, and what it needs is set
 * up when it is first called.
 * @type {readonly { readonly importer: RegExp; readonly imported: RegExp; readonly atLeast: number }[]}
 */
const LAZY_IMPORTS = [
  { importer: /vm-core.dist.modules.index\.js$/, imported: /./, atLeast: 20 },
  {
    importer: /vm-core.dist.(?:modules.standard-library|unicode.packed|files.wheel)\.js$/,
    imported: /^fflate$/,
    atLeast: 1,
  },
  { importer: /worker.dist.thread.(?:guest|session|program-host)\.js$/, imported: /schema-parsing\.js$/, atLeast: 1 },
];

/**
 * Makes those imports lazy: esbuild sets up what is only required when it is.
 * @type {import("esbuild").Plugin}
 */
const lazyImports = {
  name: "lazy imports",
  setup(build) {
    for (const { importer, imported, atLeast } of LAZY_IMPORTS) {
      build.onLoad({ filter: importer }, ({ path }) => {
        let count = 0;
        const contents = readFileSync(path, "utf8").replace(
          /^import \{ (.*) \} from "(.*)";$/gm,
          (statement, names, source) => {
            if (!imported.test(source)) return statement;
            count += 1;
            return names
              .split(", ")
              .map(
                (/** @type {string} */ name) => `const ${name} = (...args) => require("${source}").${name}(...args);`,
              )
              .join("\n");
          },
        );
        if (count < atLeast) throw new Error(`${path}: expected ${atLeast} imports to make lazy, found ${count}`);
        return { contents };
      });
    }
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
    // A third less to read for every thread that starts, and a tenth less of compiled form.
    minifyWhitespace: true,
    minifyIdentifiers: !process.argv.includes("--readable"),
    logLevel: "warning",
    plugins: [lazyImports],
  });
  const text = `(function (require, module, moduleUrl) { let exports = module.exports;\n${outputFiles[0].text}\n})`;
  if (/[^\0-\x7f]/.test(text)) throw new Error(`${output} is to be read as ASCII`);
  if (existsSync(output) && readFileSync(output, "utf8") === text) return false;
  writeFileSync(output, text);
  return true;
}

/** What a thread loads first, as a CommonJS module. */
async function buildBoot() {
  await bundleWith({
    entryPoints: [join(root, "dist", "thread", "boot.js")],
    outfile: join(root, "dist", "boot.cjs"),
    platform: "node",
    format: "cjs",
    target: "node20",
    define: { "import.meta.dirname": "__dirname" },
    logLevel: "warning",
  });
}

function makeCache() {
  const script = new Script(readFileSync(output, "latin1"), { filename: output });
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

await buildBoot();
const isNew = await bundle();
if (isNew || !existsSync(`${output}.cache`) || statSync(`${output}.cache`).size === 0) makeCache();
