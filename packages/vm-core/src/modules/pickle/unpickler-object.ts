/** An unpickler: where it reads, how, and what it has read so far. */

import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import type { PickleInput } from "./pickle-input.js";
import { UnpicklerMemo } from "./unpickler-memo.js";

export const unpicklerType: PyType = defineType("Unpickler", { module: "_pickle" });

export class PyUnpickler extends PyObject {
  override cls: PyType;
  /** Null before `__init__`. */
  input: PickleInput | null = null;
  fixImports = true;
  /** How strings of Python 2 are decoded; "bytes" leaves them as they are. */
  encoding = "ASCII";
  errors = "strict";
  /** An iterator over buffers that are not in the stream, or null. */
  buffers: Value = null;
  /** The protocol of the pickle that is being read. */
  protocol = 0;
  /** What the program has put in place of the method `persistent_load`. */
  ownPersistentLoad: Value | undefined = undefined;
  memo = new UnpicklerMemo();

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}
