/**
 * The binary form of compiled code, as a pack of modules keeps it.
 *
 *     version byte, string table (see string-table.ts), code
 *
 * A code block is its fields in the order of `CodeWriter.code`. Numbers are of variable length, strings are references
 * to the table. A constant is a tag, then its value. An instruction is its opcode's byte, then its operand. Code among
 * the constants is what a function takes from it (see `CodeWriter.nested`), its length in bytes, then its fields, which
 * are read when they are wanted: most functions of a module are never called.
 */

import { ByteSink } from "./byte-sink.js";
import { ByteSource } from "./byte-source.js";
import { type Code, type CodeConstant, CodeFlag, type CodeSummary, type NestedCode } from "./code.js";
import { ExceptionTable } from "./exception-table.js";
import { OPCODE_MASK, OPERAND_SHIFT } from "./instructions.js";
import { LineTable } from "./line-table.js";
import { StringTable, StringTableWriter } from "./string-table.js";

/** To be raised with every change of this form. */
const VERSION = 2;

const Tag = {
  NONE: 0,
  FALSE: 1,
  TRUE: 2,
  NATURAL: 3,
  NEGATIVE: 4,
  BIG_NATURAL: 5,
  BIG_NEGATIVE: 6,
  STRING: 7,
  FLOAT: 8,
  COMPLEX: 9,
  BYTES: 10,
  ELLIPSIS: 11,
  TUPLE: 12,
  FROZENSET: 13,
  SLICE: 14,
  CODE: 15,
} as const;

export function encodeCode(code: Code): Uint8Array {
  const writer = new CodeWriter();
  writer.code(code);
  return writer.finish();
}

/** Throws an Error when the bytes are of another version. */
export function decodeCode(bytes: Uint8Array): Code {
  const source = new ByteSource(bytes);
  const version = source.byte();
  if (version !== VERSION) throw new Error(`compiled code of version ${version}, expected ${VERSION}`);
  return new CodeReader(source, new StringTable(source)).code();
}

class CodeWriter {
  private readonly strings = new StringTableWriter();
  private body = new ByteSink();

  finish(): Uint8Array {
    const sink = new ByteSink();
    sink.byte(VERSION);
    this.strings.writeTo(sink);
    sink.all(this.body.finish());
    return sink.finish();
  }

  code(code: Code): void {
    const { body } = this;
    this.string(code.name);
    this.string(code.qualifiedName);
    this.string(code.filename);
    body.unsigned(code.firstLine);
    body.unsigned(code.argCount);
    body.unsigned(code.posOnlyCount);
    body.unsigned(code.kwOnlyCount);
    body.unsigned(code.flags);
    body.unsigned(code.stackSize);
    this.list(code.localsPlusNames);
    body.unsigned(code.localNames.length);
    body.unsigned(code.freeNames.length);
    this.list(code.cellNames);
    for (const index of code.cellIndices) body.unsigned(index);
    this.constants(code.constants);
    this.list(code.names);
    this.instructions(code.instructions);
    body.unsigned(code.exceptionTable.data.length);
    for (const field of code.exceptionTable.data) body.unsigned(field);
    this.bytes(code.lineTable.encoded);
  }

  private instructions(words: Int32Array): void {
    this.body.unsigned(words.length);
    for (const word of words) {
      this.body.byte(word & OPCODE_MASK);
      this.body.unsigned(word >>> OPERAND_SHIFT);
    }
  }

  private constants(constants: readonly CodeConstant[]): void {
    this.body.unsigned(constants.length);
    for (const constant of constants) this.constant(constant);
  }

  private constant(constant: CodeConstant): void {
    const { body } = this;
    if (constant === null) body.byte(Tag.NONE);
    else if (typeof constant === "boolean") body.byte(constant ? Tag.TRUE : Tag.FALSE);
    else if (typeof constant === "number") {
      body.byte(constant < 0 ? Tag.NEGATIVE : Tag.NATURAL);
      body.unsigned(Math.abs(constant));
    } else if (typeof constant === "bigint") {
      body.byte(constant < 0n ? Tag.BIG_NEGATIVE : Tag.BIG_NATURAL);
      this.string((constant < 0n ? -constant : constant).toString(16));
    } else if (typeof constant === "string") {
      body.byte(Tag.STRING);
      this.string(constant);
    } else this.object(constant);
  }

  private object(constant: Exclude<CodeConstant, null | boolean | number | bigint | string>): void {
    const { body } = this;
    switch (constant.kind) {
      case "float":
        body.byte(Tag.FLOAT);
        return body.float64(constant.value);
      case "complex":
        body.byte(Tag.COMPLEX);
        body.float64(constant.real);
        return body.float64(constant.imag);
      case "bytes":
        body.byte(Tag.BYTES);
        return this.bytes(constant.value);
      case "ellipsis":
        return body.byte(Tag.ELLIPSIS);
      case "tuple":
        body.byte(Tag.TUPLE);
        return this.constants(constant.items);
      case "frozenset":
        body.byte(Tag.FROZENSET);
        return this.constants(constant.items);
      case "slice":
        body.byte(Tag.SLICE);
        this.constant(constant.start);
        this.constant(constant.stop);
        return this.constant(constant.step);
      case "code":
        body.byte(Tag.CODE);
        return this.nested(constant.code);
    }
  }

  private nested(code: Code): void {
    const { body } = this;
    const docstring = docstringOf(code);
    this.string(code.name);
    this.string(code.qualifiedName);
    body.byte(docstring === null ? 0 : 1);
    if (docstring !== null) this.string(docstring);
    this.body = new ByteSink();
    this.code(code);
    const bytes = this.body.finish();
    this.body = body;
    this.bytes(bytes);
  }

  private string(text: string): void {
    this.body.unsigned(this.strings.reference(text));
  }

  private list(texts: readonly string[]): void {
    this.body.unsigned(texts.length);
    for (const text of texts) this.string(text);
  }

  private bytes(bytes: Uint8Array): void {
    this.body.unsigned(bytes.length);
    this.body.all(bytes);
  }
}

function docstringOf({ flags, constants }: Code): string | null {
  const [first] = constants;
  return (flags & CodeFlag.HAS_DOCSTRING) !== 0 && typeof first === "string" ? first : null;
}

/** Code that is read when it is first asked for. */
class PackedCode implements NestedCode {
  readonly kind = "code";
  readonly summary: CodeSummary;
  private readonly bytes: Uint8Array;
  private readonly strings: StringTable;
  private decoded: Code | null = null;

  constructor(summary: CodeSummary, bytes: Uint8Array, strings: StringTable) {
    this.summary = summary;
    this.bytes = bytes;
    this.strings = strings;
  }

  get code(): Code {
    this.decoded ??= new CodeReader(new ByteSource(this.bytes), this.strings).code();
    return this.decoded;
  }
}

class CodeReader {
  private readonly source: ByteSource;
  private readonly strings: StringTable;

  constructor(source: ByteSource, strings: StringTable) {
    this.source = source;
    this.strings = strings;
  }

  /** The calls read one field after another, in the order in which they were written. */
  code(): Code {
    const { source } = this;
    const name = this.string();
    const qualifiedName = this.string();
    const filename = this.string();
    const firstLine = source.unsigned();
    const argCount = source.unsigned();
    const posOnlyCount = source.unsigned();
    const kwOnlyCount = source.unsigned();
    const flags = source.unsigned();
    const stackSize = source.unsigned();
    const localsPlusNames = this.list();
    const localNames = localsPlusNames.slice(0, source.unsigned());
    const freeNames = localsPlusNames.slice(localsPlusNames.length - source.unsigned());
    const cellNames = this.list();
    const cellIndices = cellNames.map(() => source.unsigned());
    const constants = this.constants();
    const names = this.list();
    const instructions = this.instructions();
    const exceptionTable = ExceptionTable.fromData(this.fields());
    const lineTable = LineTable.fromEncoded(this.bytes());
    return {
      name,
      qualifiedName,
      filename,
      firstLine,
      argCount,
      posOnlyCount,
      kwOnlyCount,
      flags,
      stackSize,
      localsPlusNames,
      localNames,
      cellNames,
      cellIndices,
      freeNames,
      constants,
      names,
      instructions,
      exceptionTable,
      lineTable,
    };
  }

  private instructions(): Int32Array {
    const { source } = this;
    const words = new Int32Array(source.unsigned());
    for (let at = 0; at < words.length; at++) {
      const opcode = source.byte();
      words[at] = opcode | (source.unsigned() << OPERAND_SHIFT);
    }
    return words;
  }

  private fields(): Int32Array {
    const fields = new Int32Array(this.source.unsigned());
    for (let at = 0; at < fields.length; at++) fields[at] = this.source.unsigned();
    return fields;
  }

  private constants(): CodeConstant[] {
    const count = this.source.unsigned();
    const constants: CodeConstant[] = [];
    for (let index = 0; index < count; index++) constants.push(this.constant());
    return constants;
  }

  private constant(): CodeConstant {
    const { source } = this;
    const tag = source.byte();
    switch (tag) {
      case Tag.NONE:
        return null;
      case Tag.FALSE:
        return false;
      case Tag.TRUE:
        return true;
      case Tag.NATURAL:
        return source.unsigned();
      case Tag.NEGATIVE:
        return -source.unsigned();
      case Tag.BIG_NATURAL:
        return BigInt(`0x${this.string()}`);
      case Tag.BIG_NEGATIVE:
        return -BigInt(`0x${this.string()}`);
      case Tag.STRING:
        return this.string();
      case Tag.FLOAT:
        return { kind: "float", value: source.float64() };
      case Tag.COMPLEX: {
        const real = source.float64();
        return { kind: "complex", real, imag: source.float64() };
      }
      case Tag.BYTES:
        return { kind: "bytes", value: this.bytes().slice() };
      case Tag.ELLIPSIS:
        return { kind: "ellipsis" };
      case Tag.TUPLE:
        return { kind: "tuple", items: this.constants() };
      case Tag.FROZENSET:
        return { kind: "frozenset", items: this.constants() };
      case Tag.SLICE: {
        const start = this.constant();
        const stop = this.constant();
        return { kind: "slice", start, stop, step: this.constant() };
      }
      case Tag.CODE:
        return this.nested();
      default:
        throw new Error(`compiled code is damaged: unknown constant ${tag}`);
    }
  }

  private nested(): NestedCode {
    const name = this.string();
    const qualifiedName = this.string();
    const docstring = this.source.byte() === 0 ? null : this.string();
    return new PackedCode({ name, qualifiedName, docstring }, this.bytes(), this.strings);
  }

  private string(): string {
    return this.strings.at(this.source.unsigned());
  }

  private list(): string[] {
    const count = this.source.unsigned();
    const texts: string[] = [];
    for (let index = 0; index < count; index++) texts.push(this.string());
    return texts;
  }

  /** A view: a line table may share the pack's bytes. */
  private bytes(): Uint8Array {
    return this.source.take(this.source.unsigned());
  }
}
