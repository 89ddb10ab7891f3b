/** operator.attrgetter, itemgetter and methodcaller. */

import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { typeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { constructor, type Definition, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { textOf } from "../../runtime/primitives.js";
import { getItem } from "../../runtime/subscripts.js";
import { repr } from "../../runtime/text.js";
import { reprEnter, reprLeave } from "../../runtime/thread.js";

export const attrGetterType: PyType = defineType("attrgetter", { module: "operator" });
export const itemGetterType: PyType = defineType("itemgetter", { module: "operator" });
export const methodCallerType: PyType = defineType("methodcaller", { module: "operator" });

/** A callable made of constants, shown as `operator.<name>(…)`. */
abstract class Getter extends PyObject {
  override cls: PyType;
  readonly args: readonly Value[];

  constructor(args: readonly Value[], cls: PyType) {
    super();
    this.args = args;
    this.cls = cls;
  }

  abstract apply(object: Value): Value;

  describe(): string {
    return this.args.map(repr).join(", ");
  }
}

class ItemGetter extends Getter {
  apply(object: Value): Value {
    const { args } = this;
    return args.length === 1 ? getItem(object, args[0]) : new PyTuple(args.map((key) => getItem(object, key)));
  }
}

class AttrGetter extends Getter {
  private readonly paths: readonly (readonly string[])[];

  constructor(names: readonly string[], cls: PyType) {
    super(names, cls);
    this.paths = names.map((name) => name.split("."));
  }

  apply(object: Value): Value {
    const values = this.paths.map((path) => path.reduce(getAttribute, object));
    return values.length === 1 ? values[0] : new PyTuple(values);
  }
}

class MethodCaller extends Getter {
  private readonly name: string;
  private readonly keywords: Keywords;

  constructor(name: string, args: readonly Value[], keywords: Keywords, cls: PyType) {
    super(args, cls);
    this.name = name;
    this.keywords = keywords;
  }

  apply(object: Value): Value {
    return call(getAttribute(object, this.name), this.args, this.keywords);
  }

  override describe(): string {
    const parts = [repr(this.name), ...this.args.map(repr)];
    for (const [name, value] of this.keywords ?? []) parts.push(`${name}=${repr(value)}`);
    return parts.join(", ");
  }

  /** Keywords go into a partial of the class, because pickle calls with positional arguments only. */
  reduce(): Value {
    if (this.keywords === null || this.keywords.size === 0) {
      return new PyTuple([this.cls, new PyTuple([this.name, ...this.args])]);
    }
    const partial = getAttribute(services.importModule("functools"), "partial");
    return new PyTuple([call(partial, [this.cls, this.name], this.keywords), new PyTuple(this.args)]);
  }
}

const shared: readonly Definition[] = [
  method(
    "__call__(*args, **kwargs)",
    (self: Getter, args: readonly Value[], keywords: Keywords) => {
      const { name } = self.cls;
      if (keywords !== null && keywords.size > 0) throw typeError(`${name}() takes no keyword arguments`);
      if (args.length !== 1) throw typeError(`${name} expected 1 argument, got ${args.length}`);
      return self.apply(args[0]);
    },
    "Call self as a function.",
  ),
  method(
    "__repr__(/)",
    (self: Getter) => {
      const name = self.cls.isHeapType ? self.cls.name : `operator.${self.cls.name}`;
      if (!reprEnter(self)) return `${name}(...)`;
      try {
        return `${name}(${self.describe()})`;
      } finally {
        reprLeave(self);
      }
    },
    "Return repr(self).",
  ),
  member("__text_signature__", () => "(obj, /)"),
];

const reduce: Definition = method("__reduce__(/)", (self: Getter) => new PyTuple([self.cls, new PyTuple(self.args)]));

defineMethods(itemGetterType, () => [
  constructor(
    "(*items)",
    (cls: PyType, items: readonly Value[]) => {
      if (items.length === 0) throw typeError("itemgetter expected 1 argument, got 0");
      return new ItemGetter(items, cls);
    },
    "Return a callable object that fetches the given item(s) from its operand.\n\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
  ),
  ...shared,
  reduce,
]);
defineMethods(attrGetterType, () => [
  constructor(
    "(*attrs)",
    (cls: PyType, names: readonly Value[]) => {
      if (names.length === 0) throw typeError("attrgetter expected 1 argument, got 0");
      const texts = names.map((name) => {
        const text = textOf(name);
        if (text === undefined) throw typeError("attribute name must be a string");
        return text;
      });
      return new AttrGetter(texts, cls);
    },
    "Return a callable object that fetches the given attribute(s) from its operand.\n\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
  ),
  ...shared,
  reduce,
]);
defineMethods(methodCallerType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType, args: readonly Value[], keywords: Keywords) => {
      const [name, ...rest] = args;
      if (name === undefined) throw typeError("methodcaller needs at least one argument, the method name");
      const text = textOf(name);
      if (text === undefined) throw typeError("method name must be a string");
      return new MethodCaller(text, rest, keywords, cls);
    },
    "Return a callable object that calls the given method on its operand.\n\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
  ),
  ...shared,
  method("__reduce__(/)", (self: MethodCaller) => self.reduce()),
]);
