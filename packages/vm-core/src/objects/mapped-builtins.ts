/** What stands for the builtins of code whose `__builtins__` is no dict: names are looked up in that object. */

import { PyDict } from "./dict.js";
import type { Value } from "./object.js";
import { typeOf } from "./type-of.js";

/** An empty dict whose class is not `dict`, so that nothing takes the quick way to its entries. */
export class MappedBuiltins extends PyDict {
  readonly mapping: Value;

  constructor(mapping: Value) {
    super(typeOf(mapping));
    this.mapping = mapping;
  }
}

/** The builtins that code with these globals asks for by `__builtins__`, where that is no module; undefined without it. */
export function ownBuiltins(given: Value | undefined): PyDict | undefined {
  if (given === undefined || given instanceof PyDict) return given;
  return new MappedBuiltins(given);
}

/** As Python sees them. */
export const shownBuiltins = (builtins: PyDict): Value =>
  builtins instanceof MappedBuiltins ? builtins.mapping : builtins;
