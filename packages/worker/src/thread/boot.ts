/**
 * What the pool's threads load: runs the bundle, from V8's code cache where that fits this version of Node.
 *
 * It is built as a CommonJS module, dist/boot.cjs, because a thread that never sets up the loader of the others starts
 * sooner.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import type { oneShot as OneShot, session as SessionFunction } from "./guest.js";

interface Guest {
  readonly oneShot: typeof OneShot;
  readonly session: typeof SessionFunction;
}

function load(): Guest {
  const filename = join(import.meta.dirname, "guest.cjs");
  // The bundle is ASCII, and of text in this encoding Node makes no copy.
  const script = new Script(readFileSync(filename, "latin1"), { filename, ...cacheFor(filename) });
  const module: { exports: Partial<Guest> } = { exports: {} };
  // The bundle is one function expression: see scripts/bundle-guest.mjs.
  const run = script.runInThisContext() as (require: NodeJS.Require, module: object, moduleUrl: string) => void;
  run(createRequire(filename), module, pathToFileURL(filename).href);
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
