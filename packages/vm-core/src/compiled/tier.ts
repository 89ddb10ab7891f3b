/** When code is compiled, and for how long. */

import { tierHooks } from "../interpreter/compiled-entry.js";
import type { Executable } from "../interpreter/executable.js";
import type { Frame } from "../interpreter/frame.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { CompiledUnit } from "./compiled-unit.js";
import { Feedback } from "./feedback.js";

/** `auto`: what is hot; `always`: everything, as soon as it can be; `off`: nothing. */
export type CompiledMode = "auto" | "off" | "always";

/** Safe points that have found code running before it is compiled. */
const HOT = 2;
/** Entries into the version that gathers feedback: at loops, which stay long, and elsewhere. */
const LOOP_ENTRIES = 3;
const CALL_ENTRIES = 300;
const MAXIMUM_INSTRUCTIONS = 4000;

const state = perInterpreter(() => ({
  mode: "auto" as CompiledMode,
  /** By executable, then by entry. */
  units: new WeakMap<Executable, Map<number, CompiledUnit>>(),
  feedback: new WeakMap<Executable, Feedback>(),
}));

export function setCompiledMode(mode: CompiledMode): void {
  state().mode = mode;
}

function consider(_: InterpreterThread, frame: Frame, pc: number): void {
  const { mode, units, feedback } = state();
  if (mode === "off") return;
  const { executable } = frame;
  if (executable.instructions.length > MAXIMUM_INSTRUCTIONS) return;
  if (mode === "auto" && ++executable.heat < HOT) return;
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
  const depth = frame.sp - executable.localCount;
  const isLoop = pc > 0 && frame.generator === null;
  const unit = new CompiledUnit(executable, pc, depth, seen, isLoop ? LOOP_ENTRIES : CALL_ENTRIES);
  known.set(pc, unit);
  executable.entries ??= new Array(executable.instructions.length).fill(undefined);
  unit.make(frame);
}

tierHooks.consider = consider;
