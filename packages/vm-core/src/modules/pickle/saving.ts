/** Writing one pickle: which way each value goes, and the values that have instructions of their own. */

import { PyByteArray } from "../../objects/bytearray.js";
import { bytesType, PyBytes } from "../../objects/bytes.js";
import { dictType, PyDict } from "../../objects/dict.js";
import { keyErrorType } from "../../objects/exception.js";
import { floatType, PyFloat } from "../../objects/float.js";
import { functionType } from "../../objects/function.js";
import { listType, PyList } from "../../objects/list.js";
import { Ellipsis, ellipsisType, NotImplemented, noneType, notImplementedType } from "../../objects/none.js";
import type { PyObject, Value } from "../../objects/object.js";
import { frozenSetType, PySet, setType } from "../../objects/set.js";
import { PyTuple, tupleType } from "../../objects/tuple.js";
import { PyType, typeType } from "../../objects/type.js";
import { findAttribute, getAttribute } from "../../runtime/attributes.js";
import { memoryOf } from "../../runtime/buffers.js";
import { call0, call1 } from "../../runtime/calls.js";
import { caught, overflowError, valueError } from "../../runtime/errors.js";
import { withNote } from "../../runtime/exception-notes.js";
import { floatRepr } from "../../runtime/float-text.js";
import { intToText } from "../../runtime/integer-text.js";
import { services } from "../../runtime/interpreter-services.js";
import { textOf } from "../../runtime/primitives.js";
import { getItem } from "../../runtime/subscripts.js";
import { str } from "../../runtime/text.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { encodeUtf8, latin1Bytes, latin1Text } from "../../runtime/utf8.js";
import { encodeLong } from "./long-integers.js";
import { checkNesting } from "./nesting.js";
import { Opcode } from "./opcodes.js";
import { isContiguous, PickleBuffer } from "./pickle-buffer.js";
import { picklingError } from "./pickle-errors.js";
import type { PickleOutput } from "./pickle-output.js";
import type { PyPickler } from "./pickler-object.js";
import { registries } from "./registries.js";
import { saveDict, saveList, saveTuple } from "./saved-containers.js";
import { saveGlobal } from "./saved-names.js";
import { saveReduction } from "./saved-reduction.js";
import { saveFrozenSet, saveSet } from "./saved-sets.js";

/** Values between safe points. */
const POLLED = 1024;
/** From this depth on a pickler without a memo looks for circles. */
const FAST_NESTING = 50;

export interface SavingHooks {
  /** Undefined when the pickler's is the one that answers None. */
  readonly persistentId: Value | undefined;
  readonly reducerOverride: Value | undefined;
}

export class Saving {
  readonly pickler: PyPickler;
  readonly out: PickleOutput;
  private readonly hooks: SavingHooks;
  private count = 0;
  private depth = 0;
  private fastDepth = 0;
  private readonly fastOpen = new Set<Value>();

  constructor(pickler: PyPickler, out: PickleOutput, hooks: SavingHooks) {
    this.pickler = pickler;
    this.out = out;
    this.hooks = hooks;
  }

  /** The whole of a pickle. */
  dump(value: Value): void {
    const { protocol } = this.pickler;
    if (protocol >= 2) this.out.byteAndByte(Opcode.PROTO, protocol);
    if (protocol >= 4) this.out.startFraming();
    this.save(value);
    this.out.byte(Opcode.STOP);
    this.out.finish();
  }

  /** Raises PicklingError for what cannot be pickled, and what the program's own functions raise. */
  save(value: Value, isIdentifier = false): void {
    this.out.boundary();
    if (++this.count % POLLED === 0) pollSafePoint();
    if (!isIdentifier && this.hooks.persistentId !== undefined && this.savePersistent(this.hooks.persistentId, value)) {
      return;
    }
    if (value === null) this.out.byte(Opcode.NONE);
    else if (typeof value === "boolean") this.saveBool(value);
    else if (typeof value === "number" || typeof value === "bigint") this.saveInteger(value);
    else if (typeof value === "string") {
      if (!this.recall(value)) this.saveText(value);
    } else if (value instanceof PyFloat && value.cls === floatType) this.saveFloat(value.value);
    else if (!this.recall(value)) this.saveObject(value);
  }

  /** Writes where a value that has been written is to be found; false when it has not. */
  recall(value: Value): boolean {
    const index = this.pickler.memo.get(value);
    if (index === undefined) return false;
    if (!this.pickler.isBinary) this.out.byteAndText(Opcode.GET, `${index}\n`);
    else if (index < 256) this.out.byteAndByte(Opcode.BINGET, index);
    else this.out.byteAndUint32(Opcode.LONG_BINGET, index);
    return true;
  }

  /** Gives the value that has just been written a number. */
  memoize(value: Value): void {
    const { memo, isFast, protocol, isBinary } = this.pickler;
    if (isFast) return;
    const index = memo.size;
    memo.set(value, index);
    if (protocol >= 4) this.out.byte(Opcode.MEMOIZE);
    else if (!isBinary) this.out.byteAndText(Opcode.PUT, `${index}\n`);
    else if (index < 256) this.out.byteAndByte(Opcode.BINPUT, index);
    else this.out.byteAndUint32(Opcode.LONG_BINPUT, index);
  }

  /** Runs what writes the inside of a list or dict; without a memo circles are found here. */
  enclosed(value: PyObject, body: () => void): void {
    if (!this.pickler.isFast) {
      body();
      return;
    }
    const isWatched = ++this.fastDepth >= FAST_NESTING;
    if (isWatched) {
      if (this.fastOpen.has(value)) {
        this.fastDepth = 0;
        throw valueError(`fast mode: can't pickle cyclic objects including object type ${value.cls.name}`);
      }
      this.fastOpen.add(value);
    }
    body();
    this.fastDepth--;
    if (isWatched) this.fastOpen.delete(value);
  }

  private savePersistent(persistentId: Value, value: Value): boolean {
    const identifier = call1(persistentId, value);
    if (identifier === null) return false;
    if (this.pickler.isBinary) {
      this.save(identifier, true);
      this.out.byte(Opcode.BINPERSID);
      return true;
    }
    const text = str(identifier);
    for (let index = 0; index < text.length; index++) {
      if (text.charCodeAt(index) > 127) throw picklingError("persistent IDs in protocol 0 must be ASCII strings");
    }
    this.out.byteAndText(Opcode.PERSID, `${text}\n`);
    return true;
  }

  private saveObject(value: PyObject): void {
    const { cls } = value;
    if (value instanceof PyBytes && cls === bytesType) {
      this.saveBytes(value, value.bytes);
      return;
    }
    checkNesting(++this.depth, " while pickling an object");
    if (value instanceof PyDict && cls === dictType) saveDict(this, value);
    else if (value instanceof PySet && cls === setType) saveSet(this, value);
    else if (value instanceof PySet && cls === frozenSetType) saveFrozenSet(this, value);
    else if (value instanceof PyList && cls === listType) saveList(this, value);
    else if (value instanceof PyTuple && cls === tupleType) saveTuple(this, value);
    else if (value instanceof PyByteArray && !cls.isHeapType) this.saveByteArray(value, value.bytes);
    else if (value instanceof PickleBuffer) this.saveBuffer(value);
    else this.saveReducible(value);
    this.depth--;
  }

  /** What has no instruction of its own: by its name, or by what a reduction says. */
  private saveReducible(value: PyObject): void {
    const { cls } = value;
    let reduction =
      this.hooks.reducerOverride === undefined ? NotImplemented : call1(this.hooks.reducerOverride, value);
    if (reduction === NotImplemented) {
      if (cls === typeType && value instanceof PyType) {
        this.saveType(value);
        return;
      }
      if (cls === functionType) {
        saveGlobal(this, value, undefined);
        return;
      }
      const reduce = this.reductionFunction(cls);
      if (reduce !== undefined) reduction = call1(reduce, value);
      else if (cls.isSubtypeOf(typeType)) {
        saveGlobal(this, value, undefined);
        return;
      } else reduction = this.reduce(value);
    }
    const name = textOf(reduction);
    if (name !== undefined) {
      saveGlobal(this, value, name);
      return;
    }
    try {
      saveReduction(this, reduction, value);
    } catch (error) {
      throw withNote(error, () => `when serializing ${cls.fullName} object`);
    }
  }

  private reductionFunction(cls: PyType): Value | undefined {
    const { dispatchTable } = this.pickler;
    if (dispatchTable === undefined) return registries().dispatchTable.get(cls);
    if (dispatchTable instanceof PyDict && dispatchTable.cls === dictType) return dispatchTable.get(cls);
    try {
      return getItem(dispatchTable, cls);
    } catch (error) {
      if (caught(error, keyErrorType) === null) throw error;
      return undefined;
    }
  }

  private reduce(value: PyObject): Value {
    const extended = findAttribute(value, "__reduce_ex__");
    if (extended !== undefined) return call1(extended, this.pickler.protocol);
    const plain = findAttribute(value, "__reduce__");
    if (plain === undefined) throw picklingError(`Can't pickle ${value.cls.fullName} object`);
    return call0(plain);
  }

  private saveType(type: PyType): void {
    const single =
      type === noneType
        ? null
        : type === notImplementedType
          ? NotImplemented
          : type === ellipsisType
            ? Ellipsis
            : undefined;
    if (single === undefined) saveGlobal(this, type, undefined);
    else saveReduction(this, new PyTuple([typeType, new PyTuple([single])]), type);
  }

  private saveBool(value: boolean): void {
    if (this.pickler.protocol >= 2) this.out.byte(value ? Opcode.NEWTRUE : Opcode.NEWFALSE);
    else this.out.byteAndText(Opcode.INT, value ? "01\n" : "00\n");
  }

  private saveInteger(value: number | bigint): void {
    const isSmall = typeof value === "number" && value === (value | 0);
    if (isSmall && this.pickler.isBinary) {
      if (value >= 0 && value <= 0xff) this.out.byteAndByte(Opcode.BININT1, value);
      else if (value >= 0 && value <= 0xffff) this.out.byteAndUint16(Opcode.BININT2, value);
      else this.out.byteAndUint32(Opcode.BININT, value);
    } else if (this.pickler.protocol >= 2) {
      const bytes = encodeLong(BigInt(value));
      if (bytes.length < 256) this.out.byteAndByte(Opcode.LONG1, bytes.length);
      else this.out.byteAndUint32(Opcode.LONG4, bytes.length);
      this.out.append(bytes);
    } else if (isSmall) this.out.byteAndText(Opcode.INT, `${value}\n`);
    else this.out.byteAndText(Opcode.LONG, `${intToText(value)}L\n`);
  }

  private saveFloat(value: number): void {
    if (this.pickler.isBinary) this.out.byteAndDouble(Opcode.BINFLOAT, value);
    else this.out.byteAndText(Opcode.FLOAT, `${floatRepr(value)}\n`);
  }

  private saveText(value: string): void {
    const { out } = this;
    if (this.pickler.isBinary) {
      const bytes = encodeUtf8(value, "surrogatepass");
      out.data(() => {
        if (bytes.length <= 0xff && this.pickler.protocol >= 4) out.byteAndByte(Opcode.SHORT_BINUNICODE, bytes.length);
        else out.byteAndUint32(Opcode.BINUNICODE, bytes.length);
      }, bytes);
    } else {
      out.byte(Opcode.UNICODE);
      out.data(() => {}, latin1Bytes(escapeLine(value)));
      out.byte(NEWLINE);
    }
    this.memoize(value);
  }

  private saveBytes(object: PyObject, bytes: Uint8Array): void {
    const { out } = this;
    if (this.pickler.protocol < 3) {
      const encode = getAttribute(services.importModule("codecs"), "encode");
      const reduction =
        bytes.length === 0
          ? new PyTuple([bytesType, new PyTuple([])])
          : new PyTuple([encode, new PyTuple([latin1Text(bytes), "latin1"])]);
      saveReduction(this, reduction, object);
      return;
    }
    out.data(() => {
      if (bytes.length <= 0xff) out.byteAndByte(Opcode.SHORT_BINBYTES, bytes.length);
      else if (bytes.length <= 0xffff_ffff) out.byteAndUint32(Opcode.BINBYTES, bytes.length);
      else throw overflowError("serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
    }, bytes);
    this.memoize(object);
  }

  private saveByteArray(object: PyObject, bytes: Uint8Array): void {
    if (this.pickler.protocol < 5) {
      const args = bytes.length === 0 ? [] : [new PyBytes(bytes.slice())];
      saveReduction(this, new PyTuple([object.cls, new PyTuple(args)]), object);
      return;
    }
    this.out.data(() => this.out.byteAndSize64(Opcode.BYTEARRAY8, bytes.length), bytes);
    this.memoize(object);
  }

  private saveBuffer(buffer: PickleBuffer): void {
    if (this.pickler.protocol < 5) throw picklingError("PickleBuffer can only be pickled with protocol >= 5");
    const { bytes, isReadOnly } = memoryOf(buffer.exporter());
    if (!isContiguous(buffer)) {
      throw picklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
    }
    const { bufferCallback } = this.pickler;
    if (bufferCallback !== null && !isTrue(call1(bufferCallback, buffer))) {
      this.out.byte(Opcode.NEXT_BUFFER);
      if (isReadOnly) this.out.byte(Opcode.READONLY_BUFFER);
    } else if (isReadOnly) this.saveBytes(buffer, bytes);
    else this.saveByteArray(buffer, bytes);
  }
}

const NEWLINE = 0x0a;

/** Text on a line of Latin-1: what ends lines, backslashes and what is beyond Latin-1 are escaped. */
function escapeLine(text: string): string {
  return text.replace(/[\\\0\n\r\x1a]|[^\0-\xff]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
