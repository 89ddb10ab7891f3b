/** Parameter lists of natives, written in Python's notation, and the counts that binding needs. */

import type { NativeFunction, Parameter, ParameterKind, Signature } from "../objects/native.js";
import { InternalError } from "./errors.js";

/** The parsed signature, kept on the native. */
export function signatureOf(native: NativeFunction): Signature {
  native.signature ??= parseParameters(native.parameterText);
  return native.signature;
}

/** Parses e.g. `object, /, *, key=None`. Defaults are kept as text; commas inside brackets or quotes belong to them. */
function parseParameters(text: string): Signature {
  const parameters: Parameter[] = [];
  let kind: ParameterKind = "positional";
  for (const part of splitParameters(text)) {
    if (part === "/") {
      for (let index = 0; index < parameters.length; index++) {
        const parameter = parameters[index];
        parameters[index] = { ...parameter, kind: "positional-only" };
      }
    } else if (part === "*") kind = "keyword-only";
    else if (part.startsWith("**")) parameters.push({ name: part.slice(2), kind: "keywords", default: null });
    else if (part.startsWith("*")) {
      parameters.push({ name: part.slice(1), kind: "variadic", default: null });
      kind = "keyword-only";
    } else {
      const equals = part.indexOf("=");
      if (equals < 0) parameters.push({ name: part, kind, default: null });
      else parameters.push({ name: part.slice(0, equals).trim(), kind, default: part.slice(equals + 1).trim() });
    }
  }
  const positional = parameters.filter((parameter) => isPositional(parameter));
  const isVariadic = parameters.some((parameter) => parameter.kind === "variadic");
  return {
    parameters,
    minimum: positional.filter((parameter) => parameter.default === null).length,
    maximum: isVariadic ? Number.POSITIVE_INFINITY : positional.length,
    isAny: parameters.length === 2 && parameters[0].kind === "variadic" && parameters[1].kind === "keywords",
    isBoundByPosition: parameters.every(({ kind, default: text }) => kind !== "keyword-only" || text !== null),
    isSimple: parameters.every(
      (parameter) => isPositional(parameter) || (parameter.kind === "keyword-only" && parameter.default !== null),
    ),
  };
}

export function isPositional(parameter: Parameter): boolean {
  return parameter.kind === "positional" || parameter.kind === "positional-only";
}

function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let part = "";
  for (const character of text) {
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if ("([{<".includes(character)) depth++;
    else if (")]}>".includes(character)) depth--;
    else if (character === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
      continue;
    }
    part += character;
  }
  if (depth !== 0 || quote !== "") throw new InternalError(`malformed parameter list: ${text}`);
  if (part.trim() !== "") parts.push(part.trim());
  return parts;
}
