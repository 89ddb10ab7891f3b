/** Template strings: string.templatelib's Template and Interpolation. */

import { NativeIterator } from "./iterator.js";
import { PyObject, type Value } from "./object.js";
import type { PyTuple } from "./tuple.js";
import { defineType, type PyType } from "./type.js";

export const templateType: PyType = defineType("Template", { module: "string.templatelib", isSubclassable: false });
export const templateIteratorType: PyType = defineType("TemplateIter", {
  module: "string.templatelib",
  isSubclassable: false,
});
export const interpolationType: PyType = defineType("Interpolation", {
  module: "string.templatelib",
  isSubclassable: false,
});

export class PyInterpolation extends PyObject {
  override cls: PyType = interpolationType;
  readonly value: Value;
  readonly expression: string;
  readonly conversion: string | null;
  readonly formatSpec: string;

  constructor(value: Value, expression: string, conversion: string | null, formatSpec: string) {
    super();
    this.value = value;
    this.expression = expression;
    this.conversion = conversion;
    this.formatSpec = formatSpec;
  }
}

/** One string more than interpolations: they alternate, strings first and last. */
export class PyTemplate extends PyObject {
  override cls: PyType = templateType;
  readonly strings: PyTuple;
  readonly interpolations: PyTuple;

  constructor(strings: PyTuple, interpolations: PyTuple) {
    super();
    this.strings = strings;
    this.interpolations = interpolations;
  }
}

/** The parts in order, without empty strings. */
export class TemplateIterator extends NativeIterator {
  override cls: PyType = templateIteratorType;
  private readonly template: PyTemplate;
  private index = 0;

  constructor(template: PyTemplate) {
    super();
    this.template = template;
  }

  next(): Value | undefined {
    const { strings, interpolations } = this.template;
    for (;;) {
      const position = this.index++;
      if (position % 2 === 1) return interpolations.items[position >> 1];
      const text = strings.items[position >> 1];
      if (text !== "") return text;
    }
  }
}
