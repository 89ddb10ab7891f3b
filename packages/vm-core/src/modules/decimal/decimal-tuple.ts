/** DecimalTuple, the named tuple that Decimal.as_tuple() returns. */

import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { services } from "../../runtime/interpreter-services.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";

/** The class, which each interpreter makes with its own `collections.namedtuple`. */
export const decimalTuple = perInterpreter((): Value => {
  const factory = getAttribute(services.importModule("collections"), "namedtuple");
  const fields = new PyTuple(["sign", "digits", "exponent"]);
  return call(factory, ["DecimalTuple", fields], new Map([["module", "decimal"]]));
});
