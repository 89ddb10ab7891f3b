/** Source text to syntax tree. */

import { decodeSource } from "../source/decode.js";
import type { SyntaxWarningNote } from "../source/diagnostic.js";
import { SyntaxDiagnostic, tooComplex } from "../source/diagnostic.js";
import { normalizeNewlines, SourceText } from "../source/source-text.js";
import type { Expr, FunctionType, Mod, Stmt, TypeIgnore } from "./ast.js";
import { diagnose } from "./diagnosis/diagnose.js";
import { Cursor, notValid } from "./parser/cursor.js";
import { expressionGrammar, parseExpressions } from "./parser/expressions.js";
import { parseSimpleStatements } from "./parser/simple-statements.js";
import { parseCompoundStatement, parseStatement } from "./parser/statements.js";
import type { TokenList } from "./token-writer.js";
import { tokenize } from "./tokenizer.js";

/** A module, an expression, or one interactive statement. */
export type ParseMode = "exec" | "eval" | "single";

/** Also the type of a function, as a type comment gives it. */
export type TreeMode = ParseMode | "func_type";

export interface ParseOptions {
  readonly filename: string;
  readonly mode: TreeMode;
  /** In `single` mode, the end of the source does not close open blocks (PyCF_DONT_IMPLY_DEDENT). */
  readonly keepsBlocksOpen?: boolean;
  /** Report source that ends too early as "incomplete input" (PyCF_ALLOW_INCOMPLETE_INPUT). */
  readonly allowsIncompleteInput?: boolean;
  /** `<>` stands for `!=`, inherited from a module with `from __future__ import barry_as_FLUFL`. */
  readonly usesDiamond?: boolean;
  /** Comments `# type: …` become part of the tree (PyCF_TYPE_COMMENTS). */
  readonly readsTypeComments?: boolean;
  /** Syntax newer than this version of Python 3 is refused. */
  readonly featureVersion?: number;
  /** Digits that a decimal literal may have; 0 for any number. */
  readonly maximumDigits?: number;
}

export interface ParseResult<Tree> {
  readonly tree: Tree;
  /** SyntaxWarnings in the order in which CPython issues them. */
  readonly warnings: readonly SyntaxWarningNote[];
}

/** Parses text, or bytes in the encoding that they declare; throws SyntaxDiagnostic. */
export function parse(
  input: string | Uint8Array,
  options: ParseOptions & { mode: "func_type" },
): ParseResult<FunctionType>;
export function parse(input: string | Uint8Array, options: ParseOptions & { mode: ParseMode }): ParseResult<Mod>;
export function parse(input: string | Uint8Array, options: ParseOptions): ParseResult<Mod | FunctionType>;
export function parse(input: string | Uint8Array, options: ParseOptions): ParseResult<Mod | FunctionType> {
  const { filename, mode } = options;
  const decoded = typeof input === "string" ? input : decodeSource(input, filename);
  if (decoded.includes("\0")) {
    throw new SyntaxDiagnostic("SyntaxError", "source code string cannot contain null bytes", filename, null);
  }
  const text = normalizeNewlines(decoded);
  const source = new SourceText(mode === "exec" && text !== "" && !text.endsWith("\n") ? `${text}\n` : text, filename);
  const tokenList = tokenize(source, {
    isSingle: mode === "single",
    keepsBlocksOpen: options.keepsBlocksOpen ?? false,
    readsTypeComments: options.readsTypeComments ?? false,
  });
  const warnings: SyntaxWarningNote[] = [...tokenList.warnings];
  const cursor = new Cursor(source, tokenList.tokens, expressionGrammar, warnings);
  cursor.usesDiamond = options.usesDiamond ?? false;
  cursor.featureVersion = options.featureVersion ?? Number.POSITIVE_INFINITY;
  if (options.maximumDigits !== undefined) cursor.maximumDigits = options.maximumDigits;
  let tree: Mod | FunctionType;
  try {
    tree = mode === "func_type" ? parseFunctionType(cursor) : parseModule(cursor, mode, tokenList.typeIgnores);
  } catch (error) {
    // The JS stack may be nearly used up already when the parser is called.
    if (error instanceof RangeError) throw tooComplex(filename);
    let diagnostic = error;
    if (error === notValid && mode === "func_type" && tokenList.error === null) {
      diagnostic = invalidAt(cursor);
    } else if (error === notValid) {
      const start = cursor.previousStatement;
      const allowsIncompleteInput = options.allowsIncompleteInput ?? false;
      diagnostic = diagnose({
        source,
        tokenList,
        mode: mode === "func_type" ? "eval" : mode,
        start,
        allowsIncompleteInput,
      });
    } else if (error instanceof SyntaxDiagnostic) {
      diagnostic = overruleEarly(error, tokenList);
    }
    if (diagnostic instanceof SyntaxDiagnostic) diagnostic.earlierWarnings = warnings;
    throw diagnostic;
  }
  if (mode === "single") checkNothingFollows(source, cursor);
  return { tree, warnings };
}

function parseModule(cursor: Cursor, mode: ParseMode, type_ignores: readonly TypeIgnore[]): Mod {
  switch (mode) {
    case "exec": {
      const body: Stmt[] = [];
      while (!cursor.at("ENDMARKER")) {
        cursor.beginStatement();
        parseStatement(cursor, body);
      }
      return { kind: "Module", body, type_ignores };
    }
    case "eval": {
      const body = parseExpressions(cursor);
      while (cursor.accept("NEWLINE"));
      if (!cursor.at("ENDMARKER")) cursor.fail();
      return { kind: "Expression", body };
    }
    case "single":
      return { kind: "Interactive", body: parseInteractive(cursor) };
  }
}

function invalidAt(cursor: Cursor): unknown {
  try {
    return cursor.failHere("invalid syntax");
  } catch (error) {
    return error;
  }
}

/** `(int, *str, **dict) -> float` */
function parseFunctionType(cursor: Cursor): FunctionType {
  const argtypes: Expr[] = [];
  cursor.expect("(");
  let isStarred = false;
  while (!cursor.at(")")) {
    if (isStarred && !cursor.at("**")) cursor.fail();
    const isLast = cursor.accept("**");
    isStarred = !isLast && cursor.accept("*");
    argtypes.push(cursor.grammar.expression(cursor));
    if (isLast || !cursor.accept(",")) break;
    if (cursor.at(")")) cursor.fail();
  }
  cursor.expect(")");
  cursor.expect("->");
  const returns = cursor.grammar.expression(cursor);
  while (cursor.accept("NEWLINE"));
  if (!cursor.at("ENDMARKER")) cursor.fail();
  return { kind: "FunctionType", argtypes, returns };
}

function parseInteractive(cursor: Cursor): readonly Stmt[] {
  const { line, column, endLine, endColumn } = cursor.token;
  if (cursor.accept("NEWLINE")) return [{ kind: "Pass", line, column, endLine, endColumn }];
  const compound = parseCompoundStatement(cursor);
  if (compound !== null) {
    cursor.expect("NEWLINE");
    return [compound];
  }
  const body: Stmt[] = [];
  parseSimpleStatements(cursor, body);
  return body;
}

/** An interactive statement may be followed by blank lines and comments alone. */
function checkNothingFollows(source: SourceText, cursor: Cursor): void {
  const rest = source.text.slice(cursor.previous.end);
  if (/^(?:[ \t\n\f]|#.*)*$/.test(rest)) return;
  const range = cursor.rangeOf(cursor.previous);
  throw new SyntaxDiagnostic(
    "SyntaxError",
    "multiple statements found while compiling a single statement",
    source.filename,
    range,
  );
}

/** An error of the tokenizer further on takes precedence over one found while building the tree. */
function overruleEarly(diagnostic: SyntaxDiagnostic, { error }: TokenList): SyntaxDiagnostic {
  return error !== null && error.isDecisive && diagnostic.type !== "MemoryError" ? error.diagnostic : diagnostic;
}
