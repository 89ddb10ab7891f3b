/** types.GenericAlias: `list[int]`, and unions such as `int | str`. */

import { PyObject, type Value } from "./object.js";
import { PyTuple } from "./tuple.js";
import { defineType, type PyType } from "./type.js";

export const genericAliasType: PyType = defineType("GenericAlias", { module: "types" });
export const unionType: PyType = defineType("Union", {
  module: "typing",
  isSubclassable: false,
  instancesHaveWeakReferences: true,
});

export class PyGenericAlias extends PyObject {
  override cls: PyType;
  readonly origin: Value;
  readonly args: PyTuple;
  /** `*tuple[int]`: what unpacking the alias gives. */
  readonly isUnpacked: boolean;
  /** __parameters__, once computed. */
  parameters: PyTuple | undefined = undefined;

  constructor(origin: Value, args: PyTuple, isUnpacked = false, cls: PyType = genericAliasType) {
    super();
    this.origin = origin;
    this.args = args;
    this.isUnpacked = isUnpacked;
    this.cls = cls;
  }
}

/** origin[key]: a tuple is several arguments. */
export function newGenericAlias(origin: Value, key: Value): PyGenericAlias {
  return new PyGenericAlias(origin, key instanceof PyTuple ? key : new PyTuple([key]));
}

export class PyUnion extends PyObject {
  override cls: PyType = unionType;
  /** At least two, without duplicates or unions; None is its class. */
  readonly args: PyTuple;
  /** Those of the members that had no hash when the union was made. */
  readonly unhashable: readonly Value[];
  parameters: PyTuple | undefined = undefined;

  constructor(args: PyTuple, unhashable: readonly Value[]) {
    super();
    this.args = args;
    this.unhashable = unhashable;
  }
}
