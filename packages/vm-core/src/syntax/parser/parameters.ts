/** Parameters of functions and lambdas, and type parameters. */

import type { Arg, Arguments, Expr, TypeParam } from "../ast.js";
import type { Cursor } from "./cursor.js";

export const noParameters: Arguments = {
  kind: "arguments",
  posonlyargs: [],
  args: [],
  vararg: null,
  kwonlyargs: [],
  kw_defaults: [],
  kwarg: null,
  defaults: [],
};

/** Reads up to, not including, `end`: ")" for a function, whose parameters may be annotated, ":" for a lambda. */
export function parseParameters(cursor: Cursor, end: ")" | ":"): Arguments {
  if (cursor.at(end)) return noParameters;
  const isAnnotated = end === ")";
  let posonlyargs: readonly Arg[] = [];
  let args: Arg[] = [];
  const defaults: Expr[] = [];
  let starred: StarredParameters = noStarredParameters;
  do {
    if (cursor.at(end)) break;
    if (cursor.at("*") || cursor.at("**")) {
      starred = parseStarredParameters(cursor, end);
      break;
    }
    if (cursor.accept("/")) {
      if (posonlyargs.length > 0 || args.length === 0) cursor.fail();
      cursor.requireVersion(8, "Positional-only parameters are");
      posonlyargs = args;
      args = [];
      continue;
    }
    const parameter = parseParameter(cursor, isAnnotated);
    if (cursor.accept("=")) defaults.push(cursor.grammar.expression(cursor));
    else if (defaults.length > 0) cursor.fail();
    args.push(commented(cursor, parameter));
  } while (acceptComma(cursor));
  if (!cursor.at(end)) cursor.fail();
  return { kind: "arguments", posonlyargs, args, ...starred, defaults };
}

/** The parameter with its type comment, which stands behind the comma, or before the end. */
function commented(cursor: Cursor, parameter: Arg): Arg {
  const isLast = cursor.at("TYPE_COMMENT") && cursor.kindAhead(1) === ")";
  if (isLast) return { ...parameter, type_comment: cursor.typeComment() };
  if (!cursor.at(",") || cursor.kindAhead(1) !== "TYPE_COMMENT") return parameter;
  return { ...parameter, type_comment: cursor.textOf(cursor.tokens[cursor.position + 1]) };
}

/** A comma, and the type comment behind it, which `commented` has read. */
function acceptComma(cursor: Cursor): boolean {
  if (!cursor.accept(",")) return false;
  cursor.accept("TYPE_COMMENT");
  return true;
}

type StarredParameters = Pick<Arguments, "vararg" | "kwonlyargs" | "kw_defaults" | "kwarg">;

const noStarredParameters: StarredParameters = { vararg: null, kwonlyargs: [], kw_defaults: [], kwarg: null };

/** From `*` or `**` to the end. */
function parseStarredParameters(cursor: Cursor, end: ")" | ":"): StarredParameters {
  const isAnnotated = end === ")";
  let vararg: Arg | null = null;
  const kwonlyargs: Arg[] = [];
  const kw_defaults: (Expr | null)[] = [];
  let needsKeyword = false;
  if (cursor.accept("*")) {
    needsKeyword = cursor.at(",");
    if (!needsKeyword) vararg = commented(cursor, parseVariadicParameter(cursor, isAnnotated));
    else if (cursor.kindAhead(1) === "TYPE_COMMENT") {
      cursor.advance();
      cursor.failHere("bare * has associated type comment");
    }
    if (!acceptComma(cursor)) return { vararg, kwonlyargs, kw_defaults, kwarg: null };
  }
  while (!cursor.at(end) && !cursor.at("**")) {
    const parameter = parseParameter(cursor, isAnnotated);
    kw_defaults.push(cursor.accept("=") ? cursor.grammar.expression(cursor) : null);
    kwonlyargs.push(commented(cursor, parameter));
    if (!acceptComma(cursor)) break;
  }
  if (needsKeyword && kwonlyargs.length === 0) cursor.fail();
  let kwarg: Arg | null = null;
  if (cursor.accept("**")) {
    kwarg = commented(cursor, parseParameter(cursor, isAnnotated));
    acceptComma(cursor);
  }
  return { vararg, kwonlyargs, kw_defaults, kwarg };
}

function parseParameter(cursor: Cursor, isAnnotated: boolean): Arg {
  const { line, column } = cursor.token;
  const arg = cursor.identifier();
  const annotation = isAnnotated && cursor.accept(":") ? cursor.grammar.expression(cursor) : null;
  const { endLine, endColumn } = cursor.previous;
  return { kind: "arg", arg, annotation, line, column, endLine, endColumn };
}

/** After `*`; the annotation may be starred too. */
function parseVariadicParameter(cursor: Cursor, isAnnotated: boolean): Arg {
  const { line, column } = cursor.token;
  const arg = cursor.identifier();
  const annotation = isAnnotated && cursor.accept(":") ? cursor.grammar.starExpression(cursor) : null;
  const { endLine, endColumn } = cursor.previous;
  return { kind: "arg", arg, annotation, line, column, endLine, endColumn };
}

/** `[T: bound = default, *Ts, **P]`, or nothing. */
export function parseTypeParameters(cursor: Cursor): readonly TypeParam[] {
  if (!cursor.accept("[")) return [];
  const parameters: TypeParam[] = [];
  do {
    if (cursor.at("]") && parameters.length > 0) break;
    parameters.push(parseTypeParameter(cursor));
  } while (cursor.accept(","));
  cursor.expect("]");
  cursor.requireVersion(12, "Type parameter lists are", "previous");
  return parameters;
}

function parseTypeParameter(cursor: Cursor): TypeParam {
  const { line, column } = cursor.token;
  const { grammar } = cursor;
  if (cursor.accept("*")) {
    const name = cursor.identifier();
    const default_value = parseDefault(cursor, grammar.starExpression);
    const { endLine, endColumn } = cursor.previous;
    return { kind: "TypeVarTuple", name, default_value, line, column, endLine, endColumn };
  }
  if (cursor.accept("**")) {
    const name = cursor.identifier();
    const default_value = parseDefault(cursor, grammar.expression);
    const { endLine, endColumn } = cursor.previous;
    return { kind: "ParamSpec", name, default_value, line, column, endLine, endColumn };
  }
  const name = cursor.identifier();
  const bound = cursor.accept(":") ? grammar.expression(cursor) : null;
  const default_value = parseDefault(cursor, grammar.expression);
  const { endLine, endColumn } = cursor.previous;
  return { kind: "TypeVar", name, bound, default_value, line, column, endLine, endColumn };
}

function parseDefault(cursor: Cursor, parse: (cursor: Cursor) => Expr): Expr | null {
  if (!cursor.accept("=")) return null;
  const value = parse(cursor);
  cursor.requireVersion(13, "Type parameter defaults are");
  return value;
}
