/** Code objects, as Python sees them. */

import { type Code, type CodeConstant, CodeFlag } from "../bytecode/code.js";
import { plainCode } from "../bytecode/counted-code.js";
import { isBranch, OPERAND_SHIFT } from "../bytecode/instructions.js";
import { LineTable, type Position } from "../bytecode/line-table.js";
import { decodeLocations } from "../bytecode/location-table.js";
import { PyBytes } from "../objects/bytes.js";
import { codeType, PyCode } from "../objects/code.js";
import { deprecationWarningType, systemErrorType } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import { NotImplemented } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple, tupleOf } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { givenType } from "../runtime/argument-types.js";
import { indexError, type PythonError, pythonError, typeError, valueError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { constructor, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { asSize, textOf } from "../runtime/primitives.js";
import { addressText } from "../runtime/text.js";
import { warn } from "../runtime/warnings.js";
import { lineDeltas } from "./line-deltas.js";
import { defineIterator } from "./native-iterator.js";

const itemIteratorType: PyType = defineType("code_iterator", { isSubclassable: false });

/** Iterates tuples computed one by one. */
class TupleIterator extends NativeIterator {
  override cls: PyType = itemIteratorType;
  private readonly source: Iterator<Value>;

  constructor(source: Iterator<Value>) {
    super();
    this.source = source;
  }

  next(): Value | undefined {
    const step = this.source.next();
    return step.done === true ? undefined : step.value;
  }
}
defineIterator(itemIteratorType);

function* lines(code: PyCode): Generator<Value> {
  for (const { start, end, line } of code.presented.lineRanges()) yield new PyTuple([start, end, line]);
}

/** One for each unit of two bytes, caches included. */
function* positions(code: PyCode): Generator<Value> {
  const column = (value: number): Value => (value < 0 ? null : value);
  for (const position of code.presented.positions()) {
    yield position === null
      ? new PyTuple([null, null, null, null])
      : new PyTuple([position.line, position.endLine, column(position.column), column(position.endColumn)]);
  }
}

/** For each branch: where it is, and where it goes on when it falls through and when it jumps. */
function* branches({ code, presented }: PyCode): Generator<Value> {
  const { instructions } = code;
  for (let pc = 0; pc < instructions.length; pc++) {
    const word = instructions[pc];
    if (!isBranch(word)) continue;
    const target = presented.entryOf(word >>> OPERAND_SHIFT);
    yield new PyTuple([presented.offsetOf(pc), presented.fallThroughOf(pc), target]);
  }
}

const names = (list: readonly string[]): PyTuple => tupleOf([...list]);

/** co_flags as CPython gives them: OPTIMIZED and NEWLOCALS for functions, and so on. */
const flagsOf = (self: PyCode): number => self.code.flags;

const stackSizeOf = (self: PyCode): number => self.given?.stackSize ?? self.presented.stackSize;

const bytecode = (self: PyCode): PyBytes => new PyBytes(self.presented.bytes);

const locationBytes = ({ code, presented, given }: PyCode): Uint8Array =>
  given?.lineTable ?? presented.encodePositions(code.firstLine);

/** Lines count from the first line of the code: another first line moves them all. */
function relocated({ code, presented }: PyCode, firstLine: number, table: Uint8Array | undefined): LineTable {
  if (table === undefined) {
    const moved = firstLine - code.firstLine;
    if (moved === 0) return code.lineTable;
    const move = (position: Position | null): Position | null =>
      position && { ...position, line: position.line + moved, endLine: position.endLine + moved };
    return LineTable.fromPositions(Array.from(code.lineTable.positions(), move));
  }
  const units: (Position | null)[] = [];
  for (const { length, position } of decodeLocations(table, firstLine)) {
    for (let count = 0; count < length; count++) units.push(position);
  }
  return LineTable.fromPositions(Array.from(code.instructions, (_, pc) => units[presented.offsetOf(pc) / 2] ?? null));
}

/** Constants by place in co_consts, in the places where the code has them. */
function placed({ constants, presentedConstants }: PyCode, items: readonly Value[]): readonly Value[] {
  const { places } = presentedConstants;
  if (items.length < places.length) throw valueError("code: co_consts is too small");
  const values = [...constants];
  items.forEach((item, index) => {
    if (index < places.length) values[places[index]] = item;
    else values.push(item);
  });
  return values;
}

const withoutCounters = ({ code, constants, given }: PyCode): PyCode => new PyCode(plainCode(code), constants, given);

function replace(original: PyCode, keywords: Keywords): Value {
  // What is changed is the code without counters: a copy counts nothing.
  const self = original.code.counted === undefined ? original : withoutCounters(original);
  const changes = new Map(keywords);
  const take = (name: string): Value | undefined => {
    const value = changes.get(name);
    changes.delete(name);
    return value;
  };
  const wrongType = (name: string, wanted: string, value: Value): PythonError =>
    typeError(`replace() argument '${name}' must be ${wanted}, not ${givenType(value)}`);
  const text = (name: string, fallback: string): string => {
    const value = take(name);
    if (value === undefined) return fallback;
    const given = textOf(value);
    if (given === undefined) throw wrongType(name, "str", value);
    return given;
  };
  const number = (name: string, fallback: number): number => {
    const value = take(name);
    const count = value === undefined ? fallback : asSize(value);
    if (count < 0) throw valueError(`${name} must be a positive integer`);
    return count;
  };
  const tuple = (name: string): PyTuple | undefined => {
    const value = take(name);
    if (value === undefined || value instanceof PyTuple) return value;
    throw wrongType(name, "tuple", value);
  };
  const bytes = (name: string): Uint8Array | undefined => {
    const value = take(name);
    if (value === undefined) return undefined;
    if (value instanceof PyBytes) return value.bytes;
    throw wrongType(name, "bytes", value);
  };
  const listOfNames = (name: string, fallback: readonly string[]): readonly string[] =>
    tuple(name)?.items.map((item) => {
      const given = textOf(item);
      if (given === undefined) throw pythonError(systemErrorType, "non-string found in code slot");
      return given;
    }) ?? fallback;
  const { code } = self;
  const changed = {
    argCount: number("co_argcount", code.argCount),
    posOnlyCount: number("co_posonlyargcount", code.posOnlyCount),
    kwOnlyCount: number("co_kwonlyargcount", code.kwOnlyCount),
    flags: number("co_flags", code.flags),
    firstLine: number("co_firstlineno", code.firstLine),
    names: listOfNames("co_names", code.names),
    filename: text("co_filename", code.filename),
    name: text("co_name", code.name),
    qualifiedName: text("co_qualname", code.qualifiedName),
  };
  const givenTable = bytes("co_linetable");
  const lineTable = givenTable === undefined || areEqualLists(givenTable, locationBytes(self)) ? undefined : givenTable;
  const items = tuple("co_consts")?.items;
  const localCount = number("co_nlocals", code.localNames.length);
  const localNames = listOfNames("co_varnames", code.localNames);
  if (argumentCount(changed) > localNames.length) throw valueError("code: co_varnames is too small");
  if (localCount !== localNames.length) throw valueError("code: co_nlocals != len(co_varnames)");
  const stackSize = number("co_stacksize", stackSizeOf(self));
  const exceptions = self.presented.encodeExceptionTable();
  const isSame =
    areEqualLists(listOfNames("co_cellvars", code.cellNames), code.cellNames) &&
    areEqualLists(listOfNames("co_freevars", code.freeNames), code.freeNames) &&
    areEqualLists(bytes("co_code") ?? bytecode(self).bytes, bytecode(self).bytes) &&
    areEqualLists(bytes("co_exceptiontable") ?? exceptions, exceptions) &&
    stackSize >= 0 &&
    localNames.length === code.localNames.length;
  if (!isSame) throw valueError("code: instructions, cells and free variables cannot be replaced");
  for (const unknown of changes.keys()) {
    throw typeError(`replace() got an unexpected keyword argument '${unknown}'`);
  }
  const localsPlusNames = [...localNames, ...code.localsPlusNames.slice(localNames.length)];
  return new PyCode(
    {
      ...code,
      ...changed,
      localNames,
      localsPlusNames,
      lineTable: relocated(self, changed.firstLine, lineTable),
    },
    items === undefined ? self.constants : placed(self, items),
    { ...self.given, ...(lineTable && { lineTable }), ...(stackSize === stackSizeOf(self) ? {} : { stackSize }) },
  );
}

/** How many local variables a code's arguments take, those for the rest included. */
function argumentCount({ argCount, kwOnlyCount, flags }: Pick<Code, "argCount" | "kwOnlyCount" | "flags">): number {
  const rest = Number((flags & CodeFlag.VARARGS) !== 0) + Number((flags & CodeFlag.VARKEYWORDS) !== 0);
  return argCount + kwOnlyCount + rest;
}

function sameCode(self: PyCode, other: Value): Value {
  return other instanceof PyCode ? self === other || areEqualCodes(self.code, other.code) : NotImplemented;
}

/** As CPython compares: everything but the file and the qualified name. */
function areEqualCodes(a: Code, b: Code): boolean {
  return (
    a.name === b.name &&
    a.argCount === b.argCount &&
    a.posOnlyCount === b.posOnlyCount &&
    a.kwOnlyCount === b.kwOnlyCount &&
    a.flags === b.flags &&
    a.firstLine === b.firstLine &&
    areEqualLists(a.instructions, b.instructions) &&
    areEqualLists(a.names, b.names) &&
    areEqualLists(a.localsPlusNames, b.localsPlusNames) &&
    areEqualLists(a.lineTable.encoded, b.lineTable.encoded) &&
    areEqualLists(a.exceptionTable.data, b.exceptionTable.data) &&
    a.constants.length === b.constants.length &&
    a.constants.every((constant, index) => areEqualConstants(constant, b.constants[index]))
  );
}

function areEqualLists(a: ArrayLike<string | number>, b: ArrayLike<string | number>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Constants of the same type and value; 0.0 and -0.0 differ. */
function areEqualConstants(a: CodeConstant, b: CodeConstant): boolean {
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  switch (a.kind) {
    case "float":
      return b.kind === "float" && Object.is(a.value, b.value);
    case "complex":
      return b.kind === "complex" && Object.is(a.real, b.real) && Object.is(a.imag, b.imag);
    case "bytes":
      return b.kind === "bytes" && areEqualLists(a.value, b.value);
    case "ellipsis":
      return b.kind === "ellipsis";
    case "tuple":
    case "frozenset":
      return (
        a.kind === b.kind &&
        a.items.length === b.items.length &&
        a.items.every((item, index) => areEqualConstants(item, b.items[index]))
      );
    case "slice":
      return (
        b.kind === "slice" &&
        areEqualConstants(a.start, b.start) &&
        areEqualConstants(a.stop, b.stop) &&
        areEqualConstants(a.step, b.step)
      );
    case "code":
      return b.kind === "code" && areEqualCodes(a.code, b.code);
  }
}

defineMethods(codeType, () => [
  constructor("(*args)", () => {
    throw typeError("cannot create 'code' instances");
  }),
  method(
    "__repr__()",
    (self: PyCode) =>
      `<code object ${self.code.name} at ${addressText(self)}, file "${self.code.filename}", line ${self.code.firstLine}>`,
  ),
  method("__eq__(value, /)", sameCode),
  method("__hash__()", (self: PyCode) => hashValue(new PyTuple([self.code.name, self.code.firstLine]))),
  method("replace(**changes)", replace),
  method("__replace__(**changes)", replace),
  method("co_lines()", (self: PyCode) => new TupleIterator(lines(self))),
  method("_varname_from_oparg(oparg, /)", (self: PyCode, operand: Value) => {
    const name = self.code.localsPlusNames.at(asSize(operand));
    if (name === undefined) throw indexError("tuple index out of range");
    return name;
  }),
  method("co_branches()", (self: PyCode) => new TupleIterator(branches(self))),
  method("co_positions()", (self: PyCode) => new TupleIterator(positions(self))),
  member("co_name", (self: PyCode) => self.code.name),
  member("co_qualname", (self: PyCode) => self.code.qualifiedName),
  member("co_filename", (self: PyCode) => self.code.filename),
  member("co_firstlineno", (self: PyCode) => self.code.firstLine),
  member("co_argcount", (self: PyCode) => self.code.argCount),
  member("co_posonlyargcount", (self: PyCode) => self.code.posOnlyCount),
  member("co_kwonlyargcount", (self: PyCode) => self.code.kwOnlyCount),
  member("co_stacksize", stackSizeOf),
  member("co_flags", flagsOf),
  member("co_consts", (self: PyCode) => new PyTuple([...self.presentedConstants.items])),
  member("co_names", (self: PyCode) => names(self.code.names)),
  member("co_nlocals", (self: PyCode) => self.code.localNames.length),
  getter("co_varnames", (self: PyCode) => names(self.code.localNames)),
  getter("co_cellvars", (self: PyCode) => names(self.code.cellNames)),
  getter("co_freevars", (self: PyCode) => names(self.code.freeNames)),
  getter("co_code", bytecode),
  getter("_co_code_adaptive", bytecode),
  getter("co_lnotab", (self: PyCode) => {
    warn("co_lnotab is deprecated, use co_lines instead.", deprecationWarningType);
    return new PyBytes(lineDeltas(self.presented.lineRanges(), self.code.firstLine));
  }),
  getter("co_linetable", (self: PyCode) => new PyBytes(locationBytes(self))),
  getter("co_exceptiontable", ({ presented }: PyCode) => new PyBytes(presented.encodeExceptionTable())),
]);
