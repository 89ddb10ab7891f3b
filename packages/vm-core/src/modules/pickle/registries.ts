/** What pickling shares with copyreg and _compat_pickle: dispatch table, extension codes, names of Python 2. */

import { PyDict } from "../../objects/dict.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { getAttribute } from "../../runtime/attributes.js";
import { runtimeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { textOf, typeName } from "../../runtime/primitives.js";

export interface Registries {
  /** Reduction functions by class. */
  readonly dispatchTable: PyDict;
  /** Extension codes by (module, name), and back, and the objects that codes have led to. */
  readonly extensionRegistry: PyDict;
  readonly invertedRegistry: PyDict;
  readonly extensionCache: PyDict;
  /** Python 3's name of what Python 2 calls (module, name), or module; and back. */
  readonly nameMapping: PyDict;
  readonly importMapping: PyDict;
  readonly reverseNameMapping: PyDict;
  readonly reverseImportMapping: PyDict;
}

/** The running interpreter's. Raises RuntimeError when a program has put something else in their place. */
export const registries: () => Registries = perInterpreter(() => {
  const copyreg = services.importModule("copyreg");
  const compatible = services.importModule("_compat_pickle");
  return {
    dispatchTable: dictOf(copyreg, "copyreg", "dispatch_table"),
    extensionRegistry: dictOf(copyreg, "copyreg", "_extension_registry"),
    invertedRegistry: dictOf(copyreg, "copyreg", "_inverted_registry"),
    extensionCache: dictOf(copyreg, "copyreg", "_extension_cache"),
    nameMapping: dictOf(compatible, "_compat_pickle", "NAME_MAPPING"),
    importMapping: dictOf(compatible, "_compat_pickle", "IMPORT_MAPPING"),
    reverseNameMapping: dictOf(compatible, "_compat_pickle", "REVERSE_NAME_MAPPING"),
    reverseImportMapping: dictOf(compatible, "_compat_pickle", "REVERSE_IMPORT_MAPPING"),
  };
});

function dictOf(module: Value, moduleName: string, name: string): PyDict {
  const dict = getAttribute(module, name);
  if (!(dict instanceof PyDict)) throw runtimeError(`${moduleName}.${name} should be a dict, not ${typeName(dict)}`);
  return dict;
}

export interface GlobalName {
  readonly module: string;
  readonly name: string;
}

/** The name by the other version of Python. Raises RuntimeError for mappings that map to something else. */
export function translateName(global: GlobalName, isReverse: boolean): GlobalName {
  const { module, name } = global;
  const all = registries();
  const prefix = `_compat_pickle.${isReverse ? "REVERSE_" : ""}`;
  const pair = (isReverse ? all.reverseNameMapping : all.nameMapping).get(new PyTuple([module, name]));
  if (pair !== undefined) {
    if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
      throw runtimeError(`${prefix}NAME_MAPPING values should be 2-tuples, not ${typeName(pair)}`);
    }
    const [otherModule, otherName] = pair.items.map(textOf);
    if (otherModule === undefined || otherName === undefined) {
      const given = pair.items.map(typeName).join(", ");
      throw runtimeError(`${prefix}NAME_MAPPING values should be pairs of str, not (${given})`);
    }
    return { module: otherModule, name: otherName };
  }
  const other = (isReverse ? all.reverseImportMapping : all.importMapping).get(module);
  if (other === undefined) return global;
  const text = textOf(other);
  if (text === undefined) {
    throw runtimeError(`${prefix}IMPORT_MAPPING values should be strings, not ${typeName(other)}`);
  }
  return { module: text, name };
}
