/** Code objects from compiled code: constants become Python values. */

import type { Code, CodeConstant, NestedCode } from "../bytecode/code.js";
import { normalizeInt } from "../compiler/constants.js";
import { PyBytes } from "../objects/bytes.js";
import { PyCode } from "../objects/code.js";
import { PyComplex } from "../objects/complex.js";
import { PyFloat } from "../objects/float.js";
import { Ellipsis } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet } from "../objects/set.js";
import { PySlice } from "../objects/slice.js";
import { tupleOf } from "../objects/tuple.js";

export function makeCode(code: Code | NestedCode): PyCode {
  return new PyCode(code, constantValues);
}

const constantValues = (code: Code): readonly Value[] => code.constants.map(constantValue);

function constantValue(constant: CodeConstant): Value {
  if (typeof constant === "bigint") return normalizeInt(constant);
  if (constant === null || typeof constant !== "object") return constant;
  switch (constant.kind) {
    case "float":
      return new PyFloat(constant.value);
    case "complex":
      return new PyComplex(constant.real, constant.imag);
    case "bytes":
      return new PyBytes(constant.value);
    case "ellipsis":
      return Ellipsis;
    case "tuple":
      return tupleOf(constant.items.map(constantValue));
    case "frozenset": {
      const set = new PySet(frozenSetType);
      for (const item of constant.items) set.add(constantValue(item));
      return set;
    }
    case "slice":
      return new PySlice(constantValue(constant.start), constantValue(constant.stop), constantValue(constant.step));
    case "code":
      return makeCode(constant);
  }
}
