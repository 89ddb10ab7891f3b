/** The _string module: the parts of str.format that string.Formatter uses. */

import { defineIterator } from "../builtins/native-iterator.js";
import { NativeIterator } from "../objects/iterator.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { typeError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import {
  type FieldNameStep,
  fieldNameSteps,
  integerOf,
  MarkupParser,
  splitFieldName,
} from "../runtime/string-format.js";

const formatterIteratorType: PyType = defineType("formatteriterator", { module: "_string", isSubclassable: false });
const fieldNameIteratorType: PyType = defineType("fieldnameiterator", { module: "_string", isSubclassable: false });

/** Yields (literal, field name, specification, conversion); the last three are None without a field. */
class FormatterIterator extends NativeIterator {
  override cls: PyType = formatterIteratorType;
  private readonly parser: MarkupParser;

  constructor(text: string) {
    super();
    this.parser = new MarkupParser(text);
  }

  next(): Value | undefined {
    const markup = this.parser.next();
    if (markup === null) return undefined;
    const { literal, field } = markup;
    if (field === null) return new PyTuple([literal, null, null, null]);
    return new PyTuple([literal, field.name, field.specification, field.conversion]);
  }
}

/** Yields (is attribute, name or index). */
class FieldNameIterator extends NativeIterator {
  override cls: PyType = fieldNameIteratorType;
  private readonly steps: Iterator<FieldNameStep>;

  constructor(rest: string) {
    super();
    this.steps = fieldNameSteps(rest);
  }

  next(): Value | undefined {
    const step = this.steps.next();
    return step.done ? undefined : new PyTuple([step.value.isAttribute, step.value.key]);
  }
}

function textArgument(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`expected str, got ${typeName(value)}`);
  return text;
}

const formatterParser = nativeFunction(
  "_string",
  "formatter_parser(string, /)",
  (text: Value) => new FormatterIterator(textArgument(text)),
  "parse the argument as a format string",
);

const formatterFieldNameSplit = nativeFunction(
  "_string",
  "formatter_field_name_split(string, /)",
  (text: Value) => {
    const { first, rest } = splitFieldName(textArgument(text));
    const index = integerOf(first);
    return new PyTuple([index < 0 ? first : index, new FieldNameIterator(rest)]);
  },
  "split the argument as a field name",
);

defineIterator(formatterIteratorType);
defineIterator(fieldNameIteratorType);

export function createStringModule(): PyModule {
  return newModule("_string", "string helper module", {
    formatter_parser: formatterParser,
    formatter_field_name_split: formatterFieldNameSplit,
  });
}
