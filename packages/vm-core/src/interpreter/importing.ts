/** The import system: sys.modules, and how a name leads to a module. */

import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { findAttribute, getAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { importError, keyError, moduleNotFoundError, PythonError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { toArray } from "../runtime/iteration.js";
import { intOf, textOf, typeName } from "../runtime/primitives.js";
import { type ImportOptions, makeFinder } from "./module-finding.js";
import { type ModuleFinder, ModuleSpec, NativeLoader, SourceLoader } from "./module-spec.js";

/** One interpreter's modules. */
export class Importer {
  /** sys.modules */
  readonly modules = new PyDict();
  /** What sys.meta_path starts with. */
  readonly finder: ModuleFinder;

  constructor(builtins: PyDict, options: ImportOptions) {
    this.finder = makeFinder(options, builtins);
  }

  /** `__import__`: the package for `import a.b`, the module for `from a.b import c`. */
  importName(name: Value, globals: Value, fromList: Value, level: Value): Value {
    const text = textOf(name);
    if (text === undefined) throw typeError("module name must be a string");
    const depth = Number(intOf(level) ?? 0);
    if (depth < 0) throw valueError("level must be >= 0");
    const fullName = depth === 0 ? text : this.resolve(text, depth, globals);
    if (fullName === "") throw valueError("Empty module name");
    const module = this.load(fullName);
    const names = fromList === null ? [] : toArray(fromList);
    if (names.length > 0) {
      this.loadSubmodules(fullName, module, names);
      return module;
    }
    if (depth === 0) return this.load(text.split(".")[0]);
    if (text === "") return module;
    const kept = fullName.length - (text.length - text.split(".")[0].length);
    return this.load(fullName.slice(0, kept));
  }

  /** The module of a full name, loading it and its parents if needed. Raises ModuleNotFoundError. */
  load(name: string): Value {
    const known = this.modules.get(name);
    if (known === null) throw moduleNotFoundError(`import of ${name} halted; None in sys.modules`, name);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf(".");
    const parentName = dot < 0 ? undefined : name.slice(0, dot);
    const parent = parentName === undefined ? undefined : this.load(parentName);
    // Importing the parent may have brought it: os puts os.path into sys.modules without being a package.
    const again = this.modules.get(name);
    if (again !== undefined) return again;
    if (parent !== undefined && findAttribute(parent, "__path__") === undefined) {
      throw moduleNotFoundError(`No module named '${name}'; '${parentName}' is not a package`, name);
    }
    const module = this.create(name, parent);
    if (module === undefined) throw moduleNotFoundError(`No module named '${name}'`, name);
    if (parent instanceof PyModule) parent.attributes.set(name.slice(dot + 1), module);
    return module;
  }

  private create(name: string, parent: Value | undefined): Value | undefined {
    const finders = services.system("meta_path");
    const hasOwnFinderAlone =
      finders instanceof PyList && finders.items.length === 1 && finders.items[0] === this.finder;
    const spec = hasOwnFinderAlone ? this.finder.find(name) : this.search(finders, name, parent);
    if (spec === undefined) return undefined;
    if (spec instanceof ModuleSpec) {
      const loader = spec.attributes.get("loader");
      if (loader instanceof NativeLoader) return this.adopt(name, loader.loading.create());
      if (loader instanceof SourceLoader) return this.execute(name, spec, loader);
    }
    return callMethod(this.load("importlib._bootstrap"), "_load_unlocked", spec);
  }

  /** Asks each finder of sys.meta_path. */
  private search(finders: Value | undefined, name: string, parent: Value | undefined): Value | undefined {
    if (finders === undefined || finders === null) {
      throw importError("sys.meta_path is None, Python is likely shutting down");
    }
    const path = parent === undefined ? null : getAttribute(parent, "__path__");
    for (const finder of toArray(finders)) {
      const find = findAttribute(finder, "find_spec");
      const spec = find === undefined ? null : call(find, [name, path, null]);
      if (spec !== null) return spec;
    }
    return undefined;
  }

  private adopt(name: string, module: Value): Value {
    this.modules.set(name, module);
    return module;
  }

  /** Runs a module's code; a module that fails to load is removed again. */
  private execute(name: string, spec: ModuleSpec, loader: SourceLoader): Value {
    const module = new PyModule();
    const { attributes } = module;
    const locations = spec.attributes.get("submodule_search_locations") ?? null;
    attributes.set("__name__", name);
    attributes.set("__doc__", null);
    attributes.set("__package__", locations === null ? name.slice(0, Math.max(0, name.lastIndexOf("."))) : name);
    attributes.set("__loader__", loader);
    attributes.set("__spec__", spec);
    if (locations !== null) attributes.set("__path__", locations);
    attributes.set("__file__", loader.path);
    this.modules.set(name, module);
    try {
      loader.loading.execute(module);
    } catch (error) {
      this.modules.delete(name);
      throw error;
    }
    spec.attributes.set("_initializing", false);
    // A module may replace itself in sys.modules.
    const result = this.modules.get(name);
    if (result === undefined) throw keyError(name);
    return result;
  }

  private loadSubmodules(packageName: string, module: Value, names: readonly Value[]): void {
    if (findAttribute(module, "__path__") === undefined) return;
    for (const name of names) {
      const text = textOf(name);
      if (text === undefined) {
        throw typeError(`Item in ''from list'' must be str, not ${typeName(name)}`);
      }
      if (text === "*") {
        const all = findAttribute(module, "__all__");
        if (all !== undefined)
          this.loadSubmodules(
            packageName,
            module,
            toArray(all).filter((each) => each !== "*"),
          );
      } else if (findAttribute(module, text) === undefined) this.tryLoad(`${packageName}.${text}`);
    }
  }

  /** `from package import name` leaves it to IMPORT_FROM to complain. */
  private tryLoad(name: string): void {
    try {
      this.load(name);
    } catch (error) {
      if (!(error instanceof PythonError && error.exception.members?.get("name") === name)) throw error;
    }
  }

  /** The absolute name of a relative import. */
  private resolve(name: string, level: number, globals: Value): string {
    const namespace = globals instanceof PyDict ? globals : new PyDict();
    const declared = namespace.get("__package__") ?? null;
    let packageName = declared === null ? undefined : textOf(declared);
    if (packageName === undefined) {
      const own = textOf(namespace.get("__name__") ?? null);
      if (own === undefined) throw keyError("'__name__' not in globals");
      packageName = namespace.has("__path__") ? own : own.slice(0, Math.max(0, own.lastIndexOf(".")));
    }
    if (packageName === "") throw importError("attempted relative import with no known parent package");
    const parts = packageName.split(".");
    if (level > parts.length) throw importError("attempted relative import beyond top-level package");
    const base = parts.slice(0, parts.length - level + 1).join(".");
    return name === "" ? base : `${base}.${name}`;
  }
}
