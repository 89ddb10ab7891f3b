/**
 * importlib's own machinery, which takes over sys.meta_path when a program first asks for it.
 *
 * Until then specs and loaders are native look-alikes, which cost no start-up time. From then on they are instances of
 * the classes that importlib shows; what is plain is still found and loaded by native code.
 */

import type { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { getAttribute, setAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { directoryOf } from "./module-finding.js";
import { type ModuleFinder, ModuleSpec, NativeLoader, SourceLoader } from "./module-spec.js";

export interface Machinery {
  readonly bootstrap: PyModule;
  readonly external: PyModule;
  readonly pathFinder: Value;
  readonly builtinImporter: Value;
  /** What sys.path_hooks begins with. */
  readonly pathHooks: Value[];
}

/** Where the modules that importlib knows as frozen come from. */
export const frozenModules: Readonly<Record<string, string>> = {
  _frozen_importlib: "importlib._bootstrap",
  _frozen_importlib_external: "importlib._bootstrap_external",
};

export interface MachineryParts {
  readonly bootstrap: PyModule;
  readonly external: PyModule;
  readonly modules: PyDict;
  /** The entry of sys.meta_path that the machinery takes the place of. */
  readonly finder: ModuleFinder;
  readonly load: (name: string) => Value;
}

/** Connects the two modules, which have just been executed, with sys. */
export function installMachinery({ bootstrap, external, modules, finder, load }: MachineryParts): Machinery {
  const system = load("sys");
  callMethod(bootstrap, "_setup", system, load("_imp"));
  callMethod(external, "_set_bootstrap_module", bootstrap);
  setAttribute(bootstrap, "_bootstrap_external", external);
  setAttribute(
    bootstrap,
    "_find_and_load",
    nativeFunction("importlib._bootstrap", "_find_and_load(name, import_)", (name: Value) => load(textOf(name) ?? "")),
  );
  const pathFinder = getAttribute(external, "PathFinder");
  const builtinImporter = getAttribute(bootstrap, "BuiltinImporter");
  const finders = [builtinImporter, getAttribute(bootstrap, "FrozenImporter"), pathFinder];
  const metaPath = services.system("meta_path");
  if (metaPath instanceof PyList) {
    const at = metaPath.items.indexOf(finder);
    if (at >= 0) metaPath.items.splice(at, 1, ...finders);
  }
  const details = callMethod(external, "_get_supported_file_loaders");
  const fileHook = call(
    getAttribute(getAttribute(external, "FileFinder"), "path_hook"),
    details instanceof PyList ? details.items : [],
  );
  const hooks = services.system("path_hooks");
  if (hooks instanceof PyList) hooks.items.push(fileHook);
  const machinery = { bootstrap, external, pathFinder, builtinImporter, pathHooks: [fileHook] };
  for (const [name, module] of entriesOf(modules)) convert(machinery, name, module);
  return machinery;
}

/** Has archives among the entries of sys.path looked into first, as in CPython. */
export function addArchiveHook(machinery: Machinery, zipimport: Value): void {
  const hook = getAttribute(zipimport, "zipimporter");
  const hooks = services.system("path_hooks");
  if (hooks instanceof PyList) hooks.items.unshift(hook);
  machinery.pathHooks.push(hook);
}

function entriesOf(modules: PyDict): [Value, Value][] {
  const values = modules.values();
  return modules.keys().map((key, index) => [key, values[index]]);
}

/** Replaces a module's native spec and loader. */
function convert(machinery: Machinery, name: Value, module: Value): void {
  if (!(module instanceof PyModule)) return;
  const { attributes } = module;
  const spec = attributes.get("__spec__");
  const text = textOf(name);
  if (!(spec instanceof ModuleSpec) || text === undefined) return;
  const loader = spec.attributes.get("loader");
  if (loader instanceof NativeLoader) {
    attributes.set("__spec__", builtinSpec(machinery, text));
    attributes.set("__loader__", machinery.builtinImporter);
  } else if (loader instanceof SourceLoader && loader.path.startsWith("/")) {
    const made = fileSpec(machinery, text, loader.path, attributes.get("__path__") ?? null);
    setAttribute(made, "_initializing", spec.attributes.get("_initializing") ?? false);
    attributes.set("__spec__", made);
    attributes.set("__loader__", getAttribute(made, "loader"));
  }
}

/** The spec of a native module. */
export function builtinSpec({ bootstrap, builtinImporter }: Machinery, name: string): Value {
  const keywords = new Map<string, Value>([["origin", "built-in"]]);
  return call(getAttribute(bootstrap, "ModuleSpec"), [name, builtinImporter], keywords);
}

/** The spec of a module in a file; `locations` is the `__path__` of a package, else None. */
export function fileSpec({ bootstrap, external }: Machinery, name: string, filename: string, locations: Value): Value {
  const loader = call(getAttribute(external, "SourceFileLoader"), [name, filename]);
  const spec = call(getAttribute(bootstrap, "ModuleSpec"), [name, loader], new Map([["origin", filename]]));
  setAttribute(spec, "_set_fileattr", true);
  setAttribute(spec, "cached", cachedName(filename));
  if (locations !== null) setAttribute(spec, "submodule_search_locations", locations);
  return spec;
}

/** Where compiled code would be kept. */
export function cachedName(filename: string): string {
  const directory = directoryOf(filename);
  const name = filename.slice(directory === "" ? 0 : directory.length + 1).replace(/\.py$/, "");
  return `${directory}/__pycache__/${name}.tandem-314.pyc`;
}
