/** Finds sources of modules: given ones, and files in granted directories. */

import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { ModuleSource } from "@tandem-py/vm-core";
import type { MachineOptions } from "../protocol/index.js";

/** Letters, digits and underscores of any script: no separators, no dots, nothing a path could be made of. */
const IDENTIFIER = /^[\p{L}\p{Nl}\p{Pc}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*$/u;

export type FindSource = (name: string) => ModuleSource | undefined;

export function moduleFinder({ importPaths = [], modules = {} }: MachineOptions): FindSource {
  const given = new Map(Object.entries(modules));
  const roots = importPaths.flatMap((path) => realPath(path) ?? []);
  return (name) => {
    const parts = name.split(".");
    if (!parts.every((part) => IDENTIFIER.test(part))) return undefined;
    return givenModule(given, name) ?? firstOf(roots, (root) => moduleFile(root, parts));
  };
}

function givenModule(given: ReadonlyMap<string, string>, name: string): ModuleSource | undefined {
  const path = name.replaceAll(".", "/");
  const source = given.get(name);
  if (source !== undefined) return { source, filename: `${path}.py`, isPackage: false };
  const initial = given.get(`${name}.__init__`);
  return initial === undefined ? undefined : { source: initial, filename: `${path}/__init__.py`, isPackage: true };
}

function moduleFile(root: string, parts: readonly string[]): ModuleSource | undefined {
  const path = join(root, ...parts);
  return readInside(root, join(path, "__init__.py"), true) ?? readInside(root, `${path}.py`, false);
}

/** Reads a file unless a symbolic link leads out of the granted directory. */
function readInside(root: string, path: string, isPackage: boolean): ModuleSource | undefined {
  const real = realPath(path);
  if (real === undefined || !real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  if (!statSync(real).isFile()) return undefined;
  return { source: new Uint8Array(readFileSync(real)), filename: path, isPackage };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
