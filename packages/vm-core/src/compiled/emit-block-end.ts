/** The instructions that end a block: jumps, loops, and what leaves the frame. */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { generatorType } from "../interpreter/generator.js";
import { pairIteratorTypes } from "../objects/iterator.js";
import { PyType } from "../objects/type.js";
import { emitTruth } from "./emit-arithmetic.js";
import { boxed, type Emitter } from "./emitter.js";
import { Seen } from "./feedback.js";
import { Kind, type State } from "./value-kind.js";

/** A way on: what is known on it, and statements to take it. */
export interface Way {
  readonly state: State;
  readonly lines: readonly string[];
}

export interface BlockEnd {
  readonly condition: string | null;
  /** In the order of the block's successors; the first is taken when the condition holds. */
  readonly ways: readonly Way[];
}

const branches = new Set<number>([
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
  Op.JUMP_IF_FALSE_OR_POP,
  Op.JUMP_IF_TRUE_OR_POP,
  Op.FOR_ITER,
  Op.SEND,
  Op.JUMP_FORWARD,
  Op.JUMP_BACKWARD,
  Op.JUMP_BACKWARD_NO_INTERRUPT,
  Op.RETURN_VALUE,
  Op.YIELD_VALUE,
]);

export const endsBlock = (opcode: number): boolean => branches.has(opcode);

/** Emits the last instruction of a block. */
export function emitBlockEnd(emitter: Emitter, word: number, pc: number): BlockEnd {
  switch (word & OPCODE_MASK) {
    case Op.JUMP_FORWARD:
    case Op.JUMP_BACKWARD_NO_INTERRUPT:
      return goOn(emitter);
    case Op.JUMP_BACKWARD:
      emitter.write(safePoint(emitter, pc, word >>> OPERAND_SHIFT));
      return goOn(emitter);
    case Op.POP_JUMP_IF_FALSE:
      emitTruth(emitter, pc);
      return branch(emitter, `s${emitter.depth - 1}`);
    case Op.POP_JUMP_IF_TRUE:
      emitTruth(emitter, pc);
      return branch(emitter, `!s${emitter.depth - 1}`);
    case Op.POP_JUMP_IF_NONE:
      return branch(emitter, `${emitter.box(emitter.depth - 1)} !== null`);
    case Op.POP_JUMP_IF_NOT_NONE:
      return branch(emitter, `${emitter.box(emitter.depth - 1)} === null`);
    case Op.JUMP_IF_FALSE_OR_POP:
      return keepOrPop(emitter, pc, "y");
    case Op.JUMP_IF_TRUE_OR_POP:
      return keepOrPop(emitter, pc, "!y");
    case Op.FOR_ITER:
      return emitNext(emitter, pc);
    case Op.SEND:
      return emitSend(emitter, pc);
    case Op.RETURN_VALUE:
      emitReturn(emitter, pc);
      return { condition: null, ways: [] };
    case Op.YIELD_VALUE:
      emitYield(emitter, pc);
      return { condition: null, ways: [] };
    case Op.RAISE_VARARGS:
    case Op.RERAISE:
      emitter.write(`${emitter.leaving(pc)} return undefined;`);
      return { condition: null, ways: [] };
    default:
      emitter.write(`${emitter.leaving(pc)} return U.leave(thread);`);
      return { condition: null, ways: [] };
  }
}

/** Code that gathers feedback leaves here, for the version that uses it to be entered; and code that is stale. */
function safePoint(emitter: Emitter, pc: number, target: number): string {
  const take = `${emitter.use("takeSafePoint")}(thread, frame)`;
  const leave = `{ frame.pc = ${target}; return undefined; }`;
  const act = emitter.isSpeculative ? `if (${take} || U.isStale) ${leave}` : `${take}; ${leave}`;
  if (!emitter.isSpeculative || emitter.innermostLoops.has(target)) {
    return `if (--thread.budget < 0) { ${emitter.leaving(pc + 1)} ${act} }`;
  }
  // An outer loop has not many turns: it looks in its first one whatever the budget is.
  const first = emitter.unwarmedLoop(target);
  return `if (--thread.budget < 0 || ${first}) { ${first} = false; ${emitter.leaving(pc + 1)} ${act} }`;
}

export function goOn(emitter: Emitter): BlockEnd {
  return { condition: null, ways: [{ state: emitter.snapshot(), lines: [] }] };
}

/** Drops the condition's value. */
function branch(emitter: Emitter, condition: string): BlockEnd {
  emitter.drop(1);
  const way = { state: emitter.snapshot(), lines: [] };
  return { condition, ways: [way, way] };
}

function keepOrPop(emitter: Emitter, pc: number, popsWhen: string): BlockEnd {
  const slot = emitter.depth - 1;
  const value = emitter.box(slot);
  emitter.write(
    `y = ${value};`,
    `if (y !== true && y !== false) { ${emitter.prepare(pc)} y = ${emitter.use("isTrue")}(y); }`,
  );
  const kept = emitter.snapshot();
  emitter.drop(1);
  return {
    condition: popsWhen,
    ways: [
      { state: emitter.snapshot(), lines: [] },
      { state: kept, lines: [] },
    ],
  };
}

function emitNext(emitter: Emitter, pc: number): BlockEnd {
  const slot = emitter.depth - 1;
  const iterator = emitter.box(slot);
  // A program can call the code of a generator expression with anything; elsewhere an iterator is an object.
  const cls = emitter.executable.code.code.localNames[0] === ".0" ? `${iterator}?.cls` : `${iterator}.cls`;
  const seen = emitter.seen(pc);
  const range = emitter.use("rangeIteratorType");
  if (emitter.isSpeculative && seen === Seen.INT) {
    emitter.write(`if (${cls} !== ${range}) ${emitter.failure(pc)}`);
    const item = emitter.push(boxed(Kind.INT));
    const next = {
      state: emitter.snapshot(),
      lines: [
        `${iterator}.remaining--;`,
        `s${item} = ${iterator}.current;`,
        `${iterator}.current = s${item} + ${iterator}.step;`,
      ],
    };
    return { condition: `${iterator}.remaining > 0`, ways: [next, exhausted(emitter, 2)] };
  }
  const list = emitter.use("listIteratorType");
  const prepared = emitter.prepare(pc);
  const known = emitter.isSpeculative ? emitter.feedback.callees[pc] : undefined;
  if (known instanceof PyType && pairIteratorTypes.has(known) && isUnpackedPair(emitter, pc + 1)) {
    emitter.unpackedPairs.add(pc + 1);
    const check = `${cls} === ${emitter.constant(known)} && ${iterator}.makesPairs`;
    emitter.write(
      `if (${check}) { ${prepared} x = ${iterator}.nextPair() ? ${emitter.use("PAIR")} : undefined; } else`,
    );
  } else if (known instanceof PyType && !known.isHeapType && known !== generatorType) {
    const check = `${cls} === ${emitter.constant(known)} && !${iterator}.passesStopIteration`;
    emitter.write(`if (${check}) { ${prepared} x = ${iterator}.next(); } else`);
  }
  const profile = emitter.isSpeculative ? "" : `${emitter.use("recordIterator")}(F, ${pc}, ${iterator});`;
  emitter.write(
    `if (${cls} === ${list}) { ${emitter.record(pc, Seen.OTHER)} x = ${iterator}.next(); }`,
    `else if (${cls} === ${range}) { ${emitter.record(pc, Seen.INT)} x = ${iterator}.next(); }`,
    `else { ${emitter.record(pc, Seen.OTHER)} ${profile} ${prepared} x = ${emitter.use("nextItem")}(thread, frame, ${iterator}); if (x === undefined && thread.pending !== null) return undefined; }`,
  );
  const item = emitter.push(boxed(Kind.ANY));
  const next = { state: emitter.snapshot(), lines: [`s${item} = x;`] };
  const end = exhausted(emitter, 2);
  const release = `if (frame.temporaries !== null) ${emitter.use("releaseIterator")}(frame, ${iterator});`;
  return { condition: "x !== undefined", ways: [next, { ...end, lines: [release] }] };
}

function isUnpackedPair({ executable: { instructions } }: Emitter, pc: number): boolean {
  const word = instructions[pc];
  return (word & OPCODE_MASK) === Op.UNPACK_SEQUENCE && word >>> OPERAND_SHIFT === 2;
}

/** Yields what the receiver yields, or goes on with what it has returned. */
function emitSend(emitter: Emitter, pc: number): BlockEnd {
  const top = emitter.depth - 1;
  const [receiver, value] = [emitter.box(top - 1), emitter.box(top)];
  emitter.drop(1);
  emitter.write(
    `${emitter.prepare(pc)} x = ${emitter.use("sendIn")}(thread, frame, ${receiver}, ${value});`,
    "if (x === undefined && thread.pending !== null) return undefined;",
  );
  emitter.push(boxed(Kind.ANY));
  const state = emitter.snapshot();
  return {
    condition: "x !== undefined",
    ways: [
      { state, lines: [`s${top} = x;`] },
      { state, lines: [`s${top} = thread.result;`] },
    ],
  };
}

/** Drops the iterator, and the item that there was not. */
function exhausted(emitter: Emitter, count: number): Way {
  emitter.drop(count);
  return { state: emitter.snapshot(), lines: [] };
}

function emitReturn(emitter: Emitter, pc: number): void {
  const value = emitter.box(emitter.depth - 1);
  // Somebody has the frame: its locals can be looked at when it has been left.
  emitter.write(`if (frame.isCaptured) { ${emitter.prepare(pc)} } else frame.pc = ${pc + 1};`, `return ${value};`);
}

/** The frame is left as the interpreter would leave it, with the value on the stack. */
function emitYield(emitter: Emitter, pc: number): void {
  const value = emitter.box(emitter.depth - 1);
  emitter.drop(1);
  emitter.write(emitter.leaving(pc + 1), `return ${emitter.use("yielded")}(frame, ${value});`);
}
