/** Code for imports. */

import { Intrinsic1, Op } from "../bytecode/instructions.js";
import type { Alias, Import, ImportFrom } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { tuple } from "./constants.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";

export function compileImport(g: CodeGenerator, node: Import): void {
  const location = locationOf(node);
  for (const alias of node.names) {
    g.constant(location, 0);
    g.constant(location, null);
    g.named(location, Op.IMPORT_NAME, alias.name);
    const [first, ...rest] = alias.name.split(".");
    if (alias.asname === null) g.storeName(location, first);
    else bindSubmodule(g, location, rest, alias.asname);
  }
}

/** `import a.b.c as d` binds the submodule, which is looked up step by step. */
function bindSubmodule(g: CodeGenerator, location: Location, path: readonly string[], name: string): void {
  path.forEach((part, index) => {
    if (index > 0) {
      g.emit(location, Op.SWAP, 2);
      g.emit(location, Op.POP_TOP);
    }
    g.plainNamed(location, Op.IMPORT_FROM, part);
  });
  g.storeName(location, name);
  if (path.length > 0) g.emit(location, Op.POP_TOP);
}

export function compileImportFrom(g: CodeGenerator, node: ImportFrom): void {
  const location = locationOf(node);
  g.constant(location, node.level);
  g.constant(location, tuple(node.names.map((alias: Alias) => alias.name)));
  g.named(location, Op.IMPORT_NAME, node.module ?? "");
  if (node.names[0].name === "*") {
    g.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.IMPORT_STAR);
    return g.emit(NO_LOCATION, Op.POP_TOP);
  }
  for (const alias of node.names) {
    g.named(location, Op.IMPORT_FROM, alias.name);
    g.storeName(location, alias.asname ?? alias.name);
  }
  g.emit(location, Op.POP_TOP);
}
