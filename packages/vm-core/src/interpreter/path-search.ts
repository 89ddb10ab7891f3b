/** Finds modules in the directories of sys.path and of packages, as importlib's PathFinder does for plain directories. */

import { FileError } from "../files/file-error.js";
import { DirectoryNode, RegularNode } from "../files/file-node.js";
import { PyBytes } from "../objects/bytes.js";
import type { Value } from "../objects/object.js";
import { services } from "../runtime/interpreter-services.js";
import { toArray } from "../runtime/iteration.js";
import { fileOperation } from "../runtime/os-errors.js";
import { textOf } from "../runtime/primitives.js";
import { decodeSource } from "../source/decode.js";
import { compileSource } from "./compiling.js";
import { type CompiledModule, compiledModule, type FoundModule } from "./module-finding.js";

/** Compiled modules that are shown as files of a directory. */
export interface Library {
  readonly directory: string;
  readonly find: (name: string) => CompiledModule | undefined;
}

/**
 * What is found under a name: a module; `elsewhere` when importlib's own machinery has to look, because there is a
 * namespace package or an entry that is no directory; undefined when there is nothing.
 */
export type SearchResult = FoundModule | "elsewhere" | undefined;

/** Looks for the module `name`, whose last component is a file or directory in one of the entries of `path`. */
export function searchPath(name: string, path: Value, library: Library): SearchResult {
  const tail = name.slice(name.lastIndexOf(".") + 1);
  let isElsewhere = false;
  for (const item of toArray(path)) {
    const entry = textOf(item);
    if (entry === undefined) {
      if (item instanceof PyBytes) isElsewhere = true;
      continue;
    }
    const found = searchEntry(entry, tail, library);
    if (found === "elsewhere") isElsewhere = true;
    else if (found !== undefined) return isElsewhere && entry !== library.directory ? "elsewhere" : found;
  }
  return isElsewhere ? "elsewhere" : undefined;
}

function searchEntry(entry: string, tail: string, library: Library): SearchResult {
  if (entry === library.directory) return compiled(library.find(tail));
  if (entry.startsWith(`${library.directory}/`) && !entry.startsWith(`${library.directory}/site-packages`)) {
    const package_ = entry.slice(library.directory.length + 1).replaceAll("/", ".");
    return compiled(library.find(`${package_}.${tail}`));
  }
  try {
    return searchDirectory(entry, tail);
  } catch (error) {
    // Below a file: what is in an archive.
    if (error instanceof FileError) return error.code === "ENOTDIR" ? "elsewhere" : undefined;
    throw error;
  }
}

function compiled(module: CompiledModule | undefined): FoundModule | undefined {
  return module === undefined ? undefined : compiledModule(module);
}

function searchDirectory(entry: string, tail: string): SearchResult {
  const files = services.fileSystem();
  const directory = files.find(entry === "" ? "." : entry);
  if (!(directory instanceof DirectoryNode)) return "elsewhere";
  const inner = lookUp(directory, tail);
  const path = `${absolute(entry)}/${tail}`;
  if (inner instanceof DirectoryNode && lookUp(inner, "__init__.py") instanceof RegularNode) {
    return fileModule(`${path}/__init__.py`, true);
  }
  if (lookUp(directory, `${tail}.py`) instanceof RegularNode) return fileModule(`${path}.py`, false);
  if (lookUp(directory, `${tail}.pyc`) !== undefined) return "elsewhere";
  return inner instanceof DirectoryNode ? "elsewhere" : undefined;
}

/** What a name in a directory leads to, links followed. */
function lookUp(directory: DirectoryNode, name: string): unknown {
  try {
    return services.fileSystem().find(name, directory);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

function absolute(entry: string): string {
  const trimmed = entry.length > 1 ? entry.replace(/\/+$/, "") : entry;
  if (trimmed.startsWith("/")) return trimmed === "/" ? "" : trimmed;
  const here = services.fileSystem().workingDirectory;
  if (trimmed === "" || trimmed === ".") return here === "/" ? "" : here;
  return `${here === "/" ? "" : here}/${trimmed}`;
}

function fileModule(filename: string, isPackage: boolean): FoundModule {
  const read = (): Uint8Array => fileOperation(() => services.fileSystem().read(filename), filename);
  return {
    filename,
    isPackage,
    source: () => decodeSource(read(), filename),
    compile: () => compileSource(read(), { filename, mode: "exec" }),
  };
}
