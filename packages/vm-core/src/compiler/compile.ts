/** The compiler: from a syntax tree to code. */

import type { Code } from "../bytecode/code.js";
import { SyntaxDiagnostic, type SyntaxWarningNote } from "../source/diagnostic.js";
import type { Mod } from "../syntax/ast.js";
import { CodeGenerator } from "./code-generator.js";
import { compileModule } from "./compile-bodies.js";
import { compileExpression } from "./compile-expressions.js";
import { compileStatement } from "./compile-statements.js";
import { CompilationDepthError, Diagnostics } from "./diagnostics.js";
import { warnOfFinallyExits } from "./finally-warnings.js";
import { readFutureFeatures } from "./future.js";
import { buildSymbolTable } from "./symbol-collector.js";

export interface CompileOptions {
  readonly filename: string;
  /** Flags of future features and of ast.PyCF_ALLOW_TOP_LEVEL_AWAIT that are on from the start. */
  readonly flags?: number;
  /** 0 keeps assertions and a true `__debug__`, 1 drops them, 2 drops docstrings too. */
  readonly optimize?: number;
}

export interface Compiled {
  readonly code: Code;
  readonly warnings: readonly SyntaxWarningNote[];
}

/**
 * Compiles a module, an interactive statement or an expression, as the kind of the tree says. Throws SyntaxDiagnostic
 * for programs that parse but are wrong, and CompilationDepthError for those that nest too deeply.
 */
export function compile(tree: Mod, options: CompileOptions): Compiled {
  const diagnostics = new Diagnostics(options.filename);
  try {
    const code = generate(tree, options, diagnostics);
    return { code, warnings: diagnostics.warnings };
  } catch (error) {
    if (error instanceof SyntaxDiagnostic) error.earlierWarnings = diagnostics.warnings;
    // The stack of the host is smaller than the limit expects.
    throw error instanceof RangeError && /call stack/i.test(error.message) ? new CompilationDepthError() : error;
  }
}

function generate(tree: Mod, options: CompileOptions, diagnostics: Diagnostics): Code {
  const future = readFutureFeatures(tree, options.flags ?? 0, diagnostics);
  warnOfFinallyExits(tree, diagnostics);
  const optimize = options.optimize ?? 0;
  const symbols = buildSymbolTable(tree, future, optimize, diagnostics);
  const generator = new CodeGenerator(
    symbols,
    { filename: options.filename, optimize, isInteractive: tree.kind === "Interactive" },
    { expression: compileExpression, statement: compileStatement },
  );
  generator.enterScope("<module>", "module", symbols.top, 1);
  compileModule(generator, tree);
  return generator.exitScope(tree.kind === "Expression" ? "returns the top" : "returns None");
}
