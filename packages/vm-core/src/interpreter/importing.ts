/** The import system: sys.modules, and how a name leads to a module. */

import { PyDict } from "../objects/dict.js";
import { deprecationWarningType, importWarningType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { reasonOfAbsence } from "../runtime/absent-modules.js";
import { findAttribute, getAttribute, setAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import {
  InternalError,
  importError,
  keyError,
  moduleNotFoundError,
  PythonError,
  typeError,
  valueError,
} from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { toArray } from "../runtime/iteration.js";
import { intOf, textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { warn } from "../runtime/warnings.js";
import { currentThread } from "./current-thread.js";
import {
  addArchiveHook,
  builtinSpec,
  cachedName,
  fileSpec,
  frozenModules,
  installMachinery,
  type Machinery,
} from "./import-machinery.js";
import {
  compiledModule,
  directoryOf,
  executeModule,
  type FoundModule,
  givenModule,
  type ImportOptions,
  nativeSpec,
  sourceSpec,
} from "./module-finding.js";
import { ModuleFinder, ModuleSpec } from "./module-spec.js";
import { type SearchResult, searchPath } from "./path-search.js";

/** Modules of the library that CPython has frozen into the interpreter and finds before sys.path. */
const keptModules: ReadonlySet<string> = new Set([
  "_collections_abc",
  "_sitebuiltins",
  "abc",
  "codecs",
  "genericpath",
  "io",
  "ntpath",
  "os",
  "posixpath",
  "runpy",
  "site",
  "stat",
  "zipimport",
]);

function setInitializing(spec: Value, isInitializing: boolean): void {
  if (spec instanceof ModuleSpec) spec.attributes.set("_initializing", isInitializing);
  else if (spec !== null) setAttribute(spec, "_initializing", isInitializing);
}

/** One interpreter's modules. */
export class Importer {
  /** sys.modules */
  readonly modules = new PyDict();
  /** What sys.meta_path starts with. */
  readonly finder: ModuleFinder;

  private readonly builtins: PyDict;
  private readonly options: ImportOptions;
  private machinery: Machinery | null = null;

  constructor(builtins: PyDict, options: ImportOptions) {
    this.builtins = builtins;
    this.options = options;
    this.finder = new ModuleFinder((name, path) => this.findSpec(name, path));
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
      throw moduleNotFoundError(`No module named ${repr(name)}; ${repr(parentName ?? null)} is not a package`, name);
    }
    const module = this.create(name, parent);
    if (module === undefined) throw this.notFound(name);
    if (parent instanceof PyModule) parent.attributes.set(name.slice(dot + 1), module);
    return module;
  }

  /** Says also why a sandbox goes without the module, which CPython has. */
  private notFound(name: string): PythonError {
    const reason = reasonOfAbsence(name);
    const message = `No module named ${repr(name)}`;
    return moduleNotFoundError(reason === undefined ? message : `${message}: ${reason}`, name);
  }

  private create(name: string, parent: Value | undefined): Value | undefined {
    const finders = services.system("meta_path");
    if (finders === undefined || finders === null) {
      throw importError("sys.meta_path is None, Python is likely shutting down");
    }
    const path = parent === undefined ? null : getAttribute(parent, "__path__");
    for (const finder of toArray(finders)) {
      if (finder === this.finder) {
        const module = this.createNative(name) ?? this.createGiven(name) ?? this.createFromPath(name, path);
        if (module !== undefined) return module;
      } else if (finder === this.machinery?.builtinImporter) {
        const module = this.createNative(name) ?? this.createGiven(name);
        if (module !== undefined) return module;
      } else if (finder === this.machinery?.pathFinder && this.hasPlainHooks()) {
        const module = this.createFromPath(name, path);
        if (module !== undefined) return module;
      } else {
        const find = findAttribute(finder, "find_spec");
        const spec = find === undefined ? null : call(find, [name, path, null]);
        if (spec !== null) return this.loadSpec(spec);
      }
    }
    return undefined;
  }

  /** Whether nothing but importlib's own hook decides what is in the entries of sys.path. */
  private hasPlainHooks(): boolean {
    const hooks = services.system("path_hooks");
    const own = this.machinery?.pathHooks ?? [];
    return hooks instanceof PyList && hooks.items.every((hook) => own.includes(hook));
  }

  private createNative(name: string): Value | undefined {
    const source = frozenModules[name];
    if (source !== undefined) return this.createFrozen(name);
    const module = this.options.createNative(name);
    if (module === undefined) return undefined;
    this.modules.set(name, module);
    if (this.machinery === null) nativeSpec(name, module);
    else {
      module.attributes.set("__spec__", builtinSpec(this.machinery, name));
      module.attributes.set("__loader__", this.machinery.builtinImporter);
    }
    return module;
  }

  private createGiven(name: string): Value | undefined {
    const given = givenModule(this.options, name);
    return given === undefined ? undefined : this.execute(name, given);
  }

  private createFromPath(name: string, path: Value): Value | undefined {
    const found = this.search(name, path);
    if (found === undefined) return undefined;
    if (found !== "elsewhere") return this.execute(name, found);
    const { pathFinder } = this.requireMachinery();
    const spec = callMethod(pathFinder, "find_spec", name, path, null);
    return spec === null ? undefined : this.loadSpec(spec);
  }

  private search(name: string, path: Value): SearchResult {
    const { library } = this.options;
    // As in CPython these are part of the interpreter: no file of the program's hides them.
    const kept = path === null && keptModules.has(name) ? library.find(name) : undefined;
    if (kept !== undefined) return compiledModule(kept);
    const entries = path ?? services.system("path") ?? null;
    return entries === null ? undefined : searchPath(name, entries, library);
  }

  private findSpec(name: string, path: Value): Value | undefined {
    const native = this.options.createNative(name);
    if (native !== undefined) return nativeSpec(name, native);
    const found = givenModule(this.options, name) ?? this.search(name, path);
    if (found !== "elsewhere") return found === undefined ? undefined : sourceSpec(name, found, this.builtins);
    const spec = callMethod(this.requireMachinery().pathFinder, "find_spec", name, path, null);
    return spec ?? undefined;
  }

  /** Loads what a spec describes, as importlib does. */
  private loadSpec(spec: Value): Value {
    return callMethod(this.requireMachinery().bootstrap, "_load_unlocked", spec);
  }

  private requireMachinery(): Machinery {
    if (this.machinery === null) this.load("_frozen_importlib");
    if (this.machinery === null) throw new InternalError("importlib has not been installed");
    return this.machinery;
  }

  /** Either of the two modules that make up importlib's machinery; both are made at once. */
  private createFrozen(name: string): Value | undefined {
    const known = this.modules.get(name);
    if (known !== undefined) return known;
    const bootstrap = this.executeFrozen("_frozen_importlib");
    const external = this.executeFrozen("_frozen_importlib_external");
    if (bootstrap === undefined || external === undefined) return undefined;
    const { modules, finder } = this;
    this.machinery = installMachinery({ bootstrap, external, modules, finder, load: (each) => this.load(each) });
    addArchiveHook(this.machinery, this.load("zipimport"));
    return this.modules.get(name);
  }

  private executeFrozen(name: string): PyModule | undefined {
    const code = this.options.library.find(frozenModules[name]);
    if (code === undefined) return undefined;
    const module = new PyModule();
    for (const [key, value] of [
      ["__name__", name],
      ["__doc__", null],
      ["__package__", ""],
      ["__loader__", null],
      ["__spec__", null],
    ] as const) {
      module.attributes.set(key, value);
    }
    this.modules.set(name, module);
    executeModule(module, compiledModule(code), this.builtins);
    return module;
  }

  /** Runs a module's code; a module that fails to load is removed again. */
  private execute(name: string, found: FoundModule): Value {
    const { filename, isPackage } = found;
    const isLibrary = filename.startsWith(`${this.options.library.directory}/`);
    const standIn = isLibrary ? this.options.createStandIn(name) : undefined;
    const module = standIn ?? new PyModule();
    const { attributes } = module;
    const locations = isPackage ? new PyList([directoryOf(filename)]) : null;
    const isFile = filename.startsWith("/");
    const spec =
      this.machinery !== null && isFile
        ? fileSpec(this.machinery, name, filename, locations)
        : sourceSpec(name, found, this.builtins);
    attributes.set("__name__", name);
    if (standIn === undefined) attributes.set("__doc__", null);
    attributes.set("__package__", isPackage ? name : name.slice(0, Math.max(0, name.lastIndexOf("."))));
    attributes.set("__loader__", getAttribute(spec, "loader"));
    attributes.set("__spec__", spec);
    if (locations !== null) attributes.set("__path__", locations);
    attributes.set("__file__", filename);
    if (isFile) attributes.set("__cached__", cachedName(filename));
    this.modules.set(name, module);
    setInitializing(spec, true);
    const thread = currentThread();
    thread.imports++;
    try {
      if (standIn === undefined) executeModule(module, found, this.builtins);
    } catch (error) {
      this.modules.delete(name);
      throw error;
    } finally {
      thread.imports--;
    }
    // Loading importlib has given the module another spec.
    setInitializing(attributes.get("__spec__") ?? spec, false);
    // A module may replace itself in sys.modules.
    const result = this.modules.get(name);
    if (result === undefined) throw keyError(name);
    return result;
  }

  private loadSubmodules(packageName: string, module: Value, names: readonly Value[], where = "``from list''"): void {
    if (findAttribute(module, "__path__") === undefined) return;
    for (const name of names) {
      const text = textOf(name);
      if (text === undefined) {
        throw typeError(`Item in ${where} must be str, not ${typeName(name)}`);
      }
      if (text === "*") {
        const all = findAttribute(module, "__all__");
        if (all !== undefined)
          this.loadSubmodules(
            packageName,
            module,
            toArray(all).filter((each) => each !== "*"),
            `${packageName}.__all__`,
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
    const packageName = packageOf(namespace);
    if (packageName === "") throw importError("attempted relative import with no known parent package");
    const parts = packageName.split(".");
    if (level > parts.length) throw importError("attempted relative import beyond top-level package");
    const base = parts.slice(0, parts.length - level + 1).join(".");
    return name === "" ? base : `${base}.${name}`;
  }
}

/** The package that relative imports in code with these globals start from. */
function packageOf(globals: PyDict): string {
  const declared = globals.get("__package__") ?? null;
  const spec = globals.get("__spec__") ?? null;
  if (declared !== null) {
    const text = textOf(declared);
    if (text === undefined) throw typeError("package must be a string");
    if (spec !== null && !equals(declared, getAttribute(spec, "parent"))) {
      warn("__package__ != __spec__.parent", deprecationWarningType);
    }
    return text;
  }
  if (spec !== null) {
    const text = textOf(getAttribute(spec, "parent"));
    if (text === undefined) throw typeError("__spec__.parent must be a string");
    return text;
  }
  warn("can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", importWarningType);
  const name = globals.get("__name__");
  if (name === undefined) throw keyError("'__name__' not in globals");
  const own = textOf(name);
  if (own === undefined) throw typeError("__name__ must be a string");
  return globals.has("__path__") ? own : own.slice(0, Math.max(0, own.lastIndexOf(".")));
}
