/** Streams: everything that io.IOBase is the base of. */

import type { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import type { PyType } from "./type.js";

/** Any stream; those written in Python are instances of this class. */
export class PyStream extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  isClosed = false;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }

  /** Whether text that is written comes straight to the host's console, and nothing of the program's looks on. */
  get isConsole(): boolean {
    return false;
  }

  /** Writes text as the `write` method of a console does. */
  writeDirectly(_text: string): void {}
}
