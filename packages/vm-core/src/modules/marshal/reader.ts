/** Marshal's bytes to values. */

import { ByteSource } from "../../bytecode/byte-source.js";
import { decodeCode } from "../../bytecode/serialization.js";
import { makeCode } from "../../interpreter/code-objects.js";
import { PyBytes } from "../../objects/bytes.js";
import { PyComplex } from "../../objects/complex.js";
import { PyDict } from "../../objects/dict.js";
import { eofErrorType, stopIterationType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import { Ellipsis } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { frozenSetType, PySet, setType } from "../../objects/set.js";
import { PySlice } from "../../objects/slice.js";
import { PyTuple } from "../../objects/tuple.js";
import { pythonError, valueError } from "../../runtime/errors.js";
import { normalizeInt } from "../../runtime/primitives.js";
import { decodeUtf8 } from "../../runtime/utf8.js";
import { textOfUnits } from "../../unicode/units.js";

const MAXIMUM_DEPTH = 1000;
/** Set in a tag when later parts may refer to the value. */
const REFERENCE_FLAG = 0x80;

export class MarshalReader {
  private readonly source: ByteSource;
  private readonly length: number;
  private readonly references: (Value | undefined)[] = [];
  private depth = 0;

  constructor(bytes: Uint8Array) {
    this.source = new ByteSource(bytes);
    this.length = bytes.length;
  }

  value(): Value {
    const value = this.valueOrEnd();
    if (value === undefined) throw valueError("bad marshal data (unknown type code)");
    return value;
  }

  /** Undefined for the mark that ends a dict. */
  private valueOrEnd(): Value | undefined {
    if (++this.depth > MAXIMUM_DEPTH) throw valueError("recursion limit exceeded");
    this.need(1);
    const tag = this.source.byte();
    const slot = (tag & REFERENCE_FLAG) === 0 ? -1 : this.references.push(undefined) - 1;
    const value = this.content(String.fromCharCode(tag & ~REFERENCE_FLAG), slot);
    if (slot >= 0) this.references[slot] = value;
    this.depth--;
    return value;
  }

  private need(count: number): void {
    if (this.source.position + count > this.length) throw pythonError(eofErrorType, "marshal data too short");
  }

  private take(count: number): Uint8Array {
    this.need(count);
    return this.source.take(count);
  }

  private size(): number {
    this.need(4);
    const size = this.source.uint32() | 0;
    if (size < 0) throw valueError("bad marshal data (size out of range)");
    return size;
  }

  private content(tag: string, slot: number): Value | undefined {
    switch (tag) {
      case "0":
        return undefined;
      case "N":
        return null;
      case "T":
        return true;
      case "F":
        return false;
      case ".":
        return Ellipsis;
      case "S":
        return stopIterationType;
      case "i":
        this.need(4);
        return this.source.uint32() | 0;
      case "l":
        return this.integer();
      case "g":
        return new PyFloat(this.double());
      case "y": {
        const real = this.double();
        return new PyComplex(real, this.double());
      }
      case "s":
        return new PyBytes(this.take(this.size()).slice());
      case "u":
      case "t":
        return decodeUtf8(this.take(this.size()), "surrogatepass");
      case "a":
      case "A":
        return textOfUnits(this.take(this.size()));
      case "z":
      case "Z":
        this.need(1);
        return textOfUnits(this.take(this.source.byte()));
      case "(":
        return new PyTuple(this.items(this.size()));
      case ")":
        this.need(1);
        return new PyTuple(this.items(this.source.byte()));
      case "[": {
        const list = new PyList([]);
        if (slot >= 0) this.references[slot] = list;
        list.items.push(...this.items(this.size()));
        return list;
      }
      case "<":
      case ">": {
        const set = new PySet(tag === "<" ? setType : frozenSetType);
        for (const item of this.items(this.size())) set.add(item);
        return set;
      }
      case "{":
        return this.dict(slot);
      case ":": {
        const start = this.value();
        const stop = this.value();
        return new PySlice(start, stop, this.value());
      }
      case "c":
        return makeCode(decodeCode(this.take(this.size()).slice()));
      case "r":
        return this.reference();
      default:
        throw valueError("bad marshal data (unknown type code)");
    }
  }

  private double(): number {
    this.need(8);
    return this.source.float64();
  }

  private integer(): Value {
    this.need(4);
    const size = this.source.uint32() | 0;
    let value = 0n;
    for (let index = 0; index < Math.abs(size); index++) {
      const [low, high] = this.take(2);
      value |= BigInt(low | (high << 8)) << BigInt(15 * index);
    }
    return normalizeInt(size < 0 ? -value : value);
  }

  private items(count: number): Value[] {
    this.need(count);
    return Array.from({ length: count }, () => this.value());
  }

  private dict(slot: number): PyDict {
    const dict = new PyDict();
    if (slot >= 0) this.references[slot] = dict;
    for (let key = this.valueOrEnd(); key !== undefined; key = this.valueOrEnd()) dict.set(key, this.value());
    return dict;
  }

  private reference(): Value {
    const value = this.references[this.size()];
    if (value === undefined) throw valueError("bad marshal data (invalid reference)");
    return value;
  }
}
