/** The array module. */

import type { PyModule } from "../objects/module.js";
import { getAttribute } from "../runtime/attributes.js";
import { callMethod } from "../runtime/calls.js";
import { services } from "../runtime/interpreter-services.js";
import { newModule } from "../runtime/native-definitions.js";
import { arrayType } from "./array/array.js";
import { reconstructor } from "./array/construction.js";
import { TYPE_CODES } from "./array/item-types.js";
import "./array/methods.js";

const MODULE_DOC =
  "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n";

export function createArrayModule(): PyModule {
  callMethod(getAttribute(services.importModule("collections.abc"), "MutableSequence"), "register", arrayType);
  return newModule("array", MODULE_DOC, {
    ArrayType: arrayType,
    _array_reconstructor: reconstructor,
    array: arrayType,
    typecodes: TYPE_CODES,
  });
}
