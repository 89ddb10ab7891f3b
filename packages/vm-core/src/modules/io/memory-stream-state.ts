/** What `__getstate__` and `__setstate__` of the streams in memory have in common: the tuple, its position and attributes. */

import { PyDict } from "../../objects/dict.js";
import type { Value } from "../../objects/object.js";
import type { PyStream } from "../../objects/stream.js";
import { PyTuple } from "../../objects/tuple.js";
import { instanceDict } from "../../runtime/attributes.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { intOf, typeName } from "../../runtime/primitives.js";
import { asCSize } from "../../runtime/sized-integers.js";

/** The items of a state. Raises TypeError for what is no tuple of so many. */
export function stateItems(self: PyStream, state: Value, count: number): readonly Value[] {
  if (state instanceof PyTuple && state.items.length >= count) return state.items;
  throw typeError(`${typeName(self)}.__setstate__ argument should be ${count}-tuple, got ${typeName(state)}`);
}

/** Raises TypeError for what is no int, with that message and the name of its class, ValueError for a negative one. */
export function statePosition(value: Value, message: string): number {
  const position = intOf(value);
  if (position === undefined) throw typeError(`${message} ${typeName(value)}`);
  if (position < 0) throw valueError("position value cannot be negative");
  return asCSize(position);
}

/** A copy of a stream's attributes; None where it has none. */
export function stateAttributes(self: PyStream): Value {
  return self.attributes === undefined ? null : self.attributes.copy();
}

/** Raises TypeError for what is neither None nor a dict; `which` begins the message. */
export function restoreAttributes(self: PyStream, attributes: Value, which: string): void {
  if (attributes === null) return;
  if (!(attributes instanceof PyDict)) {
    throw typeError(`${which} item of state should be a dict, got a ${typeName(attributes)}`);
  }
  instanceDict(self)?.update(attributes);
}
