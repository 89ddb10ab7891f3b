/** Python functions, bound methods, and the function wrappers of the language. */

import type { PyCell } from "./cell.js";
import type { PyCode } from "./code.js";
import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import type { PyTuple } from "./tuple.js";
import { defineType, type PyType } from "./type.js";

export const functionType: PyType = defineType("function", { isSubclassable: false, instancesHaveDict: true });
export const methodType: PyType = defineType("method", { isSubclassable: false });
export const staticMethodType: PyType = defineType("staticmethod", { instancesHaveDict: true });
export const classMethodType: PyType = defineType("classmethod", { instancesHaveDict: true });
export const propertyType: PyType = defineType("property");

export class PyFunction extends PyObject {
  override cls: PyType = functionType;
  code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  name: string;
  qualifiedName: string;
  module: Value;
  doc: Value;
  defaults: PyTuple | null = null;
  keywordDefaults: PyDict | null = null;
  closure: readonly PyCell[] | null = null;
  /** __annotations__ once computed or set. */
  annotations: PyDict | null = null;
  /** __annotate__. */
  annotate: Value = null;
  typeParameters: PyTuple | null = null;
  attributes: PyDict | undefined = undefined;
  /** Bumped when code, defaults or keyword defaults change, for call caches. */
  version = 0;

  constructor(options: {
    code: PyCode;
    globals: PyDict;
    builtins: PyDict;
    name: string;
    qualifiedName: string;
    module: Value;
    doc: Value;
  }) {
    super();
    this.code = options.code;
    this.globals = options.globals;
    this.builtins = options.builtins;
    this.name = options.name;
    this.qualifiedName = options.qualifiedName;
    this.module = options.module;
    this.doc = options.doc;
  }
}

/** A bound method. */
export class PyMethod extends PyObject {
  override cls: PyType = methodType;
  readonly function: Value;
  readonly self: Value;

  constructor(callable: Value, self: Value) {
    super();
    this.function = callable;
    this.self = self;
  }
}

export class PyStaticMethod extends PyObject {
  override cls: PyType;
  /** Undefined until `__init__` has been called. */
  function: Value | undefined;
  attributes: PyDict | undefined = undefined;

  constructor(callable: Value | undefined, cls: PyType = staticMethodType) {
    super();
    this.function = callable;
    this.cls = cls;
  }
}

export class PyClassMethod extends PyObject {
  override cls: PyType;
  /** Undefined until `__init__` has been called. */
  function: Value | undefined;
  attributes: PyDict | undefined = undefined;

  constructor(callable: Value | undefined, cls: PyType = classMethodType) {
    super();
    this.function = callable;
    this.cls = cls;
  }
}

export class PyProperty extends PyObject {
  override cls: PyType;
  getter: Value = null;
  setter: Value = null;
  deleter: Value = null;
  doc: Value = null;
  /** The doc came from the getter. */
  docIsFromGetter = false;
  /** __name__ as `__set_name__` or the user set it. */
  name: Value | undefined = undefined;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType = propertyType) {
    super();
    this.cls = cls;
  }
}
