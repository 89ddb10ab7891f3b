/** Loads a file that holds a whole program, from V8's code cache where that fits this version of Node. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

/**
 * What the bundle exports; the cache stands in the file's name and `.cache`. The file is one function expression in
 * ASCII, see scripts/bundle.mjs: of text in this encoding Node makes no copy.
 */
export function loadBundle(filename: string): unknown {
  const script = new Script(readFileSync(filename, "latin1"), { filename, ...cacheFor(filename) });
  const module: { exports: unknown } = { exports: {} };
  const run = script.runInThisContext() as (require: NodeJS.Require, module: object, moduleUrl: string) => void;
  run(createRequire(filename), module, pathToFileURL(filename).href);
  return module.exports;
}

function cacheFor(filename: string): { readonly cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(`${filename}.cache`) };
  } catch {
    return {};
  }
}
