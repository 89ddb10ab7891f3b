/**
 * The text of one piece of compiled code while it is written, and what is known at the instruction being compiled.
 *
 * Locals are `l0`, `l1` …, stack slots `s0`, `s1` …; raw floats are in `f0` … and `t0` …. `v` is the frame's array of
 * values. Nothing of the program's text gets into the text: everything but small numbers is a constant by number.
 */

import type { Executable } from "../interpreter/executable.js";
import type { Value } from "../objects/object.js";
import { type Feedback, Seen } from "./feedback.js";
import { Kind, type Local, type Slot, type State } from "./value-kind.js";

export const boxed = (kind: Kind): Slot => ({ kind, isBoxed: true, local: -1 });
export const raw: Slot = { kind: Kind.FLOAT, isBoxed: false, local: -1 };

/** Values and functions that the text refers to. */
export class Constants {
  readonly values: unknown[] = [];
  private readonly places = new Map<unknown, number>();

  /** The name of a constant. */
  name(value: unknown): string {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.length;
      this.values.push(value);
      this.places.set(value, place);
    }
    return `k${place}`;
  }
}

export class Emitter {
  readonly executable: Executable;
  readonly feedback: Feedback;
  /** Whether the code is made for what the feedback says; else it gathers feedback. */
  readonly isSpeculative: boolean;
  readonly constants: Constants;
  /** Names of support functions in use. */
  readonly used: Set<string>;
  /** Of the frame that the code is made for. */
  readonly globals: Value;
  readonly namespace: Value;
  /** Conditions under which the code is not for a frame. */
  readonly entryChecks = new Set<string>();
  /** Where loops begin that have no others in them. */
  readonly innermostLoops = new Set<number>();
  /** Variables of the code, not of a call, that are true until a loop has taken a safe point. */
  readonly unwarmed = new Set<string>();
  /** Where the item of the loop just begun is taken apart, which may be no more than the mark PAIR. */
  readonly unpackedPairs = new Set<number>();
  /** What is known is inferred, and no text is wanted. */
  isInferring = false;
  lines: string[] = [];
  /** Behind the last word of the block. */
  blockEnd = 0;
  /** The first word that has not been emitted yet, where an instruction has been emitted together with others. */
  next = 0;
  locals: Local[] = [];
  stack: Slot[] = [];

  constructor(options: {
    executable: Executable;
    feedback: Feedback;
    isSpeculative: boolean;
    constants: Constants;
    used: Set<string>;
    globals: Value;
    namespace: Value;
  }) {
    this.executable = options.executable;
    this.feedback = options.feedback;
    this.isSpeculative = options.isSpeculative;
    this.constants = options.constants;
    this.used = options.used;
    this.globals = options.globals;
    this.namespace = options.namespace;
  }

  /** Starts a block that ends before `end`. */
  begin(state: State, end: number): void {
    this.lines = [];
    this.blockEnd = end;
    this.locals = [...state.locals];
    this.stack = [...state.stack];
  }

  /** What is known now. */
  snapshot(): State {
    return { locals: [...this.locals], stack: [...this.stack] };
  }

  write(...lines: string[]): void {
    if (!this.isInferring) this.lines.push(...lines);
  }

  /** The name of a constant. */
  constant(value: unknown): string {
    return this.constants.name(value);
  }

  /** The name of a support function. */
  use(name: string): string {
    this.used.add(name);
    return name;
  }

  get depth(): number {
    return this.stack.length;
  }

  seen(pc: number): number {
    return this.feedback.seen[pc];
  }

  /** Statement that adds to what an instruction has seen; empty in speculative code. */
  record(pc: number, bits: number): string {
    return this.isSpeculative ? "" : `S[${pc}] |= ${bits};`;
  }

  // Values as expressions

  /** The value of a slot as Python has it. Does not change what is known: for code that is seldom reached. */
  boxed(slot: number): string {
    const { kind, isBoxed } = this.stack[slot];
    if (kind === Kind.MIXED) return `(s${slot} === RAW ? new ${this.use("PyFloat")}(t${slot}) : s${slot})`;
    return kind === Kind.FLOAT && !isBoxed ? `new ${this.use("PyFloat")}(t${slot})` : `s${slot}`;
  }

  /** As `boxed`, kept: the box is made once. */
  box(slot: number): string {
    const known = this.stack[slot];
    if (known.kind === Kind.MIXED) {
      this.write(`if (s${slot} === RAW) s${slot} = new ${this.use("PyFloat")}(t${slot});`);
      this.stack[slot] = boxed(Kind.ANY);
    } else if (known.kind === Kind.FLOAT && !known.isBoxed) {
      this.write(`s${slot} = new ${this.use("PyFloat")}(t${slot});`);
      this.stack[slot] = { ...known, isBoxed: true };
      if (known.local >= 0) {
        this.write(`l${known.local} = s${slot};`);
        this.locals[known.local] = { ...this.locals[known.local], isBoxed: true };
      }
    }
    return `s${slot}`;
  }

  private boxedLocal(index: number): string {
    const { kind, isBoxed } = this.locals[index];
    if (kind === Kind.MIXED) return `l${index} === RAW ? new ${this.use("PyFloat")}(f${index}) : l${index}`;
    return kind === Kind.FLOAT && !isBoxed ? `new ${this.use("PyFloat")}(f${index})` : `l${index}`;
  }

  // Stack

  push(slot: Slot): number {
    this.stack.push(slot);
    return this.stack.length - 1;
  }

  drop(count: number): void {
    this.stack.length -= count;
  }

  /** Takes `count` values off and pushes the result of an expression. */
  replace(count: number, kind: Kind, expression: string): void {
    this.drop(count);
    const slot = this.push(boxed(kind));
    this.write(`s${slot} = ${expression};`);
  }

  loadLocal(index: number): void {
    const { kind, isBoxed, isBound } = this.locals[index];
    const slot = this.push({ kind: isBound ? kind : Kind.EMPTY, isBoxed, local: isBound ? index : -1 });
    if (kind !== Kind.FLOAT || isBoxed) this.write(`s${slot} = l${index};`);
    if (kind === Kind.FLOAT || kind === Kind.MIXED) this.write(`t${slot} = f${index};`);
  }

  /** Copies a slot onto the top. */
  copy(from: number): void {
    const known = this.stack[from];
    const slot = this.push(known);
    this.move(from, slot, known);
  }

  private move(from: number, to: number, { kind, isBoxed }: Slot): void {
    if (kind !== Kind.FLOAT || isBoxed) this.write(`s${to} = s${from};`);
    if (kind === Kind.FLOAT || kind === Kind.MIXED) this.write(`t${to} = t${from};`);
  }

  /** Exchanges two slots. */
  swap(one: number, other: number): void {
    const [first, second] = [this.stack[one], this.stack[other]];
    this.write(`x = s${one}; s${one} = s${other}; s${other} = x;`, `n = t${one}; t${one} = t${other}; t${other} = n;`);
    this.stack[one] = second;
    this.stack[other] = first;
  }

  /** Stores the top in a local and drops it. */
  storeLocal(index: number): void {
    const slot = this.depth - 1;
    const { kind, isBoxed } = this.stack[slot];
    if (kind !== Kind.FLOAT || isBoxed) this.write(`l${index} = s${slot};`);
    if (kind === Kind.FLOAT || kind === Kind.MIXED) this.write(`f${index} = t${slot};`);
    this.drop(1);
    // What is stored may be the mark of an unbound local that LOAD_FAST_AND_CLEAR saved.
    this.setLocal(index, { kind, isBoxed, isDirty: true, isBound: kind !== Kind.EMPTY });
  }

  setLocal(index: number, local: Local): void {
    this.locals[index] = local;
    this.stack = this.stack.map((each) => (each.local === index ? { ...each, local: -1 } : each));
  }

  /** What a check has shown of a slot is known of the local that it is a copy of. */
  learn(slot: number, kind: Kind): void {
    const { local } = this.stack[slot];
    this.stack[slot] = { kind, isBoxed: true, local };
    if (local < 0) return;
    if (kind === Kind.FLOAT) this.write(`f${local} = t${slot};`);
    this.locals[local] = { ...this.locals[local], kind, isBoxed: true, isBound: true };
  }

  // Leaving

  /** Statements that bring the frame up to date, for the interpreter to go on at `pc`. */
  private flushAll(pc: number): string {
    if (this.isInferring) return "";
    const { localCount } = this.executable;
    const stack = this.stack.map((_, slot) => `v[${localCount + slot}] = ${this.boxed(slot)};`).join(" ");
    return `${this.flushLocals()} ${stack} frame.pc = ${pc}; frame.sp = ${localCount + this.depth};`;
  }

  private flushLocals(): string {
    let text = "";
    for (let index = 0; index < this.locals.length; index++) {
      if (this.locals[index].isDirty) text += `v[${index}] = ${this.boxedLocal(index)};`;
    }
    return text;
  }

  /** Statements that leave the frame to go on at `pc` some time. */
  leaving(pc: number): string {
    return this.flushAll(pc);
  }

  /**
   * A statement before an inner loop, for the first time it is run: its safe points are to be taken at once. V8 compiles what
   * it has never seen to a bailout, so that the first safe point of a loop would throw the optimized code away.
   */
  lookClosely(head: number): string {
    if (!this.isSpeculative) return "";
    const name = this.unwarmedLoop(head);
    return `if (${name}) { ${name} = false; thread.lookClosely(); }`;
  }

  /** Whether the loop has not been run. */
  unwarmedLoop(head: number): string {
    const name = `w${head}`;
    this.unwarmed.add(name);
    return name;
  }

  /** A block that leaves for the interpreter, which executes the instruction at `pc`. */
  exit(pc: number): string {
    return `{ ${this.flushAll(pc)} return undefined; }`;
  }

  /** As `exit`, when what the code was made for has turned out not to hold: the next version knows what was `seen`. */
  failure(pc: number, seen: number = Seen.OTHER): string {
    return `{ ${this.flushAll(pc)} U.fail(${pc}, ${seen}); return undefined; }`;
  }

  /**
   * Statements that must precede anything that may raise or look at the frame: the position, the locals, and what a
   * handler finds on the stack.
   */
  prepare(pc: number): string {
    if (this.isInferring) return "";
    const { localCount, exceptionTable } = this.executable;
    const handler = exceptionTable.find(pc);
    const kept = handler < 0 ? 0 : exceptionTable.depthOf(handler);
    let text = `frame.pc = ${pc + 1}; frame.sp = ${localCount + kept}; ${this.flushLocals()}`;
    for (let slot = 0; slot < kept; slot++) text += ` v[${localCount + slot}] = ${this.boxed(slot)};`;
    return text;
  }

  /** As `prepare`, when the instruction has pushed `count` values already. */
  prepareBelow(pc: number, count: number): string {
    const above = this.stack.splice(this.depth - count, count);
    const text = this.prepare(pc);
    this.stack.push(...above);
    return text;
  }

  /**
   * As `prepare`, for a call whose callable is in a slot: every way leads through it, so the locals are up to date
   * afterwards. What lies below decides whether an iterator that is returned is a temporary.
   */
  prepareCall(pc: number, callable: number): void {
    for (let index = 0; index < this.locals.length; index++) {
      const local = this.locals[index];
      if (!local.isDirty) continue;
      if (local.kind === Kind.MIXED) {
        this.write(`if (l${index} === RAW) l${index} = new ${this.use("PyFloat")}(f${index});`);
        this.locals[index] = { kind: Kind.ANY, isBoxed: true, isDirty: true, isBound: local.isBound };
      } else if (local.kind === Kind.FLOAT && !local.isBoxed) {
        this.write(`l${index} = new ${this.use("PyFloat")}(f${index});`);
        this.locals[index] = { ...local, isBoxed: true };
      }
    }
    const { localCount } = this.executable;
    this.write(this.prepare(pc));
    let text = `frame.sp = ${localCount + callable};`;
    for (let slot = 0; slot < callable; slot++) {
      const { kind } = this.stack[slot];
      if (kind !== Kind.FLOAT && kind !== Kind.MIXED) text += ` v[${localCount + slot}] = s${slot};`;
    }
    this.write(text);
    this.locals = this.locals.map((local) => (local.isDirty ? { ...local, isDirty: false } : local));
  }

  /**
   * A statement that leaves when what has just been done has moved the frame to the other VM, or set its variables: they
   * stay as the frame has them. The stack is as the instruction leaves it.
   */
  leavingIfMoved(pc: number): string {
    const { localCount } = this.executable;
    const stack = this.stack.map((_, slot) => `v[${localCount + slot}] = ${this.boxed(slot)};`).join(" ");
    return `if (frame.vm !== 0) { ${stack} frame.pc = ${pc + 1}; frame.sp = ${localCount + this.depth}; return undefined; }`;
  }

  /** As `leavingIfMoved`, for an instruction that takes `count` values off. */
  leavingIfMovedBelow(pc: number, count: number): string {
    const above = this.stack.splice(this.depth - count, count);
    const text = this.leavingIfMoved(pc);
    this.stack.push(...above);
    return text;
  }

  // Checks

  /** Whether a value's class is a builtin one. V8 makes a check of the hidden class of it, which `instanceof` is not. */
  isExactly(value: string, type: string): string {
    return `${value} !== null && ${value}.cls === ${this.use(type)}`;
  }

  /** Makes sure that a slot holds an int. */
  requireInt(slot: number, pc: number): void {
    if (this.stack[slot].kind === Kind.INT) return;
    this.write(`if (typeof s${slot} !== "number") ${this.failure(pc)}`);
    this.learn(slot, Kind.INT);
  }

  /** Makes sure that a slot holds an exact float, and unboxes it. */
  requireFloat(slot: number, pc: number): void {
    const { kind } = this.stack[slot];
    if (kind === Kind.FLOAT) return;
    if (kind === Kind.MIXED) this.box(slot);
    const check = this.isExactly(`s${slot}`, "floatType");
    this.write(`if (${check}) t${slot} = s${slot}.value; else ${this.failure(pc)}`);
    this.learn(slot, Kind.FLOAT);
  }

  /** Makes sure that a slot holds an int or an exact float. Returns it as a double. */
  requireNumber(slot: number, pc: number): string {
    const { kind } = this.stack[slot];
    if (kind === Kind.FLOAT) return `t${slot}`;
    if (kind === Kind.INT) return `s${slot}`;
    if (kind === Kind.MIXED) this.box(slot);
    const check = this.isExactly(`s${slot}`, "floatType");
    this.write(
      `if (typeof s${slot} === "number") t${slot} = s${slot};`,
      `else if (${check}) t${slot} = s${slot}.value; else ${this.failure(pc)}`,
    );
    return `t${slot}`;
  }

  /** A Python value as an expression. */
  literal(value: Value): Slot & { readonly text: string; readonly rawText: string } {
    if (typeof value === "number") return { ...boxed(Kind.INT), text: String(value), rawText: "" };
    if (typeof value === "boolean") return { ...boxed(Kind.BOOL), text: String(value), rawText: "" };
    if (value === null) return { ...boxed(Kind.ANY), text: "null", rawText: "" };
    if (typeof value === "string") return { ...boxed(Kind.STR), text: this.constant(value), rawText: "" };
    return { ...boxed(Kind.ANY), text: this.constant(value), rawText: "" };
  }
}
