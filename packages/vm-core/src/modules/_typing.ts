/** The _typing module: the classes of the typing module that are builtin. */

import { partTypes } from "../builtins/type-parameters.js";
import { unionType } from "../objects/generic-alias.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { genericType, NoDefault, typeAliasType, typeVariableTypes } from "../runtime/type-parameters.js";

export function createTypingModule(): PyModule {
  return newModule("_typing", "Primitives and accelerators for the typing module.\n", {
    ...typeVariableTypes,
    Generic: genericType,
    NoDefault,
    ParamSpecArgs: partTypes.args,
    ParamSpecKwargs: partTypes.kwargs,
    TypeAliasType: typeAliasType,
    Union: unionType,
    _idfunc: nativeFunction("_typing", "_idfunc(x, /)", (value: Value) => value),
  });
}
