/** Objects that expose their memory: bytes, bytearray, memoryview, and arrays of other modules. */

import { PyObject } from "./object.js";

/** Memory in items of one format, as the struct module names it. */
export interface Memory {
  readonly bytes: Uint8Array;
  readonly isReadOnly: boolean;
  readonly format: string;
  readonly itemSize: number;
}

export abstract class BufferExporter extends PyObject {
  /** Memory views on this object; while there are any its size must not change. */
  exports = 0;
  /** Native operations under way that need its size to stay. */
  pins = 0;

  /** The memory as it is now. Raises ValueError when the object has been closed or released. */
  abstract memory(): Memory;

  /** The object that views of this one belong to: another one when this only stands for it. */
  owner(): BufferExporter {
    return this;
  }
}
