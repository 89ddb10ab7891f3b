/** slice. */

import { newGenericAlias } from "../objects/generic-alias.js";
import type { Value } from "../objects/object.js";
import { PySlice, sliceType } from "../objects/slice.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { valueError } from "../runtime/errors.js";
import { hashTuple } from "../runtime/hashing.js";
import { classMethod, constructor, defineMethods, member, method } from "../runtime/native-definitions.js";
import { asIndex } from "../runtime/primitives.js";
import { compareSequences } from "../runtime/sequences.js";
import { repr } from "../runtime/text.js";
import { comparisonMethods } from "./comparison-methods.js";
import { longSliceIndices } from "./range.js";

const isSlice = (value: Value): value is PySlice => value instanceof PySlice;
const parts = (slice: PySlice): Value[] => [slice.start, slice.stop, slice.step];

defineMethods(sliceType, () => [
  constructor(
    "(start, stop=<unrepresentable>, step=None, /)",
    (_cls: PyType, start: Value, stop: Value | undefined, step: Value | undefined) =>
      stop === undefined ? new PySlice(null, start, null) : new PySlice(start, stop, step ?? null),
    "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
  ),
  method("__repr__(/)", (self: PySlice) => `slice(${parts(self).map(repr).join(", ")})`, "Return repr(self)."),
  method("__hash__(/)", (self: PySlice) => hashTuple(parts(self)), "Return hash(self)."),
  ...comparisonMethods(isSlice, (left, right, operator) => compareSequences(parts(left), parts(right), operator)),
  method(
    "indices(object, /)",
    indices,
    "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.",
  ),
  method(
    "__reduce__(/)",
    (self: PySlice) => new PyTuple([sliceType, new PyTuple(parts(self))]),
    "Return state information for pickling.",
  ),
  member("start", (self: PySlice) => self.start),
  member("stop", (self: PySlice) => self.stop),
  member("step", (self: PySlice) => self.step),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

function indices(self: PySlice, length: Value): Value {
  const size = asIndex(length);
  if (size < 0) throw valueError("length should not be negative");
  const { start, stop, step } = longSliceIndices(self, BigInt(size));
  return new PyTuple([start, stop, step]);
}
