/** The parts of pako that follow zlib's own interface. Return values are zlib's codes. */

declare module "pako/lib/zlib/zstream.js" {
  export default class ZStream {
    input: Uint8Array;
    next_in: number;
    avail_in: number;
    output: Uint8Array;
    next_out: number;
    avail_out: number;
    msg: string | null;
    state: object | null;
  }
}

declare module "pako/lib/zlib/deflate.js" {
  import type ZStream from "pako/lib/zlib/zstream.js";

  export function deflateInit2(
    stream: ZStream,
    level: number,
    method: number,
    windowBits: number,
    memoryLevel: number,
    strategy: number,
  ): number;
  export function deflateSetDictionary(stream: ZStream, dictionary: Uint8Array): number;
  export function deflate(stream: ZStream, flush: number): number;
}

declare module "pako/lib/zlib/inflate.js" {
  import type ZStream from "pako/lib/zlib/zstream.js";

  export function inflateInit2(stream: ZStream, windowBits: number): number;
  export function inflateSetDictionary(stream: ZStream, dictionary: Uint8Array): number;
  export function inflate(stream: ZStream, flush: number): number;
}
