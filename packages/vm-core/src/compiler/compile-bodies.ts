/** Code for the bodies of modules and classes: docstring, statements, annotations. */

import { Op } from "../bytecode/instructions.js";
import type { Mod, Stmt } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileDeferredAnnotations } from "./compile-annotations.js";
import { cleanDocstring, docstringOf } from "./docstring.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";

/** Compiles the tree into the open module unit. */
export function compileModule(g: CodeGenerator, tree: Mod): void {
  if (tree.kind === "Expression") return g.expression(tree.body);
  const [first] = tree.body;
  const start = first === undefined ? { line: 1, endLine: 1, column: 0, endColumn: 0 } : locationOf(first);
  if (g.scope.hasConditionalAnnotations) {
    g.emit(start, Op.BUILD_SET, 0);
    g.named(start, Op.STORE_NAME, "__conditional_annotations__");
  }
  compileBody(g, start, tree.body);
}

export function compileBody(g: CodeGenerator, location: Location, body: readonly Stmt[]): void {
  if (g.future.annotations && g.scope.annotationsUsed) g.emit(location, Op.SETUP_ANNOTATIONS);
  // At an interactive prompt a string is an expression like others.
  const isPrompt = g.options.isInteractive && g.unit.parent === null;
  const docstring = isPrompt ? null : docstringOf(body);
  if (docstring !== null && g.scope.hasDocstring) {
    g.constant(locationOf(docstring), cleanDocstring(docstring.value));
    g.storeName(NO_LOCATION, "__doc__");
  }
  g.body(docstring === null ? body : body.slice(1));
  if (!g.future.annotations) compileDeferredAnnotations(g, location);
}
