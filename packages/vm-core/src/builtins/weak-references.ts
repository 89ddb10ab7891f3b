/** The builtin classes whose instances can be referred to weakly. */

import { codeType } from "../objects/code.js";
import { functionType, methodType } from "../objects/function.js";
import { genericAliasType } from "../objects/generic-alias.js";
import { memoryViewType } from "../objects/memoryview.js";
import { moduleType } from "../objects/module.js";
import { builtinFunctionType } from "../objects/native.js";
import { frozenSetType, setType } from "../objects/set.js";
import { typeType } from "../objects/type.js";
import { typeAliasType, typeVariableTypes } from "../runtime/type-parameters.js";

for (const type of [
  functionType,
  methodType,
  builtinFunctionType,
  typeType,
  moduleType,
  codeType,
  setType,
  frozenSetType,
  memoryViewType,
  genericAliasType,
  ...Object.values(typeVariableTypes),
  typeAliasType,
]) {
  type.instancesHaveWeakReferences = true;
}
