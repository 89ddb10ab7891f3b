/** What the pool's threads load: runs the bundle, from V8's code cache where that fits this version of Node. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import type { oneShot as OneShot, session as SessionFunction } from "./guest.js";

interface Guest {
  readonly oneShot: typeof OneShot;
  readonly session: typeof SessionFunction;
}

function load(): Guest {
  const filename = fileURLToPath(new URL("../guest.cjs", import.meta.url));
  const script = new Script(readFileSync(filename, "utf8"), { filename, ...cacheFor(filename) });
  const module: { exports: Partial<Guest> } = { exports: {} };
  // The bundle is one function expression: see scripts/bundle-guest.mjs.
  const run = script.runInThisContext() as (require: NodeJS.Require, module: object, moduleUrl: string) => void;
  run(createRequire(import.meta.url), module, import.meta.url);
  return module.exports as Guest;
}

function cacheFor(filename: string): { readonly cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(`${filename}.cache`) };
  } catch {
    return {};
  }
}

export const { oneShot, session } = load();
