/** Values to marshal's bytes. */

import { ByteSink } from "../../bytecode/byte-sink.js";
import { plainCode } from "../../bytecode/counted-code.js";
import { encodeCode } from "../../bytecode/serialization.js";
import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { PyCode } from "../../objects/code.js";
import { PyComplex } from "../../objects/complex.js";
import { PyDict } from "../../objects/dict.js";
import { stopIterationType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import { Ellipsis } from "../../objects/none.js";
import type { PyObject, Value } from "../../objects/object.js";
import { frozenSetType, PySet } from "../../objects/set.js";
import { PySlice } from "../../objects/slice.js";
import { PyTuple } from "../../objects/tuple.js";
import { valueError } from "../../runtime/errors.js";
import { toArray } from "../../runtime/iteration.js";
import { textOf } from "../../runtime/primitives.js";
import { encodeUtf8 } from "../../runtime/utf8.js";

const MAXIMUM_DEPTH = 1000;
const DIGIT_BITS = 15n;

export function marshalBytes(value: Value): Uint8Array {
  const writer = new MarshalWriter();
  writer.value(value);
  return writer.sink.finish();
}

class MarshalWriter {
  readonly sink = new ByteSink();
  private depth = 0;

  value(value: Value): void {
    if (this.depth > MAXIMUM_DEPTH) throw valueError("object too deeply nested to marshal");
    this.depth++;
    if (value === null) this.tag("N");
    else if (typeof value === "boolean") this.tag(value ? "T" : "F");
    else if (typeof value === "number" || typeof value === "bigint") this.integer(value);
    else if (typeof value === "string") this.text(value);
    else if (value === Ellipsis) this.tag(".");
    else if (value === stopIterationType) this.tag("S");
    else this.object(value);
    this.depth--;
  }

  private tag(letter: string): void {
    this.sink.byte(letter.charCodeAt(0));
  }

  private integer(value: number | bigint): void {
    if (typeof value === "number" && value === (value | 0)) {
      this.tag("i");
      this.sink.uint32(value >>> 0);
      return;
    }
    this.tag("l");
    const digits: number[] = [];
    const big = BigInt(value);
    for (let rest = big < 0n ? -big : big; rest > 0n; rest >>= DIGIT_BITS) digits.push(Number(rest & 0x7fffn));
    this.sink.uint32((big < 0n ? -digits.length : digits.length) >>> 0);
    for (const digit of digits) this.sink.uint16(digit);
  }

  private text(value: string): void {
    const bytes = encodeUtf8(value, "surrogatepass");
    this.tag("u");
    this.bytes(bytes);
  }

  private bytes(bytes: Uint8Array): void {
    this.sink.uint32(bytes.length);
    this.sink.all(bytes);
  }

  private object(value: PyObject): void {
    if (value instanceof PyFloat) {
      this.tag("g");
      this.sink.float64(value.value);
    } else if (value instanceof PyComplex) {
      this.tag("y");
      this.sink.float64(value.real);
      this.sink.float64(value.imag);
    } else if (value instanceof PyBytes || value instanceof PyByteArray) {
      this.tag("s");
      this.bytes(value.memory().bytes);
    } else if (value instanceof PyTuple) this.items("(", value.items);
    else if (value instanceof PyList) this.items("[", value.items);
    else if (value instanceof PySet) this.items(value.cls.isSubtypeOf(frozenSetType) ? ">" : "<", toArray(value));
    else if (value instanceof PyDict) this.dict(value);
    else if (value instanceof PySlice) {
      this.tag(":");
      for (const part of [value.start, value.stop, value.step]) this.value(part);
    } else if (value instanceof PyCode) {
      this.tag("c");
      this.bytes(encodeCode(plainCode(value.code)));
    } else if (textOf(value) !== undefined) this.text(textOf(value) ?? "");
    else throw valueError("unmarshallable object");
  }

  private items(tag: string, items: readonly Value[]): void {
    this.tag(tag);
    this.sink.uint32(items.length);
    for (const item of items) this.value(item);
  }

  private dict(dict: PyDict): void {
    this.tag("{");
    for (const key of dict.keys()) {
      this.value(key);
      this.value(dict.get(key) ?? null);
    }
    this.tag("0");
  }
}
