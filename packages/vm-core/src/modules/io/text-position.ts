/**
 * Positions in text streams. A cookie is one number of what it takes to come back: position in bytes, decoder flags,
 * bytes to feed, characters to skip (64 bits each), and whether the decoder must be told of the end.
 */

import { osErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { requireBytes } from "../../runtime/buffers.js";
import { callMethod } from "../../runtime/calls.js";
import { textLength, unitIndex } from "../../runtime/code-points.js";
import { pythonError, valueError } from "../../runtime/errors.js";
import { asIndex } from "../../runtime/primitives.js";
import { unsupportedOperation } from "../../runtime/unsupported-operation.js";
import { asNumber, type StreamDecoder } from "./text-decoder.js";
import type { PyTextIOWrapper } from "./text-io.js";

interface Cookie {
  readonly position: bigint;
  readonly flags: bigint;
  readonly bytesToFeed: number;
  readonly charactersToSkip: number;
  readonly needsEnd: boolean;
}

const WORD = 64n;
const WORD_MASK = (1n << WORD) - 1n;
const NO_BYTES = new Uint8Array(0);

function pack({ position, flags, bytesToFeed, charactersToSkip, needsEnd }: Cookie): number | bigint {
  const high = (BigInt(charactersToSkip) << (3n * WORD)) | ((needsEnd ? 1n : 0n) << (4n * WORD));
  return asNumber(position | (flags << WORD) | (BigInt(bytesToFeed) << (2n * WORD)) | high);
}

function unpack(cookie: bigint): Cookie {
  const word = (index: bigint): bigint => (cookie >> (index * WORD)) & WORD_MASK;
  return {
    position: word(0n),
    flags: word(1n),
    bytesToFeed: Number(word(2n)),
    charactersToSkip: Number(word(3n)),
    needsEnd: cookie >> (4n * WORD) !== 0n,
  };
}

/** tell(). The caller has checked that it is possible, and flushed. */
export function tellPosition(stream: PyTextIOWrapper): number | bigint {
  const position = BigInt(asIndex(callMethod(stream.buffer, "tell")));
  const { decoder, snapshot } = stream;
  if (decoder === null || snapshot === null) return asNumber(position);
  const { flags, input } = snapshot;
  const start = position - BigInt(input.length);
  const characters = stream.usedCharacters;
  if (characters === 0) {
    return pack({ position: start, flags, bytesToFeed: 0, charactersToSkip: 0, needsEnd: false });
  }
  const saved = decoder.state();
  try {
    return pack(findPlace(decoder, { start, flags, input, characters, guess: stream.bytesPerCharacter }));
  } finally {
    decoder.restore(saved);
  }
}

interface Search {
  readonly start: bigint;
  readonly flags: bigint;
  readonly input: Uint8Array;
  readonly characters: number;
  /** Bytes per character. */
  readonly guess: number;
}

/** Decodes the input again up to the characters given out, to find a place where the decoder holds nothing back. */
function findPlace(decoder: StreamDecoder, { start, flags, input, characters, guess }: Search): Cookie {
  // At the beginning also the newlines met so far are forgotten.
  const rewind = (): void => {
    if (start === 0n && flags === 0n) decoder.reset();
    else decoder.restore({ bytes: NO_BYTES, flags });
  };
  let left = characters;
  let skip = Math.min(input.length, Math.floor(guess * characters));
  let back = 1;
  let place = { position: start, flags };
  while (skip > 0) {
    rewind();
    const decoded = textLength(decoder.decode(input.subarray(0, skip), false));
    if (decoded <= characters) {
      const state = decoder.state();
      if (state.bytes.length === 0) {
        place = { position: start + BigInt(skip), flags: state.flags };
        left -= decoded;
        break;
      }
      skip -= state.bytes.length;
      back = 1;
    } else {
      skip -= back;
      back *= 2;
    }
  }
  if (skip <= 0) {
    skip = 0;
    rewind();
  }
  if (left === 0) return { ...place, bytesToFeed: 0, charactersToSkip: 0, needsEnd: false };
  let fed = 0;
  let decoded = 0;
  for (let at = skip; at < input.length; at++) {
    decoded += textLength(decoder.decode(input.subarray(at, at + 1), false));
    fed++;
    const state = decoder.state();
    if (state.bytes.length === 0 && decoded <= left) {
      place = { position: place.position + BigInt(fed), flags: state.flags };
      left -= decoded;
      fed = 0;
      decoded = 0;
    }
    if (decoded >= left) return { ...place, bytesToFeed: fed, charactersToSkip: left, needsEnd: false };
  }
  decoded += textLength(decoder.decode(NO_BYTES, true));
  if (decoded < left) throw pythonError(osErrorType, "can't reconstruct logical file position");
  return { ...place, bytesToFeed: fed, charactersToSkip: left, needsEnd: true };
}

/** seek() with whence 0. The caller has flushed. */
export function seekPosition(stream: PyTextIOWrapper, given: Value): Value {
  const value = BigInt(asIndex(given));
  if (value < 0n) throw valueError(`negative seek position ${value}`);
  const { position, flags, bytesToFeed, charactersToSkip, needsEnd } = unpack(value);
  callMethod(stream.buffer, "seek", asNumber(position));
  stream.forgetDecoded();
  stream.snapshot = null;
  const { decoder } = stream;
  if (decoder !== null) {
    if (position === 0n && flags === 0n) decoder.reset();
    else decoder.restore({ bytes: NO_BYTES, flags });
  }
  stream.snapshot = { flags, input: NO_BYTES };
  if (charactersToSkip > 0 && decoder !== null) {
    const data = callMethod(stream.buffer, "read", bytesToFeed);
    const input = requireBytes(data);
    stream.snapshot = { flags, input: input.slice() };
    const text = decoder.decode(input, needsEnd);
    if (textLength(text) < charactersToSkip) throw pythonError(osErrorType, "can't restore logical file position");
    stream.setDecoded(text, unitIndex(text, charactersToSkip));
  }
  stream.encoder?.reset(position === 0n && flags === 0n);
  return asNumber(value);
}

/** seek() with whence 2 and offset 0. The caller has flushed. */
export function seekEnd(stream: PyTextIOWrapper): Value {
  stream.forgetDecoded();
  stream.snapshot = null;
  stream.decoder?.reset();
  const result = callMethod(stream.buffer, "seek", 0, 2);
  stream.encoder?.reset(result === 0);
  return result;
}

export function refuseRelativeSeek(from: "cur" | "end"): never {
  throw unsupportedOperation(`can't do nonzero ${from}-relative seeks`);
}
