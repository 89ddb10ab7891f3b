/** `(a * b + c) % m` and `(a * b + c) & m`, the steps of most generators of random numbers and hashes, as one operation. */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import type { Emitter } from "./emitter.js";
import { Kind } from "./value-kind.js";

const multiplications = new Set<number>([Op.BINARY_MULTIPLY, Op.INPLACE_MULTIPLY]);
const additions = new Set<number>([Op.BINARY_ADD, Op.INPLACE_ADD]);
const remainders = new Set<number>([Op.BINARY_REMAINDER, Op.INPLACE_REMAINDER]);
const masks = new Set<number>([Op.BINARY_AND, Op.INPLACE_AND]);

/** An operand that costs nothing to load: its text, and a condition under which it is an int, or "". */
interface Operand {
  readonly text: string;
  readonly condition: string;
}

/**
 * Emits a multiplication whose product has been too large, together with what takes nearly all of it away again, when that
 * follows it. Returns whether it does; then the whole is emitted.
 */
export function emitModularProduct(emitter: Emitter, opcode: number, pc: number): boolean {
  if (!multiplications.has(opcode)) return false;
  const { instructions } = emitter.executable;
  const opcodeAt = (at: number): number => instructions[at] & OPCODE_MASK;
  let at = pc + 1;
  let addend: Operand | null = { text: "0", condition: "" };
  if (additions.has(opcodeAt(at + 1))) {
    addend = operandAt(emitter, at);
    at += 2;
  }
  const last = at + 1;
  const name = remainders.has(opcodeAt(last))
    ? "remainderOfProduct"
    : masks.has(opcodeAt(last))
      ? "maskedProduct"
      : null;
  const modulus = name === null || last >= emitter.blockEnd ? null : operandAt(emitter, at);
  if (name === null || addend === null || modulus === null) return false;
  const right = emitter.depth - 1;
  const left = right - 1;
  emitter.requireInt(left, pc);
  emitter.requireInt(right, pc);
  const range = `${modulus.text} ${name === "maskedProduct" ? ">=" : ">"} 0`;
  const conditions = [addend.condition, modulus.condition, range].filter((each) => each !== "").join(" && ");
  emitter.write(`if (!(${conditions})) ${emitter.failure(pc)}`);
  const args = [`s${left}`, `s${right}`, addend.text, modulus.text].join(", ");
  emitter.replace(2, Kind.INT, `${emitter.use(name)}(${args})`);
  emitter.next = last + 1;
  return true;
}

/** What a word loads; null when that is more than a look at a constant or a local. */
function operandAt(emitter: Emitter, at: number): Operand | null {
  const { instructions, constants } = emitter.executable;
  const operand = instructions[at] >>> OPERAND_SHIFT;
  switch (instructions[at] & OPCODE_MASK) {
    case Op.LOAD_CONST: {
      const value = constants[operand];
      return typeof value === "number" ? { text: `(${value})`, condition: "" } : null;
    }
    case Op.LOAD_FAST: {
      const { kind, isBound } = emitter.locals[operand];
      if (!isBound || (kind !== Kind.INT && kind !== Kind.ANY)) return null;
      return { text: `l${operand}`, condition: kind === Kind.INT ? "" : `typeof l${operand} === "number"` };
    }
    default:
      return null;
  }
}
