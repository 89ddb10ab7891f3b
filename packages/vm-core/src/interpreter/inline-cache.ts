/** What an instruction remembers from its last execution. */

import type { DictEntry, PyDict } from "../objects/dict.js";
import type { Value } from "../objects/object.js";
import type { Shape } from "../objects/shape.js";
import type { PyType } from "../objects/type.js";

export type InlineCache = AttributeCache | GlobalCache;

/** How a cached attribute is reached. */
export const AttributeKind = {
  /** Slot `index` of an instance of `shape`. */
  SLOT: 0,
  /** `value` of the class, for instances of `shape`; not a descriptor. */
  CLASS_VALUE: 1,
  /** `value` is a Python function on the class of `shape`, to be bound. */
  FUNCTION: 2,
  /** `value` is a property whose getter is a Python function. */
  PROPERTY: 3,
  /** `value` is a native method of `type`, to be bound. */
  NATIVE_METHOD: 4,
  /** `entry` of a module's namespace. */
  MODULE: 5,
  /** `value` of a class object, unbound. */
  TYPE_VALUE: 6,
  /** A new attribute: slot `index`, after which the instance has `nextShape`. */
  NEW_SLOT: 7,
} as const;

/** Of LOAD_ATTR, LOAD_METHOD and STORE_ATTR. Valid while `shape` (or `type`) is the object's and `version` its class's. */
export class AttributeCache {
  kind = -1;
  shape: Shape | null = null;
  type: PyType | null = null;
  version = -1;
  index = 0;
  nextShape: Shape | null = null;
  value: Value = null;
  entry: DictEntry | null = null;
}

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
