/** traceback objects: where an exception passed through a frame. */

import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const tracebackType: PyType = defineType("traceback", { isSubclassable: false });

/** What a traceback needs of an interpreter frame; the interpreter's frames implement it. */
export interface TracebackFrame {
  /** The line of a word index, or null for code without a line. */
  lineAt(pc: number): number | null;
}

export class PyTraceback extends PyObject {
  override cls: PyType = tracebackType;
  next: PyTraceback | null;
  readonly frame: TracebackFrame;
  /** Word index of the instruction. */
  readonly pc: number;
  /** Set by `tb_lineno`'s constructor argument; null means computed from `pc` on request. */
  readonly line: number | null;

  constructor(next: PyTraceback | null, frame: TracebackFrame, pc: number, line: number | null = null) {
    super();
    this.next = next;
    this.frame = frame;
    this.pc = pc;
    this.line = line;
  }
}
