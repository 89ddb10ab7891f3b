/** Template and Interpolation, the values of t-strings. */

import { newGenericAlias } from "../objects/generic-alias.js";
import type { Keywords, Value } from "../objects/object.js";
import {
  interpolationType,
  PyInterpolation,
  PyTemplate,
  TemplateIterator,
  templateIteratorType,
  templateType,
} from "../objects/template.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { givenType } from "../runtime/argument-types.js";
import { getAttribute } from "../runtime/attributes.js";
import { typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { classMethod, constant, constructor, defineMethods, member, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { defineIterator } from "./native-iterator.js";

/** Template(*parts): neighbouring strings are joined, and every interpolation gets a string on both sides. */
function makeTemplate(parts: readonly Value[]): PyTemplate {
  const strings: string[] = [""];
  const interpolations: Value[] = [];
  for (const part of parts) {
    const text = textOf(part);
    if (text !== undefined) strings.push((strings.pop() as string) + text);
    else if (part instanceof PyInterpolation) {
      interpolations.push(part);
      strings.push("");
    } else {
      throw typeError(`Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeName(part)}`);
    }
  }
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

/** The last string of one and the first of the other become one. */
function concatenate(left: PyTemplate, right: PyTemplate): PyTemplate {
  const [first, ...rest] = right.strings.items as readonly [string, ...string[]];
  const strings = left.strings.items.slice();
  strings.push((strings.pop() as string) + first, ...rest);
  return new PyTemplate(
    new PyTuple(strings),
    new PyTuple([...left.interpolations.items, ...right.interpolations.items]),
  );
}

defineMethods(templateType, () => [
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  constructor("(*strings, **kwargs)", (_cls: PyType, parts: readonly Value[], keywords: Keywords) => {
    if (keywords !== null) throw typeError("Template.__new__ only accepts *args arguments");
    return makeTemplate(parts);
  }),
  member("strings", (self: PyTemplate) => self.strings, null, "Strings"),
  member("interpolations", (self: PyTemplate) => self.interpolations, null, "Interpolations"),
  member(
    "values",
    (self: PyTemplate) => new PyTuple(self.interpolations.items.map((item) => (item as PyInterpolation).value)),
    null,
    "Values of interpolations",
  ),
  method(
    "__add__(value, /)",
    (self: PyTemplate, other: Value) => {
      if (other instanceof PyTemplate) return concatenate(self, other);
      throw typeError(
        `can only concatenate string.templatelib.Template (not "${typeName(other)}") to string.templatelib.Template`,
      );
    },
    "Return self+value.",
  ),
  method(
    "__reduce__(/)",
    ({ strings, interpolations }: PyTemplate) => {
      const make = getAttribute(services.importModule("string.templatelib"), "_template_unpickle");
      return new PyTuple([make, new PyTuple([strings, interpolations])]);
    },
    "Return the state of the template, for pickling.",
  ),
  method("__iter__(/)", (self: PyTemplate) => new TemplateIterator(self), "Implement iter(self)."),
  method(
    "__repr__(/)",
    (self: PyTemplate) => `Template(strings=${repr(self.strings)}, interpolations=${repr(self.interpolations)})`,
    "Return repr(self).",
  ),
]);

defineIterator(templateIteratorType);

function readConversion(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null;
  const conversion = textOf(value);
  if (conversion === undefined) {
    throw typeError(`Interpolation() argument 'conversion' must be str, not ${givenType(value)}`);
  }
  if (conversion !== "s" && conversion !== "r" && conversion !== "a") {
    throw valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
  }
  return conversion;
}

function readText(value: Value | undefined, name: string): string {
  if (value === undefined) return "";
  const text = textOf(value);
  if (text === undefined) throw typeError(`Interpolation() argument '${name}' must be str, not ${givenType(value)}`);
  return text;
}

defineMethods(interpolationType, () => [
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  constructor(
    "(value, expression='', conversion=None, format_spec='')",
    (
      _cls: PyType,
      value: Value,
      expression: Value | undefined,
      conversion: Value | undefined,
      spec: Value | undefined,
    ) =>
      new PyInterpolation(
        value,
        readText(expression, "expression"),
        readConversion(conversion),
        readText(spec, "format_spec"),
      ),
  ),
  constant("__match_args__", new PyTuple(["value", "expression", "conversion", "format_spec"])),
  member("value", (self: PyInterpolation) => self.value, null, "Value"),
  member("expression", (self: PyInterpolation) => self.expression, null, "Expression"),
  member("conversion", (self: PyInterpolation) => self.conversion, null, "Conversion"),
  member("format_spec", (self: PyInterpolation) => self.formatSpec, null, "Format specifier"),
  method(
    "__reduce__(/)",
    ({ value, expression, conversion, formatSpec }: PyInterpolation) =>
      new PyTuple([interpolationType, new PyTuple([value, expression, conversion, formatSpec])]),
    "Return the state of the interpolation, for pickling.",
  ),
  method(
    "__repr__(/)",
    (self: PyInterpolation) =>
      `Interpolation(${[self.value, self.expression, self.conversion, self.formatSpec].map(repr).join(", ")})`,
    "Return repr(self).",
  ),
]);
