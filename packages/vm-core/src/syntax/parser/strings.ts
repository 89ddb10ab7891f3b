/** String literals, f-strings and t-strings, and the concatenation of adjacent ones. */

import type { DiagnosticRange } from "../../source/diagnostic.js";
import type { Constant, Conversion, Expr, FormattedValue, Interpolation, JoinedStr, Located } from "../ast.js";
import { invalidEscapeNote, invalidOctalEscapeNote } from "../escape-warning.js";
import { decodeBytes, decodeText, EscapeError, literalBody } from "../string-literals.js";
import type { Token, TokenKind } from "../tokens.js";
import type { Cursor } from "./cursor.js";

/** One or more adjacent literals. */
export function parseStrings(cursor: Cursor): Expr {
  const start = cursor.token;
  if (start.kind === "TSTRING_START") return parseTemplates(cursor);
  const first = parseString(cursor);
  if (!atString(cursor)) return first.length === 1 && start.kind === "STRING" ? first[0] : join(start, cursor, first);
  const parts = [...first];
  const kinds = new Set<TokenKind>([start.kind]);
  while (atString(cursor)) {
    kinds.add(cursor.token.kind);
    parts.push(...parseString(cursor));
  }
  const hasBytes = parts.some((part) => bytesOf(part) !== null);
  if (hasBytes && (kinds.has("FSTRING_START") || parts.some((part) => bytesOf(part) === null))) {
    cursor.failHere("cannot mix bytes and nonbytes literals");
  }
  if (hasBytes) return concatenateBytes(start, cursor, parts);
  if (kinds.has("FSTRING_START")) return join(start, cursor, parts);
  return concatenateText(parts as readonly Constant[]);
}

function atString(cursor: Cursor): boolean {
  return cursor.at("STRING") || cursor.at("FSTRING_START");
}

/** The parts of one literal: a constant, or the constants and fields of an f-string. */
function parseString(cursor: Cursor): readonly Expr[] {
  return cursor.at("STRING") ? [parsePlainString(cursor)] : parseFormat(cursor);
}

function parsePlainString(cursor: Cursor): Constant {
  const token = cursor.advance();
  const literal = cursor.textOf(token);
  const body = literalBody(literal);
  const { line, column, endLine, endColumn } = token;
  const isPlain = body.isRaw || !body.text.includes("\\");
  if (body.isBytes) {
    if (/[^\x00-\x7f]/.test(body.text)) cursor.failAt(token, "bytes can only contain ASCII literal characters");
    const value = isPlain ? Uint8Array.from(body.text, (unit) => unit.charCodeAt(0)) : decode(cursor, token, body);
    return { kind: "Constant", value: { kind: "bytes", value }, prefix: null, line, column, endLine, endColumn };
  }
  const value = isPlain ? body.text : decodeEscapes(cursor, token, body.text);
  return { kind: "Constant", value, prefix: literal[0] === "u" ? "u" : null, line, column, endLine, endColumn };
}

function decode(cursor: Cursor, token: Token, body: { readonly text: string }): Uint8Array {
  const { value, invalidEscape } = orFailAt(cursor, token, () => decodeBytes(body.text));
  if (invalidEscape >= 0) warnAboutEscape(cursor, token, token, body.text, invalidEscape);
  return value;
}

function decodeEscapes(cursor: Cursor, token: Token, text: string): string {
  const { value, invalidEscape } = orFailAt(cursor, token, () => decodeText(text));
  if (invalidEscape >= 0) warnAboutEscape(cursor, token, token, text, invalidEscape);
  return value;
}

function orFailAt<T>(cursor: Cursor, token: Token, decodeBody: () => T): T {
  try {
    return decodeBody();
  } catch (error) {
    if (error instanceof EscapeError) cursor.failAt(token, error.message);
    throw error;
  }
}

/** Warns of the escape at `text[at]` in `token`; CPython counts lines and columns from `blamed`. */
function warnAboutEscape(cursor: Cursor, token: Token, blamed: Token, text: string, at: number): void {
  const character = text[at];
  // The tokenizer has warned about a brace already.
  if (token.kind !== "STRING" && (character === "{" || character === "}")) return;
  const range = escapeRange(cursor, blamed, text.slice(0, at - 1));
  cursor.warnings.push(
    character >= "4" && character <= "7"
      ? invalidOctalEscapeNote(text.slice(at, at + 3), range)
      : invalidEscapeNote(character, range),
  );
}

/** Bytes of the `\U` form in which CPython decodes a character that is not ASCII. */
const ESCAPED_CHARACTER = 10;

/**
 * Where CPython puts the error of an escape after `before`: it counts from the start of the token in the text it
 * decodes, of which other characters than ASCII have become escapes, and adds the token's quotes in its first line.
 */
function escapeRange(cursor: Cursor, token: Token, before: string): DiagnosticRange {
  const lines = before.split("\n");
  const last = lines[lines.length - 1];
  const line = token.line + lines.length - 1;
  let column = [...last].reduce((count, character) => count + (character < "\x80" ? 1 : ESCAPED_CHARACTER), 0);
  if (lines.length === 1) column += token.column + (/^(?:'+|"+)/.exec(cursor.textOf(token))?.[0].length ?? 0);
  // A line that does not exist is shown as the last that does.
  const shown = cursor.source.lineStart(line) < cursor.text.length ? line : line - 1;
  return { ...cursor.rangeOf({ line: shown, column, endLine: shown, endColumn: column + 2 }), line, endLine: line };
}

// Concatenation

function spanOf(start: Located, end: Located): Located {
  return { line: start.line, column: start.column, endLine: end.endLine, endColumn: end.endColumn };
}

function bytesOf(part: Expr): Uint8Array | null {
  if (part.kind !== "Constant" || part.value === null || typeof part.value !== "object") return null;
  return part.value.kind === "bytes" ? part.value.value : null;
}

function textOfConstant(part: Expr): string | null {
  return part.kind === "Constant" && typeof part.value === "string" ? part.value : null;
}

function concatenateBytes(start: Token, cursor: Cursor, parts: readonly Expr[]): Constant {
  const chunks = parts.map((part) => bytesOf(part) ?? new Uint8Array(0));
  const value = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let length = 0;
  for (const chunk of chunks) {
    value.set(chunk, length);
    length += chunk.length;
  }
  return { kind: "Constant", value: { kind: "bytes", value }, prefix: null, ...spanOf(start, cursor.previous) };
}

/** A run of constants as one; the first decides about the "u". */
function concatenateText(parts: readonly Constant[]): Constant {
  const value = parts.map((part) => textOfConstant(part) ?? "").join("");
  return { kind: "Constant", value, prefix: parts[0].prefix, ...spanOf(parts[0], parts[parts.length - 1]) };
}

function join(start: Located, cursor: Cursor, parts: readonly Expr[]): JoinedStr {
  return { kind: "JoinedStr", values: foldConstants(parts), ...spanOf(start, cursor.previous) };
}

/** Joins neighbouring constants, and drops those that are empty even so. */
function foldConstants(parts: readonly Expr[]): readonly Expr[] {
  const values: Expr[] = [];
  let run: Constant[] = [];
  const flush = (): void => {
    const joined = run.length === 1 ? run[0] : run.length > 1 ? concatenateText(run) : null;
    if (joined !== null && joined.value !== "") values.push(joined);
    run = [];
  };
  for (const part of parts) {
    if (part.kind === "Constant") {
      run.push(part);
    } else {
      flush();
      values.push(part);
    }
  }
  flush();
  return values;
}

// f-strings and t-strings

function parseTemplates(cursor: Cursor): Expr {
  const start = cursor.token;
  const parts: Expr[] = [];
  while (cursor.at("TSTRING_START")) parts.push(...parseFormat(cursor));
  if (atString(cursor)) cursor.fail();
  cursor.requireVersion(14, "t-strings are", "previous");
  return { kind: "TemplateStr", values: foldConstants(parts), ...spanOf(start, cursor.previous) };
}

/** The parts of one f-string or t-string. */
function parseFormat(cursor: Cursor): readonly Expr[] {
  cursor.enter();
  const start = cursor.advance();
  const isRaw = /r/i.test(cursor.textOf(start));
  const letter = start.kind === "FSTRING_START" ? "f" : "t";
  const parts: Expr[] = [];
  const texts: { readonly token: Token; readonly index: number }[] = [];
  for (;;) {
    const token = cursor.token;
    switch (token.kind) {
      case "FSTRING_MIDDLE":
      case "TSTRING_MIDDLE":
        cursor.advance();
        texts.push({ token, index: parts.length });
        parts.push(middleConstant(token, cursor.textOf(token)));
        break;
      case "{":
        parts.push(...parseField(cursor, letter, isRaw, letter === "t"));
        break;
      case "FSTRING_END":
      case "TSTRING_END":
        cursor.advance();
        if (!isRaw) {
          // Decoded last, as in CPython: errors inside the fields come first, and these point to the end.
          for (const { token: middle, index } of texts) parts[index] = decodeMiddle(cursor, middle, token);
        }
        cursor.leave();
        return parts.filter((part) => textOfConstant(part) !== "");
      default:
        cursor.fail();
    }
  }
}

function middleConstant(token: Token, value: string): Constant {
  const { line, column, endLine, endColumn } = token;
  return { kind: "Constant", value, prefix: null, line, column, endLine, endColumn };
}

function decodeMiddle(cursor: Cursor, token: Token, blamed: Token): Constant {
  const text = cursor.textOf(token);
  if (!text.includes("\\")) return middleConstant(token, text);
  const { value, invalidEscape } = orFailAt(cursor, blamed, () => decodeText(text));
  if (invalidEscape >= 0) warnAboutEscape(cursor, token, blamed, text, invalidEscape);
  return middleConstant(token, value);
}

/** `{expression = !r :spec}`; with "=" the text of the expression comes first. */
function parseField(cursor: Cursor, letter: "f" | "t", isRaw: boolean, isInterpolation: boolean): readonly Expr[] {
  const open = cursor.expect("{");
  const value = cursor.grammar.yieldOrStarExpressions(cursor);
  const isDebug = cursor.accept("=");
  const terminator = cursor.token;
  let conversion: Conversion = -1;
  let debugEnd: { readonly line: number; readonly column: number } | null = null;
  if (cursor.at("!")) {
    conversion = parseConversion(cursor, letter);
    debugEnd = cursor.previous;
  }
  let format_spec: JoinedStr | null = null;
  if (cursor.at(":")) {
    format_spec = parseFormatSpec(cursor, letter, isRaw);
    debugEnd ??= { line: format_spec.line, column: format_spec.column + 1 };
  }
  const close = cursor.expect("}");
  if (isDebug && conversion === -1 && format_spec === null) conversion = CONVERT_REPR;
  const place = spanOf(open, close);
  const source = isDebug || isInterpolation ? expressionText(cursor, open.end, terminator.start) : "";
  const field: FormattedValue | Interpolation = isInterpolation
    ? { kind: "Interpolation", value, str: source.replace(/[\s=]+$/, ""), conversion, format_spec, ...place }
    : { kind: "FormattedValue", value, conversion, format_spec, ...place };
  if (!isDebug) return [field];
  const { line, column } = debugEnd ?? { line: close.endLine, column: close.endColumn };
  const debugText: Constant = {
    kind: "Constant",
    value: source,
    prefix: null,
    line: open.line,
    column: open.column + 1,
    endLine: line,
    endColumn: column - 1,
  };
  return [debugText, field];
}

const CONVERT_REPR = 114;

function parseConversion(cursor: Cursor, letter: "f" | "t"): Conversion {
  const mark = cursor.expect("!");
  const token = cursor.expect("NAME");
  if (mark.end !== token.start) {
    cursor.failAt(spanOf(mark, token), `${letter}-string: conversion type must come right after the exclamation mark`);
  }
  const name = cursor.textOf(token);
  if (name !== "s" && name !== "r" && name !== "a") {
    cursor.failAt(token, `${letter}-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`);
  }
  return name === "s" ? 115 : name === "r" ? CONVERT_REPR : 97;
}

function parseFormatSpec(cursor: Cursor, letter: "f" | "t", isRaw: boolean): JoinedStr {
  const colon = cursor.expect(":");
  const parts: Expr[] = [];
  for (;;) {
    const token = cursor.token;
    if (token.kind === "FSTRING_MIDDLE" || token.kind === "TSTRING_MIDDLE") {
      cursor.advance();
      parts.push(isRaw ? middleConstant(token, cursor.textOf(token)) : decodeMiddle(cursor, token, token));
    } else if (token.kind === "{") {
      // A field of a format specification is always formatted, even in a t-string.
      parts.push(...parseField(cursor, letter, isRaw, false));
    } else {
      return join(
        colon,
        cursor,
        parts.filter((part) => textOfConstant(part) !== ""),
      );
    }
  }
}

/** Source text of a field, without its comments. */
function expressionText(cursor: Cursor, start: number, end: number): string {
  const text = cursor.text.slice(start, end);
  return text.includes("#") ? text.replace(stringOrComment, (match) => (match.startsWith("#") ? "" : match)) : text;
}

const stringOrComment = /\\[^]|'''[^]*?'''|"""[^]*?"""|'(?:\\[^]|[^'\\])*'|"(?:\\[^]|[^"\\])*"|#[^\n]*/g;
