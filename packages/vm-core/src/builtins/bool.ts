/** bool. */

import { deprecationWarningType } from "../objects/exception.js";
import { boolType } from "../objects/int-instance.js";
import type { Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { andInts, type Int, invertInt, orInts, xorInts } from "../runtime/integers.js";
import { constant, constructor, type Definition, defineMethods, method } from "../runtime/native-definitions.js";
import { intOf } from "../runtime/primitives.js";
import { isTrue } from "../runtime/truth.js";
import { warn } from "../runtime/warnings.js";
import { binaryMethods } from "./numeric-methods.js";

/** A bool of two bools, an int when either operand is an int. */
function bitwise(name: string, symbol: string, compute: (left: Int, right: Int) => Int): Definition[] {
  const readOperand = (value: Value): boolean | Int | undefined => (typeof value === "boolean" ? value : intOf(value));
  return binaryMethods(name, symbol, readOperand, (left, right) => {
    const result = compute(toInt(left), toInt(right));
    return typeof left === "boolean" && typeof right === "boolean" ? result !== 0 : result;
  });
}

function invert(self: boolean): Int {
  warn(
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion " +
      "of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for " +
      "boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
    deprecationWarningType,
  );
  return invertInt(Number(self));
}

const toInt = (value: boolean | Int): Int => (typeof value === "boolean" ? Number(value) : value);

defineMethods(boolType, () => [
  constructor("(object=False, /)", (_cls: PyType, object: Value | undefined) => object !== undefined && isTrue(object)),
  constant(
    "__doc__",
    `Returns True when the argument is true, False otherwise.
The builtins True and False are the only two instances of the class bool.
The class bool is a subclass of the class int, and cannot be subclassed.`,
  ),
  method("__repr__(/)", (self: boolean) => (self ? "True" : "False"), "Return repr(self)."),
  method("__invert__(/)", invert, "~self"),
  ...bitwise("and", "&", andInts),
  ...bitwise("xor", "^", xorInts),
  ...bitwise("or", "|", orInts),
]);
