/** `__spec__` and `__loader__` of modules, and the finder in sys.meta_path. */

import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import { NotImplemented } from "../objects/none.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { instanceDict } from "../runtime/attributes.js";
import { equals } from "../runtime/comparison.js";
import { importError, typeError } from "../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";

const moduleSpecType: PyType = defineType("ModuleSpec", {
  module: "_frozen_importlib",
  instancesHaveDict: true,
});
const sourceLoaderType: PyType = defineType("SourceFileLoader", { module: "_frozen_importlib_external" });
const nativeLoaderType: PyType = defineType("BuiltinImporter", { module: "_frozen_importlib" });

export class ModuleSpec extends PyObject {
  override cls: PyType = moduleSpecType;
  attributes: PyDict;

  constructor(fields: ModuleSpecFields) {
    super();
    this.attributes = new PyDict();
    const { name, loader, origin, searchLocations, isInitializing } = fields;
    const values: [string, Value][] = [
      ["name", name],
      ["loader", loader],
      ["origin", origin],
      ["loader_state", null],
      ["submodule_search_locations", searchLocations],
      ["_uninitialized_submodules", new PyList([])],
      ["_set_fileattr", loader instanceof SourceLoader],
      ["_cached", null],
      ["_initializing", isInitializing],
    ];
    for (const [key, value] of values) this.attributes.set(key, value);
  }
}

interface ModuleSpecFields {
  readonly name: string;
  readonly loader: Value;
  readonly origin: Value;
  /** The `__path__` of a package, else None. */
  readonly searchLocations: Value;
  readonly isInitializing: boolean;
}

/** What a loader does to a module that the import system of Python code asks it to make. */
export interface ModuleLoading {
  /** The native module; None when an ordinary one will do. */
  readonly create: () => Value;
  readonly execute: (module: PyModule) => void;
}

/** Loads one module of Python code. */
export class SourceLoader extends PyObject {
  override cls: PyType = sourceLoaderType;
  readonly name: string;
  readonly path: string;
  readonly isPackage: boolean;
  readonly source: () => string;
  readonly code: () => Value;
  readonly loading: ModuleLoading;

  constructor(fields: Omit<SourceLoader, "cls" | "checkName">) {
    super();
    this.name = fields.name;
    this.path = fields.path;
    this.isPackage = fields.isPackage;
    this.source = fields.source;
    this.code = fields.code;
    this.loading = fields.loading;
  }

  checkName(name: Value | undefined): void {
    if (name === undefined || name === null || equals(name, this.name)) return;
    throw importError(`loader for ${this.name} cannot handle ${textOf(name) ?? repr(name)}`, textOf(name));
  }
}

/** Makes one native module. */
export class NativeLoader extends PyObject {
  override cls: PyType = nativeLoaderType;
  readonly loading: ModuleLoading;

  constructor(loading: ModuleLoading) {
    super();
    this.loading = loading;
  }
}

function field(self: ModuleSpec, name: string): Value {
  return self.attributes.get(name) ?? null;
}

function parentOf(self: ModuleSpec): Value {
  const name = textOf(field(self, "name")) ?? "";
  if (field(self, "submodule_search_locations") !== null) return name;
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

function representSpec(self: ModuleSpec): string {
  const parts = [`name=${repr(field(self, "name"))}`, `loader=${repr(field(self, "loader"))}`];
  if (field(self, "origin") !== null) parts.push(`origin=${repr(field(self, "origin"))}`);
  const locations = field(self, "submodule_search_locations");
  if (locations !== null) parts.push(`submodule_search_locations=${repr(locations)}`);
  return `${self.cls.name}(${parts.join(", ")})`;
}

defineMethods(moduleSpecType, () => [
  constructor(
    "(name, loader, *, origin=None, loader_state=None, is_package=None)",
    (cls: PyType, name: Value, loader: Value, origin: Value = null, state: Value = null, isPackage: Value = null) => {
      const text = textOf(name);
      if (text === undefined) throw typeError(`name must be str, not ${typeName(name)}`);
      const searchLocations = isPackage === true ? new PyList([]) : null;
      const spec = new ModuleSpec({ name: text, loader, origin, searchLocations, isInitializing: false });
      spec.cls = cls;
      spec.attributes.set("loader_state", state);
      return spec;
    },
    "The specification for a module, used for loading.",
  ),
  method("__repr__()", representSpec),
  method("__eq__(value, /)", (self: ModuleSpec, other: Value) => {
    if (!(other instanceof ModuleSpec)) return NotImplemented;
    const names = ["name", "loader", "origin", "submodule_search_locations"];
    return names.every((name) => equals(field(self, name), field(other, name)));
  }),
  getter("__dict__", (self: ModuleSpec) => instanceDict(self)),
  getter("parent", parentOf, null, "The name of the module's parent."),
  getter(
    "cached",
    (self: ModuleSpec) => field(self, "_cached"),
    (self: ModuleSpec, value) => {
      self.attributes.set("_cached", value ?? null);
    },
  ),
  getter(
    "has_location",
    (self: ModuleSpec) => field(self, "_set_fileattr"),
    (self: ModuleSpec, value) => {
      self.attributes.set("_set_fileattr", value ?? false);
    },
  ),
]);

function executeModule(self: SourceLoader | NativeLoader, module: Value): null {
  if (!(module instanceof PyModule)) throw typeError(`expected a module, not ${typeName(module)}`);
  self.loading.execute(module);
  return null;
}

defineMethods(sourceLoaderType, () => [
  getter("name", (self: SourceLoader) => self.name),
  getter("path", (self: SourceLoader) => self.path),
  method("create_module(spec)", () => null, "Use default semantics for module creation."),
  method("exec_module(module)", executeModule, "Execute the module."),
  method("get_filename(name=None)", (self: SourceLoader, name?: Value) => {
    self.checkName(name);
    return self.path;
  }),
  method("get_source(fullname)", (self: SourceLoader, name: Value) => {
    self.checkName(name);
    return self.source();
  }),
  method("get_code(fullname)", (self: SourceLoader, name: Value) => {
    self.checkName(name);
    return self.code();
  }),
  method("is_package(fullname)", (self: SourceLoader, name: Value) => {
    self.checkName(name);
    return self.isPackage;
  }),
]);

defineMethods(nativeLoaderType, () => [
  method("create_module(spec)", (self: NativeLoader) => self.loading.create()),
  method("exec_module(module)", executeModule),
  method("get_source(fullname)", () => null, "Return None as built-in modules do not have source code."),
  method("get_code(fullname)", () => null, "Return None as built-in modules do not have code objects."),
  method("is_package(fullname)", () => false),
]);

const finderType: PyType = defineType("ModuleFinder", { module: "_frozen_importlib", isSubclassable: false });

/** The entry of sys.meta_path that stands for the modules of the interpreter and its host. */
export class ModuleFinder extends PyObject {
  override cls: PyType = finderType;
  /** The spec of a module; `path` is the `__path__` of its package, or None. */
  readonly find: (name: string, path: Value) => Value | undefined;

  constructor(find: (name: string, path: Value) => Value | undefined) {
    super();
    this.find = find;
  }
}

defineMethods(finderType, () => [
  method("find_spec(fullname, path=None, target=None)", (self: ModuleFinder, name: Value, path: Value = null) => {
    const text = textOf(name);
    return (text === undefined ? undefined : self.find(text, path)) ?? null;
  }),
  method("invalidate_caches()", () => null),
]);
