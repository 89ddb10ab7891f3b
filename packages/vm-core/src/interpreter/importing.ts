/** The import system: sys.modules, native modules, and sources that the host provides. */

import { makeNamespace } from "../builtins/simple-namespace.js";
import type { Code } from "../bytecode/code.js";
import type { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { findAttribute, setOwn } from "../runtime/attributes.js";
import { importError, keyError, moduleNotFoundError, PythonError, typeError, valueError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { intOf, textOf, typeName } from "../runtime/primitives.js";
import { registerSource } from "../runtime/source-lines.js";
import { makeCode } from "./code-objects.js";
import { compileSource } from "./compiling.js";
import { currentThread } from "./current-thread.js";
import { run } from "./dispatch.js";
import { executableOf } from "./executable.js";
import { Frame } from "./frame.js";

/** A module's source, as a host finds it. */
export interface ModuleSource {
  /** Text, or bytes in the encoding that they declare. */
  readonly source: string | Uint8Array;
  /** Shown in tracebacks and `__file__`. */
  readonly filename: string;
  readonly isPackage: boolean;
}

/** A module that is compiled already. */
export interface CompiledModule {
  readonly filename: string;
  readonly isPackage: boolean;
  readonly code: () => Code;
  readonly source: () => string;
}

/** Where modules come from, in the order in which they are asked; each returns undefined when it has no such module. */
export interface ImportOptions {
  readonly createNative: (name: string) => PyModule | undefined;
  /** The source of a module by its full name. */
  readonly findSource: (name: string) => ModuleSource | undefined;
  readonly findCompiled: (name: string) => CompiledModule | undefined;
}

/** What both kinds of modules in Python have. */
interface FoundModule {
  readonly filename: string;
  readonly isPackage: boolean;
  readonly compile: () => PyCode;
}

/** One interpreter's modules. */
export class Importer {
  /** sys.modules */
  readonly modules = new PyDict();
  private readonly options: ImportOptions;
  private readonly builtins: PyDict;

  constructor(builtins: PyDict, options: ImportOptions) {
    this.builtins = builtins;
    this.options = options;
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
    if (parent !== undefined && findAttribute(parent, "__path__") === undefined) {
      throw moduleNotFoundError(`No module named '${name}'; '${parentName}' is not a package`, name);
    }
    const again = this.modules.get(name);
    if (again !== undefined) return again;
    const module = this.create(name);
    if (module === undefined) throw moduleNotFoundError(`No module named '${name}'`, name);
    if (parent instanceof PyModule) parent.attributes.set(name.slice(dot + 1), module);
    return module;
  }

  private create(name: string): Value | undefined {
    const native = this.options.createNative(name);
    if (native !== undefined) {
      this.modules.set(name, native);
      return native;
    }
    const found = this.find(name);
    return found === undefined ? undefined : this.execute(name, found);
  }

  private find(name: string): FoundModule | undefined {
    const written = this.options.findSource(name);
    if (written !== undefined) {
      const { filename, isPackage, source } = written;
      return { filename, isPackage, compile: () => compileSource(source, { filename, mode: "exec" }) };
    }
    const compiled = this.options.findCompiled(name);
    if (compiled === undefined) return undefined;
    const { filename, isPackage, code, source } = compiled;
    const load = () => {
      registerSource(filename, source);
      return makeCode(code());
    };
    return { filename, isPackage, compile: load };
  }

  /** Runs a module's code; a module that fails to load is removed again. */
  private execute(name: string, { filename, isPackage, compile }: FoundModule): Value {
    const module = new PyModule();
    const { attributes } = module;
    const parentName = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : "";
    attributes.set("__name__", name);
    attributes.set("__doc__", null);
    attributes.set("__package__", isPackage ? name : parentName);
    attributes.set("__loader__", null);
    const spec = makeNamespace({ name, origin: filename, _initializing: true });
    attributes.set("__spec__", spec);
    attributes.set("__file__", filename);
    if (isPackage) attributes.set("__path__", new PyList([filename.slice(0, Math.max(0, filename.lastIndexOf("/")))]));
    attributes.set("__builtins__", this.builtins);
    this.modules.set(name, module);
    try {
      const frame = new Frame(executableOf(compile()), attributes, this.builtins);
      frame.namespace = attributes;
      run(currentThread(), frame);
    } catch (error) {
      this.modules.delete(name);
      throw error;
    }
    setOwn(spec, spec.cls, "_initializing", false);
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
