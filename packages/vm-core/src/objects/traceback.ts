/** traceback objects: where an exception passed through a frame. */

import type { Position } from "../bytecode/line-table.js";
import type { PyCode } from "./code.js";
import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const tracebackType: PyType = defineType("traceback", { isSubclassable: false });

/** What a traceback needs of an interpreter frame; the interpreter's frames implement it. */
export interface TracebackFrame {
  readonly code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  /** Word index of the instruction being executed. */
  readonly lastInstruction: number;
  /** The line of a word index, or null for code without a line. */
  lineAt(pc: number): number | null;
  /** The full position of a word index, or null for code without one. */
  positionAt(pc: number): Position | null;
  /** The bound local variables, cells and free variables included; for a module or class body its namespace. */
  localVariables(): ReadonlyMap<string, Value>;
}

export class PyTraceback extends PyObject {
  override cls: PyType = tracebackType;
  next: PyTraceback | null;
  readonly frame: TracebackFrame;
  /** Word index of the instruction; negative when unknown. */
  readonly pc: number;
  /** Set by `tb_lineno`'s constructor argument; null means computed from `pc` on request. */
  readonly line: number | null;
  /** `tb_lasti` as the constructor was given it; null means that it follows from `pc`. */
  readonly offset: number | null;

  constructor(
    next: PyTraceback | null,
    frame: TracebackFrame,
    pc: number,
    line: number | null = null,
    offset: number | null = null,
  ) {
    super();
    this.next = next;
    this.frame = frame;
    this.pc = pc;
    this.line = line;
    this.offset = offset;
  }
}
