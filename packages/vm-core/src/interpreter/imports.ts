/** IMPORT_NAME and IMPORT_FROM. */

import { attributeErrorType } from "../objects/exception.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { findAttribute, getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { caught, importError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { textOf } from "../runtime/primitives.js";
import { contains, getItem } from "../runtime/subscripts.js";
import type { Frame } from "./frame.js";
import { findBuiltin } from "./names.js";

/** `__import__(name, globals, locals, fromlist, level)` of the frame's builtins. */
export function importName(frame: Frame, name: string, level: Value, fromList: Value): Value {
  const importer = findBuiltin(frame, "__import__");
  if (importer === undefined) throw importError("__import__ not found");
  return call(importer, [name, frame.globals, frame.namespace, fromList, level]);
}

/** module.name, or the submodule of that name. */
export function importFrom(module: Value, name: string): Value {
  try {
    return getAttribute(module, name);
  } catch (error) {
    if (caught(error, attributeErrorType) === null) throw error;
  }
  const packageName = textOf(findAttribute(module, "__name__") ?? null);
  if (packageName !== undefined) {
    const modules = services.system("modules");
    const fullName = `${packageName}.${name}`;
    if (modules !== undefined && contains(modules, fullName)) return getItem(modules, fullName);
  }
  throw cannotImport(module, packageName, name);
}

function cannotImport(module: Value, packageName: string | undefined, name: string) {
  const known = packageName ?? "<unknown module name>";
  const file = module instanceof PyModule ? module.attributes.get("__file__") : undefined;
  const path = file === undefined ? undefined : textOf(file);
  const spec = findAttribute(module, "__spec__");
  const isInitializing = spec !== undefined && spec !== null && findAttribute(spec, "_initializing") === true;
  if (isInitializing) {
    return importError(
      `cannot import name '${name}' from partially initialized module '${known}' (most likely due to a circular import) (${path ?? "unknown location"})`,
      known,
      path,
      name,
    );
  }
  return importError(`cannot import name '${name}' from '${known}' (${path ?? "unknown location"})`, known, path, name);
}
