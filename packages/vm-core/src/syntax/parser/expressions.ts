/** Expressions by precedence, from lambda and conditional down to attribute, call and subscript. */

import type { BooleanOperator, CompareOperator, Expr, Operator, UnaryOperator } from "../ast.js";
import type { TokenKind } from "../tokens.js";
import { parseAtom } from "./atoms.js";
import { parseCallArguments, parseSubscript } from "./calls.js";
import type { Cursor, ExpressionGrammar } from "./cursor.js";
import { parseParameters } from "./parameters.js";

export const expressionGrammar: ExpressionGrammar = {
  expression: parseExpression,
  namedExpression: parseNamedExpression,
  starExpression: parseStarExpression,
  starExpressions: parseStarExpressions,
  yieldOrStarExpressions: parseYieldOrStarExpressions,
  bitwiseOr: parseBitwiseOr,
  disjunction: parseDisjunction,
};

function parseExpression(cursor: Cursor): Expr {
  cursor.enter();
  const expression = cursor.at("lambda") ? parseLambda(cursor) : parseConditional(cursor);
  cursor.leave();
  return expression;
}

function parseConditional(cursor: Cursor): Expr {
  const { line, column } = cursor.token;
  const body = parseDisjunction(cursor);
  if (!cursor.accept("if")) return body;
  const test = parseDisjunction(cursor);
  cursor.expect("else");
  const orelse = parseExpression(cursor);
  const { endLine, endColumn } = cursor.previous;
  return { kind: "IfExp", test, body, orelse, line, column, endLine, endColumn };
}

function parseLambda(cursor: Cursor): Expr {
  const { line, column } = cursor.expect("lambda");
  const args = parseParameters(cursor, ":");
  cursor.expect(":");
  const body = parseExpression(cursor);
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Lambda", args, body, line, column, endLine, endColumn };
}

/** One or more expressions without stars; with a comma they make a tuple. */
export function parseExpressions(cursor: Cursor): Expr {
  return parseTuple(cursor, parseExpression);
}

function parseStarExpressions(cursor: Cursor): Expr {
  return parseTuple(cursor, parseStarExpression);
}

/** Elements of any display or argument list: starred, named or plain; with a comma they make a tuple. */
export function parseElements(cursor: Cursor): Expr {
  return cursor.at("yield") ? parseYieldOrStarExpressions(cursor) : parseTuple(cursor, parseElement);
}

function parseElement(cursor: Cursor): Expr {
  if (!cursor.at("*")) return parseNamedExpression(cursor);
  const { line, column } = cursor.advance();
  const value = parseExpression(cursor);
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Starred", value, ctx: "Load", line, column, endLine, endColumn };
}

function parseTuple(cursor: Cursor, parseElement: (cursor: Cursor) => Expr): Expr {
  const { line, column } = cursor.token;
  const first = parseElement(cursor);
  if (!cursor.at(",")) return first;
  const elts = [first];
  while (cursor.accept(",") && startsExpression(cursor.token.kind)) elts.push(parseElement(cursor));
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Tuple", elts, ctx: "Load", line, column, endLine, endColumn };
}

function parseStarExpression(cursor: Cursor): Expr {
  if (!cursor.at("*")) return parseExpression(cursor);
  const { line, column } = cursor.advance();
  const value = parseBitwiseOr(cursor);
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Starred", value, ctx: "Load", line, column, endLine, endColumn };
}

function parseNamedExpression(cursor: Cursor): Expr {
  if (!cursor.at("NAME") || cursor.kindAhead(1) !== ":=") return parseExpression(cursor);
  const { line, column } = cursor.token;
  const target = cursor.name("Store");
  cursor.advance();
  const value = parseExpression(cursor);
  cursor.requireVersion(8, "Assignment expressions are");
  const { endLine, endColumn } = cursor.previous;
  return { kind: "NamedExpr", target, value, line, column, endLine, endColumn };
}

function parseYieldOrStarExpressions(cursor: Cursor): Expr {
  if (!cursor.at("yield")) return parseStarExpressions(cursor);
  const { line, column } = cursor.advance();
  if (cursor.accept("from")) {
    const value = parseExpression(cursor);
    const { endLine, endColumn } = cursor.previous;
    return { kind: "YieldFrom", value, line, column, endLine, endColumn };
  }
  const value = startsExpression(cursor.token.kind) ? parseStarExpressions(cursor) : null;
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Yield", value, line, column, endLine, endColumn };
}

const notExpressionStarts: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "NEWLINE",
  "ENDMARKER",
  "ERROR",
  "OTHER",
  "INDENT",
  "DEDENT",
  ")",
  "]",
  "}",
  "=",
  ":",
  ";",
  ",",
  "!",
  "in",
  "for",
  "if",
  "else",
  "as",
  "from",
  "async",
  ":=",
  "+=",
  "-=",
  "*=",
  "@=",
  "/=",
  "%=",
  "&=",
  "|=",
  "^=",
  "<<=",
  ">>=",
  "**=",
  "//=",
]);

/** False for tokens that can follow an expression or a trailing comma; others start one, or are wrong anyway. */
export function startsExpression(kind: TokenKind): boolean {
  return !notExpressionStarts.has(kind);
}

function parseDisjunction(cursor: Cursor): Expr {
  return parseBoolean(cursor, "or", "Or", parseConjunction);
}

function parseConjunction(cursor: Cursor): Expr {
  return parseBoolean(cursor, "and", "And", parseInversion);
}

function parseBoolean(
  cursor: Cursor,
  keyword: "and" | "or",
  op: BooleanOperator,
  parseOperand: (cursor: Cursor) => Expr,
): Expr {
  const { line, column } = cursor.token;
  const first = parseOperand(cursor);
  if (!cursor.at(keyword)) return first;
  const values = [first];
  while (cursor.accept(keyword)) values.push(parseOperand(cursor));
  const { endLine, endColumn } = cursor.previous;
  return { kind: "BoolOp", op, values, line, column, endLine, endColumn };
}

function parseInversion(cursor: Cursor): Expr {
  if (!cursor.at("not")) return parseComparison(cursor);
  cursor.enter();
  const { line, column } = cursor.advance();
  const operand = parseInversion(cursor);
  const { endLine, endColumn } = cursor.previous;
  cursor.leave();
  return { kind: "UnaryOp", op: "Not", operand, line, column, endLine, endColumn };
}

function parseComparison(cursor: Cursor): Expr {
  const { line, column } = cursor.token;
  const left = parseBitwiseOr(cursor);
  let operator = acceptCompareOperator(cursor);
  if (operator === null) return left;
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  for (; operator !== null; operator = acceptCompareOperator(cursor)) {
    ops.push(operator);
    comparators.push(parseBitwiseOr(cursor));
  }
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Compare", left, ops, comparators, line, column, endLine, endColumn };
}

const compareOperators: ReadonlyMap<TokenKind, CompareOperator> = new Map<TokenKind, CompareOperator>([
  ["==", "Eq"],
  ["<", "Lt"],
  ["<=", "LtE"],
  [">", "Gt"],
  [">=", "GtE"],
  ["in", "In"],
]);

function acceptCompareOperator(cursor: Cursor): CompareOperator | null {
  const kind = cursor.token.kind;
  const operator = compareOperators.get(kind);
  if (operator !== undefined) {
    cursor.advance();
    return operator;
  }
  switch (kind) {
    case "is":
      cursor.advance();
      return cursor.accept("not") ? "IsNot" : "Is";
    case "not":
      if (cursor.kindAhead(1) !== "in") return null;
      cursor.advance();
      cursor.advance();
      return "NotIn";
    case "!=":
      if (cursor.usesDiamond) cursor.failAt(cursor.token, "with Barry as BDFL, use '<>' instead of '!='");
      cursor.advance();
      return "NotEq";
    case "<>":
      if (!cursor.usesDiamond) return null;
      cursor.advance();
      return "NotEq";
    default:
      return null;
  }
}

interface BinaryOperator {
  readonly precedence: number;
  readonly op: Operator;
}

const binaryOperators: ReadonlyMap<TokenKind, BinaryOperator> = new Map<TokenKind, BinaryOperator>([
  ["|", { precedence: 1, op: "BitOr" }],
  ["^", { precedence: 2, op: "BitXor" }],
  ["&", { precedence: 3, op: "BitAnd" }],
  ["<<", { precedence: 4, op: "LShift" }],
  [">>", { precedence: 4, op: "RShift" }],
  ["+", { precedence: 5, op: "Add" }],
  ["-", { precedence: 5, op: "Sub" }],
  ["*", { precedence: 6, op: "Mult" }],
  ["/", { precedence: 6, op: "Div" }],
  ["//", { precedence: 6, op: "FloorDiv" }],
  ["%", { precedence: 6, op: "Mod" }],
  ["@", { precedence: 6, op: "MatMult" }],
]);

function parseBitwiseOr(cursor: Cursor): Expr {
  return parseBinary(cursor, 1);
}

/** Operators of at least this precedence, all of them left-associative. */
function parseBinary(cursor: Cursor, minimum: number): Expr {
  const { line, column } = cursor.token;
  let left = parseFactor(cursor);
  for (;;) {
    const operator = binaryOperators.get(cursor.token.kind);
    if (operator === undefined || operator.precedence < minimum) return left;
    cursor.advance();
    const right = parseBinary(cursor, operator.precedence + 1);
    if (operator.op === "MatMult") cursor.requireVersion(5, "The '@' operator is");
    const { endLine, endColumn } = cursor.previous;
    left = { kind: "BinOp", left, op: operator.op, right, line, column, endLine, endColumn };
  }
}

const unaryOperators: ReadonlyMap<TokenKind, UnaryOperator> = new Map<TokenKind, UnaryOperator>([
  ["-", "USub"],
  ["+", "UAdd"],
  ["~", "Invert"],
]);

function parseFactor(cursor: Cursor): Expr {
  const op = unaryOperators.get(cursor.token.kind);
  if (op === undefined) return parsePower(cursor);
  cursor.enter();
  const { line, column } = cursor.advance();
  const operand = parseFactor(cursor);
  const { endLine, endColumn } = cursor.previous;
  cursor.leave();
  return { kind: "UnaryOp", op, operand, line, column, endLine, endColumn };
}

function parsePower(cursor: Cursor): Expr {
  const { line, column } = cursor.token;
  const left = parseAwait(cursor);
  if (!cursor.at("**")) return left;
  cursor.enter();
  cursor.advance();
  const right = parseFactor(cursor);
  const { endLine, endColumn } = cursor.previous;
  cursor.leave();
  return { kind: "BinOp", left, op: "Pow", right, line, column, endLine, endColumn };
}

function parseAwait(cursor: Cursor): Expr {
  if (!cursor.at("await")) return parsePrimary(cursor);
  const { line, column } = cursor.advance();
  const value = parsePrimary(cursor);
  cursor.requireVersion(5, "Await expressions are");
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Await", value, line, column, endLine, endColumn };
}

function parsePrimary(cursor: Cursor): Expr {
  const { line, column } = cursor.token;
  let expression = parseAtom(cursor);
  for (;;) {
    const open = cursor.token;
    switch (open.kind) {
      case ".": {
        cursor.advance();
        const attr = cursor.identifier();
        const { endLine, endColumn } = cursor.previous;
        expression = { kind: "Attribute", value: expression, attr, ctx: "Load", line, column, endLine, endColumn };
        break;
      }
      case "(": {
        cursor.advance();
        const { args, keywords } = parseCallArguments(cursor, open);
        const { endLine, endColumn } = cursor.previous;
        expression = { kind: "Call", func: expression, args, keywords, line, column, endLine, endColumn };
        break;
      }
      case "[": {
        cursor.advance();
        const slice = parseSubscript(cursor);
        const { endLine, endColumn } = cursor.expect("]");
        expression = { kind: "Subscript", value: expression, slice, ctx: "Load", line, column, endLine, endColumn };
        break;
      }
      default:
        return expression;
    }
  }
}
