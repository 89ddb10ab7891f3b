/** Turns the code of a finished unit into a code block. */

import { type Code, type CodeConstant, CodeFlag } from "../bytecode/code.js";
import { type ExceptionEntry, ExceptionTable } from "../bytecode/exception-table.js";
import { OPERAND_MAX, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { LineTable, type Position } from "../bytecode/line-table.js";
import type { CodeUnit, NameTable } from "./code-unit.js";
import { ConstantTable } from "./constants.js";
import { buildGraph, labelExceptionTargets } from "./control-flow-graph.js";
import { type Block, blocksFrom, FlowInstruction } from "./flow-block.js";
import { FutureFlag } from "./future.js";
import { NEXT_LOCATION, NO_LOCATION } from "./location.js";
import { lowerBooleanJumps, lowerPseudoInstructions } from "./lowering.js";
import { optimizeGraph } from "./optimize-graph.js";
import { isScopeExit, LOOP_ITERATOR } from "./pseudo-instructions.js";
import type { Scope } from "./scopes.js";
import { measureStack } from "./stack-depth.js";

export function assembleUnit(unit: CodeUnit, filename: string, futureFlags: number): Code {
  const entry = buildGraph(unit.code, unit.constants.values);
  labelExceptionTargets(entry);
  optimizeGraph(entry, unit.scope.parameters.length, unit.locals.size);
  lowerBooleanJumps(entry);
  const stackSize = measureStack(entry);
  const flags = flagsOf(unit.scope) | (futureFlags & FUTURE_MASK);
  const layout = layOutVariables(unit);
  insertPrefix(unit, entry, layout, flags);
  resolveCells(entry, layout);
  lowerPseudoInstructions(entry);
  const constants = collectConstants(entry, unit.constants.values);
  return {
    name: unit.name,
    qualifiedName: unit.qualifiedName,
    filename,
    firstLine: unit.firstLine,
    argCount: unit.counts.posOnly + unit.counts.args,
    posOnlyCount: unit.counts.posOnly,
    kwOnlyCount: unit.counts.kwOnly,
    flags,
    stackSize,
    localsPlusNames: layout.names,
    localNames: [...unit.locals.keys()],
    cellNames: layout.cellNames,
    cellIndices: layout.cellIndices,
    freeNames: [...unit.frees.keys()],
    constants,
    names: [...unit.names.keys()],
    ...encode(entry),
  };
}

// Flags

const FUTURE_MASK = Object.values(FutureFlag).reduce((mask, flag) => mask | flag, 0);

function flagsOf(scope: Scope): number {
  const { isGenerator, isCoroutine } = scope;
  let flags = 0;
  if (scope.isFunctionLike) {
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    if (scope.isNested) flags |= CodeFlag.NESTED;
    if (isGenerator) flags |= isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    if (scope.hasVarargs) flags |= CodeFlag.VARARGS;
    if (scope.hasVarkeywords) flags |= CodeFlag.VARKEYWORDS;
    if (scope.hasDocstring) flags |= CodeFlag.HAS_DOCSTRING;
    if (scope.isMethod) flags |= CodeFlag.METHOD;
  }
  if (isCoroutine && !isGenerator) flags |= CodeFlag.COROUTINE;
  return flags;
}

const SUSPENDABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

// Variables

interface Layout {
  readonly names: readonly string[];
  readonly cellNames: readonly string[];
  readonly cellIndices: readonly number[];
  /** Place in locals-plus for each number of a cell or free variable. */
  readonly places: readonly number[];
}

/** Cells that are parameters stay in the parameter's place; the other cells and the free variables follow the locals. */
function layOutVariables(unit: CodeUnit): Layout {
  const names = [...unit.locals.keys()];
  const places: number[] = [];
  const place = (table: NameTable, shares: boolean) => {
    for (const [name, number] of table) {
      const local = shares ? unit.locals.get(name) : undefined;
      places[number] = local ?? names.length;
      if (local === undefined) names.push(name);
    }
  };
  place(unit.cells, true);
  place(unit.frees, false);
  const cellNames = [...unit.cells.keys()].sort((a, b) => cellPlace(unit, places, a) - cellPlace(unit, places, b));
  return { names, cellNames, cellIndices: cellNames.map((name) => cellPlace(unit, places, name)), places };
}

function cellPlace(unit: CodeUnit, places: readonly number[], name: string): number {
  return places[unit.cells.get(name) ?? 0];
}

/** What a frame does before anything else: take over its closure, make its cells, become a generator. */
function insertPrefix(unit: CodeUnit, entry: Block, layout: Layout, flags: number): void {
  const prefix: FlowInstruction[] = [];
  if (unit.frees.size > 0) prefix.push(new FlowInstruction(Op.COPY_FREE_VARS, unit.frees.size, NO_LOCATION));
  for (const name of layout.cellNames) {
    prefix.push(new FlowInstruction(Op.MAKE_CELL, unit.cells.get(name) ?? 0, NO_LOCATION));
  }
  if ((flags & SUSPENDABLE) !== 0) {
    const start = { line: unit.firstLine, endLine: unit.firstLine, column: -1, endColumn: -1 };
    prefix.push(new FlowInstruction(Op.RETURN_GENERATOR, 0, start), new FlowInstruction(Op.POP_TOP, 0, start));
  }
  entry.instructions.unshift(...prefix);
}

const cellInstructions = new Set<number>([
  Op.MAKE_CELL,
  Op.LOAD_CLOSURE,
  Op.LOAD_DEREF,
  Op.STORE_DEREF,
  Op.DELETE_DEREF,
  Op.LOAD_FROM_DICT_OR_DEREF,
]);

function resolveCells(entry: Block, layout: Layout): void {
  for (const { instructions } of blocksFrom(entry)) {
    for (const instruction of instructions) {
      if (cellInstructions.has(instruction.opcode)) instruction.operand = layout.places[instruction.operand];
    }
  }
}

// Constants

/** The constants that are still used; the first one stays in any case, it may be the docstring. */
function collectConstants(entry: Block, original: readonly CodeConstant[]): readonly CodeConstant[] {
  const used = new ConstantTable();
  const loads: FlowInstruction[] = [];
  for (const { instructions } of blocksFrom(entry)) {
    for (const instruction of instructions) if (instruction.opcode === Op.LOAD_CONST) loads.push(instruction);
  }
  const wanted = new ConstantTable();
  for (const { constant } of loads) wanted.add(constant);
  original.forEach((constant, index) => {
    if (index === 0 || wanted.find(constant) >= 0) used.add(constant);
  });
  for (const load of loads) load.operand = used.add(load.constant);
  return used.values;
}

// Encoding

function encode(entry: Block): Pick<Code, "instructions" | "exceptionTable" | "lineTable"> {
  const all: FlowInstruction[] = [];
  for (const block of blocksFrom(entry)) {
    block.offset = all.length;
    for (const instruction of block.instructions) all.push(instruction);
  }
  const words = new Int32Array(all.length);
  all.forEach(({ opcode, operand, target }, index) => {
    const value = target !== null && opcode !== Op.END_ASYNC_FOR ? target.offset : operand;
    if (value > OPERAND_MAX) throw new RangeError("code block too large");
    const isDrop = opcode === Op.POP_TOP && operand === LOOP_ITERATOR;
    words[index] = isDrop ? Op.DROP_ITER : opcode | (value << OPERAND_SHIFT);
  });
  return {
    instructions: words,
    exceptionTable: ExceptionTable.fromEntries(exceptionRanges(all)),
    lineTable: LineTable.fromPositions(positionsOf(all)),
  };
}

function exceptionRanges(all: readonly FlowInstruction[]): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let start = 0;
  for (let end = 1; end <= all.length; end++) {
    const { handler } = all[start];
    if (end < all.length && all[end].handler === handler) continue;
    if (handler !== null) {
      const depth = handler.startDepth - 1 - (handler.preservesLasti ? 1 : 0);
      entries.push({ start, end, target: handler.offset, depth, lasti: handler.preservesLasti });
    }
    start = end;
  }
  return entries;
}

function positionsOf(all: readonly FlowInstruction[]): (Position | null)[] {
  for (let index = all.length - 1; index >= 0; index--) {
    const instruction = all[index];
    if (instruction.line !== NEXT_LOCATION.line) continue;
    instruction.location = isScopeExit(instruction.opcode) ? NO_LOCATION : (all[index + 1]?.location ?? NO_LOCATION);
  }
  return all.map(({ location }) => (location.line < 0 ? null : location));
}
