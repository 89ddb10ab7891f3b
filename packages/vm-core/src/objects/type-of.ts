/** The class of any value. */

import { boolType, intType } from "./int-instance.js";
import { noneType } from "./none.js";
import type { Value } from "./object.js";
import { strType } from "./str-instance.js";
import type { PyType } from "./type.js";

export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return intType;
    case "string":
      return strType;
    case "boolean":
      return boolType;
    default:
      return value === null ? noneType : value.cls;
  }
}
