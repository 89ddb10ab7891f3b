/** The standard library that is built beside the interpreter. */

import { closeSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { StandardLibrary } from "@tandem-py/vm-core";

let loaded: StandardLibrary | undefined;

/** Opened when first asked for, and then shared by all interpreters of the process or thread. */
export function loadStandardLibrary(): StandardLibrary {
  loaded ??= new StandardLibrary(reader(createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack")));
  return loaded;
}

/** Reads parts of a file. Most programs import little of a library of ten megabytes. */
function reader(filename: string): (start: number, end: number) => Uint8Array {
  return (start, end) => {
    const bytes = new Uint8Array(end - start);
    const file = openSync(filename, "r");
    try {
      for (let length = 0; length < bytes.length; ) {
        const count = readSync(file, bytes, length, bytes.length - length, start + length);
        if (count === 0) throw new Error(`${filename} ends too early`);
        length += count;
      }
    } finally {
      closeSync(file);
    }
    return bytes;
  };
}
