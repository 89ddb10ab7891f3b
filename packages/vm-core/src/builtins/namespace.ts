/** The names of the builtins module. */

import { byteArrayType } from "../objects/bytearray.js";
import { bytesType } from "../objects/bytes.js";
import { complexType } from "../objects/complex.js";
import { dictType } from "../objects/dict.js";
import * as exceptions from "../objects/exception.js";
import { floatType } from "../objects/float.js";
import { classMethodType, propertyType, staticMethodType } from "../objects/function.js";
import { boolType, intType } from "../objects/int-instance.js";
import { listType } from "../objects/list.js";
import { memoryViewType } from "../objects/memoryview.js";
import { Ellipsis, NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { rangeType } from "../objects/range.js";
import { frozenSetType, setType } from "../objects/set.js";
import { sliceType } from "../objects/slice.js";
import { strType } from "../objects/str-instance.js";
import { superType } from "../objects/super.js";
import { tupleType } from "../objects/tuple.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { builtinFunctions } from "./functions.js";
import { enumerateType, filterType, mapType, reversedType, zipType } from "./iterators.js";

const types: readonly PyType[] = [
  boolType,
  byteArrayType,
  bytesType,
  classMethodType,
  complexType,
  dictType,
  floatType,
  frozenSetType,
  intType,
  listType,
  enumerateType,
  filterType,
  mapType,
  memoryViewType,
  objectType,
  propertyType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticMethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
];

/** Everything but what the interpreter itself adds (`__build_class__`, `__import__`). */
export function builtinNamespace(): Map<string, Value> {
  const names = new Map<string, Value>(Object.entries(builtinFunctions));
  for (const type of types) names.set(type.name, type);
  for (const value of Object.values(exceptions)) {
    if (value instanceof PyType && value.isSubtypeOf(exceptions.baseExceptionType)) names.set(value.name, value);
  }
  names.set("EnvironmentError", exceptions.osErrorType);
  names.set("IOError", exceptions.osErrorType);
  names.set("Ellipsis", Ellipsis);
  names.set("NotImplemented", NotImplemented);
  names.set("None", null);
  names.set("True", true);
  names.set("False", false);
  names.set("__debug__", true);
  return names;
}
