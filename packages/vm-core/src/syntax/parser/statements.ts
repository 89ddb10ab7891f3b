/** Statements, blocks and everything that contains blocks. */

import type { ExceptHandler, Expr, Located, MatchCase, Stmt, WithItem } from "../ast.js";
import type { Token } from "../tokens.js";
import { parseArguments } from "./calls.js";
import type { Cursor } from "./cursor.js";
import { notValid } from "./cursor.js";
import { parseExpressions } from "./expressions.js";
import { noParameters, parseParameters, parseTypeParameters } from "./parameters.js";
import { parsePatterns } from "./patterns.js";
import { parseSimpleStatements } from "./simple-statements.js";
import { parseStarTarget, parseStarTargets } from "./targets.js";

/** Reads one compound statement or one line of simple ones and adds them to `body`. */
export function parseStatement(cursor: Cursor, body: Stmt[]): void {
  const compound = parseCompoundStatement(cursor);
  if (compound === null) parseSimpleStatements(cursor, body);
  else body.push(compound);
}

/** Null if no compound statement starts here. */
export function parseCompoundStatement(cursor: Cursor): Stmt | null {
  const start = cursor.token;
  switch (start.kind) {
    case "def":
      return parseFunction(cursor, start, []);
    case "class":
      return parseClass(cursor, start, []);
    case "@":
      return parseDecorated(cursor);
    case "async":
      return parseAsync(cursor, start);
    case "if":
      return parseIf(cursor);
    case "while":
      return parseWhile(cursor);
    case "for":
      return { kind: "For", ...parseFor(cursor), ...placeFrom(cursor, start) };
    case "with":
      return { kind: "With", ...parseWith(cursor), ...placeFrom(cursor, start) };
    case "try":
      return parseTry(cursor);
    case "NAME":
      return cursor.atSoftKeyword("match") && startsMatch(cursor) ? parseMatch(cursor) : null;
    default:
      return null;
  }
}

/** From `start` to the last token that is not about lines or indentation. */
function placeFrom(cursor: Cursor, { line, column }: Located): Located {
  const { endLine, endColumn } = lastSolidToken(cursor);
  return { line, column, endLine, endColumn };
}

function lastSolidToken(cursor: Cursor): Token {
  for (let index = cursor.position - 1; ; index--) {
    const token = cursor.tokens[index];
    if (token.kind !== "NEWLINE" && token.kind !== "INDENT" && token.kind !== "DEDENT") return token;
  }
}

/** The statements after a colon, on the same line or indented. */
function parseBlock(cursor: Cursor): readonly Stmt[] {
  cursor.expect(":");
  return parseSuite(cursor);
}

function parseSuite(cursor: Cursor): readonly Stmt[] {
  const body: Stmt[] = [];
  if (!cursor.accept("NEWLINE")) {
    parseSimpleStatements(cursor, body);
    return body;
  }
  cursor.expect("INDENT");
  do {
    parseStatement(cursor, body);
  } while (!cursor.accept("DEDENT"));
  return body;
}

function parseElse(cursor: Cursor): readonly Stmt[] {
  return cursor.accept("else") ? parseBlock(cursor) : [];
}

function parseDecorated(cursor: Cursor): Stmt {
  const decorators: Expr[] = [];
  while (cursor.accept("@")) {
    decorators.push(cursor.grammar.namedExpression(cursor));
    cursor.expect("NEWLINE");
  }
  const start = cursor.token;
  if (cursor.at("class")) return parseClass(cursor, start, decorators);
  if (cursor.at("def")) return parseFunction(cursor, start, decorators);
  cursor.expect("async");
  return { ...parseFunction(cursor, start, decorators), kind: "AsyncFunctionDef" };
}

/** From `def`; the place starts at `start`. */
function parseFunction(cursor: Cursor, start: Token, decorator_list: readonly Expr[]) {
  cursor.expect("def");
  const name = cursor.identifier();
  const type_params = parseTypeParameters(cursor);
  cursor.expect("(");
  const args = cursor.at(")") ? noParameters : parseParameters(cursor, ")");
  cursor.expect(")");
  const returns = cursor.accept("->") ? cursor.grammar.expression(cursor) : null;
  cursor.expect(":");
  const type_comment = parseFunctionComment(cursor);
  const body = parseSuite(cursor);
  if (start.kind === "async") cursor.requireVersion(5, "Async functions are", "previous");
  const place = placeFrom(cursor, start);
  return {
    kind: "FunctionDef",
    name,
    args,
    body,
    decorator_list,
    returns,
    type_comment,
    type_params,
    ...place,
  } as const;
}

/** On the line of `def`, or on the first of its block. */
function parseFunctionComment(cursor: Cursor): string | null {
  const own = cursor.typeComment();
  if (!cursor.at("NEWLINE") || cursor.kindAhead(1) !== "TYPE_COMMENT") return own;
  if (cursor.kindAhead(2) !== "NEWLINE" || cursor.kindAhead(3) !== "INDENT") return own;
  cursor.advance();
  if (own !== null) cursor.failHere("Cannot have two type comments on def");
  return cursor.typeComment();
}

function parseClass(cursor: Cursor, start: Token, decorator_list: readonly Expr[]): Stmt {
  cursor.expect("class");
  const name = cursor.identifier();
  const type_params = parseTypeParameters(cursor);
  const { args: bases, keywords } = cursor.accept("(") ? parseArguments(cursor, []) : { args: [], keywords: [] };
  const body = parseBlock(cursor);
  const place = placeFrom(cursor, start);
  return { kind: "ClassDef", name, bases, keywords, body, decorator_list, type_params, ...place };
}

function parseAsync(cursor: Cursor, start: Token): Stmt {
  cursor.expect("async");
  switch (cursor.token.kind) {
    case "def":
      return { ...parseFunction(cursor, start, []), kind: "AsyncFunctionDef" };
    case "for":
      return { kind: "AsyncFor", ...requireAsync(cursor, "for loops", parseFor(cursor)), ...placeFrom(cursor, start) };
    case "with":
      return {
        kind: "AsyncWith",
        ...requireAsync(cursor, "with statements", parseWith(cursor)),
        ...placeFrom(cursor, start),
      };
    default:
      return cursor.fail();
  }
}

function requireAsync<Fields>(cursor: Cursor, what: string, fields: Fields): Fields {
  cursor.requireVersion(5, `Async ${what} are`, "previous");
  return fields;
}

/** `elif` clauses nest in the tree; they are read in a loop because there may be thousands. */
function parseIf(cursor: Cursor): Stmt {
  const clauses: { readonly start: Token; readonly test: Expr; readonly body: readonly Stmt[] }[] = [];
  do {
    const start = cursor.advance();
    const test = cursor.grammar.namedExpression(cursor);
    clauses.push({ start, test, body: parseBlock(cursor) });
  } while (cursor.at("elif"));
  let orelse = parseElse(cursor);
  const { endLine, endColumn } = lastSolidToken(cursor);
  for (let index = clauses.length - 1; index > 0; index--) {
    const { start, test, body } = clauses[index];
    orelse = [{ kind: "If", test, body, orelse, line: start.line, column: start.column, endLine, endColumn }];
  }
  const { start, test, body } = clauses[0];
  return { kind: "If", test, body, orelse, line: start.line, column: start.column, endLine, endColumn };
}

function parseWhile(cursor: Cursor): Stmt {
  const start = cursor.expect("while");
  const test = cursor.grammar.namedExpression(cursor);
  const body = parseBlock(cursor);
  const orelse = parseElse(cursor);
  return { kind: "While", test, body, orelse, ...placeFrom(cursor, start) };
}

function parseFor(cursor: Cursor) {
  cursor.expect("for");
  const target = parseStarTargets(cursor);
  cursor.expect("in");
  const iter = cursor.grammar.starExpressions(cursor);
  cursor.expect(":");
  const type_comment = cursor.typeComment();
  const body = parseSuite(cursor);
  const orelse = parseElse(cursor);
  return { target, iter, type_comment, body, orelse };
}

// with

function parseWith(cursor: Cursor) {
  cursor.expect("with");
  const items = (cursor.at("(") ? parseParenthesizedItems(cursor) : null) ?? parseWithItems(cursor);
  cursor.expect(":");
  const type_comment = cursor.typeComment();
  return { items, type_comment, body: parseSuite(cursor) };
}

function parseWithItems(cursor: Cursor): readonly WithItem[] {
  const items: WithItem[] = [];
  do {
    items.push(parseWithItem(cursor));
  } while (cursor.accept(","));
  return items;
}

/** Null, with the cursor where it was, if the parentheses belong to the first item. */
function parseParenthesizedItems(cursor: Cursor): readonly WithItem[] | null {
  const start = cursor.position;
  if (cursor.tokens[closingBracket(cursor, start) + 1]?.kind !== ":") return null;
  try {
    cursor.advance();
    const items: WithItem[] = [];
    do {
      if (items.length > 0 && cursor.at(")")) break;
      items.push(parseWithItem(cursor));
    } while (cursor.accept(","));
    cursor.expect(")");
    return items;
  } catch (error) {
    if (error !== notValid) throw error;
    cursor.moveTo(start);
    return null;
  }
}

/** Index of the token that closes the bracket at `start`. */
function closingBracket(cursor: Cursor, start: number): number {
  let depth = 0;
  for (let index = start; index < cursor.tokens.length; index++) {
    const { kind } = cursor.tokens[index];
    if (kind === "(" || kind === "[" || kind === "{") depth++;
    else if ((kind === ")" || kind === "]" || kind === "}") && --depth === 0) return index;
  }
  return cursor.tokens.length;
}

function parseWithItem(cursor: Cursor): WithItem {
  const context_expr = cursor.grammar.expression(cursor);
  const optional_vars = cursor.accept("as") ? parseStarTarget(cursor) : null;
  return { kind: "withitem", context_expr, optional_vars };
}

// try

function parseTry(cursor: Cursor): Stmt {
  const start = cursor.expect("try");
  const body = parseBlock(cursor);
  const handlers: ExceptHandler[] = [];
  const isStar = cursor.at("except") && cursor.kindAhead(1) === "*";
  while (cursor.at("except")) {
    if ((cursor.kindAhead(1) === "*") !== isStar) cursor.fail();
    handlers.push(parseHandler(cursor, isStar));
  }
  const orelse = handlers.length > 0 ? parseElse(cursor) : [];
  const finalbody = cursor.accept("finally") ? parseBlock(cursor) : [];
  if (handlers.length === 0 && finalbody.length === 0) cursor.fail();
  if (isStar) cursor.requireVersion(11, "Exception groups are");
  return { kind: isStar ? "TryStar" : "Try", body, handlers, orelse, finalbody, ...placeFrom(cursor, start) };
}

function parseHandler(cursor: Cursor, isStar: boolean): ExceptHandler {
  const start = cursor.expect("except");
  if (isStar) cursor.expect("*");
  let type: Expr | null = null;
  let name: string | null = null;
  let isBare = false;
  if (isStar || !cursor.at(":")) {
    const first = cursor.position;
    type = cursor.grammar.expression(cursor);
    if (cursor.accept("as")) {
      name = cursor.identifier();
    } else if (cursor.at(",")) {
      cursor.moveTo(first);
      type = parseExpressions(cursor);
      isBare = true;
    }
  }
  const body = parseBlock(cursor);
  if (isBare) cursor.requireVersion(14, "except expressions without parentheses are", "previous");
  return { kind: "ExceptHandler", type, name, body, ...placeFrom(cursor, start) };
}

// match

/**
 * `match` is a keyword only where a line that ends in a colon is followed by an indented block: no simple statement has
 * that form.
 */
function startsMatch(cursor: Cursor): boolean {
  let index = cursor.position + 1;
  let depth = 0;
  for (; index < cursor.tokens.length; index++) {
    const { kind } = cursor.tokens[index];
    if (kind === "NEWLINE" || kind === "ERROR") break;
    if (kind === "(" || kind === "[" || kind === "{") depth++;
    else if (kind === ")" || kind === "]" || kind === "}") depth--;
    else if (depth === 0 && (kind === "=" || kind === ";")) return false;
  }
  return cursor.tokens[index - 1].kind === ":" && cursor.tokens[index + 1]?.kind === "INDENT";
}

function parseMatch(cursor: Cursor): Stmt {
  const start = cursor.advance();
  const subject = parseSubject(cursor);
  cursor.expect(":");
  cursor.expect("NEWLINE");
  cursor.expect("INDENT");
  const cases: MatchCase[] = [];
  do {
    cases.push(parseCase(cursor));
  } while (!cursor.accept("DEDENT"));
  cursor.requireVersion(10, "Pattern matching is");
  return { kind: "Match", subject, cases, ...placeFrom(cursor, start) };
}

function parseSubject(cursor: Cursor): Expr {
  const { line, column } = cursor.token;
  const { grammar } = cursor;
  const first = cursor.at("*") ? grammar.starExpression(cursor) : grammar.namedExpression(cursor);
  if (!cursor.at(",")) return first.kind === "Starred" ? cursor.fail() : first;
  const elts = [first];
  while (cursor.accept(",") && !cursor.at(":")) {
    elts.push(cursor.at("*") ? grammar.starExpression(cursor) : grammar.namedExpression(cursor));
  }
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Tuple", elts, ctx: "Load", line, column, endLine, endColumn };
}

function parseCase(cursor: Cursor): MatchCase {
  if (!cursor.atSoftKeyword("case")) cursor.fail();
  cursor.advance();
  const pattern = parsePatterns(cursor);
  const guard = cursor.accept("if") ? cursor.grammar.namedExpression(cursor) : null;
  return { kind: "match_case", pattern, guard, body: parseBlock(cursor) };
}
