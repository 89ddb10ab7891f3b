/** Names, constants, parenthesized forms and displays. */

import type { Constant, ConstantValue, Expr } from "../ast.js";
import { atComprehension, parseComprehensions } from "./comprehensions.js";
import type { Cursor } from "./cursor.js";
import { parseNumber } from "./numbers.js";
import { parseStrings } from "./strings.js";

export function parseAtom(cursor: Cursor): Expr {
  switch (cursor.token.kind) {
    case "NAME":
      return cursor.name("Load");
    case "NUMBER":
      return parseNumber(cursor);
    case "STRING":
    case "FSTRING_START":
    case "TSTRING_START":
      return parseStrings(cursor);
    case "(":
      return parseParenthesized(cursor);
    case "[":
      return parseList(cursor);
    case "{":
      return parseBraces(cursor);
    case "None":
      return parseConstant(cursor, null);
    case "True":
      return parseConstant(cursor, true);
    case "False":
      return parseConstant(cursor, false);
    case "...":
      return parseConstant(cursor, { kind: "ellipsis" });
    default:
      return cursor.fail();
  }
}

function parseConstant(cursor: Cursor, value: ConstantValue): Constant {
  const { line, column, endLine, endColumn } = cursor.advance();
  return { kind: "Constant", value, prefix: null, line, column, endLine, endColumn };
}

/** An element of a display: `*operand`, `name := expression` or an expression. */
function parseElement(cursor: Cursor): Expr {
  return cursor.at("*") ? cursor.grammar.starExpression(cursor) : cursor.grammar.namedExpression(cursor);
}

/** Elements after a first one, up to `end`. */
function parseElements(cursor: Cursor, first: Expr, end: ")" | "]" | "}"): readonly Expr[] {
  const elements = [first];
  while (cursor.accept(",") && !cursor.at(end)) elements.push(parseElement(cursor));
  return elements;
}

/** A tuple, a generator expression, or an expression in parentheses, which leave no trace. */
function parseParenthesized(cursor: Cursor): Expr {
  const { line, column } = cursor.expect("(");
  if (cursor.at(")")) {
    const { endLine, endColumn } = cursor.advance();
    return { kind: "Tuple", elts: [], ctx: "Load", line, column, endLine, endColumn };
  }
  if (cursor.at("yield")) {
    const expression = cursor.grammar.yieldOrStarExpressions(cursor);
    cursor.expect(")");
    return expression;
  }
  const first = parseElement(cursor);
  if (cursor.at(",")) {
    const elts = parseElements(cursor, first, ")");
    const { endLine, endColumn } = cursor.expect(")");
    return { kind: "Tuple", elts, ctx: "Load", line, column, endLine, endColumn };
  }
  if (first.kind === "Starred") cursor.fail();
  if (atComprehension(cursor)) {
    const generators = parseComprehensions(cursor);
    const { endLine, endColumn } = cursor.expect(")");
    return { kind: "GeneratorExp", elt: first, generators, line, column, endLine, endColumn };
  }
  cursor.expect(")");
  return first;
}

function parseList(cursor: Cursor): Expr {
  const { line, column } = cursor.expect("[");
  if (cursor.at("]")) {
    const { endLine, endColumn } = cursor.advance();
    return { kind: "List", elts: [], ctx: "Load", line, column, endLine, endColumn };
  }
  const first = parseElement(cursor);
  if (first.kind !== "Starred" && atComprehension(cursor)) {
    const generators = parseComprehensions(cursor);
    const { endLine, endColumn } = cursor.expect("]");
    return { kind: "ListComp", elt: first, generators, line, column, endLine, endColumn };
  }
  const elts = parseElements(cursor, first, "]");
  const { endLine, endColumn } = cursor.expect("]");
  return { kind: "List", elts, ctx: "Load", line, column, endLine, endColumn };
}

/** A dict, a set or a comprehension of either. */
function parseBraces(cursor: Cursor): Expr {
  const { line, column } = cursor.expect("{");
  if (cursor.at("}") || cursor.at("**")) return parseDict(cursor, line, column, [], []);
  const isNamed = cursor.at("NAME") && cursor.kindAhead(1) === ":=";
  const first = parseElement(cursor);
  if (cursor.at(":") && !isNamed && first.kind !== "Starred") return parseKeyed(cursor, line, column, first);
  if (first.kind !== "Starred" && atComprehension(cursor)) {
    const generators = parseComprehensions(cursor);
    const { endLine, endColumn } = cursor.expect("}");
    return { kind: "SetComp", elt: first, generators, line, column, endLine, endColumn };
  }
  const elts = parseElements(cursor, first, "}");
  const { endLine, endColumn } = cursor.expect("}");
  return { kind: "Set", elts, line, column, endLine, endColumn };
}

/** From the colon after the first key. */
function parseKeyed(cursor: Cursor, line: number, column: number, key: Expr): Expr {
  cursor.expect(":");
  const value = cursor.grammar.expression(cursor);
  if (atComprehension(cursor)) {
    const generators = parseComprehensions(cursor);
    const { endLine, endColumn } = cursor.expect("}");
    return { kind: "DictComp", key, value, generators, line, column, endLine, endColumn };
  }
  if (!cursor.accept(",") && !cursor.at("}")) cursor.fail();
  return parseDict(cursor, line, column, [key], [value]);
}

/** The items after those already read. */
function parseDict(cursor: Cursor, line: number, column: number, keys: (Expr | null)[], values: Expr[]): Expr {
  while (!cursor.at("}")) {
    if (cursor.accept("**")) {
      keys.push(null);
      values.push(cursor.grammar.bitwiseOr(cursor));
    } else {
      keys.push(cursor.grammar.expression(cursor));
      cursor.expect(":");
      values.push(cursor.grammar.expression(cursor));
    }
    if (!cursor.accept(",")) break;
  }
  const { endLine, endColumn } = cursor.expect("}");
  return { kind: "Dict", keys, values, line, column, endLine, endColumn };
}
