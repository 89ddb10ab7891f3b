/** The patterns of `case`. */

import type { Attribute, BinOp, Constant, Expr, Located, MatchStar, Name, Pattern, UnaryOp } from "../ast.js";
import type { Token } from "../tokens.js";
import type { Cursor } from "./cursor.js";
import { parseNumber } from "./numbers.js";
import { parseStrings } from "./strings.js";

/** The whole of a case: a pattern, or several with commas, which make a sequence. */
export function parsePatterns(cursor: Cursor): Pattern {
  const start = cursor.token;
  const first = parseMaybeStarPattern(cursor);
  if (!cursor.at(",")) return first.kind === "MatchStar" ? cursor.fail() : first;
  const patterns = parseSequenceRest(cursor, first);
  return { kind: "MatchSequence", patterns, ...placeFrom(cursor, start) };
}

function placeFrom(cursor: Cursor, { line, column }: Located): Located {
  const { endLine, endColumn } = cursor.previous;
  return { line, column, endLine, endColumn };
}

/** The patterns after a first one, each after a comma; a comma may be last. */
function parseSequenceRest(cursor: Cursor, first: Pattern): readonly Pattern[] {
  const patterns = [first];
  while (cursor.accept(",") && startsPattern(cursor)) patterns.push(parseMaybeStarPattern(cursor));
  return patterns;
}

function startsPattern(cursor: Cursor): boolean {
  switch (cursor.token.kind) {
    case ":":
    case ")":
    case "]":
    case "if":
      return false;
    default:
      return true;
  }
}

function parseMaybeStarPattern(cursor: Cursor): Pattern {
  return cursor.at("*") ? parseStarPattern(cursor) : parsePattern(cursor);
}

function parseStarPattern(cursor: Cursor): MatchStar {
  const start = cursor.expect("*");
  const name = cursor.atSoftKeyword("_") ? null : parseCaptureTarget(cursor);
  if (name === null) cursor.advance();
  return { kind: "MatchStar", name, ...placeFrom(cursor, start) };
}

/** A pattern with alternatives and `as`. */
function parsePattern(cursor: Cursor): Pattern {
  cursor.enter();
  const start = cursor.token;
  const first = parseClosedPattern(cursor);
  let pattern = first;
  if (cursor.at("|")) {
    const patterns = [first];
    while (cursor.accept("|")) patterns.push(parseClosedPattern(cursor));
    pattern = { kind: "MatchOr", patterns, ...placeFrom(cursor, start) };
  }
  if (cursor.accept("as")) {
    const name = parseCaptureTarget(cursor);
    pattern = { kind: "MatchAs", pattern, name, ...placeFrom(cursor, start) };
  }
  cursor.leave();
  return pattern;
}

/** A name that is bound: not `_`, and not the start of something longer. */
function parseCaptureTarget(cursor: Cursor): string {
  if (cursor.atSoftKeyword("_")) cursor.fail();
  const name = cursor.identifier();
  if (cursor.at(".") || cursor.at("(") || cursor.at("=")) cursor.fail();
  return name;
}

function parseClosedPattern(cursor: Cursor): Pattern {
  const start = cursor.token;
  switch (start.kind) {
    case "NUMBER":
    case "-":
      return { kind: "MatchValue", value: parseNumberPattern(cursor), ...placeFrom(cursor, start) };
    case "STRING":
    case "FSTRING_START":
    case "TSTRING_START":
      return { kind: "MatchValue", value: parseStrings(cursor), ...placeFrom(cursor, start) };
    case "None":
    case "True":
    case "False":
      return { kind: "MatchSingleton", value: parseSingleton(cursor), ...placeFrom(cursor, start) };
    case "(":
      return parseGroupOrSequence(cursor);
    case "[":
      return parseSequence(cursor);
    case "{":
      return parseMapping(cursor);
    case "NAME":
      return parseNamePattern(cursor);
    default:
      return cursor.fail();
  }
}

function parseSingleton(cursor: Cursor): null | boolean {
  const kind = cursor.advance().kind;
  return kind === "None" ? null : kind === "True";
}

/** `-1`, `2.5`, `3 - 4j`. */
function parseNumberPattern(cursor: Cursor): Constant | UnaryOp | BinOp {
  const start = cursor.token;
  const left = parseSignedNumber(cursor);
  if (!cursor.at("+") && !cursor.at("-")) return left;
  const op = cursor.advance().kind === "+" ? "Add" : "Sub";
  const number = left.kind === "UnaryOp" ? left.operand : left;
  if (isComplex(number)) cursor.failAt(number, "real number required in complex literal");
  const right = parseNumber(cursor);
  if (!isComplex(right)) cursor.failAt(right, "imaginary number required in complex literal");
  return { kind: "BinOp", left, op, right, ...placeFrom(cursor, start) };
}

function isComplex(expression: Expr): boolean {
  if (expression.kind !== "Constant" || expression.value === null) return false;
  return typeof expression.value === "object" && expression.value.kind === "complex";
}

function parseSignedNumber(cursor: Cursor): Constant | UnaryOp {
  const start = cursor.token;
  if (!cursor.accept("-")) return parseNumber(cursor);
  return { kind: "UnaryOp", op: "USub", operand: parseNumber(cursor), ...placeFrom(cursor, start) };
}

/** A capture, the wildcard, a dotted value or a class pattern. */
function parseNamePattern(cursor: Cursor): Pattern {
  const start = cursor.token;
  if (cursor.atSoftKeyword("_")) {
    cursor.advance();
    return { kind: "MatchAs", pattern: null, name: null, ...placeFrom(cursor, start) };
  }
  const value = parseDottedName(cursor);
  if (cursor.at("(")) return parseClassPattern(cursor, start, value);
  if (cursor.at("=")) cursor.fail();
  if (value.kind === "Attribute") return { kind: "MatchValue", value, ...placeFrom(cursor, start) };
  return { kind: "MatchAs", pattern: null, name: value.id, ...placeFrom(cursor, start) };
}

function parseDottedName(cursor: Cursor): Name | Attribute {
  const start = cursor.token;
  let value: Name | Attribute = cursor.name("Load");
  while (cursor.accept(".")) {
    const attr = cursor.identifier();
    value = { kind: "Attribute", value, attr, ctx: "Load", ...placeFrom(cursor, start) };
  }
  return value;
}

function parseClassPattern(cursor: Cursor, start: Token, cls: Expr): Pattern {
  cursor.expect("(");
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  while (!cursor.at(")")) {
    if (cursor.at("NAME") && cursor.kindAhead(1) === "=") {
      kwd_attrs.push(cursor.identifier());
      cursor.advance();
      kwd_patterns.push(parsePattern(cursor));
    } else {
      if (kwd_attrs.length > 0) cursor.fail();
      patterns.push(parsePattern(cursor));
    }
    if (!cursor.accept(",")) break;
  }
  cursor.expect(")");
  return { kind: "MatchClass", cls, patterns, kwd_attrs, kwd_patterns, ...placeFrom(cursor, start) };
}

function parseGroupOrSequence(cursor: Cursor): Pattern {
  const start = cursor.expect("(");
  if (cursor.accept(")")) return { kind: "MatchSequence", patterns: [], ...placeFrom(cursor, start) };
  const first = parseMaybeStarPattern(cursor);
  if (!cursor.at(",")) {
    if (first.kind === "MatchStar") cursor.fail();
    cursor.expect(")");
    return first;
  }
  const patterns = parseSequenceRest(cursor, first);
  cursor.expect(")");
  return { kind: "MatchSequence", patterns, ...placeFrom(cursor, start) };
}

function parseSequence(cursor: Cursor): Pattern {
  const start = cursor.expect("[");
  const patterns = cursor.at("]") ? [] : parseSequenceRest(cursor, parseMaybeStarPattern(cursor));
  cursor.expect("]");
  return { kind: "MatchSequence", patterns, ...placeFrom(cursor, start) };
}

function parseMapping(cursor: Cursor): Pattern {
  const start = cursor.expect("{");
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (!cursor.at("}")) {
    if (cursor.accept("**")) {
      rest = parseCaptureTarget(cursor);
      cursor.accept(",");
      break;
    }
    keys.push(parseMappingKey(cursor));
    cursor.expect(":");
    patterns.push(parsePattern(cursor));
    if (!cursor.accept(",")) break;
  }
  cursor.expect("}");
  return { kind: "MatchMapping", keys, patterns, rest, ...placeFrom(cursor, start) };
}

/** A literal or a dotted name. */
function parseMappingKey(cursor: Cursor): Expr {
  const { kind, line, column, endLine, endColumn } = cursor.token;
  switch (kind) {
    case "NUMBER":
    case "-":
      return parseNumberPattern(cursor);
    case "STRING":
    case "FSTRING_START":
    case "TSTRING_START":
      return parseStrings(cursor);
    case "None":
    case "True":
    case "False":
      return { kind: "Constant", value: parseSingleton(cursor), prefix: null, line, column, endLine, endColumn };
    case "NAME": {
      const name = parseDottedName(cursor);
      return name.kind === "Attribute" ? name : cursor.fail();
    }
    default:
      return cursor.fail();
  }
}
