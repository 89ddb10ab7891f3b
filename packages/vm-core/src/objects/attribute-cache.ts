/** How an attribute is reached: found once, for all objects that are built alike. */

import type { DictEntry } from "./dict.js";
import type { Value } from "./object.js";
import type { Shape } from "./shape.js";
import type { PyType } from "./type.js";

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
  /** `entry` of the namespace of the module `value`. */
  MODULE: 5,
  /** `value` of a class object, unbound. */
  TYPE_VALUE: 6,
  /** A new attribute: slot `index`, after which the instance has `nextShape`. */
  NEW_SLOT: 7,
} as const;
export type AttributeKind = (typeof AttributeKind)[keyof typeof AttributeKind];

/**
 * Of LOAD_ATTR, LOAD_METHOD and STORE_ATTR. Valid while `shape` (or `type`) is the object's and `version` its class's.
 * Instructions share those of a shape.
 */
export class AttributeCache {
  readonly kind: AttributeKind;
  readonly shape: Shape | null;
  readonly type: PyType | null;
  readonly version: number;
  readonly index: number;
  readonly nextShape: Shape | null;
  readonly value: Value;
  readonly entry: DictEntry | null;

  private constructor(
    kind: AttributeKind,
    shape: Shape | null,
    type: PyType | null,
    index: number,
    nextShape: Shape | null,
    value: Value,
    entry: DictEntry | null,
  ) {
    this.kind = kind;
    this.shape = shape;
    this.type = type;
    this.version = shape === null ? (type === null ? -1 : type.version) : shape.type.version;
    this.index = index;
    this.nextShape = nextShape;
    this.value = value;
    this.entry = entry;
  }

  /** A slot of instances of a shape. */
  static slot(shape: Shape, index: number): AttributeCache {
    return new AttributeCache(AttributeKind.SLOT, shape, null, index, null, null, null);
  }

  /** The slot that storing adds to an instance of a shape. */
  static newSlot(shape: Shape, nextShape: Shape): AttributeCache {
    return new AttributeCache(AttributeKind.NEW_SLOT, shape, null, shape.size, nextShape, null, null);
  }

  /** What the class of a shape holds. */
  static ofClass(
    kind: typeof AttributeKind.CLASS_VALUE | typeof AttributeKind.FUNCTION | typeof AttributeKind.PROPERTY,
    shape: Shape,
    value: Value,
  ): AttributeCache {
    return new AttributeCache(kind, shape, null, 0, null, value, null);
  }

  /** What a class holds, whatever its instances look like. */
  static ofType(
    kind: typeof AttributeKind.NATIVE_METHOD | typeof AttributeKind.TYPE_VALUE,
    type: PyType,
    value: Value,
  ): AttributeCache {
    return new AttributeCache(kind, null, type, 0, null, value, null);
  }

  static ofModule(module: Value, entry: DictEntry): AttributeCache {
    return new AttributeCache(AttributeKind.MODULE, null, null, 0, null, module, entry);
  }
}
