/** Arguments of calls and class definitions, and subscripts. */

import type { Expr, Keyword, Located, Slice, Starred } from "../ast.js";
import { atComprehension, parseComprehensions } from "./comprehensions.js";
import type { Cursor } from "./cursor.js";

export interface CallArguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** Reads from after "(" to after ")"; `open` is that parenthesis, where a sole generator expression starts. */
export function parseCallArguments(cursor: Cursor, open: Located): CallArguments {
  if (cursor.accept(")")) return { args: [], keywords: [] };
  if (!startsKeywordOrStar(cursor)) {
    const elt = cursor.grammar.namedExpression(cursor);
    if (atComprehension(cursor)) {
      const generators = parseComprehensions(cursor);
      const { endLine, endColumn } = cursor.expect(")");
      const { line, column } = open;
      return { args: [{ kind: "GeneratorExp", elt, generators, line, column, endLine, endColumn }], keywords: [] };
    }
    return cursor.accept(",") ? parseArguments(cursor, [elt]) : endArguments(cursor, [elt], []);
  }
  return parseArguments(cursor, []);
}

/** Reads the arguments of a class definition, where a generator expression needs its own parentheses. */
export function parseArguments(cursor: Cursor, args: Expr[]): CallArguments {
  const keywords: Keyword[] = [];
  let hasKeyword = false;
  let hasMapping = false;
  while (!cursor.at(")")) {
    const { line, column } = cursor.token;
    if (cursor.accept("**")) {
      const value = cursor.grammar.expression(cursor);
      const { endLine, endColumn } = cursor.previous;
      keywords.push({ kind: "keyword", arg: null, value, line, column, endLine, endColumn });
      hasMapping = true;
    } else if (cursor.at("NAME") && cursor.kindAhead(1) === "=") {
      const arg = cursor.identifier();
      cursor.advance();
      const value = cursor.grammar.expression(cursor);
      const { endLine, endColumn } = cursor.previous;
      keywords.push({ kind: "keyword", arg, value, line, column, endLine, endColumn });
      hasKeyword = true;
    } else if (cursor.at("*")) {
      if (hasMapping) cursor.fail();
      args.push(parseStarredArgument(cursor));
    } else {
      if (hasKeyword || hasMapping) cursor.fail();
      args.push(cursor.grammar.namedExpression(cursor));
    }
    if (!cursor.accept(",")) break;
  }
  return endArguments(cursor, args, keywords);
}

function endArguments(cursor: Cursor, args: readonly Expr[], keywords: readonly Keyword[]): CallArguments {
  cursor.expect(")");
  return { args, keywords };
}

function startsKeywordOrStar(cursor: Cursor): boolean {
  return cursor.at("*") || cursor.at("**") || (cursor.at("NAME") && cursor.kindAhead(1) === "=");
}

function parseStarredArgument(cursor: Cursor): Starred {
  const { line, column } = cursor.expect("*");
  const value = cursor.grammar.expression(cursor);
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Starred", value, ctx: "Load", line, column, endLine, endColumn };
}

/** Reads from after "[" to before "]". */
export function parseSubscript(cursor: Cursor): Expr {
  const { line, column } = cursor.token;
  const first = parseSlice(cursor);
  if (!cursor.at(",") && first.kind !== "Starred") return first;
  const elts = [first];
  while (cursor.accept(",") && !cursor.at("]")) elts.push(parseSlice(cursor));
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Tuple", elts, ctx: "Load", line, column, endLine, endColumn };
}

function parseSlice(cursor: Cursor): Expr | Slice {
  if (cursor.at("*")) return parseStarredArgument(cursor);
  const { line, column } = cursor.token;
  let lower: Expr | null = null;
  if (!cursor.at(":")) {
    const isNamed = cursor.at("NAME") && cursor.kindAhead(1) === ":=";
    lower = cursor.grammar.namedExpression(cursor);
    if (isNamed || !cursor.at(":")) return lower;
  }
  cursor.expect(":");
  const upper = atSliceEnd(cursor) ? null : cursor.grammar.expression(cursor);
  const step = cursor.accept(":") && !atSliceEnd(cursor) ? cursor.grammar.expression(cursor) : null;
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Slice", lower, upper, step, line, column, endLine, endColumn };
}

function atSliceEnd(cursor: Cursor): boolean {
  return cursor.at(":") || cursor.at(",") || cursor.at("]");
}
