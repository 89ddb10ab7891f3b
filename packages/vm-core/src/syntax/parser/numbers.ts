/** The values of number literals. */

import { SyntaxDiagnostic } from "../../source/diagnostic.js";
import type { Constant, ConstantValue } from "../ast.js";
import type { Token } from "../tokens.js";
import type { Cursor } from "./cursor.js";

export function parseNumber(cursor: Cursor): Constant {
  const token = cursor.expect("NUMBER");
  const literal = cursor.textOf(token);
  if (literal.includes("_")) cursor.requireVersion(6, "Underscores in numeric literals are", "previous");
  const text = literal.includes("_") ? literal.replaceAll("_", "") : literal;
  const { line, column, endLine, endColumn } = token;
  if (cursor.maximumDigits > 0 && text.length > cursor.maximumDigits && /^\d+$/.test(text))
    refuseDigits(cursor, token, text.length);
  return { kind: "Constant", value: numberValue(text), prefix: null, line, column, endLine, endColumn };
}

function numberValue(text: string): ConstantValue {
  const last = text.charCodeAt(text.length - 1) | 0x20;
  const isRadix = text.length > 2 && text.charCodeAt(1) > 0x39 && text.charCodeAt(0) === 0x30 && /^0[xob]/i.test(text);
  if (!isRadix) {
    if (last === 0x6a) return { kind: "complex", imag: Number(text.slice(0, -1)) };
    if (/[.eE]/.test(text)) return { kind: "float", value: Number(text) };
  }
  const value = Number(text);
  return { kind: "int", value: Number.isSafeInteger(value) ? value : BigInt(text) };
}

function refuseDigits(cursor: Cursor, token: Token, digits: number): never {
  const message =
    `Exceeds the limit (${cursor.maximumDigits} digits) for integer string conversion: value has ${digits} digits; ` +
    "use sys.set_int_max_str_digits() to increase the limit - " +
    "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";
  const range = { ...cursor.rangeOf(token), offset: 0, endOffset: 0 };
  throw new SyntaxDiagnostic("SyntaxError", message, cursor.source.filename, range);
}
