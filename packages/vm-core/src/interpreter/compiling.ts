/** Source text to a code object, with errors and warnings as Python's. */

import type { Code } from "../bytecode/code.js";
import { compile } from "../compiler/compile.js";
import { CompilationDepthError, Diagnostics, LostNameError } from "../compiler/diagnostics.js";
import { readFutureFeatures } from "../compiler/future.js";
import { optimizedTree } from "../compiler/optimized-tree.js";
import type { Scope } from "../compiler/scopes.js";
import { buildSymbolTable } from "../compiler/symbol-collector.js";
import type { PyCode } from "../objects/code.js";
import { syntaxWarningType } from "../objects/exception.js";
import { caught, recursionError, systemError, valueError } from "../runtime/errors.js";
import { intMaximumDigits } from "../runtime/integer-text.js";
import { registerSource } from "../runtime/source-lines.js";
import { syntaxErrorFrom } from "../runtime/syntax-errors.js";
import { pollSafePoint } from "../runtime/thread.js";
import { warnAbout } from "../runtime/warnings.js";
import { decodeSource } from "../source/decode.js";
import { ConstantAsName, SyntaxDiagnostic, type SyntaxWarningNote } from "../source/diagnostic.js";
import { compilationHooks, restartWork } from "../source/safe-points.js";
import type { FunctionType, Mod } from "../syntax/ast.js";
import { type ParseMode, type ParseOptions, parse, type TreeMode } from "../syntax/parse.js";
import { makeCode } from "./code-objects.js";
import { coverageOf } from "./coverage/recorder.js";

compilationHooks.poll = pollSafePoint;

export interface SourceOptions {
  readonly filename: string;
  readonly mode: ParseMode;
  /** Compiler flags of compile(): future features, top-level await, incomplete input. */
  readonly flags?: number;
  readonly optimize?: number;
  /** Syntax newer than this version of Python 3 is refused. */
  readonly featureVersion?: number;
  /** False for exec() and the like, whose source CPython cannot show because it is in no file. */
  readonly keepsLines?: boolean;
}

const TYPE_COMMENTS = 0x1000;
const ALLOW_INCOMPLETE_INPUT = 0x4000;
const DONT_IMPLY_DEDENT = 0x200;

/**
 * Compiles text, or bytes in the encoding that they declare, and remembers the source's lines for tracebacks. Raises
 * SyntaxError and its kin.
 */
export function compileSource(input: string | Uint8Array, options: SourceOptions): PyCode {
  const { filename, flags = 0, optimize = 0 } = options;
  const source = typeof input === "string" ? input : decode(input, filename);
  if (options.keepsLines !== false) registerSource(filename, source);
  return withPythonErrors(source, () => {
    const { tree, warnings } = parse(source, parseOptions(options));
    report(warnings, filename);
    const compiled = compile(tree, { filename, flags, optimize: optimize > 0 ? optimize : 0 });
    report(compiled.warnings, filename);
    return makeCode(measured(compiled.code));
  });
}

/** The tree of a source text. Raises SyntaxError and its kin. */
export function parseSource(source: string, options: TreeOptions): Mod | FunctionType {
  return withPythonErrors(source, () => {
    const { tree, warnings } = parse(source, { ...parseOptions(options), mode: options.mode });
    report(warnings, options.filename);
    return tree;
  });
}

/** The blocks of names of a source text. Raises SyntaxError and its kin. */
export function scopesOf(source: string, { filename, mode }: SourceOptions): Scope {
  return withPythonErrors(source, () => {
    const { tree, warnings } = parse(source, parseOptions({ filename, mode }));
    report(warnings, filename);
    const diagnostics = new Diagnostics(filename);
    return buildSymbolTable(tree, readFutureFeatures(tree, 0, diagnostics), 0, diagnostics).top;
  });
}

/** The tree as the compiler's first pass leaves it. Raises RecursionError for one that nests too deeply. */
export function optimizeTree(tree: Mod, optimize: number): Mod {
  return withPythonErrors(null, () => optimizedTree(tree, optimize > 0 ? optimize : 0));
}

/** Compiles a tree that a program has made. */
export function compileTree(tree: Mod, { filename, flags = 0, optimize = 0 }: SourceOptions): PyCode {
  return withPythonErrors(null, () => {
    const compiled = compile(tree, { filename, flags, optimize: optimize > 0 ? optimize : 0 });
    report(compiled.warnings, filename);
    return makeCode(measured(compiled.code));
  });
}

/** With counters, when a recorder of coverage wants them. */
function measured(code: Code): Code {
  return coverageOf().recorder?.prepare(code) ?? code;
}

type TreeOptions = Omit<SourceOptions, "mode"> & { readonly mode: TreeMode };

function parseOptions<Mode extends TreeMode>({
  filename,
  mode,
  flags = 0,
  featureVersion,
}: Omit<SourceOptions, "mode"> & { readonly mode: Mode }): ParseOptions & { readonly mode: Mode } {
  return {
    filename,
    mode,
    maximumDigits: intMaximumDigits(),
    readsTypeComments: (flags & TYPE_COMMENTS) !== 0,
    ...(featureVersion === undefined ? {} : { featureVersion }),
    allowsIncompleteInput: (flags & ALLOW_INCOMPLETE_INPUT) !== 0,
    keepsBlocksOpen: (flags & DONT_IMPLY_DEDENT) !== 0,
  };
}

function withPythonErrors<Result>(source: string | null, action: () => Result): Result {
  restartWork();
  try {
    return action();
  } catch (error) {
    if (error instanceof SyntaxDiagnostic) {
      report(error.earlierWarnings, error.filename);
      throw syntaxErrorFrom(error, source);
    }
    if (error instanceof ConstantAsName) throw valueError(error.message);
    if (error instanceof LostNameError) throw systemError(error.message);
    if (error instanceof CompilationDepthError) {
      throw recursionError("maximum recursion depth exceeded during compilation");
    }
    throw error;
  }
}

function decode(bytes: Uint8Array, filename: string): string {
  try {
    return decodeSource(bytes, filename);
  } catch (error) {
    throw error instanceof SyntaxDiagnostic ? syntaxErrorFrom(error, null) : error;
  }
}

/** Raises SyntaxError in place of a warning that a filter turns into an exception. */
function report(warnings: readonly SyntaxWarningNote[], filename: string): void {
  for (const { message, line, error } of warnings) {
    try {
      warnAbout(message, syntaxWarningType, filename, line);
    } catch (raised) {
      if (caught(raised, syntaxWarningType) === null) throw raised;
      throw syntaxErrorFrom(new SyntaxDiagnostic("SyntaxError", error.message, filename, error.range), null);
    }
  }
}
