/** CPython's own modules in Python, compiled ahead of time into one pack. */

import { inflateSync } from "fflate";
import type { Code } from "../bytecode/code.js";
import { ModulePack, type ReadBytes } from "../bytecode/module-pack.js";
import { LIBRARY_DIRECTORY } from "../files/places.js";
import { decodeUtf8 } from "../source/utf8.js";

export interface StandardModule {
  /** As CPython's `__file__`, though there is no such file. */
  readonly filename: string;
  readonly isPackage: boolean;
  readonly code: () => Code;
  readonly source: () => string;
}

/** The filename of a module, which is in its compiled code. */
export function standardFilename(name: string, isPackage: boolean): string {
  const path = `${LIBRARY_DIRECTORY}/${name.replaceAll(".", "/")}`;
  return isPackage ? `${path}/__init__.py` : `${path}.py`;
}

/** Any number of interpreters can share one. */
export class StandardLibrary {
  private readonly pack: ModulePack;
  /** Of modules that an interpreter has imported: the next one need not decode them again. */
  private readonly codes = new Map<string, Code>();

  /**
   * Takes the bytes of a pack, or what reads them from one place up to another when a module is imported. They must not
   * change. Throws an Error when they are none, or of another version.
   */
  constructor(bytes: Uint8Array | ReadBytes) {
    this.pack = new ModulePack(typeof bytes === "function" ? bytes : (start, end) => bytes.subarray(start, end));
  }

  /** The full names of all modules. */
  get names(): readonly string[] {
    return this.pack.names;
  }

  find(name: string): StandardModule | undefined {
    const found = this.pack.find(name);
    if (found === undefined) return undefined;
    const { isPackage, code, source } = found;
    return {
      filename: standardFilename(name, isPackage),
      isPackage,
      code: () => {
        const known = this.codes.get(name);
        if (known !== undefined) return known;
        const decoded = code();
        this.codes.set(name, decoded);
        return decoded;
      },
      source: () => decodeUtf8(inflateSync(source())),
    };
  }
}
