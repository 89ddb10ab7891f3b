/** Iterators over the characters of a string. */

import { NativeIterator } from "./iterator.js";
import type { Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const strIteratorType: PyType = defineType("str_iterator", { isSubclassable: false });
export const strAsciiIteratorType: PyType = defineType("str_ascii_iterator", { isSubclassable: false });

const beyondAscii = /[\x80-\uffff]/;

export class StrIterator extends NativeIterator {
  override cls: PyType;
  readonly text: string;
  /** The code unit of the next character; beyond the end once exhausted. */
  unit = 0;

  constructor(text: string) {
    super();
    this.text = text;
    this.cls = beyondAscii.test(text) ? strIteratorType : strAsciiIteratorType;
  }

  next(): Value | undefined {
    const { text, unit } = this;
    if (unit >= text.length) {
      this.unit = text.length + 1;
      return undefined;
    }
    const first = text.charCodeAt(unit);
    if ((first & 0xfc00) !== 0xd800 || (text.charCodeAt(unit + 1) & 0xfc00) !== 0xdc00) {
      this.unit = unit + 1;
      return text.charAt(unit);
    }
    this.unit = unit + 2;
    return text.slice(unit, unit + 2);
  }
}
