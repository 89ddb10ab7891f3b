/** The _types module: classes that have no name among the builtins. */

import { simpleNamespaceType } from "../builtins/simple-namespace.js";
import { frameType } from "../interpreter/frame-object.js";
import { asyncGeneratorType, coroutineType, generatorType } from "../interpreter/generator.js";
import { cellType } from "../objects/cell.js";
import { codeType } from "../objects/code.js";
import { functionType, methodType } from "../objects/function.js";
import { genericAliasType, unionType } from "../objects/generic-alias.js";
import { mappingProxyType } from "../objects/mapping-proxy.js";
import { moduleType, type PyModule } from "../objects/module.js";
import {
  builtinFunctionType,
  classMethodDescriptorType,
  getSetDescriptorType,
  memberDescriptorType,
  methodDescriptorType,
  methodWrapperType,
  wrapperDescriptorType,
} from "../objects/native.js";
import { ellipsisType, noneType, notImplementedType } from "../objects/none.js";
import { tracebackType } from "../objects/traceback.js";
import { defineType } from "../objects/type.js";
import { newModule } from "../runtime/native-definitions.js";

const typeEntries = {
  AsyncGeneratorType: asyncGeneratorType,
  BuiltinFunctionType: builtinFunctionType,
  BuiltinMethodType: builtinFunctionType,
  CapsuleType: defineType("PyCapsule", { isSubclassable: false }),
  CellType: cellType,
  ClassMethodDescriptorType: classMethodDescriptorType,
  CodeType: codeType,
  CoroutineType: coroutineType,
  EllipsisType: ellipsisType,
  FrameType: frameType,
  FunctionType: functionType,
  GeneratorType: generatorType,
  GenericAlias: genericAliasType,
  GetSetDescriptorType: getSetDescriptorType,
  LambdaType: functionType,
  MappingProxyType: mappingProxyType,
  MemberDescriptorType: memberDescriptorType,
  MethodDescriptorType: methodDescriptorType,
  MethodType: methodType,
  MethodWrapperType: methodWrapperType,
  ModuleType: moduleType,
  NoneType: noneType,
  NotImplementedType: notImplementedType,
  SimpleNamespace: simpleNamespaceType,
  TracebackType: tracebackType,
  UnionType: unionType,
  WrapperDescriptorType: wrapperDescriptorType,
} as const;

export function createTypesModule(): PyModule {
  return newModule("_types", "Define names for built-in types.", typeEntries);
}
