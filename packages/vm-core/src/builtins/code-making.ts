/** Code objects that a program makes: code.replace() and types.CodeType(). */

import { type Code, CodeFlag } from "../bytecode/code.js";
import { plainCode } from "../bytecode/counted-code.js";
import { BytecodeError, decodeBytecode } from "../bytecode/decoded-bytecode.js";
import { ExceptionTable } from "../bytecode/exception-table.js";
import { OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { LineTable, type Position } from "../bytecode/line-table.js";
import { verify } from "../bytecode/verifier.js";
import { PyBytes } from "../objects/bytes.js";
import { type GivenTables, PyCode } from "../objects/code.js";
import { systemErrorType } from "../objects/exception.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { givenType } from "../runtime/argument-types.js";
import { type PythonError, pythonError, systemError, typeError, valueError } from "../runtime/errors.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { asCInt } from "../runtime/sized-integers.js";
import { compiledConstant } from "./code-constants.js";
import { areEqualLists } from "./code-equality.js";
import {
  bytecodeOf,
  constantsOf,
  exceptionBytesOf,
  locationBytesOf,
  positionsOfUnits,
  stackSizeOf,
} from "./code-parts.js";

/** What a code object is made of, under the names and in the order in which a program gives it. */
interface Parts {
  co_argcount: number;
  co_posonlyargcount: number;
  co_kwonlyargcount: number;
  co_nlocals: number;
  co_stacksize: number;
  co_flags: number;
  co_code: Uint8Array;
  co_consts: readonly Value[];
  co_names: readonly string[];
  co_varnames: readonly string[];
  co_filename: string;
  co_name: string;
  co_qualname: string;
  co_firstlineno: number;
  co_linetable: Uint8Array;
  co_exceptiontable: Uint8Array;
  co_freevars: readonly string[];
  co_cellvars: readonly string[];
}

const MINIMUM_ARGUMENTS = 16;

/** The errors for a part of a wrong type, and for a name that is none. */
interface Complaint {
  readonly about: (wanted: string, value: Value) => PythonError;
  readonly aboutName: (value: Value) => PythonError;
}

/** Parts from values. */
const read = {
  co_argcount: asCInt,
  co_posonlyargcount: asCInt,
  co_kwonlyargcount: asCInt,
  co_nlocals: asCInt,
  co_stacksize: asCInt,
  co_flags: asCInt,
  co_code: bytesOf,
  co_consts: itemsOf,
  co_names: namesOf,
  co_varnames: namesOf,
  co_filename: stringOf,
  co_name: stringOf,
  co_qualname: stringOf,
  co_firstlineno: asCInt,
  co_linetable: bytesOf,
  co_exceptiontable: bytesOf,
  co_freevars: namesOf,
  co_cellvars: namesOf,
} satisfies { [Name in keyof Parts]: (value: Value, complain: Complaint) => Parts[Name] };

const names = Object.keys(read) as (keyof Parts)[];

function bytesOf(value: Value, complain: Complaint): Uint8Array {
  if (!(value instanceof PyBytes)) throw complain.about("bytes", value);
  return value.bytes;
}

function itemsOf(value: Value, complain: Complaint): readonly Value[] {
  if (!(value instanceof PyTuple)) throw complain.about("tuple", value);
  return value.items;
}

function stringOf(value: Value, complain: Complaint): string {
  const text = textOf(value);
  if (text === undefined) throw complain.about("str", value);
  return text;
}

function namesOf(value: Value, complain: Complaint): readonly string[] {
  return itemsOf(value, complain).map((item) => {
    const text = textOf(item);
    if (text === undefined) throw complain.aboutName(item);
    return text;
  });
}

/** types.CodeType(). */
export function constructCode(args: readonly Value[]): PyCode {
  if (args.length < MINIMUM_ARGUMENTS) {
    throw typeError(`code expected at least ${MINIMUM_ARGUMENTS} arguments, got ${args.length}`);
  }
  if (args.length > names.length)
    throw typeError(`code expected at most ${names.length} arguments, got ${args.length}`);
  const given = args.map((value, index) => {
    const complaint: Complaint = {
      about: (wanted, found) => typeError(`code() argument ${index + 1} must be ${wanted}, not ${givenType(found)}`),
      aboutName: (found) => typeError(`name tuples must contain only strings, not '${typeName(found)}'`),
    };
    return [names[index], read[names[index]](value, complaint)] as const;
  });
  // One for each name, of its type: the last two may be left out.
  const parts = { co_freevars: [], co_cellvars: [], ...Object.fromEntries(given) } as unknown as Parts;
  for (const name of names.slice(0, 4)) {
    if ((parts[name] as number) < 0) throw valueError(`code: ${name.slice("co_".length)} must not be negative`);
  }
  checkParts(parts);
  return decoded(parts);
}

/** code.replace(). */
export function replaceParts(original: PyCode, keywords: Keywords): PyCode {
  // What is changed is the code without counters: a copy counts nothing.
  const isPlain = original.code.counted === undefined;
  const self = isPlain ? original : new PyCode(plainCode(original.code), original.constants, original.given);
  const current = partsOf(self);
  const changes = Object.fromEntries(
    Array.from(keywords ?? [], ([name, value]) => {
      if (!isPart(name)) throw typeError(`replace() got an unexpected keyword argument '${name}'`);
      const part = read[name](value, {
        about: (wanted, found) => typeError(`replace() argument '${name}' must be ${wanted}, not ${givenType(found)}`),
        aboutName: () => systemError("non-string found in code slot"),
      });
      if (typeof part === "number" && part < 0) throw valueError(`${name} must be a positive integer`);
      return [name, part];
    }),
  ) as Partial<Parts>;
  const parts = { ...current, ...changes };
  checkParts(parts);
  const isSameShape =
    parts.co_nlocals === current.co_nlocals &&
    areEqualLists(parts.co_code, current.co_code) &&
    areEqualLists(parts.co_exceptiontable, current.co_exceptiontable) &&
    areEqualLists(parts.co_freevars, current.co_freevars) &&
    areEqualLists(parts.co_cellvars, current.co_cellvars) &&
    parts.co_consts.length >= current.co_consts.length;
  return isSameShape ? relabelled(self, parts, changes) : decoded(parts);
}

const isPart = (name: string): name is keyof Parts => Object.hasOwn(read, name);

function partsOf(self: PyCode): Parts {
  const { code } = self;
  return {
    co_argcount: code.argCount,
    co_posonlyargcount: code.posOnlyCount,
    co_kwonlyargcount: code.kwOnlyCount,
    co_nlocals: code.localNames.length,
    co_stacksize: stackSizeOf(self),
    co_flags: code.flags,
    co_code: bytecodeOf(self),
    co_consts: constantsOf(self),
    co_names: code.names,
    co_varnames: code.localNames,
    co_filename: code.filename,
    co_name: code.name,
    co_qualname: code.qualifiedName,
    co_firstlineno: code.firstLine,
    co_linetable: locationBytesOf(self),
    co_exceptiontable: exceptionBytesOf(self),
    co_freevars: code.freeNames,
    co_cellvars: code.cellNames,
  };
}

function checkParts(parts: Parts): void {
  const { co_argcount, co_posonlyargcount, co_kwonlyargcount, co_flags } = parts;
  if (co_argcount < co_posonlyargcount || parts.co_stacksize < 0 || co_flags < 0) {
    throw systemError("bad argument to internal function");
  }
  const rest = Number((co_flags & CodeFlag.VARARGS) !== 0) + Number((co_flags & CodeFlag.VARKEYWORDS) !== 0);
  if (co_argcount + co_kwonlyargcount + rest > parts.co_varnames.length) {
    throw valueError("code: co_varnames is too small");
  }
  if (parts.co_nlocals !== parts.co_varnames.length) throw valueError("code: co_nlocals != len(co_varnames)");
}

/** The plain fields of a code object. */
function labelsOf(parts: Parts): Pick<Code, LabelName> {
  return {
    name: parts.co_name,
    qualifiedName: parts.co_qualname,
    filename: parts.co_filename,
    firstLine: parts.co_firstlineno,
    argCount: parts.co_argcount,
    posOnlyCount: parts.co_posonlyargcount,
    kwOnlyCount: parts.co_kwonlyargcount,
    flags: parts.co_flags,
    names: parts.co_names,
    localNames: parts.co_varnames,
  };
}

type LabelName =
  | "name"
  | "qualifiedName"
  | "filename"
  | "firstLine"
  | "argCount"
  | "posOnlyCount"
  | "kwOnlyCount"
  | "flags"
  | "names"
  | "localNames";

/** The same instructions with other names, numbers, constants or positions. */
function relabelled(self: PyCode, parts: Parts, changes: Partial<Parts>): PyCode {
  const { code, given } = self;
  const isMoved = changes.co_linetable === undefined || areEqualLists(changes.co_linetable, locationBytesOf(self));
  const lineTable = isMoved ? undefined : parts.co_linetable;
  const changed = {
    ...code,
    ...labelsOf(parts),
    localsPlusNames: [...parts.co_varnames, ...code.localsPlusNames.slice(parts.co_varnames.length)],
    lineTable: relocated(self, parts.co_firstlineno, lineTable),
  };
  const constants = changes.co_consts === undefined ? null : placed(self, parts.co_consts);
  const isSameStack = parts.co_stacksize === stackSizeOf(self);
  const tables: GivenTables = {
    ...given,
    ...(lineTable && { lineTable }),
    ...(given?.constants && { constants: parts.co_consts }),
    ...(isSameStack ? {} : { stackSize: parts.co_stacksize }),
  };
  if (constants === null) return new PyCode(changed, self.constants, tables);
  const compiled = constants.map((value, index) =>
    value === self.constants[index] ? (code.constants[index] ?? null) : compiledConstant(value),
  );
  return new PyCode({ ...changed, constants: compiled }, constants, tables);
}

/** Lines count from the first line of the code: another first line moves them all. */
function relocated({ code, presented }: PyCode, firstLine: number, table: Uint8Array | undefined): LineTable {
  if (table === undefined) {
    const moved = firstLine - code.firstLine;
    if (moved === 0) return code.lineTable;
    const move = (position: Position | null): Position | null =>
      position && { ...position, line: position.line + moved, endLine: position.endLine + moved };
    return LineTable.fromPositions(Array.from(code.lineTable.positions(), move));
  }
  const units = positionsOfUnits(table, firstLine);
  return LineTable.fromPositions(Array.from(code.instructions, (_, pc) => units[presented.offsetOf(pc) / 2] ?? null));
}

/** Constants by place in co_consts, in the places where the code has them. */
function placed({ constants, presentedConstants }: PyCode, items: readonly Value[]): readonly Value[] {
  const { places } = presentedConstants;
  const values = [...constants];
  items.forEach((item, index) => {
    if (index < places.length) values[places[index]] = item;
    else values.push(item);
  });
  return values;
}

/** Code from bytecode. What cannot run raises SystemError when it is called, as unknown opcodes do in CPython. */
function decoded(parts: Parts): PyCode {
  const { co_varnames: locals, co_cellvars: cellNames, co_freevars: freeNames } = parts;
  const otherCells = cellNames.filter((name) => !locals.includes(name));
  const localsPlusNames = [...locals, ...otherCells, ...freeNames];
  const cellIndices = cellNames.map((name) => localsPlusNames.indexOf(name));
  const constants = [...parts.co_consts];
  const smallInts = new Map<number, number>();
  const smallInt = (value: number): number => {
    const place = smallInts.get(value) ?? constants.push(value) - 1;
    smallInts.set(value, place);
    return place;
  };
  const given: GivenTables = {
    bytecode: parts.co_code,
    constants: parts.co_consts,
    exceptionTable: parts.co_exceptiontable,
    lineTable: parts.co_linetable,
    stackSize: parts.co_stacksize,
  };
  const frame = { ...labelsOf(parts), localsPlusNames, cellNames, cellIndices, freeNames };
  try {
    const { instructions, exceptionTable, units } = decodeBytecode({
      bytes: parts.co_code,
      exceptionTable: parts.co_exceptiontable,
      smallInt,
    });
    const positions = positionsOfUnits(parts.co_linetable, parts.co_firstlineno);
    const code: Code = {
      ...frame,
      stackSize: parts.co_stacksize + STACK_MARGIN,
      constants: [...parts.co_consts.map(compiledConstant), ...smallInts.keys()],
      instructions,
      exceptionTable,
      lineTable: LineTable.fromPositions(Array.from(units, (unit) => positions[unit] ?? null)),
      isGiven: true,
    };
    const [problem] = verify(code);
    if (problem !== undefined) throw new BytecodeError(problem);
    return new PyCode(code, constants, given);
  } catch (error) {
    if (!(error instanceof BytecodeError)) throw error;
    return new PyCode(raising(frame), [pythonError(systemErrorType, error.message).exception], given);
  }
}

/** Values that our instructions may have on the stack more than CPython's. */
const STACK_MARGIN = 4;

/** Code that raises its constant. */
function raising(frame: Omit<Code, "stackSize" | "constants" | "instructions" | "exceptionTable" | "lineTable">): Code {
  const position = { line: frame.firstLine, endLine: frame.firstLine, column: -1, endColumn: -1 };
  return {
    ...frame,
    stackSize: 1,
    constants: [null],
    instructions: Int32Array.of(Op.LOAD_CONST, Op.RAISE_VARARGS | (1 << OPERAND_SHIFT)),
    exceptionTable: ExceptionTable.empty,
    lineTable: LineTable.fromPositions([position, position]),
    isGiven: true,
  };
}
