/** What an instruction remembers from its last execution. */

import type { AttributeCache } from "../objects/attribute-cache.js";
import type { DictEntry, PyDict } from "../objects/dict.js";

export type InlineCache = AttributeCache | GlobalCache;

/** Of LOAD_GLOBAL and LOAD_NAME. The entry is live while its value is set. */
export class GlobalCache {
  readonly globals: PyDict;
  readonly entry: DictEntry;
  /** The key version of `globals` for which a name was missing there, when the entry is of builtins; else -1. */
  readonly missingVersion: number;

  constructor(globals: PyDict, entry: DictEntry, missingVersion: number) {
    this.globals = globals;
    this.entry = entry;
    this.missingVersion = missingVersion;
  }
}
