/** Turning bytes into text piece by piece. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { getAttribute } from "../../runtime/attributes.js";
import { concatenateBytes } from "../../runtime/byte-search.js";
import { call, callMethod } from "../../runtime/calls.js";
import { builtinCodec, findTextCodec, type TextCodec } from "../../runtime/codecs.js";
import { typeError } from "../../runtime/errors.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { decodeUtf8Part } from "../../runtime/utf8.js";

/** What a decoder has taken and not given out yet: bytes, and a number that says what else it remembers. */
export interface DecoderState {
  readonly bytes: Uint8Array;
  readonly flags: bigint;
}

export interface StreamDecoder {
  /** `isFinal`: there are no more bytes. */
  decode(bytes: Uint8Array, isFinal: boolean): string;
  state(): DecoderState;
  restore(state: DecoderState): void;
  reset(): void;
}

const NO_BYTES = new Uint8Array(0);
export const initialState: DecoderState = { bytes: NO_BYTES, flags: 0n };

class Utf8Decoder implements StreamDecoder {
  private readonly errors: string;
  private pending = NO_BYTES;

  constructor(errors: string) {
    this.errors = errors;
  }

  decode(bytes: Uint8Array, isFinal: boolean): string {
    const input = this.pending.length === 0 ? bytes : concatenateBytes(this.pending, bytes);
    const { text, consumed } = decodeUtf8Part(input, this.errors, isFinal);
    this.pending = consumed === input.length ? NO_BYTES : input.slice(consumed);
    return text;
  }

  state(): DecoderState {
    return { bytes: this.pending, flags: 0n };
  }

  restore({ bytes }: DecoderState): void {
    this.pending = bytes.slice();
  }

  reset(): void {
    this.pending = NO_BYTES;
  }
}

/** An encoding whose bytes each stand for themselves. */
class SingleByteDecoder implements StreamDecoder {
  private readonly codec: TextCodec;
  private readonly errors: string;

  constructor(codec: TextCodec, errors: string) {
    this.codec = codec;
    this.errors = errors;
  }

  decode(bytes: Uint8Array): string {
    return this.codec.decode(bytes, this.errors);
  }

  state(): DecoderState {
    return initialState;
  }

  restore(): void {}

  reset(): void {}
}

/** A decoder written in Python, or any object like one. */
export class PythonDecoder implements StreamDecoder {
  readonly object: Value;

  constructor(object: Value) {
    this.object = object;
  }

  decode(bytes: Uint8Array, isFinal: boolean): string {
    const result = callMethod(this.object, "decode", new PyBytes(bytes), isFinal);
    const text = textOf(result);
    if (text === undefined) {
      throw typeError(`decoder should return a string result, not '${typeName(result)}'`);
    }
    return text;
  }

  state(): DecoderState {
    const state = callMethod(this.object, "getstate");
    if (!(state instanceof PyTuple)) throw typeError("illegal decoder state");
    const [bytes, flags] = state.items;
    if (state.items.length !== 2) throw typeError("illegal decoder state");
    if (!(bytes instanceof PyBytes)) {
      throw typeError(`illegal decoder state: the first item should be a bytes object, not '${typeName(bytes)}'`);
    }
    return { bytes: bytes.bytes, flags: BigInt(asIndex(flags)) };
  }

  restore({ bytes, flags }: DecoderState): void {
    callMethod(this.object, "setstate", new PyTuple([new PyBytes(bytes), asNumber(flags)]));
  }

  reset(): void {
    callMethod(this.object, "reset");
  }
}

export function asNumber(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

const SINGLE_BYTE = /^(?:ascii|iso8859-\d+|cp125\d|cp437|cp850|koi8-.*)$/;

/** The decoder of an encoding. Raises LookupError. */
export function makeDecoder(encoding: string, errors: string): StreamDecoder {
  const codec = builtinCodec(encoding);
  if (codec?.name === "utf-8") return new Utf8Decoder(errors);
  if (codec !== undefined && SINGLE_BYTE.test(codec.name)) return new SingleByteDecoder(codec, errors);
  const factory = getAttribute(findTextCodec(encoding, "codecs.open()"), "incrementaldecoder");
  return new PythonDecoder(call(factory, [errors]));
}

/** Turning text into bytes piece by piece. */
export interface StreamEncoder {
  encode(text: string): Uint8Array;
  /** To the state of the beginning of a stream, or of a place inside it. */
  reset(isAtStart: boolean): void;
}

/** The encoder of an encoding. Raises LookupError. */
export function makeEncoder(encoding: string, errors: string): StreamEncoder {
  const codec = builtinCodec(encoding);
  if (codec !== undefined && (codec.name === "utf-8" || SINGLE_BYTE.test(codec.name))) {
    return { encode: (text) => codec.encode(text, errors), reset: () => {} };
  }
  const factory = getAttribute(findTextCodec(encoding, "codecs.open()"), "incrementalencoder");
  const encoder = call(factory, [errors]);
  return {
    encode: (text) => {
      const result = callMethod(encoder, "encode", text);
      if (!(result instanceof PyBytes)) {
        throw typeError(`encoder should return a bytes object, not '${typeName(result)}'`);
      }
      return result.bytes;
    },
    reset: (isAtStart) => {
      if (isAtStart) callMethod(encoder, "reset");
      else callMethod(encoder, "setstate", 0);
    },
  };
}
