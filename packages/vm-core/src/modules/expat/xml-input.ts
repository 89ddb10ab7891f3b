/** The text that a parser has been given and has not read yet, decoded, with the place in the document. */

import { decodeText } from "./xml-decoding.js";
import type { Place } from "./xml-error.js";

export class XmlInput {
  text = "";
  /** Where reading goes on. */
  at = 0;
  isFinal = false;
  /** The document's own text; else that of an entity, whose places are that of the reference to it. */
  readonly isMain: boolean;
  /** The encoding that was asked for, which goes before what the document says; null for none. */
  encoding: string | null;
  /** What is wrong with the encoding that the document says it has: a number of `XmlProblem`, 0 for nothing. */
  problem = 0;
  private decode: ((bytes: Uint8Array) => number) | null = null;
  private bytes = new Uint8Array(0);
  private width: (code: number) => number = utf8Width;
  private line = 1;
  private column = 0;
  private index = 0;

  constructor(text: string | null, encoding: string | null = null) {
    this.isMain = text === null;
    this.encoding = encoding;
    if (text === null) return;
    this.text = text;
    this.isFinal = true;
  }

  /** Text comes as it is, whatever it says of its encoding. */
  addText(text: string): void {
    this.encoding = "utf-8";
    this.dropRead();
    this.text += text;
  }

  addBytes(bytes: Uint8Array): void {
    this.dropRead();
    const all = new Uint8Array(this.bytes.length + bytes.length);
    all.set(this.bytes);
    all.set(bytes, this.bytes.length);
    if (this.decode === null) {
      const found = decodeText(all, this.encoding, this.isFinal);
      if (found === null) {
        this.bytes = all;
        return;
      }
      this.problem = found.problem;
      if (found.unitWidth !== 0) this.width = () => found.unitWidth;
      this.index += found.mark;
      this.decode = (rest) => {
        const { text, used } = found.decode(rest, this.isFinal);
        this.text += text;
        return used;
      };
      this.bytes = all.slice(found.mark);
      this.bytes = this.bytes.slice(this.decode(this.bytes));
      return;
    }
    this.bytes = all.slice(this.decode(all));
  }

  /** Goes on reading behind an offset in the text. */
  advance(to: number): void {
    const { line, column, index } = this.placeOf(to);
    this.line = line;
    this.column = column;
    this.index = index;
    this.at = to;
  }

  /** Where an offset that has not been read yet lies. */
  placeOf(offset: number): Place {
    let { line, column, index } = this;
    const { text } = this;
    for (let unit = this.at; unit < offset; unit++) {
      const code = text.charCodeAt(unit);
      index += this.width(code);
      if (code === 10 || code === 13) {
        // A pair counts once, at its end.
        if (code === 10 && text.charCodeAt(unit - 1) === 13 && unit > 0) continue;
        line++;
        column = 0;
      } else if ((code & 0xfc00) !== 0xdc00) column++;
    }
    return { line, column, index };
  }

  private dropRead(): void {
    // The character before is looked at for pairs of line ends.
    const start = Math.max(0, this.at - 1);
    this.text = this.text.slice(start);
    this.at -= start;
  }
}

function utf8Width(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  // Lone surrogates stand for bytes that are no text; of a pair each half counts two.
  return (code & 0xf800) === 0xd800 ? 2 : 3;
}
