/** Python's frame objects, made only for those who ask. */

import { PyObject } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import type { Frame } from "./frame.js";

export const frameType: PyType = defineType("frame", { isSubclassable: false });

/** A live view of an activation, also after it has ended. */
export class PyFrame extends PyObject {
  override cls: PyType = frameType;
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/** The frame object of an activation, always the same one. */
export function frameObject(frame: Frame): PyFrame {
  if (frame.object instanceof PyFrame) return frame.object;
  const object = new PyFrame(frame);
  frame.object = object;
  frame.isCaptured = true;
  frame.isShown = true;
  return object;
}
