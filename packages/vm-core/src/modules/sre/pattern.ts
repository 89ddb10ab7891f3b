/** re.Pattern: compiled code and what its groups are called. */

import type { PyDict } from "../../objects/dict.js";
import { PyObject, type Value } from "../../objects/object.js";
import type { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeError } from "../../runtime/errors.js";
import { textOf } from "../../runtime/primitives.js";
import { Matcher } from "./matcher.js";
import { type Subject, subjectOf } from "./subject.js";

export const patternType: PyType = defineType("Pattern", { module: "re", isSubclassable: false });
patternType.instancesHaveWeakReferences = true;

export class PyPattern extends PyObject {
  override cls: PyType = patternType;
  readonly code: Uint32Array;
  /** The same as the matcher reads it: signed words, which stay small integers. */
  private readonly program: Int32Array;
  /** A str, a bytes-like object, or None for one that matches both. */
  readonly pattern: Value;
  readonly flags: number;
  readonly groups: number;
  readonly groupIndex: PyDict;
  /** Names by group number, None for groups without. */
  readonly indexGroup: PyTuple;

  constructor(
    code: Uint32Array,
    pattern: Value,
    flags: number,
    groups: number,
    groupIndex: PyDict,
    indexGroup: PyTuple,
  ) {
    super();
    this.code = code;
    this.program = new Int32Array(code.buffer, code.byteOffset, code.length);
    this.pattern = pattern;
    this.flags = flags;
    this.groups = groups;
    this.groupIndex = groupIndex;
    this.indexGroup = indexGroup;
  }

  /** The kind of subject it matches; null for any. */
  get isBytes(): boolean | null {
    return this.pattern === null ? null : textOf(this.pattern) === undefined;
  }

  /** A matcher of string[pos:endpos]. Raises TypeError when the string is not of the pattern's kind. */
  matcher(string: Value, pos: number, endpos: number): Matcher {
    const subject = this.checkKind(subjectOf(string));
    const start = Math.min(Math.max(pos, 0), subject.length);
    const end = Math.min(Math.max(endpos, 0), subject.length);
    return new Matcher(this.program, this.groups, subject, start, end);
  }

  private checkKind(subject: Subject): Subject {
    const { isBytes } = this;
    if (isBytes === null || isBytes === subject.isBytes) return subject;
    throw isBytes
      ? typeError("cannot use a bytes pattern on a string-like object")
      : typeError("cannot use a string pattern on a bytes-like object");
  }
}
