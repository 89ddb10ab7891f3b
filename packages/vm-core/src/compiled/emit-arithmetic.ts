/** Operators: ints and floats inline, everything else by its meaning in `runtime/`. */

import { Op, type OpName } from "../bytecode/instructions.js";
import { emitModularProduct } from "./emit-modular-product.js";
import { type Emitter, raw } from "./emitter.js";
import { Seen } from "./feedback.js";
import { Kind } from "./value-kind.js";

/** An operator of numbers: its result as an expression, and a condition under which that is right, or "". */
interface Inline {
  readonly condition: (left: string, right: string) => string;
  readonly result: (left: string, right: string) => string;
}

interface Operator {
  /** The support function that means it. */
  readonly meaning: string;
  /** Of safe ints. `mayOverflow`: the result must be looked at. */
  readonly int: (Inline & { readonly mayOverflow: boolean; readonly kind: Kind }) | null;
  /** Of doubles, to a double. */
  readonly float: Inline | null;
}

const always = (): string => "";
const infix =
  (operator: string) =>
  (left: string, right: string): string =>
    `${left} ${operator} ${right}`;
const isInt32 = (value: string): string => `(${value} | 0) === ${value}`;
const bothInt32 = (left: string, right: string): string => `${isInt32(left)} && ${isInt32(right)}`;
const isNotZero = (_: string, right: string): string => `${right} !== 0`;
const isShift = (left: string, right: string): string => `${isInt32(left)} && ${right} >= 0 && ${right} < 31`;

const int = (condition: Inline["condition"], result: Inline["result"], mayOverflow = false) => ({
  condition,
  result,
  mayOverflow,
  kind: Kind.INT,
});

const add = { int: int(always, infix("+"), true), float: { condition: always, result: infix("+") } };
const subtract = { int: int(always, infix("-"), true), float: { condition: always, result: infix("-") } };
const multiply = {
  // + 0 turns -0 into 0.
  int: int(always, (left, right) => `${left} * ${right} + 0`, true),
  float: { condition: always, result: infix("*") },
};
const trueDivide = { int: null, float: { condition: isNotZero, result: infix("/") } };
// Exact: a quotient of safe ints is further from the next int above than half its last place.
const floorDivide = {
  int: int(isNotZero, (left, right) => `Math.floor(${left} / ${right}) + 0`),
  float: { condition: isNotZero, result: (left: string, right: string) => `floorDivideDoubles(${left}, ${right})` },
};
const remainder = {
  int: int(
    (left, right) => `${left} >= 0 && ${right} > 0`,
    (left, right) => `${left} % ${right}`,
  ),
  float: { condition: isNotZero, result: (left: string, right: string) => `remainderDoubles(${left}, ${right})` },
};
// A mask below 2**32 leaves what the low 32 bits of any int make of it.
const bitAnd = {
  int: int(
    (left, right) => `(${bothInt32(left, right)} || ${right} >= 0 && ${right} <= 4294967295)`,
    (left, right) => `${right} < 0 || ${isInt32(right)} ? ${left} & ${right} : (${left} & ${right}) >>> 0`,
  ),
  float: null,
};
const bitOr = { int: int(bothInt32, infix("|")), float: null };
const bitXor = { int: int(bothInt32, infix("^")), float: null };
const leftShift = {
  int: int(isShift, (left, right) => `${left} * (1 << ${right})`, true),
  float: null,
};
const rightShift = { int: int(isShift, infix(">>")), float: null };
const none = { int: null, float: null };

const operators: Partial<Record<OpName, Operator>> = {
  BINARY_ADD: { meaning: "add", ...add },
  INPLACE_ADD: { meaning: "inPlaceAdd", ...add },
  BINARY_SUBTRACT: { meaning: "subtract", ...subtract },
  INPLACE_SUBTRACT: { meaning: "inPlaceSubtract", ...subtract },
  BINARY_MULTIPLY: { meaning: "multiply", ...multiply },
  INPLACE_MULTIPLY: { meaning: "inPlaceMultiply", ...multiply },
  BINARY_TRUE_DIVIDE: { meaning: "trueDivide", ...trueDivide },
  INPLACE_TRUE_DIVIDE: { meaning: "inPlaceTrueDivide", ...trueDivide },
  BINARY_FLOOR_DIVIDE: { meaning: "floorDivide", ...floorDivide },
  INPLACE_FLOOR_DIVIDE: { meaning: "inPlaceFloorDivide", ...floorDivide },
  BINARY_REMAINDER: { meaning: "remainder", ...remainder },
  INPLACE_REMAINDER: { meaning: "inPlaceRemainder", ...remainder },
  BINARY_AND: { meaning: "bitAnd", ...bitAnd },
  INPLACE_AND: { meaning: "inPlaceAnd", ...bitAnd },
  BINARY_OR: { meaning: "bitOr", ...bitOr },
  INPLACE_OR: { meaning: "inPlaceOr", ...bitOr },
  BINARY_XOR: { meaning: "bitXor", ...bitXor },
  INPLACE_XOR: { meaning: "inPlaceXor", ...bitXor },
  BINARY_LEFT_SHIFT: { meaning: "leftShift", ...leftShift },
  INPLACE_LEFT_SHIFT: { meaning: "inPlaceLeftShift", ...leftShift },
  BINARY_RIGHT_SHIFT: { meaning: "rightShift", ...rightShift },
  INPLACE_RIGHT_SHIFT: { meaning: "inPlaceRightShift", ...rightShift },
  BINARY_POWER: { meaning: "power", ...none },
  INPLACE_POWER: { meaning: "inPlacePower", ...none },
  BINARY_MATRIX_MULTIPLY: { meaning: "matrixMultiply", ...none },
  INPLACE_MATRIX_MULTIPLY: { meaning: "inPlaceMatrixMultiply", ...none },
  COMPARE_LT: comparison("compareLt", "<"),
  COMPARE_LE: comparison("compareLe", "<="),
  COMPARE_GT: comparison("compareGt", ">"),
  COMPARE_GE: comparison("compareGe", ">="),
  COMPARE_EQ: comparison("compareEq", "==="),
  COMPARE_NE: comparison("compareNe", "!=="),
};

function comparison(meaning: string, operator: string): Operator {
  const inline = { condition: always, result: infix(operator) };
  return { meaning, int: { ...inline, mayOverflow: false, kind: Kind.BOOL }, float: inline };
}

const byOpcode = new Map(Object.entries(operators).map(([name, operator]) => [Op[name as OpName], operator]));

export const isBinaryOperator = (opcode: number): boolean => byOpcode.has(opcode);

const isComparison = ({ int: inline }: Operator): boolean => inline !== null && inline.kind === Kind.BOOL;

const isNumber = (kind: Kind): boolean => kind === Kind.INT || kind === Kind.FLOAT;

export function emitBinary(emitter: Emitter, opcode: number, pc: number): void {
  const operator = byOpcode.get(opcode);
  if (operator === undefined) return;
  const right = emitter.depth - 1;
  const left = right - 1;
  const kinds = [emitter.stack[left].kind, emitter.stack[right].kind];
  const seen = emitter.seen(pc);
  const isSpeculating = emitter.isSpeculative && seen !== 0 && (seen & (Seen.OTHER | Seen.STR)) === 0;
  if (operator.int !== null && (kinds.every((kind) => kind === Kind.INT) || (isSpeculating && isIntsOnly(seen)))) {
    if (isSpeculating && (seen & Seen.OVERFLOW) !== 0 && emitModularProduct(emitter, opcode, pc)) return;
    // A known int and what has overflowed before: the general way.
    if ((seen & Seen.OVERFLOW) === 0 || isComparison(operator)) {
      emitInts(emitter, operator, pc);
      return;
    }
  } else if (operator.float !== null && isFloats(kinds, isSpeculating, seen, operator)) {
    emitFloats(emitter, operator, pc, seen);
    return;
  }
  emitAny(emitter, operator, pc);
}

const isIntsOnly = (seen: number): boolean => (seen & ~Seen.OVERFLOW) === Seen.INT;

function isFloats(kinds: readonly Kind[], isSpeculating: boolean, seen: number, operator: Operator): boolean {
  if (kinds.every(isNumber)) return kinds.includes(Kind.FLOAT) || operator.int === null;
  if (!isSpeculating) return false;
  if (operator.int === null) return true;
  return (seen & (Seen.INT | Seen.OVERFLOW)) === 0;
}

function emitInts(emitter: Emitter, operator: Operator, pc: number): void {
  const { int: inline } = operator;
  if (inline === null) return;
  const right = emitter.depth - 1;
  const left = right - 1;
  emitter.requireInt(left, pc);
  emitter.requireInt(right, pc);
  const [one, other] = [`s${left}`, `s${right}`];
  const condition = inline.condition(one, other);
  if (condition !== "") emitter.write(`if (!(${condition})) ${emitter.failure(pc, Seen.OVERFLOW)}`);
  if (inline.mayOverflow) {
    emitter.write(
      `n = ${inline.result(one, other)};`,
      `if (n > 9007199254740991 || n < -9007199254740991) ${emitter.failure(pc, Seen.OVERFLOW)}`,
    );
    emitter.replace(2, inline.kind, "n");
  } else emitter.replace(2, inline.kind, inline.result(one, other));
}

function emitFloats(emitter: Emitter, operator: Operator, pc: number, seen: number): void {
  const { float: inline } = operator;
  if (inline === null) return;
  const right = emitter.depth - 1;
  const left = right - 1;
  let [one, other] = [`s${left}`, `s${right}`];
  const isOneFloat = emitter.stack[left].kind === Kind.FLOAT || emitter.stack[right].kind === Kind.FLOAT;
  if (seen === Seen.FLOAT && operator.int !== null) {
    emitter.requireFloat(left, pc);
    emitter.requireFloat(right, pc);
    [one, other] = [`t${left}`, `t${right}`];
  } else {
    if (!isOneFloat && operator.int !== null) {
      emitter.write(`if (typeof ${one} === "number" && typeof ${other} === "number") ${emitter.failure(pc)}`);
    }
    one = emitter.requireNumber(left, pc);
    other = emitter.requireNumber(right, pc);
  }
  // Dividing by zero raises: the interpreter does it.
  const condition = inline.condition(one, other);
  if (condition !== "") emitter.write(`if (!(${condition})) ${emitter.exit(pc)}`);
  const result = inline.result(one, other);
  if (result.startsWith("floorDivideDoubles")) emitter.use("floorDivideDoubles");
  if (result.startsWith("remainderDoubles")) emitter.use("remainderDoubles");
  if (isComparison(operator)) {
    emitter.replace(2, Kind.BOOL, result);
    return;
  }
  emitter.drop(2);
  emitter.write(`t${emitter.push(raw)} = ${result};`);
}

/** The general way: ints and floats inline where that is short, else the meaning. */
function emitAny(emitter: Emitter, operator: Operator, pc: number): void {
  const right = emitter.depth - 1;
  const left = right - 1;
  const [one, other] = [emitter.box(left), emitter.box(right)];
  const { meaning, int: ints, float: floats } = operator;
  const result = `s${left}`;
  const isCompared = isComparison(operator);
  let text = "";
  if (ints !== null && (ints.condition === always || isCompared)) {
    const check = `typeof ${one} === "number" && typeof ${other} === "number"`;
    const overflow = ints.mayOverflow ? " && n <= 9007199254740991 && n >= -9007199254740991" : "";
    const value = ints.result(one, other);
    if (overflow === "") text += `if (${check}) { ${emitter.record(pc, Seen.INT)} ${result} = ${value}; } else `;
    else
      text += `if (${check} && (n = ${value}, true)${overflow}) { ${emitter.record(pc, Seen.INT)} ${result} = n; } else `;
  }
  if (floats !== null && floats.condition === always) {
    const float = emitter.use("PyFloat");
    const check = `${emitter.isExactly(one, "floatType")} && ${emitter.isExactly(other, "floatType")}`;
    const value = floats.result(`${one}.value`, `${other}.value`);
    text += `if (${check}) { ${emitter.record(pc, Seen.FLOAT)} ${result} = ${isCompared ? value : `new ${float}(${value})`}; } else `;
  }
  if ((meaning === "compareEq" || meaning === "compareNe") && emitter.isSpeculative) {
    const check = `typeof ${one} === "string" && typeof ${other} === "string"`;
    text += `if (${check}) ${result} = ${one} ${meaning === "compareEq" ? "===" : "!=="} ${other}; else `;
  }
  // Ints that have got here are those that the inline code was not for.
  const bits = text !== "" && ints !== null && ints.mayOverflow ? Seen.OVERFLOW : 0;
  const profile = emitter.isSpeculative ? "" : `${emitter.use("recordOperands")}(S, ${pc}, ${one}, ${other}, ${bits});`;
  text += `{ ${emitter.prepare(pc)} ${profile} ${result} = ${emitter.use(meaning)}(${one}, ${other}); }`;
  emitter.write(text);
  emitter.drop(2);
  emitter.push({ kind: Kind.ANY, isBoxed: true, local: -1 });
}

export function emitUnary(emitter: Emitter, opcode: number, pc: number): void {
  const slot = emitter.depth - 1;
  const { kind } = emitter.stack[slot];
  if (opcode === Op.UNARY_NEGATIVE && kind === Kind.FLOAT) {
    emitter.drop(1);
    emitter.write(`t${emitter.push(raw)} = -t${slot};`);
    return;
  }
  if (opcode === Op.UNARY_NEGATIVE && kind === Kind.INT) {
    emitter.replace(1, Kind.INT, `0 - s${slot}`);
    return;
  }
  const value = emitter.box(slot);
  if (opcode === Op.UNARY_NOT) {
    emitTruth(emitter, pc);
    emitter.replace(1, Kind.BOOL, `!s${slot}`);
    return;
  }
  const meaning = opcode === Op.UNARY_NEGATIVE ? "negative" : opcode === Op.UNARY_POSITIVE ? "positive" : "invert";
  emitter.write(emitter.prepare(pc));
  emitter.replace(1, Kind.ANY, `${emitter.use(meaning)}(${value})`);
}

/** Turns the top into a bool. */
export function emitTruth(emitter: Emitter, pc: number): void {
  const slot = emitter.depth - 1;
  const value = `s${slot}`;
  switch (emitter.stack[slot].kind) {
    case Kind.BOOL:
      return;
    case Kind.INT:
      emitter.replace(1, Kind.BOOL, `${value} !== 0`);
      return;
    case Kind.FLOAT:
      emitter.replace(1, Kind.BOOL, `t${slot} !== 0`);
      return;
    case Kind.STR:
      emitter.replace(1, Kind.BOOL, `${value} !== ""`);
      return;
    default:
      emitter.box(slot);
      emitter.write(
        `if (${value} !== true && ${value} !== false) { ${emitter.prepare(pc)} ${value} = ${emitter.use("isTrue")}(${value}); }`,
      );
      emitter.drop(1);
      emitter.push({ kind: Kind.BOOL, isBoxed: true, local: -1 });
  }
}
