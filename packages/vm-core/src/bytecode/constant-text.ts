/** repr() of compile-time constants, for listings, messages, and annotations kept as text. */

import { isPrintable } from "../unicode/characters.js";
import type { CodeConstant } from "./code.js";

export function codeConstantText(constant: CodeConstant): string {
  switch (typeof constant) {
    case "string":
      return stringRepr(constant);
    case "boolean":
      return constant ? "True" : "False";
    case "number":
    case "bigint":
      return String(constant);
    default:
      return constant === null ? "None" : objectRepr(constant);
  }
}

function objectRepr(constant: CodeConstant & object): string {
  switch (constant.kind) {
    case "float":
      return floatRepr(constant.value);
    case "complex":
      return complexRepr(constant.real, constant.imag);
    case "bytes":
      return bytesRepr(constant.value);
    case "ellipsis":
      return "Ellipsis";
    case "tuple": {
      const items = constant.items.map(codeConstantText);
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
    }
    case "frozenset":
      return constant.items.length === 0
        ? "frozenset()"
        : `frozenset({${constant.items.map(codeConstantText).join(", ")}})`;
    case "slice":
      return `slice(${[constant.start, constant.stop, constant.step].map(codeConstantText).join(", ")})`;
    case "code":
      return `<code object ${constant.code.qualifiedName}, file "${constant.code.filename}", line ${constant.code.firstLine}>`;
  }
}

/** The shortest digits that read back the same, with an exponent from 1e16 on and below 1e-4. */
function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa, exponentText] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  const sign = value < 0 ? "-" : "";
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    const power = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? "-" : "+"}${power}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}

/** A float as a part of a complex number: without `.0`. */
function partRepr(value: number): string {
  return floatRepr(value).replace(/\.0$/, "");
}

function complexRepr(real: number, imag: number): string {
  if (Object.is(real, 0)) return `${partRepr(imag)}j`;
  const sign = imag < 0 || Object.is(imag, -0) ? "" : "+";
  return `(${partRepr(real)}${sign}${partRepr(imag)}j)`;
}

const named: { readonly [character: string]: string } = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) {
    if (character === quote) result += `\\${quote}`;
    else
      result +=
        named[character] ??
        (isPrintable(character.codePointAt(0) ?? 0) ? character : escape(character.codePointAt(0) ?? 0));
  }
  return result + quote;
}

function escape(codePoint: number): string {
  const hex = codePoint.toString(16);
  if (codePoint < 0x100) return `\\x${hex.padStart(2, "0")}`;
  if (codePoint < 0x10000) return `\\u${hex.padStart(4, "0")}`;
  return `\\U${hex.padStart(8, "0")}`;
}

function bytesRepr(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte));
  const quote = characters.includes("'") && !characters.includes('"') ? '"' : "'";
  const escaped = characters.map((character) => {
    const code = character.charCodeAt(0);
    if (character === quote) return `\\${quote}`;
    return named[character] ?? (code >= 0x20 && code < 0x7f ? character : `\\x${code.toString(16).padStart(2, "0")}`);
  });
  return `b${quote}${escaped.join("")}${quote}`;
}
