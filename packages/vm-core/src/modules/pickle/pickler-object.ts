/** A pickler: where it writes, how, and what it has written so far. */

import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";

export const picklerType: PyType = defineType("Pickler", { module: "_pickle" });

export class PyPickler extends PyObject {
  override cls: PyType;
  isReady = false;
  /** The `write` of the file; null to keep everything. */
  write: Value = null;
  protocol = 0;
  /** Protocols above 0 are binary. */
  isBinary = false;
  /** No memo: what occurs twice is written twice. */
  isFast = false;
  /** Whether names of Python 2 are written. */
  fixImports = false;
  bufferCallback: Value = null;
  /** In place of copyreg's; undefined for that. */
  dispatchTable: Value | undefined = undefined;
  /** What the program has put in place of the method `persistent_id`. */
  ownPersistentId: Value | undefined = undefined;
  /** Which objects have been written, and under what number. Equal strings count as one object. */
  memo = new Map<Value, number>();

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}
