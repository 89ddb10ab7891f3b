/** When code is compiled, and for how long. */

import { CodeFlag } from "../bytecode/code.js";
import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { type CompiledEntry, tierHooks } from "../interpreter/compiled-entry.js";
import type { Executable } from "../interpreter/executable.js";
import type { Frame } from "../interpreter/frame.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import type { CompiledReport } from "./compiled-report.js";
import { CompiledUnit } from "./compiled-unit.js";
import { Feedback } from "./feedback.js";

/** `auto`: what is hot; `always`: everything, as soon as it can be; `off`: nothing. */
export type CompiledMode = "auto" | "off" | "always";

/**
 * Steps at whose end safe points have found code running, before it is compiled. Compiling takes as long as some steps
 * for each instruction.
 */
const HOT = 250;
const HOT_IN_LOOP = 1000;
const STEPS_PER_INSTRUCTION = 1;
/** Entries into the version that gathers feedback: at loops, which stay long, and elsewhere. */
const LOOP_ENTRIES = 3;
const CALL_ENTRIES = 300;
const MAXIMUM_INSTRUCTIONS = 4000;

/** Characters of JavaScript, unless the machine says otherwise, after which all of it is dropped. */
const MAXIMUM_TEXT = 16_000_000;

const state = perInterpreter(() => ({
  mode: "auto" as CompiledMode,
  maximumText: MAXIMUM_TEXT,
  /** By executable, then by entry. */
  units: new WeakMap<Executable, Map<number, CompiledUnit>>(),
  feedback: new WeakMap<Executable, Feedback>(),
  /** All that have been made. */
  made: [] as CompiledUnit[],
  textLength: 0,
}));

/** What has been compiled, in the order in which it was. */
export function reportCompiled(): CompiledReport[] {
  return state().made.map((unit) => unit.report());
}

/** `maximumText`: characters of JavaScript that are kept. */
export function setCompiledMode(mode: CompiledMode, maximumText = MAXIMUM_TEXT): void {
  const current = state();
  current.mode = mode;
  current.maximumText = maximumText;
}

/**
 * Drops everything, as Dynamo does: what is still hot is compiled again at its next safe points, from the same feedback, and
 * what a program did in an earlier phase is gone. Code that runs just now goes on to its next exit. See Bala, Duesterwald
 * and Banerjia, "Dynamo: A Transparent Dynamic Optimization System" (PLDI 2000).
 */
function evict(current: ReturnType<typeof state>): void {
  for (const unit of current.made) unit.drop();
  current.units = new WeakMap();
  current.made = [];
  current.textLength = 0;
}

function consider(thread: InterpreterThread, frame: Frame, pc: number): void {
  const { executable } = frame;
  if (state().mode !== "auto") return;
  executable.heat += thread.sampledSteps;
  const heat = executable.heat - executable.instructions.length * STEPS_PER_INSTRUCTION;
  if (heat < HOT) return;
  if (pc === 0 || frame.generator !== null) {
    compileAt(frame, pc, CALL_ENTRIES);
    return;
  }
  // The next call may do without code for the loop alone.
  const isFunction = (executable.flags & CodeFlag.OPTIMIZED) !== 0;
  if (isFunction && !executable.isGenerator && heat < HOT_IN_LOOP) compileAt(frame, 0, CALL_ENTRIES);
  else compileAt(frame, pc, LOOP_ENTRIES);
}

/** Compiles what begins at `pc`, where the frame stands, unless that has been done or tried. */
function compileAt(frame: Frame, pc: number, countdown: number): void {
  const { executable } = frame;
  // Counters of coverage are the interpreter's.
  if (executable.instructions.length > MAXIMUM_INSTRUCTIONS || executable.counts !== null) return;
  // What is compiled is taken to have the shape of what the compiler makes.
  if (executable.code.code.isGiven === true) return;
  const current = state();
  if (current.textLength > current.maximumText) {
    // Code that compiles itself at its first entry would do so for ever.
    if (current.mode === "always") return;
    evict(current);
  }
  const { units, feedback, made } = current;
  let known = units.get(executable);
  if (known === undefined) {
    known = new Map();
    units.set(executable, known);
  }
  if (known.has(pc)) return;
  let seen = feedback.get(executable);
  if (seen === undefined) {
    seen = new Feedback(executable.instructions.length);
    feedback.set(executable, seen);
  }
  const depth = pc === 0 ? 0 : frame.sp - executable.localCount;
  const unit = new CompiledUnit(executable, pc, depth, seen, countdown);
  known.set(pc, unit);
  made.push(unit);
  entriesOf(executable);
  try {
    unit.make(frame);
  } catch (error) {
    // A content security policy forbids to make code: everything works on the interpreter alone.
    if (!(error instanceof EvalError)) throw error;
    current.mode = "off";
  }
  current.textLength += unit.text.length;
}

function entriesOf(executable: Executable): (CompiledEntry | undefined)[] {
  executable.entries ??= new Array<CompiledEntry | undefined>(executable.instructions.length).fill(undefined);
  return executable.entries;
}

/** Read afresh: compiling has changed it. */
const entryAt = (executable: Executable, pc: number): CompiledEntry | undefined => executable.entries?.[pc];

/** Makes all code that can be entered compile itself at its first entry. */
function prepare(executable: Executable): void {
  if (state().mode !== "always") return;
  const { instructions, isGenerator } = executable;
  const entries = entriesOf(executable);
  const compileFirst: CompiledEntry = (thread, frame) => {
    const { pc } = frame;
    entries[pc] = undefined;
    compileAt(frame, pc, 2);
    return entryAt(executable, pc)?.(thread, frame);
  };
  if (!isGenerator) entries[0] = compileFirst;
  instructions.forEach((word, pc) => {
    const opcode = word & OPCODE_MASK;
    if (opcode === Op.JUMP_BACKWARD) entries[word >>> OPERAND_SHIFT] = compileFirst;
    if (opcode === Op.YIELD_VALUE || opcode === Op.RETURN_GENERATOR) entries[pc + 1] = compileFirst;
  });
}

tierHooks.consider = consider;
tierHooks.prepare = prepare;
