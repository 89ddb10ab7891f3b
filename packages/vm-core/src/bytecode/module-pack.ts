/**
 * A file of compiled modules with their sources, from which each module is read by itself. Little-endian.
 *
 *     magic, fingerprint, length of the next line in bytes                                 4 bytes each
 *     count, then of each module: length of name, name, kind, length of code, length of source
 *     then of each module: code (see serialization.ts), source (UTF-8, deflated)
 */

import { ByteSink } from "./byte-sink.js";
import { ByteSource } from "./byte-source.js";
import type { Code } from "./code.js";
import { instructions } from "./instructions.js";
import { decodeCode, encodeCode } from "./serialization.js";

const MAGIC = 0x4c505954;

/** What a pack is made from; the source is deflated already, since this layer knows no compression. */
export interface ModuleToPack {
  readonly name: string;
  readonly isPackage: boolean;
  readonly code: Code;
  readonly source: Uint8Array;
}

export interface PackedModule {
  readonly isPackage: boolean;
  /** Decoded anew by each call. */
  readonly code: () => Code;
  /** The deflated source. */
  readonly source: () => Uint8Array;
}

/** Gives the bytes of a pack from one place up to another. */
export type ReadBytes = (start: number, end: number) => Uint8Array;

const HEADER_SIZE = 12;

export function writeModulePack(modules: readonly ModuleToPack[]): Uint8Array {
  const codes = modules.map(({ code }) => encodeCode(code));
  const places = new ByteSink();
  places.unsigned(modules.length);
  modules.forEach(({ name, isPackage, source }, index) => {
    places.unsigned(name.length);
    for (let at = 0; at < name.length; at++) places.byte(name.charCodeAt(at));
    places.byte(isPackage ? 1 : 0);
    places.unsigned(codes[index].length);
    places.unsigned(source.length);
  });
  const list = places.finish();
  const sink = new ByteSink();
  sink.uint32(MAGIC);
  sink.uint32(instructionFingerprint());
  sink.uint32(list.length);
  sink.all(list);
  modules.forEach(({ source }, index) => {
    sink.all(codes[index]);
    sink.all(source);
  });
  return sink.finish();
}

interface Place {
  readonly isPackage: boolean;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

export class ModulePack {
  private readonly read: ReadBytes;
  private readonly places = new Map<string, Place>();

  /** Reads the list of modules alone. Throws an Error when the bytes are no pack, or one for other instructions. */
  constructor(read: ReadBytes) {
    this.read = read;
    const header = new ByteSource(read(0, HEADER_SIZE));
    if (header.uint32() !== MAGIC) throw new Error("not a pack of compiled modules");
    if (header.uint32() !== instructionFingerprint()) {
      throw new Error("the pack of compiled modules was built for another version of the interpreter");
    }
    let start = HEADER_SIZE + header.uint32();
    const source = new ByteSource(read(HEADER_SIZE, start));
    const entries = Array.from({ length: source.unsigned() }, () => ({
      name: source.latin1(source.unsigned()),
      isPackage: source.byte() === 1,
      codeLength: source.unsigned(),
      sourceLength: source.unsigned(),
    }));
    for (const { name, isPackage, codeLength, sourceLength } of entries) {
      const middle = start + codeLength;
      this.places.set(name, { isPackage, start, middle, end: middle + sourceLength });
      start = middle + sourceLength;
    }
  }

  get names(): readonly string[] {
    return [...this.places.keys()];
  }

  find(name: string): PackedModule | undefined {
    const place = this.places.get(name);
    if (place === undefined) return undefined;
    const { isPackage, start, middle, end } = place;
    return {
      isPackage,
      code: () => decodeCode(this.read(start, middle)),
      source: () => this.read(middle, end),
    };
  }
}

/** Opcodes are places in the instruction table: FNV-1a over its names tells whether they still are what they were. */
function instructionFingerprint(): number {
  let hash = 0x811c9dc5;
  for (const { name } of instructions) {
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x2c, 0x01000193);
  }
  return hash >>> 0;
}
