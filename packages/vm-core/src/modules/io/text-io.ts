/** io.TextIOWrapper: text over a stream of bytes. After CPython's textio.c. */

import type { OpenFile } from "../../files/open-file.js";
import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { PyStream } from "../../objects/stream.js";
import { findAttribute } from "../../runtime/attributes.js";
import { bytesLike } from "../../runtime/buffers.js";
import { joinBytes } from "../../runtime/byte-search.js";
import { callMethod } from "../../runtime/calls.js";
import { hasSurrogates, textLength, unitIndex } from "../../runtime/code-points.js";
import { typeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { typeName } from "../../runtime/primitives.js";
import { checkGrowingText, checkTextLength } from "../../runtime/text-limits.js";
import { isTrue } from "../../runtime/truth.js";
import { PyBuffered } from "./buffered.js";
import { NewlineDecoder } from "./newline-decoder.js";
import { type OutputStream, registerOutput, unregisterOutput } from "./open-streams.js";
import { makeDecoder, makeEncoder, type StreamDecoder, type StreamEncoder } from "./text-decoder.js";

export type Newline = null | "" | "\n" | "\r" | "\r\n";

export interface TextSettings {
  readonly encoding: string;
  readonly errors: string;
  readonly newline: Newline;
  readonly isLineBuffered: boolean;
  readonly isWriteThrough: boolean;
}

/** Where the decoder was before the bytes that the decoded text came from. */
interface Snapshot {
  readonly flags: bigint;
  readonly input: Uint8Array;
}

const CHUNK_SIZE = 8192;
const loneSurrogate = /\p{Surrogate}/u;

export class PyTextIOWrapper extends PyStream implements OutputStream {
  buffer: Value = null;
  state: "new" | "ready" | "detached" = "new";
  settings: TextSettings = {
    encoding: "utf-8",
    errors: "strict",
    newline: null,
    isLineBuffered: false,
    isWriteThrough: false,
  };
  decoder: StreamDecoder | null = null;
  encoder: StreamEncoder | null = null;
  isSeekable = false;
  /** Whether tell() is possible: not during iteration. */
  isTelling = false;
  chunkSize = CHUNK_SIZE;
  snapshot: Snapshot | null = null;
  /** Bytes that a character took in the last piece, for guesses. */
  bytesPerCharacter = 0;
  /** Decoded text, and how many of its code units have been given out. */
  private decoded = "";
  private used = 0;
  hasDecoded = false;
  private pending: Uint8Array[] = [];
  private pendingLength = 0;
  private hasReadOnce = false;
  /** Of the streams that the interpreter begins with: where text goes directly. */
  console: { readonly stream: "stdout" | "stderr"; readonly file: OpenFile } | null = null;

  attach(buffer: Value, settings: TextSettings): void {
    this.buffer = buffer;
    this.forgetDecoded();
    this.snapshot = null;
    this.pending = [];
    this.pendingLength = 0;
    this.configure(settings);
    this.isSeekable = isTrue(callMethod(buffer, "seekable"));
    this.isTelling = this.isSeekable;
    this.hasReadOnce = buffer instanceof PyBuffered || findAttribute(buffer, "read1") !== undefined;
    if (this.isSeekable && this.encoder !== null && callMethod(buffer, "tell") !== 0) this.encoder.reset(false);
    this.state = "ready";
  }

  /** Makes encoder and decoder anew where the settings ask for it. */
  configure(settings: TextSettings): void {
    const { encoding, errors, newline } = settings;
    this.settings = settings;
    this.decoder = null;
    if (isTrue(callMethod(this.buffer, "readable"))) {
      const decoder = makeDecoder(encoding, errors);
      const isUniversal = newline === null || newline === "";
      this.decoder = isUniversal ? new NewlineDecoder(decoder, newline === null) : decoder;
    }
    this.encoder = isTrue(callMethod(this.buffer, "writable")) ? makeEncoder(encoding, errors) : null;
  }

  // Writing

  override get isConsole(): boolean {
    const { console, attributes } = this;
    if (console === null || this.state !== "ready" || attributes?.has("write") === true) return false;
    const { descriptors } = services.fileSystem();
    const number = console.stream === "stdout" ? 1 : 2;
    return descriptors.has(number) && descriptors.get(number) === console.file;
  }

  override writeDirectly(text: string): void {
    const { console, settings } = this;
    // Half a surrogate pair cannot be encoded as it is.
    const isPlain = !hasSurrogates(text) || !loneSurrogate.test(text);
    const isUtf8 = settings.encoding === "utf-8" && settings.newline !== "\r" && settings.newline !== "\r\n";
    if (console !== null && isPlain && isUtf8 && this.pendingLength === 0) services.write(console.stream, text);
    else this.write(text);
  }

  get hasPendingOutput(): boolean {
    return this.pendingLength > 0;
  }

  get outputFile(): number | null {
    return this.buffer instanceof PyBuffered ? this.buffer.outputFile : null;
  }

  write(given: string): void {
    const { encoder, settings } = this;
    if (encoder === null) return;
    let text = given;
    const { newline, isLineBuffered, isWriteThrough } = settings;
    const hasNewline = (isLineBuffered || newline === "\r" || newline === "\r\n") && text.includes("\n");
    if (hasNewline && (newline === "\r" || newline === "\r\n")) text = text.replaceAll("\n", newline);
    const flushes = isLineBuffered && (hasNewline || text.includes("\r"));
    const bytes = encoder.encode(text);
    if (this.pendingLength > 0 && this.pendingLength + bytes.length > this.chunkSize) this.writePending();
    if (bytes.length > 0) this.pending.push(bytes);
    this.pendingLength += bytes.length;
    if (this.pendingLength >= this.chunkSize || flushes || isWriteThrough || this.console !== null) this.writePending();
    else if (this.pendingLength > 0 && this.outputFile !== null) registerOutput(this);
    if (flushes) callMethod(this.buffer, "flush");
    this.forgetDecoded();
    this.snapshot = null;
    this.decoder?.reset();
  }

  /** Hands what is pending to the buffer. */
  writePending(): void {
    if (this.pendingLength === 0) return;
    const bytes = this.pending.length === 1 ? this.pending[0] : joinBytes(new Uint8Array(0), this.pending);
    this.pending = [];
    this.pendingLength = 0;
    unregisterOutput(this);
    callMethod(this.buffer, "write", new PyBytes(bytes));
  }

  // Reading

  forgetDecoded(): void {
    this.decoded = "";
    this.used = 0;
    this.hasDecoded = false;
  }

  setDecoded(text: string, used = 0): void {
    this.decoded = text;
    this.used = used;
    this.hasDecoded = true;
  }

  /** Characters of the decoded text that have been given out. */
  get usedCharacters(): number {
    return textLength(this.decoded.slice(0, this.used));
  }

  private takeDecoded(count: number): string {
    const rest = this.used === 0 ? this.decoded : this.decoded.slice(this.used);
    if (count < 0 || rest.length <= count) {
      this.used = this.decoded.length;
      return rest;
    }
    const end = unitIndex(rest, count);
    this.used += end;
    return rest.slice(0, end);
  }

  readAll(): string {
    if (this.decoder === null) return "";
    const data = callMethod(this.buffer, "read");
    const bytes = bytesLike(data);
    if (bytes === undefined) {
      throw typeError(`underlying read() should have returned a bytes-like object, not '${typeName(data)}'`);
    }
    const text = this.takeDecoded(-1) + this.decoder.decode(bytes, true);
    checkTextLength(text.length);
    if (this.hasDecoded) this.forgetDecoded();
    this.snapshot = null;
    return text;
  }

  read(count: number): string {
    let text = this.takeDecoded(count);
    let missing = count - textLength(text);
    while (missing > 0 && this.readChunk(missing)) {
      const part = this.takeDecoded(missing);
      text += part;
      missing -= textLength(part);
    }
    return text;
  }

  /** Decodes more; false at the end. */
  private readChunk(hint: number): boolean {
    const { decoder, buffer } = this;
    if (decoder === null) return false;
    const before = this.isTelling ? decoder.state() : null;
    const wanted = Math.floor(this.bytesPerCharacter * Math.max(hint, 1));
    const name = this.hasReadOnce ? "read1" : "read";
    const data = callMethod(buffer, name, Math.max(this.chunkSize, hint > 0 ? wanted : 0));
    const bytes = bytesLike(data);
    if (bytes === undefined) {
      throw typeError(`underlying ${name}() should have returned a bytes-like object, not '${typeName(data)}'`);
    }
    const isEnd = bytes.length === 0;
    const text = decoder.decode(bytes, isEnd);
    this.setDecoded(text);
    this.bytesPerCharacter = text.length > 0 ? bytes.length / text.length : 0;
    if (before !== null) {
      this.snapshot = { flags: before.flags, input: joinBytes(new Uint8Array(0), [before.bytes, bytes]) };
    }
    return !isEnd || text.length > 0;
  }

  readLine(limit: number): string {
    let line = "";
    for (;;) {
      if (this.used >= this.decoded.length) {
        let hasMore = true;
        do hasMore = this.readChunk(0);
        while (hasMore && this.decoded === "");
        if (!hasMore) {
          this.forgetDecoded();
          this.snapshot = null;
          return line;
        }
      }
      const before = line.length;
      line += this.used === 0 ? this.decoded : this.decoded.slice(this.used);
      checkGrowingText(line.length, line.length - before);
      let end = this.lineEnd(line, Math.max(0, before - 1));
      if (limit >= 0 && (end < 0 ? line.length : end) > limit) {
        const cut = unitIndex(line, limit);
        if (cut < (end < 0 ? line.length : end)) end = cut;
      }
      if (limit >= 0 && end < 0 && textLength(line) === limit) end = line.length;
      if (end >= 0) {
        this.used += end - before;
        return line.slice(0, end);
      }
      this.used = this.decoded.length;
    }
  }

  /** The code unit after the first line ending from `start` on; -1 when there is none. */
  private lineEnd(text: string, start: number): number {
    const { newline } = this.settings;
    if (newline === "") {
      const found = /\r\n?|\n/g;
      found.lastIndex = start;
      return found.exec(text) === null ? -1 : found.lastIndex;
    }
    const ending = newline ?? "\n";
    const at = text.indexOf(ending, start);
    return at < 0 ? -1 : at + ending.length;
  }
}
