/** What a regular expression is matched against: a string by code points, or bytes. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { bytesLike } from "../../runtime/buffers.js";
import { codePoints, hasSurrogates } from "../../runtime/code-points.js";
import { typeError } from "../../runtime/errors.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { TextBuilder } from "../../runtime/text-builder.js";

export class Subject {
  /** The object that was given, as Match.string shows it. */
  readonly source: Value;
  readonly isBytes: boolean;
  /** Set when characters are the code units of a string; otherwise they are in `units`. */
  readonly text: string | null;
  readonly units: Uint8Array | Uint32Array;
  readonly length: number;

  constructor(source: Value, isBytes: boolean, text: string | null, units: Uint8Array | Uint32Array) {
    this.source = source;
    this.isBytes = isBytes;
    this.text = text;
    this.units = units;
    this.length = text === null ? units.length : text.length;
  }

  /** The characters from start to stop, as a str or bytes. */
  slice(start: number, stop: number): Value {
    const { text, units } = this;
    if (text !== null) return text.slice(start, stop);
    if (units instanceof Uint8Array) {
      const isWhole = start === 0 && stop === units.length;
      if (isWhole && this.source instanceof PyBytes && !this.source.cls.isHeapType) return this.source;
      return new PyBytes(units.slice(start, Math.max(start, stop)));
    }
    const result = new TextBuilder();
    for (let index = start; index < stop; index++) result.add(String.fromCodePoint(units[index]));
    return result.finish();
  }
}

const noUnits = new Uint8Array(0);

/** The last string with surrogate pairs: scanning such a string match by match must not convert it each time. */
let lastAstral: { readonly text: string; readonly points: Uint32Array } | null = null;

function pointsOf(text: string): Uint32Array {
  if (lastAstral?.text !== text) lastAstral = { text, points: Uint32Array.from(codePoints(text)) };
  return lastAstral.points;
}

/** The characters of a value. Raises TypeError when it is neither a string nor bytes-like. */
export function subjectOf(value: Value): Subject {
  const text = textOf(value);
  if (text !== undefined) {
    return hasSurrogates(text)
      ? new Subject(value, false, null, pointsOf(text))
      : new Subject(value, false, text, noUnits);
  }
  const bytes = bytesLike(value);
  if (bytes === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  return new Subject(value, true, null, bytes);
}
