/** str.maketrans and str.translate. */

import { dictType, PyDict } from "../objects/dict.js";
import { lookupErrorType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { givenType } from "../runtime/argument-types.js";
import { codePoints, onlyCodePoint, textLength } from "../runtime/code-points.js";
import { caught, typeError, valueError } from "../runtime/errors.js";
import { intOf, textOf } from "../runtime/primitives.js";
import { getItem } from "../runtime/subscripts.js";
import { TextBuilder } from "../runtime/text-builder.js";

export function makeTranslation(first: Value, second: Value | undefined, deleted: Value | undefined): Value {
  const table = new PyDict();
  if (second === undefined) {
    if (!(first instanceof PyDict) || first.cls !== dictType) {
      throw typeError("if you give only one argument to maketrans it must be a dict");
    }
    for (const { key, value } of first.entries) if (value !== undefined) table.set(translationKey(key), value);
    return table;
  }
  const from = textOf(first);
  const to = textOf(second);
  if (to === undefined) throw typeError(`maketrans() argument 2 must be str, not ${givenType(second)}`);
  if (from === undefined) throw typeError("first maketrans argument must be a string if there is a second argument");
  if (textLength(from) !== textLength(to)) {
    throw valueError("the first two maketrans arguments must have equal length");
  }
  const targets = codePoints(to);
  codePoints(from).forEach((source, index) => table.set(source, targets[index]));
  if (deleted === undefined) return table;
  const removed = textOf(deleted);
  if (removed === undefined) throw typeError(`maketrans() argument 3 must be str, not ${givenType(deleted)}`);
  for (const source of codePoints(removed)) table.set(source, null);
  return table;
}

function translationKey(key: Value): Value {
  const text = textOf(key);
  if (text !== undefined) {
    const codePoint = onlyCodePoint(text);
    if (codePoint < 0) throw valueError("string keys in translate table must be of length 1");
    return codePoint;
  }
  if (intOf(key) === undefined) throw typeError("keys in translate table must be strings or integers");
  return key;
}

export function translate(text: string, table: Value): string {
  const known = new Map<string, string>();
  const result = new TextBuilder();
  for (const character of text) {
    let target = known.get(character);
    if (target === undefined) {
      target = translateCharacter(character, table);
      known.set(character, target);
    }
    result.add(target);
  }
  return result.finish();
}

function translateCharacter(character: string, table: Value): string {
  let target: Value;
  try {
    target = getItem(table, character.codePointAt(0) as number);
  } catch (error) {
    if (caught(error, lookupErrorType) === null) throw error;
    return character;
  }
  if (target === null) return "";
  const codePoint = intOf(target);
  if (codePoint !== undefined) {
    if (codePoint < 0 || codePoint > 0x10ffff) throw valueError("character mapping must be in range(0x110000)");
    return String.fromCodePoint(Number(codePoint));
  }
  const replacement = textOf(target);
  if (replacement === undefined) throw typeError("character mapping must return integer, None or str");
  return replacement;
}
