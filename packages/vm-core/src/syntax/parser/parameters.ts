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
      posonlyargs = args;
      args = [];
      continue;
    }
    args.push(parseParameter(cursor, isAnnotated));
    if (cursor.accept("=")) defaults.push(cursor.grammar.expression(cursor));
    else if (defaults.length > 0) cursor.fail();
  } while (cursor.accept(","));
  if (!cursor.at(end)) cursor.fail();
  return { kind: "arguments", posonlyargs, args, ...starred, defaults };
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
    if (!needsKeyword) vararg = parseVariadicParameter(cursor, isAnnotated);
    if (!cursor.accept(",")) return { vararg, kwonlyargs, kw_defaults, kwarg: null };
  }
  while (!cursor.at(end) && !cursor.at("**")) {
    kwonlyargs.push(parseParameter(cursor, isAnnotated));
    kw_defaults.push(cursor.accept("=") ? cursor.grammar.expression(cursor) : null);
    if (!cursor.accept(",")) break;
  }
  if (needsKeyword && kwonlyargs.length === 0) cursor.fail();
  let kwarg: Arg | null = null;
  if (cursor.accept("**")) {
    kwarg = parseParameter(cursor, isAnnotated);
    cursor.accept(",");
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
  return parameters;
}

function parseTypeParameter(cursor: Cursor): TypeParam {
  const { line, column } = cursor.token;
  const { grammar } = cursor;
  if (cursor.accept("*")) {
    const name = cursor.identifier();
    const default_value = cursor.accept("=") ? grammar.starExpression(cursor) : null;
    const { endLine, endColumn } = cursor.previous;
    return { kind: "TypeVarTuple", name, default_value, line, column, endLine, endColumn };
  }
  if (cursor.accept("**")) {
    const name = cursor.identifier();
    const default_value = cursor.accept("=") ? grammar.expression(cursor) : null;
    const { endLine, endColumn } = cursor.previous;
    return { kind: "ParamSpec", name, default_value, line, column, endLine, endColumn };
  }
  const name = cursor.identifier();
  const bound = cursor.accept(":") ? grammar.expression(cursor) : null;
  const default_value = cursor.accept("=") ? grammar.expression(cursor) : null;
  const { endLine, endColumn } = cursor.previous;
  return { kind: "TypeVar", name, bound, default_value, line, column, endLine, endColumn };
}
