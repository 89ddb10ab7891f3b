/** Constants that a program gives a code object, as the compiler has them: code is serialized with those. */

import type { CodeConstant } from "../bytecode/code.js";
import { bytesType, PyBytes } from "../objects/bytes.js";
import { PyCode } from "../objects/code.js";
import { complexType, PyComplex } from "../objects/complex.js";
import { floatType, PyFloat } from "../objects/float.js";
import { Ellipsis } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet } from "../objects/set.js";
import { PySlice } from "../objects/slice.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";

/** A constant of co_consts. An int is a bigint, which tells it from one that is shown as an operand of LOAD_SMALL_INT. */
export const compiledConstant = (value: Value): CodeConstant =>
  typeof value === "number" ? BigInt(value) : constantOf(value);

/** None for what the compiler makes no constants of. */
function constantOf(value: Value): CodeConstant {
  if (value === null || typeof value !== "object") return value;
  const type = typeOf(value);
  if (value instanceof PyFloat && type === floatType) return { kind: "float", value: value.value };
  if (value instanceof PyComplex && type === complexType)
    return { kind: "complex", real: value.real, imag: value.imag };
  if (value instanceof PyBytes && type === bytesType) return { kind: "bytes", value: value.bytes };
  if (value === Ellipsis) return { kind: "ellipsis" };
  if (value instanceof PyTuple && type === tupleType) {
    return { kind: "tuple", items: value.items.map(constantOf) };
  }
  if (value instanceof PySet && type === frozenSetType) {
    return { kind: "frozenset", items: value.elements().map(constantOf) };
  }
  if (value instanceof PySlice) {
    const [start, stop, step] = [value.start, value.stop, value.step].map(constantOf);
    return { kind: "slice", start, stop, step };
  }
  return value instanceof PyCode ? { kind: "code", code: value.code } : null;
}
