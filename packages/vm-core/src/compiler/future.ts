/** `from __future__` imports: which features a module switches on, and where they may stand. */

import type { ImportFrom, Mod, Stmt } from "../syntax/ast.js";
import type { Diagnostics } from "./diagnostics.js";
import { type Location, locationOf } from "./location.js";

/** Compiler flags of the features, with CPython's values. */
export const FutureFlag = {
  division: 0x20000,
  absolute_import: 0x40000,
  with_statement: 0x80000,
  print_function: 0x100000,
  unicode_literals: 0x200000,
  barry_as_FLUFL: 0x400000,
  generator_stop: 0x800000,
  annotations: 0x1000000,
} as const;

/** Features that have been part of the language for so long that importing them sets no flag. */
const alwaysOn = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "generator_stop",
]);

/** ast.PyCF_ALLOW_TOP_LEVEL_AWAIT. */
const ALLOW_TOP_LEVEL_AWAIT = 0x2000;

export interface FutureFeatures {
  readonly flags: number;
  readonly annotations: boolean;
  readonly topLevelAwait: boolean;
  /** The last of the `__future__` imports at the start of the module, or null. */
  readonly location: Location | null;
}

/** Reads the imports at the start of a module; `inherited` are the flags of the code that calls `compile`. */
export function readFutureFeatures(tree: Mod, inherited: number, diagnostics: Diagnostics): FutureFeatures {
  let flags = inherited;
  let location: Location | null = null;
  const body = tree.kind === "Expression" ? [] : tree.body;
  for (const [index, statement] of body.entries()) {
    if (isFutureImport(statement)) {
      flags |= flagsOf(statement, diagnostics);
      location = locationOf(statement);
    } else if (!(index === 0 && isDocstring(statement))) {
      break;
    }
  }
  return {
    flags,
    annotations: (flags & FutureFlag.annotations) !== 0,
    topLevelAwait: (flags & ALLOW_TOP_LEVEL_AWAIT) !== 0,
    location,
  };
}

/** Refuses a `__future__` import that comes after other statements. */
export function checkFuturePlace(statement: ImportFrom, future: FutureFeatures, diagnostics: Diagnostics): void {
  if (!isFutureImport(statement)) return;
  const last = future.location;
  const isLate =
    last === null ||
    statement.line > last.line ||
    (statement.line === last.endLine && statement.column > last.endColumn);
  if (isLate) {
    throw diagnostics.error(locationOf(statement), "from __future__ imports must occur at the beginning of the file");
  }
}

function isFutureImport(statement: Stmt): statement is ImportFrom {
  return statement.kind === "ImportFrom" && statement.module === "__future__" && statement.level === 0;
}

function isDocstring(statement: Stmt): boolean {
  return statement.kind === "Expr" && statement.value.kind === "Constant" && typeof statement.value.value === "string";
}

function flagsOf(statement: ImportFrom, diagnostics: Diagnostics): number {
  let flags = 0;
  for (const alias of statement.names) {
    const { name } = alias;
    if (alwaysOn.has(name)) continue;
    if (name === "annotations" || name === "barry_as_FLUFL") flags |= FutureFlag[name];
    else if (name === "braces") throw diagnostics.error(locationOf(alias), "not a chance");
    else throw diagnostics.error(locationOf(alias), `future feature ${name} is not defined`);
  }
  return flags;
}
