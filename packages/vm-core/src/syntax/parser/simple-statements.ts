/** Statements that fit on one line. */

import type { Expr, Located, Operator, Stmt } from "../ast.js";
import type { TokenKind } from "../tokens.js";
import type { Cursor } from "./cursor.js";
import { startsExpression } from "./expressions.js";
import { parseImport, parseImportFrom } from "./imports.js";
import { parseTypeParameters } from "./parameters.js";
import { toSingleTarget, toTarget } from "./targets.js";

/** Reads the statements of a line, separated by semicolons, with its NEWLINE, and adds them to `body`. */
export function parseSimpleStatements(cursor: Cursor, body: Stmt[]): void {
  do {
    body.push(parseSimpleStatement(cursor));
  } while (cursor.accept(";") && !cursor.at("NEWLINE"));
  cursor.expect("NEWLINE");
}

function parseSimpleStatement(cursor: Cursor): Stmt {
  const { kind, line, column, endLine, endColumn } = cursor.token;
  switch (kind) {
    case "return": {
      cursor.advance();
      const value = startsExpression(cursor.token.kind) ? cursor.grammar.starExpressions(cursor) : null;
      return { kind: "Return", value, ...placeFrom(cursor, line, column) };
    }
    case "import":
      return parseImport(cursor);
    case "from":
      return parseImportFrom(cursor);
    case "raise":
      return parseRaise(cursor);
    case "pass":
      cursor.advance();
      return { kind: "Pass", line, column, endLine, endColumn };
    case "break":
      cursor.advance();
      return { kind: "Break", line, column, endLine, endColumn };
    case "continue":
      cursor.advance();
      return { kind: "Continue", line, column, endLine, endColumn };
    case "del":
      return parseDelete(cursor);
    case "assert":
      return parseAssert(cursor);
    case "global":
      return { kind: "Global", names: parseNames(cursor), ...placeFrom(cursor, line, column) };
    case "nonlocal":
      return { kind: "Nonlocal", names: parseNames(cursor), ...placeFrom(cursor, line, column) };
    case "NAME":
      if (cursor.kindAhead(1) === "NAME" && cursor.atSoftKeyword("type")) return parseTypeAlias(cursor);
      return parseExpressionStatement(cursor);
    default:
      return parseExpressionStatement(cursor);
  }
}

function placeFrom(cursor: Cursor, line: number, column: number): Located {
  const { endLine, endColumn } = cursor.previous;
  return { line, column, endLine, endColumn };
}

const augmentedOperators: ReadonlyMap<TokenKind, Operator> = new Map<TokenKind, Operator>([
  ["+=", "Add"],
  ["-=", "Sub"],
  ["*=", "Mult"],
  ["@=", "MatMult"],
  ["/=", "Div"],
  ["%=", "Mod"],
  ["&=", "BitAnd"],
  ["|=", "BitOr"],
  ["^=", "BitXor"],
  ["<<=", "LShift"],
  [">>=", "RShift"],
  ["**=", "Pow"],
  ["//=", "FloorDiv"],
]);

/** An expression, or an assignment of any kind: which one shows only after the first expression. */
function parseExpressionStatement(cursor: Cursor): Stmt {
  const { kind, line, column } = cursor.token;
  const { grammar } = cursor;
  const first = grammar.yieldOrStarExpressions(cursor);
  switch (cursor.token.kind) {
    case "NEWLINE":
    case ";": {
      const { endLine, endColumn } = cursor.previous;
      return { kind: "Expr", value: first, line, column, endLine, endColumn };
    }
    case "=":
      return parseAssignment(cursor, first, line, column);
    case ":": {
      const target = toSingleTarget(cursor, first);
      cursor.advance();
      const annotation = grammar.expression(cursor);
      const value = cursor.accept("=") ? grammar.yieldOrStarExpressions(cursor) : null;
      cursor.requireVersion(6, "Variable annotation syntax is");
      const simple = target.kind === "Name" && kind === "NAME" ? 1 : 0;
      return { kind: "AnnAssign", target, annotation, value, simple, ...placeFrom(cursor, line, column) };
    }
    default: {
      const op = augmentedOperators.get(cursor.token.kind);
      if (op === undefined) return cursor.fail();
      const target = toSingleTarget(cursor, first);
      cursor.advance();
      if (op === "MatMult") cursor.requireVersion(5, "The '@' operator is", "previous");
      const value = grammar.yieldOrStarExpressions(cursor);
      return { kind: "AugAssign", target, op, value, ...placeFrom(cursor, line, column) };
    }
  }
}

function parseAssignment(cursor: Cursor, first: Expr, line: number, column: number): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (cursor.at("=")) {
    targets.push(toTarget(cursor, value, "Store"));
    cursor.advance();
    value = cursor.grammar.yieldOrStarExpressions(cursor);
  }
  const type_comment = cursor.typeComment();
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Assign", targets, value, type_comment, line, column, endLine, endColumn };
}

/** `type Name[T] = value`. */
function parseTypeAlias(cursor: Cursor): Stmt {
  const { line, column } = cursor.advance();
  const name = cursor.name("Store");
  const type_params = parseTypeParameters(cursor);
  cursor.expect("=");
  const value = cursor.grammar.expression(cursor);
  cursor.requireVersion(12, "Type statement is");
  return { kind: "TypeAlias", name, type_params, value, ...placeFrom(cursor, line, column) };
}

function parseRaise(cursor: Cursor): Stmt {
  const { line, column } = cursor.expect("raise");
  const exc = startsExpression(cursor.token.kind) ? cursor.grammar.expression(cursor) : null;
  const cause = exc !== null && cursor.accept("from") ? cursor.grammar.expression(cursor) : null;
  return { kind: "Raise", exc, cause, ...placeFrom(cursor, line, column) };
}

function parseAssert(cursor: Cursor): Stmt {
  const { line, column } = cursor.expect("assert");
  const test = cursor.grammar.expression(cursor);
  const msg = cursor.accept(",") ? cursor.grammar.expression(cursor) : null;
  return { kind: "Assert", test, msg, ...placeFrom(cursor, line, column) };
}

function parseDelete(cursor: Cursor): Stmt {
  const { line, column } = cursor.expect("del");
  const targets: Expr[] = [];
  do {
    if (targets.length > 0 && !startsExpression(cursor.token.kind)) break;
    targets.push(toTarget(cursor, cursor.grammar.bitwiseOr(cursor), "Del"));
  } while (cursor.accept(","));
  return { kind: "Delete", targets, ...placeFrom(cursor, line, column) };
}

/** The names of `global` and `nonlocal`. */
function parseNames(cursor: Cursor): readonly string[] {
  cursor.advance();
  const names = [cursor.identifier()];
  while (cursor.accept(",")) names.push(cursor.identifier());
  return names;
}
