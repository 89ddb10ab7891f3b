/** What can be imported: native modules, the host's sources, compiled ones. What is found becomes a spec with a loader. */

import type { Code } from "../bytecode/code.js";
import type { PyCode } from "../objects/code.js";
import type { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { registerSource } from "../runtime/source-lines.js";
import { decodeSource } from "../source/decode.js";
import { makeCode } from "./code-objects.js";
import { compileSource } from "./compiling.js";
import { currentThread } from "./current-thread.js";
import { run } from "./dispatch.js";
import { executableOf } from "./executable.js";
import { Frame } from "./frame.js";
import { ModuleSpec, NativeLoader, SourceLoader } from "./module-spec.js";
import type { Library } from "./path-search.js";

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
  /** The native form of a module that the library has in Python, and that is found where the library is. */
  readonly createStandIn: (name: string) => PyModule | undefined;
  /** The source of a module by its full name. */
  readonly findSource: (name: string) => ModuleSource | undefined;
  readonly library: Library;
}

export interface FoundModule {
  readonly filename: string;
  readonly isPackage: boolean;
  readonly source: () => string;
  readonly compile: () => PyCode;
}

/** Gives a native module its spec. */
export function nativeSpec(name: string, module: PyModule): ModuleSpec {
  const loader = new NativeLoader({ create: () => module, execute: () => {} });
  const spec = new ModuleSpec({ name, loader, origin: "built-in", searchLocations: null, isInitializing: false });
  module.attributes.set("__loader__", loader);
  module.attributes.set("__spec__", spec);
  return spec;
}

/** A module that the host gives. */
export function givenModule(options: ImportOptions, name: string): FoundModule | undefined {
  const found = options.findSource(name);
  if (found === undefined) return undefined;
  const { filename, isPackage, source } = found;
  return {
    filename,
    isPackage,
    source: () => (typeof source === "string" ? source : decodeSource(source, filename)),
    compile: () => compileSource(source, { filename, mode: "exec" }),
  };
}

export function compiledModule({ filename, isPackage, code, source }: CompiledModule): FoundModule {
  const compile = () => {
    registerSource(filename, source);
    return makeCode(code());
  };
  return { filename, isPackage, source, compile };
}

/** Runs a module's code in its namespace. */
export function executeModule(module: PyModule, found: FoundModule, builtins: PyDict): void {
  const { attributes } = module;
  if (!attributes.has("__builtins__")) attributes.set("__builtins__", builtins);
  const frame = new Frame(executableOf(found.compile()), attributes, builtins);
  frame.namespace = attributes;
  run(currentThread(), frame);
}

export function sourceSpec(name: string, found: FoundModule, builtins: PyDict): ModuleSpec {
  const { filename, isPackage, source, compile } = found;
  const execute = (module: PyModule): void => executeModule(module, found, builtins);
  const loading = { create: (): Value => null, execute };
  const loader = new SourceLoader({ name, path: filename, isPackage, source, code: compile, loading });
  const searchLocations = isPackage ? new PyList([directoryOf(filename)]) : null;
  return new ModuleSpec({ name, loader, origin: filename, searchLocations, isInitializing: true });
}

export function directoryOf(filename: string): string {
  return filename.slice(0, Math.max(0, filename.lastIndexOf("/")));
}

/** The loader of the program itself, through which linecache and inspect find its source. */
export function mainLoader(filename: string, source: () => string): SourceLoader {
  const code = () => compileSource(source(), { filename, mode: "exec" });
  const loading = { create: (): Value => null, execute: () => {} };
  return new SourceLoader({ name: "__main__", path: filename, isPackage: false, source, code, loading });
}
