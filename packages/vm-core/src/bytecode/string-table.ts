/**
 * The strings of a compiled module, each once. Strings of Latin-1 characters and others are kept apart, so that each
 * kind is decoded in one go and cut into its strings:
 *
 *     count, length of each in characters, then the characters of all     (Latin-1, a byte each)
 *     count, length of each in code units, then the code units of all     (UTF-16, lone surrogates included)
 *
 * A reference to a string is its index among its kind times two, plus one for UTF-16.
 */

import type { ByteSink } from "./byte-sink.js";
import type { ByteSource } from "./byte-source.js";

export class StringTableWriter {
  private readonly narrow = new Map<string, number>();
  private readonly wide = new Map<string, number>();

  /** The reference to a string, which is added when it is new. */
  reference(text: string): number {
    const isWide = /[^\0-\xff]/.test(text);
    const strings = isWide ? this.wide : this.narrow;
    let index = strings.get(text);
    if (index === undefined) {
      index = strings.size;
      strings.set(text, index);
    }
    return index * 2 + (isWide ? 1 : 0);
  }

  writeTo(sink: ByteSink): void {
    for (const [strings, isWide] of [
      [this.narrow, false],
      [this.wide, true],
    ] as const) {
      sink.unsigned(strings.size);
      for (const text of strings.keys()) sink.unsigned(text.length);
      for (const text of strings.keys()) {
        for (let at = 0; at < text.length; at++) {
          const unit = text.charCodeAt(at);
          if (isWide) sink.uint16(unit);
          else sink.byte(unit);
        }
      }
    }
  }
}

export class StringTable {
  private readonly narrow: readonly string[];
  private readonly wide: readonly string[];

  constructor(source: ByteSource) {
    this.narrow = readStrings(source, (length) => source.latin1(length));
    this.wide = readStrings(source, (length) => source.utf16(length));
  }

  at(reference: number): string {
    return (reference & 1) === 0 ? this.narrow[reference >> 1] : this.wide[reference >> 1];
  }
}

function readStrings(source: ByteSource, read: (length: number) => string): string[] {
  const count = source.unsigned();
  const ends: number[] = [];
  let total = 0;
  for (let index = 0; index < count; index++) ends.push((total += source.unsigned()));
  const text = read(total);
  let start = 0;
  return ends.map((end) => {
    const string = text.slice(start, end);
    start = end;
    return string;
  });
}
