/** mappingproxy: a read-only view of a mapping, or of a class's namespace. */

import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const mappingProxyType: PyType = defineType("mappingproxy", { isSubclassable: false, pattern: "mapping" });

export class PyMappingProxy extends PyObject {
  override cls: PyType = mappingProxyType;
  /** A Python mapping, or the class whose namespace is shown. */
  readonly target:
    | { readonly kind: "mapping"; readonly mapping: Value }
    | { readonly kind: "namespace"; readonly type: PyType };

  constructor(target: PyMappingProxy["target"]) {
    super();
    this.target = target;
  }
}
