/** code objects: compiled code with its constants as Python values and its inline caches. */

import type { Code } from "../bytecode/code.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const codeType: PyType = defineType("code", { isSubclassable: false });

/** What an execution engine keeps with a code object: decoded tables, inline caches, counters. */
export abstract class CodeState {}

export class PyCode extends PyObject {
  override cls: PyType = codeType;
  readonly code: Code;
  readonly constants: readonly Value[];
  /** Made by the interpreter when the code first runs. */
  state: CodeState | null = null;

  constructor(code: Code, constants: readonly Value[]) {
    super();
    this.code = code;
    this.constants = constants;
  }
}
