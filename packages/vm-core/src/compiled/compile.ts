/** From bytecode to a JavaScript function: what is known at each block, then the text of all. */

import { OPCODE_MASK } from "../bytecode/instructions.js";
import type { CompiledEntry } from "../interpreter/compiled-entry.js";
import type { Frame, FrameValue } from "../interpreter/frame.js";
import { floatType, PyFloat } from "../objects/float.js";
import type { CompiledUnit } from "./compiled-unit.js";
import { type BlockEnd, emitBlockEnd, endsBlock, goOn } from "./emit-block-end.js";
import { emitInstruction, isEmitted } from "./emit-instruction.js";
import { Constants, Emitter } from "./emitter.js";
import { type Block, buildFlowGraph, type FlowGraph } from "./flow-graph.js";
import { type BlockText, writeStructure } from "./structure.js";
import { support } from "./support.js";
import { isSameState, joinStates, Kind, type Local, type Slot, type State } from "./value-kind.js";

/** V8 does not optimize functions beyond a size, and the time to compile grows with it. */
const MAXIMUM_TEXT = 150_000;
const MAXIMUM_BLOCKS = 400;

/**
 * The code of a unit for a frame that stands at its entry; null when it cannot be compiled. Raises what `new Function`
 * does where the host forbids to make code.
 */
export function compile(unit: CompiledUnit, frame: Frame): CompiledEntry | null {
  const { executable, feedback } = unit;
  const isCompiled = (opcode: number): boolean => isEmitted(opcode) || endsBlock(opcode);
  const graph = buildFlowGraph(executable.instructions, unit.pc, isCompiled);
  if (graph === null || graph.length > MAXIMUM_BLOCKS) return null;
  const emitter = new Emitter({
    executable,
    feedback,
    isSpeculative: unit.version > 0,
    constants: new Constants(),
    used: new Set(["raised"]),
    globals: frame.globals,
    namespace: frame.namespace,
  });
  const entry = stateOnEntry(unit, frame);
  const states = inferStates(emitter, graph, entry);
  const isInnermost = ({ index, loop }: Block): boolean =>
    loop !== null && [...loop].every((each) => each === index || graph[each].loop === null);
  for (const block of graph) if (isInnermost(block)) emitter.innermostLoops.add(block.start);
  const body = writeStructure(
    graph,
    (block) => textOf(emitter, graph, states, block),
    (head) => (isInnermost(head) ? emitter.lookClosely(head.start) : ""),
  ).filter((line) => line !== "");
  const text = functionText(unit, emitter, entry, body);
  if (text.length > MAXIMUM_TEXT) return null;
  unit.text = text;
  const names = [...emitter.used];
  const make = new Function("K", "U", "F", "S", ...names, text);
  const entryPoint: CompiledEntry = make(
    emitter.constants.values,
    unit,
    feedback,
    feedback.seen,
    ...names.map((name) => support[name]),
  );
  return entryPoint;
}

/** What is known of the locals and the stack at the entry: the kinds that they have now, if the unit may rely on it. */
function stateOnEntry(unit: CompiledUnit, frame: Frame): State {
  const { executable, version, isTypedByEntry, depth } = unit;
  const kindOf = (value: FrameValue): Kind => {
    if (version === 0 || !isTypedByEntry) return Kind.ANY;
    if (typeof value === "number") return Kind.INT;
    return value instanceof PyFloat && value.cls === floatType ? Kind.FLOAT : Kind.ANY;
  };
  const { argCount, kwOnlyCount } = executable.code.code;
  const parameters = argCount + kwOnlyCount;
  const locals: Local[] = [];
  for (let index = 0; index < executable.localCount; index++) {
    const kind = kindOf(frame.values[index]);
    const isBound = kind !== Kind.ANY || (unit.pc === 0 && index < parameters);
    locals.push({ kind, isBoxed: true, isDirty: false, isBound });
  }
  const stack: Slot[] = [];
  for (let slot = 0; slot < depth; slot++) stack.push({ kind: Kind.ANY, isBoxed: true, local: -1 });
  return { locals, stack };
}

/** What is known at the beginning of each block, whichever way led there. */
function inferStates(emitter: Emitter, graph: FlowGraph, entry: State): readonly State[] {
  const states: (State | undefined)[] = graph.map(() => undefined);
  states[0] = entry;
  emitter.isInferring = true;
  const changed = new Set([0]);
  while (changed.size > 0) {
    for (const block of graph) {
      const state = states[block.index];
      if (state === undefined || !changed.delete(block.index)) continue;
      const { ways } = emitBlock(emitter, block, state);
      ways.forEach((way, place) => {
        const target = block.successors[place];
        const known = states[target];
        const joined = known === undefined ? way.state : joinStates(known, way.state);
        if (known !== undefined && isSameState(known, joined)) return;
        states[target] = joined;
        changed.add(target);
      });
    }
  }
  emitter.isInferring = false;
  return states.map((state) => state ?? entry);
}

/** Emits a block into the emitter's lines. */
function emitBlock(emitter: Emitter, block: Block, state: State): BlockEnd {
  const { instructions } = emitter.executable;
  emitter.begin(state, block.end);
  for (let pc = block.start; pc < block.end; pc = emitter.next) {
    const opcode = instructions[pc] & OPCODE_MASK;
    emitter.next = pc + 1;
    if (endsBlock(opcode) || !isEmitted(opcode)) return emitBlockEnd(emitter, instructions[pc], pc);
    emitInstruction(emitter, instructions[pc], pc);
  }
  return goOn(emitter);
}

function textOf(emitter: Emitter, graph: FlowGraph, states: readonly State[], block: Block): BlockText {
  const { condition, ways } = emitBlock(emitter, graph[block.index], states[block.index]);
  const lines = emitter.lines.filter((line) => line !== "");
  const edges = ways.map((way, place) => {
    const target = block.successors[place];
    return { target, preparation: [...way.lines, ...conversions(way.state, states[target])] };
  });
  return { lines, condition, edges };
}

/** Statements that bring values where the target of an edge expects them. */
function conversions(from: State, to: State): string[] {
  const lines: string[] = [];
  const convert = (known: Local | Slot, wanted: Local | Slot, name: string): void => {
    // A float that is boxed too is good as either.
    if (known.kind === Kind.FLOAT && wanted.kind === Kind.MIXED && !known.isBoxed) lines.push(`${name} = RAW;`);
  };
  from.locals.forEach((local, index) => convert(local, to.locals[index], `l${index}`));
  from.stack.forEach((slot, index) => convert(slot, to.stack[index], `s${index}`));
  return lines;
}

function functionText(unit: CompiledUnit, emitter: Emitter, entry: State, body: readonly string[]): string {
  const { executable } = unit;
  const lines: string[] = ['"use strict";'];
  if (emitter.constants.values.length > 0) {
    lines.push(`const ${emitter.constants.values.map((_, place) => `k${place} = K[${place}]`).join(", ")};`);
  }
  lines.push("const executable = U.executable;");
  if (emitter.unwarmed.size > 0) lines.push(`let ${[...emitter.unwarmed].map((name) => `${name} = true`).join(", ")};`);
  lines.push(`return function line${executable.code.code.firstLine}at${unit.pc}v${unit.version}(thread, frame) {`);
  for (const check of emitter.entryChecks) lines.push(`if (${check}) return undefined;`);
  if (unit.version === 0) lines.push("if (--U.countdown === 0) U.optimize(frame);");
  lines.push("U.budget = thread.budget;", "const v = frame.values;", "let x, y, n = 0;");
  const last = executable.size - executable.localCount;
  const named = (prefix: string, count: number, value: string): string =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}${value}`).join(", ");
  if (last > 0) lines.push(`let ${named("s", last, "")}, ${named("t", last, " = 0")};`);
  if (executable.localCount > 0) lines.push(`let ${named("f", executable.localCount, " = 0")};`);
  entry.locals.forEach((_, index) => lines.push(`let l${index} = v[${index}];`));
  entry.stack.forEach((_, slot) => lines.push(`s${slot} = v[${executable.localCount + slot}];`));
  entry.locals.forEach(({ kind }, index) => {
    if (kind === Kind.INT) lines.push(`if (typeof l${index} !== "number") return U.miss();`);
    if (kind === Kind.FLOAT) {
      lines.push(
        `if (l${index} != null && l${index}.cls === floatType) f${index} = l${index}.value; else return U.miss();`,
      );
      emitter.use("floatType");
    }
  });
  if (body.some((line) => line.includes("RAW"))) emitter.use("RAW");
  lines.push("try {", ...body, "} catch (error) { return raised(thread, error); }", "};");
  return lines.join("\n");
}
