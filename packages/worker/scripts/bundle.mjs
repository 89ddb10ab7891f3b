/** Bundles a module with all that it needs into one file, and keeps V8's compiled form of it beside it. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build as bundleWith } from "esbuild";

/**
 * Where imports are to be lazy: each name that a file of `importer` imports from a module of `imported` is used as a
 * function only, and what that needs is set up when it is first called. `source` names a file beside the bundle to
 * read it from, instead of the bundle.
 * @typedef {{ readonly importer: RegExp; readonly imported: RegExp; readonly atLeast?: number; readonly source?: string }} LazyImports
 */

/**
 * Bundles `entry` into `output`: one function expression in ASCII, for `loadBundle` of packages/worker/src/bundle.ts.
 * @param {{ entry: string; output: string; lazyImports: readonly LazyImports[] }} options
 * @returns {Promise<boolean>} whether the file has changed
 */
export async function bundle({ entry, output, lazyImports }) {
  const { outputFiles } = await bundleWith({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
    define: { "import.meta.url": "moduleUrl" },
    legalComments: "inline",
    // A third less to read at every start, and a tenth less of compiled form.
    minifyWhitespace: true,
    minifyIdentifiers: !process.argv.includes("--readable"),
    logLevel: "warning",
    plugins: lazyImports.map(makeLazy),
    external: lazyImports.flatMap(({ source }) => source ?? []),
  });
  const text = `(function (require, module, moduleUrl) { let exports = module.exports;\n${outputFiles[0].text}\n})`;
  if (/[^\0-\x7f]/.test(text)) throw new Error(`${output} is to be read as ASCII`);
  if (existsSync(output) && readFileSync(output, "utf8") === text) return false;
  writeFileSync(output, text);
  return true;
}

/**
 * Keeps the compiled form of a bundle, with the functions that `warmUp` has called.
 * @param {string} output
 * @param {(exports: never) => unknown} warmUp is given what the bundle exports
 */
export async function makeCache(output, warmUp) {
  const script = new Script(readFileSync(output, "latin1"), { filename: output });
  const module = { exports: {} };
  script.runInThisContext()(createRequire(output), module, pathToFileURL(output).href);
  await warmUp(/** @type {never} */ (module.exports));
  writeFileSync(`${output}.cache`, script.createCachedData());
}

/**
 * Builds a module as CommonJS, together with what it needs of its package.
 * @param {string} entry
 * @param {string} output
 */
export async function buildCommonJs(entry, output) {
  await bundleWith({
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    external: [
      "./interactive.js",
      "./coverage-command.js",
      "./profile-command.js",
      "../debug-adapter/serve.js",
      "../server/serve-command.js",
    ],
    platform: "node",
    format: "cjs",
    target: "node20",
    define: { "import.meta.dirname": "__dirname", "import.meta.url": "__filename" },
    logLevel: "warning",
  });
}

/**
 * esbuild sets up what is only required when it is.
 * @param {LazyImports} where
 * @returns {import("esbuild").Plugin}
 */
function makeLazy({ importer, imported, atLeast = 1, source }) {
  return {
    name: "lazy imports",
    setup(build) {
      build.onLoad({ filter: importer }, ({ path }) => {
        let count = 0;
        const contents = readFileSync(path, "utf8").replace(
          /^import \{ (.*) \} from "(.*)";$/gm,
          (statement, names, specifier) => {
            if (!imported.test(specifier)) return statement;
            const from = source ?? specifier;
            count += 1;
            return names
              .split(", ")
              .map((/** @type {string} */ name) => `const ${name} = (...args) => require("${from}").${name}(...args);`)
              .join("\n");
          },
        );
        if (count < atLeast) throw new Error(`${path}: expected ${atLeast} imports to make lazy, found ${count}`);
        return { contents };
      });
    },
  };
}
