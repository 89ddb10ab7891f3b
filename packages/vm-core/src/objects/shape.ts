/** Shapes (hidden classes) of instances: which attribute lives in which slot, shared by instances built alike. */

import type { AttributeCache } from "./attribute-cache.js";
import type { PyType } from "./type.js";

/** Beyond this many attributes an instance keeps them in a dict. */
export const MAXIMUM_SHAPE_SIZE = 64;

/**
 * A node of a transition tree rooted at its type. `slots` maps a name to its slot number; the slots below
 * `type.memberCount` belong to `__slots__` descriptors and have no names here.
 */
export class Shape {
  readonly type: PyType;
  readonly slots: ReadonlyMap<string, number>;
  /** The next free slot. */
  readonly size: number;
  /** The attribute that this shape added to its parent, for building transitions and for `__dict__` order. */
  readonly transitions = new Map<string, Shape>();
  /** How attributes of such instances are read, called as methods and written, by name; those that have been. */
  readonly loads = new Map<string, AttributeCache>();
  readonly methods = new Map<string, AttributeCache>();
  readonly stores = new Map<string, AttributeCache>();
  /** Attributes are in the instance's dict, not in slots. */
  readonly isDictionary: boolean;

  constructor(type: PyType, slots: ReadonlyMap<string, number>, size: number, isDictionary: boolean) {
    this.type = type;
    this.slots = slots;
    this.size = size;
    this.isDictionary = isDictionary;
  }

  /** The shape after adding `name` in slot `this.size`. */
  withAttribute(name: string): Shape {
    let next = this.transitions.get(name);
    if (next === undefined) {
      const slots = new Map(this.slots);
      slots.set(name, this.size);
      next = new Shape(this.type, slots, this.size + 1, false);
      this.transitions.set(name, next);
    }
    return next;
  }
}
