/** A text made of many small pieces: flat in memory, charged for as it grows, with a safe point now and then. */

import { checkGrowingText } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";

/** Pieces that are joined at once. */
const PIECES = 1024;

/** V8 keeps 32 bytes for each `+=` until a text is read, and takes seconds to read one made of millions. */
export class TextBuilder {
  private text = "";
  private pieces: string[] = [];

  /** Raises MemoryError for a text too long. */
  add(piece: string): void {
    if (this.pieces.push(piece) === PIECES) this.join();
  }

  finish(): string {
    if (this.text !== "") {
      this.join();
      return this.text;
    }
    const whole = this.pieces.join("");
    checkGrowingText(whole.length, whole.length);
    return whole;
  }

  private join(): void {
    const part = this.pieces.join("");
    this.pieces = [];
    this.text += part;
    checkGrowingText(this.text.length, part.length);
    pollSafePoint();
  }
}
