/** The text streams behind sys.stdin, sys.stdout and sys.stderr, until a program replaces them. */

import type { PyDict } from "../objects/dict.js";
import { PyObject } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { services } from "./interpreter-services.js";

export const standardStreamType: PyType = defineType("TextIOWrapper", { module: "_io", instancesHaveDict: true });

export type StreamKind = "stdin" | "stdout" | "stderr";

/** Output goes to the host at once; input comes from it line by line. */
export class StandardStream extends PyObject {
  override cls: PyType = standardStreamType;
  readonly kind: StreamKind;
  attributes: PyDict | undefined = undefined;
  isClosed = false;

  constructor(kind: StreamKind) {
    super();
    this.kind = kind;
  }

  write(text: string): void {
    if (this.kind !== "stdin") services.write(this.kind, text);
  }
}
