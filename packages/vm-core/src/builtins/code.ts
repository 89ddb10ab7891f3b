/** Code objects, as Python sees them. */

import { isBranch, OPERAND_SHIFT } from "../bytecode/instructions.js";
import { PyBytes } from "../objects/bytes.js";
import { codeType, PyCode } from "../objects/code.js";
import { deprecationWarningType } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PyTuple, tupleOf } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { indexError } from "../runtime/errors.js";
import { constructor, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";
import { addressText } from "../runtime/text.js";
import { warn } from "../runtime/warnings.js";
import { areEqualCodes, hashCode } from "./code-equality.js";
import { constructCode, replaceParts } from "./code-making.js";
import {
  bytecodeOf,
  constantsOf,
  exceptionBytesOf,
  lineRangesOf,
  locationBytesOf,
  positionsOf,
  stackSizeOf,
} from "./code-parts.js";
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
  for (const { start, end, line } of lineRangesOf(code)) yield new PyTuple([start, end, line]);
}

/** One for each unit of two bytes, caches included. */
function* positions(code: PyCode): Generator<Value> {
  const column = (value: number): Value => (value < 0 ? null : value);
  for (const position of positionsOf(code)) {
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

const bytecode = (self: PyCode): PyBytes => new PyBytes(bytecodeOf(self));

const sameCode = (self: PyCode, other: Value): Value =>
  other instanceof PyCode ? areEqualCodes(self, other) : NotImplemented;

defineMethods(codeType, () => [
  constructor("(*args)", (_: PyType, args: readonly Value[]) => constructCode(args)),
  method(
    "__repr__()",
    (self: PyCode) =>
      `<code object ${self.code.name} at ${addressText(self)}, file "${self.code.filename}", line ${self.code.firstLine}>`,
  ),
  method("__eq__(value, /)", sameCode),
  method("__hash__()", hashCode),
  method("replace(**changes)", replaceParts),
  method("__replace__(**changes)", replaceParts),
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
  member("co_consts", (self: PyCode) => new PyTuple([...constantsOf(self)])),
  member("co_names", (self: PyCode) => names(self.code.names)),
  member("co_nlocals", (self: PyCode) => self.code.localNames.length),
  getter("co_varnames", (self: PyCode) => names(self.code.localNames)),
  getter("co_cellvars", (self: PyCode) => names(self.code.cellNames)),
  getter("co_freevars", (self: PyCode) => names(self.code.freeNames)),
  getter("co_code", bytecode),
  getter("_co_code_adaptive", bytecode),
  getter("co_lnotab", (self: PyCode) => {
    warn("co_lnotab is deprecated, use co_lines instead.", deprecationWarningType);
    return new PyBytes(lineDeltas(lineRangesOf(self), self.code.firstLine));
  }),
  getter("co_linetable", (self: PyCode) => new PyBytes(locationBytesOf(self))),
  getter("co_exceptiontable", (self: PyCode) => new PyBytes(exceptionBytesOf(self))),
]);
