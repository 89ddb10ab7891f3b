/** Code blocks as text, in the manner of Python's `dis`. */

import type { Code } from "./code.js";
import { codeConstantText } from "./constant-text.js";
import {
  FunctionAttribute,
  type Instruction,
  Intrinsic1,
  Intrinsic2,
  instructions,
  OPCODE_MASK,
  OPERAND_SHIFT,
  Op,
  PAIR_BITS,
  PAIR_MASK,
} from "./instructions.js";

/** The listing of a code block and of all code blocks among its constants. */
export function disassemble(code: Code): string {
  const listings = [listing(code)];
  for (const constant of code.constants) {
    if (constant === null || typeof constant !== "object" || constant.kind !== "code") continue;
    listings.push(`Disassembly of ${codeConstantText(constant)}:\n${disassemble(constant.code)}`);
  }
  return listings.join("\n");
}

function listing(code: Code): string {
  const labels = labelTargets(code);
  const lines = [...code.lineTable.positions()].map((position) => position?.line ?? null);
  const lineWidth = Math.max(2, ...lines.map((line) => String(line ?? "--").length));
  const labelWidth = labels.size === 0 ? 0 : `L${labels.size}:`.length;
  const rows: string[] = [];
  for (let pc = 0; pc < code.instructions.length; pc++) {
    const startsLine = pc === 0 || lines[pc] !== lines[pc - 1];
    if (startsLine && pc > 0) rows.push("");
    const line = startsLine ? String(lines[pc] ?? "--") : "";
    const label = labels.has(pc) ? `${labels.get(pc)}:` : "";
    const row = `${line.padStart(lineWidth)}  ${label.padStart(labelWidth)}  ${instructionText(code, pc, labels)}`;
    rows.push(row.trimEnd());
  }
  if (code.exceptionTable.length > 0) {
    rows.push("ExceptionTable:");
    for (const { start, end, target, depth, lasti } of code.exceptionTable) {
      const range = `${labels.get(start)} to ${labels.get(end) ?? "the end"} -> ${labels.get(target)}`;
      rows.push(`  ${range} [${depth}]${lasti ? " lasti" : ""}`);
    }
  }
  return `${rows.join("\n")}\n`;
}

/** Names for the places that jumps and the exception table speak of, numbered in the order of the code. */
function labelTargets(code: Code): Map<number, string> {
  const targets = new Set<number>();
  for (const word of code.instructions) {
    if (instructions[word & OPCODE_MASK].operand === "target") targets.add(word >>> OPERAND_SHIFT);
  }
  for (const { start, end, target } of code.exceptionTable) {
    for (const place of [start, end, target]) if (place < code.instructions.length) targets.add(place);
  }
  const sorted = [...targets].sort((a, b) => a - b);
  return new Map(sorted.map((target, index) => [target, `L${index + 1}`]));
}

const NAME_WIDTH = 26;

function instructionText(code: Code, pc: number, labels: ReadonlyMap<number, string>): string {
  const word = code.instructions[pc];
  const instruction: Instruction = instructions[word & OPCODE_MASK];
  const operand = word >>> OPERAND_SHIFT;
  if (instruction.operand === "none") return instruction.name;
  if (instruction.operand === "target") {
    const arrow = operand <= pc ? "<-" : "->";
    return `${instruction.name.padEnd(NAME_WIDTH)} ${arrow} ${labels.get(operand)}`;
  }
  const meaning = operandMeaning(code, word & OPCODE_MASK, operand);
  const number = instruction.operand === "local pair" ? "" : String(operand);
  const shown = [number, meaning === null ? "" : `(${meaning})`].filter((part) => part !== "").join(" ");
  return `${instruction.name.padEnd(NAME_WIDTH)} ${shown}`;
}

function operandMeaning(code: Code, opcode: number, operand: number): string | null {
  const instruction: Instruction = instructions[opcode];
  switch (instruction.operand) {
    case "constant":
      return codeConstantText(code.constants[operand]);
    case "name":
      return code.names[operand];
    case "local":
    case "cell":
      return code.localsPlusNames[operand];
    case "local pair":
      return `${code.localsPlusNames[operand & PAIR_MASK]}, ${code.localsPlusNames[operand >> PAIR_BITS]}`;
    case "flags":
      return flagMeaning(opcode, operand);
    default:
      return null;
  }
}

const flagNames = new Map<number, { readonly [name: string]: number }>([
  [Op.LOAD_COMMON_CONSTANT, { AssertionError: 0, NotImplementedError: 1, tuple: 2, all: 3, any: 4 }],
  [Op.CALL_INTRINSIC_1, Intrinsic1],
  [Op.CALL_INTRINSIC_2, Intrinsic2],
  [Op.SET_FUNCTION_ATTRIBUTE, FunctionAttribute],
  [Op.LOAD_SPECIAL, { __enter__: 0, __exit__: 1, __aenter__: 2, __aexit__: 3 }],
  [Op.CONVERT_VALUE, { str: 1, repr: 2, ascii: 3 }],
  [Op.IS_OP, { is: 0, "is not": 1 }],
  [Op.CONTAINS_OP, { in: 0, "not in": 1 }],
]);

function flagMeaning(opcode: number, operand: number): string | null {
  const names = Object.entries(flagNames.get(opcode) ?? {});
  const found = names.find(([, value]) => value === operand);
  return found === undefined ? null : found[0];
}
