/** Replacement templates: literal text with groups of the match between. */

import { bytesType, emptyBytes, PyBytes } from "../../objects/bytes.js";
import { typeErrorType } from "../../objects/exception.js";
import { PyList } from "../../objects/list.js";
import { PyObject, type Value } from "../../objects/object.js";
import { StrInstance } from "../../objects/str-instance.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { bytesLike } from "../../runtime/buffers.js";
import { call, callMethod } from "../../runtime/calls.js";
import { caught, indexError, runtimeError, typeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { intOf, textOf, typeName } from "../../runtime/primitives.js";
import { checkTextLength } from "../../runtime/text-limits.js";
import type { PyPattern } from "./pattern.js";

const templateType: PyType = defineType("SRE_Template", { module: "_sre", isSubclassable: false });

interface Chunk {
  readonly group: number;
  /** What follows the group. */
  readonly literal: Value;
}

export class PyTemplate extends PyObject {
  override cls: PyType = templateType;
  readonly literal: Value;
  readonly chunks: readonly Chunk[];

  constructor(literal: Value, chunks: readonly Chunk[]) {
    super();
    this.literal = literal;
    this.chunks = chunks;
  }
}

/** What a template takes from a match. */
interface MatchTexts {
  readonly pattern: PyPattern;
  text(group: number, absent: Value): Value;
}

/** `_sre.template`: [literal, group, literal, …, literal], as the re package parses it. */
export function newTemplate(items: Value): PyTemplate {
  if (!(items instanceof PyList)) throw typeError(`template() argument 2 must be list, not ${typeName(items)}`);
  const [literal, ...rest] = items.items;
  if (literal === undefined || rest.length % 2 !== 0) throw typeError("invalid template");
  const chunks: Chunk[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const group = intOf(rest[index]);
    if (group === undefined) throw typeError("an integer is required");
    if (group < 0) throw typeError("invalid template");
    chunks.push({ group: Number(group), literal: rest[index + 1] });
  }
  return new PyTemplate(literal, chunks);
}

/** The template of a replacement string, which the re package parses and caches. */
export function templateFor(pattern: PyPattern, replacement: Value): PyTemplate {
  const compile = getAttribute(services.importModule("re"), "_compile_template");
  let template: Value;
  try {
    template = call(compile, [pattern, replacement]);
  } catch (error) {
    const plain = caught(error, typeErrorType) === null ? undefined : hashableForm(replacement);
    if (plain === undefined) throw error;
    template = call(compile, [pattern, plain]);
  }
  if (template instanceof PyTemplate) return template;
  throw runtimeError(`the result of compiling a replacement string is ${typeName(template)}, not _sre.SRE_Template`);
}

/** A plain str or bytes for a subclass instance or bytes-like object that may have no hash; undefined for the rest. */
function hashableForm(replacement: Value): Value | undefined {
  if (replacement instanceof StrInstance) return replacement.value;
  if (textOf(replacement) !== undefined || (replacement instanceof PyBytes && replacement.cls === bytesType))
    return undefined;
  const bytes = bytesLike(replacement);
  return bytes === undefined ? undefined : new PyBytes(bytes.slice());
}

/** The template with a match's groups filled in. Groups without part in the match are empty. */
export function expandTemplate(template: PyTemplate, match: MatchTexts): Value {
  const { literal, chunks } = template;
  if (chunks.length === 0) return literal;
  const parts: Value[] = [literal];
  for (const chunk of chunks) {
    if (chunk.group > match.pattern.groups) throw indexError("no such group");
    const text = match.text(chunk.group, null);
    if (text !== null) parts.push(text);
    parts.push(chunk.literal);
  }
  return joinParts(parts, textOf(literal) === undefined);
}

/** "".join(parts) or b"".join(parts). */
export function joinParts(parts: Value[], isBytes: boolean): Value {
  if (!isBytes && parts.every((part) => typeof part === "string")) {
    checkTextLength(parts.reduce((length, part) => length + part.length, 0));
    return parts.join("");
  }
  return callMethod(isBytes ? emptyBytes : "", "join", new PyList(parts));
}
