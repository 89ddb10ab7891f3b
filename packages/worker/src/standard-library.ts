/** The standard library that is built beside the interpreter. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { StandardLibrary } from "@tandem-py/vm-core";

let loaded: StandardLibrary | undefined;

/** Read when first asked for, and then shared by all interpreters of the process or thread. */
export function loadStandardLibrary(): StandardLibrary {
  if (loaded === undefined) {
    const file = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
    loaded = new StandardLibrary(readFileSync(file));
  }
  return loaded;
}
