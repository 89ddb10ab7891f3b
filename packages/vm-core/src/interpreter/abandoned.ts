/**
 * What happens to coroutines that nobody awaits and to generators of all kinds that nobody finishes, once they are
 * unreachable. That is seen by a collection (see `runtime/garbage.ts`) or at the end of the program; only a coroutine
 * that its caller throws away at once is reported at once, and temporaries are closed at once (see `temporaries.ts`).
 */

import { OPCODE_MASK, Op } from "../bytecode/instructions.js";
import { runtimeWarningType } from "../objects/exception.js";
import type { PyObject, Value } from "../objects/object.js";
import { findAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { caught, exceptionOf } from "../runtime/errors.js";
import { collect, watchCollections } from "../runtime/garbage.js";
import { identityOf, inheritIdentity } from "../runtime/identity.js";
import { services } from "../runtime/interpreter-services.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { repr } from "../runtime/text.js";
import { safeText } from "../runtime/traceback-report.js";
import { reportUnraisable } from "../runtime/uncaught-exceptions.js";
import { explicitPlace, placeOf, type WarningPlace, warnAt } from "../runtime/warnings.js";
import { Exit, Frame } from "./frame.js";
import { asyncGeneratorType, coroutineType, GeneratorState, generatorHooks, PyGenerator } from "./generator.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/** An awaitable of an asynchronous generator, made by its method `asend`, `athrow` or `aclose`. */
interface MethodAwaitable extends PyObject {
  readonly generator: PyGenerator;
  readonly method: string;
  readonly isAwaited: boolean;
}

type Ward = PyGenerator | MethodAwaitable;

/** What is done about an object that has become unreachable. Must not lead to the object: it would keep it alive. */
interface LastWill {
  /** `place` is given at the end of a program, where nothing runs any more. */
  execute(place: WarningPlace | null): void;
  /** The object lives. */
  revoke(ward: Ward): void;
}

/** So many are looked after before those that need it no more are let go; then twice as many as remain. */
const FIRST_LIMIT = 1000;
/** So many that remain make a collection worth its time. */
const COLLECTION_LIMIT = 10_000;

const watched = perInterpreter(() => ({ wards: [] as Ward[], limit: FIRST_LIMIT }));

/** A coroutine has been made by the code of `frame`. */
export function coroutineMade(thread: InterpreterThread, coroutine: PyGenerator, frame: Frame): void {
  if (!isDiscarded(frame)) {
    lookAfter(coroutine);
    return;
  }
  // The warning is about the caller.
  thread.top = frame.back;
  try {
    warnUnawaited(coroutine, null);
  } finally {
    thread.top = frame;
  }
}

/** From now on something happens when the object goes. */
export function lookAfter(ward: Ward): void {
  const state = watched();
  state.wards.push(ward);
  if (state.wards.length < state.limit) return;
  state.wards = state.wards.filter((each) => !isSettled(each));
  if (state.wards.length >= COLLECTION_LIMIT) collect();
  state.limit = Math.max(FIRST_LIMIT, 2 * state.wards.length);
}

function isSettled(ward: Ward): boolean {
  if (!(ward instanceof PyGenerator)) return ward.isAwaited;
  if (ward.cls === asyncGeneratorType) return ward.state === GeneratorState.FINISHED || ward.isClosed;
  if (ward.cls === coroutineType && ward.state === GeneratorState.CREATED) return false;
  return ward.state === GeneratorState.FINISHED || !ward.frame.executable.hasHandlers;
}

watchCollections(
  () => {
    const state = watched();
    const unsettled = state.wards.filter((ward) => !isSettled(ward));
    const entries = unsettled
      .filter((ward) => !isRunning(ward))
      .map((ward) => ({ object: new WeakRef(ward), will: lastWill(ward) }));
    state.wards = unsettled.filter(isRunning);
    return () => {
      const living = entries.map(({ object }) => object.deref());
      for (const [index, ward] of living.entries()) {
        if (ward === undefined) continue;
        state.wards.push(ward);
        entries[index].will.revoke(ward);
      }
      for (const [index, ward] of living.entries()) if (ward === undefined) entries[index].will.execute(null);
      return living.filter((ward) => ward === undefined).length;
    };
  },
  () => {
    const state = watched();
    const wills = state.wards.filter((ward) => !isSettled(ward) && !isRunning(ward)).map(lastWill);
    state.wards = [];
    for (const will of wills) will.execute(explicitPlace("<sys>", 0, "sys", null));
  },
);

function isRunning(ward: Ward): boolean {
  return ward instanceof PyGenerator && ward.state === GeneratorState.RUNNING;
}

function lastWill(ward: Ward): LastWill {
  if (!(ward instanceof PyGenerator)) return new MethodWill(ward);
  const isUnawaited = ward.cls === coroutineType && ward.state === GeneratorState.CREATED;
  return isUnawaited ? new CoroutineWill(ward) : new GeneratorWill(ward);
}

class CoroutineWill implements LastWill {
  private readonly twin: PyGenerator;

  constructor(coroutine: PyGenerator) {
    this.twin = twinOf(coroutine);
  }

  execute(place: WarningPlace | null): void {
    warnUnawaited(this.twin, place);
  }

  revoke(): void {}
}

class MethodWill implements LastWill {
  private readonly message: string;

  constructor({ method, generator }: MethodAwaitable) {
    this.message = `coroutine method '${method}' of ${repr(generator.qualifiedName)} was never awaited`;
  }

  execute(place: WarningPlace | null): void {
    warnOrReport(this.message, place, "Exception ignored while finalizing coroutine", null);
  }

  revoke(): void {}
}

/** Makes another generator of the same frame, to be closed or given to the event loop's hook. */
class GeneratorWill implements LastWill {
  private readonly frame: Frame;
  private readonly successor: PyGenerator;

  constructor(generator: PyGenerator) {
    const { cls, frame, name, qualifiedName, state, origin, handled } = generator;
    this.frame = frame;
    this.successor = new PyGenerator(cls, frame, name, qualifiedName);
    this.successor.state = state;
    this.successor.origin = origin;
    this.successor.isFirstIterated = true;
    this.successor.handled.exception = handled.exception;
    inheritIdentity(this.successor, identityOf(generator));
    frame.generator = this.successor;
  }

  execute(place: WarningPlace | null): void {
    // As in CPython, no hook is left to call at the end of a program.
    if (place === null || this.successor.cls !== asyncGeneratorType) generatorHooks.finalize(this.successor);
  }

  revoke(ward: Ward): void {
    if (ward instanceof PyGenerator) this.frame.generator = ward;
  }
}

/** Whether the caller's next instruction drops the result. */
function isDiscarded({ back, exit }: Frame): boolean {
  if (back === null || (exit & ~Exit.SWITCH) !== 0) return false;
  return (back.executable.instructions[back.pc] & OPCODE_MASK) === Op.POP_TOP;
}

/** A coroutine that cannot be told from one that has not begun. */
function twinOf(coroutine: PyGenerator): PyGenerator {
  const { executable, globals, builtins } = coroutine.frame;
  const frame = new Frame(executable, globals, builtins);
  const twin = new PyGenerator(coroutineType, frame, coroutine.name, coroutine.qualifiedName);
  twin.origin = coroutine.origin;
  frame.generator = twin;
  frame.isCaptured = true;
  inheritIdentity(twin, identityOf(coroutine));
  return twin;
}

/** Warns of a coroutine that has not begun: where the program is, or at the given place. */
function warnUnawaited(coroutine: PyGenerator, place: WarningPlace | null): void {
  const ignored = `Exception ignored while finalizing coroutine ${safeText(coroutine, "object", "repr")}`;
  if (place === null && hasModuleWarned(coroutine, ignored)) return;
  warnOrReport(`coroutine '${coroutine.qualifiedName}' was never awaited`, place, ignored, coroutine);
}

function hasModuleWarned(coroutine: PyGenerator, ignored: string): boolean {
  try {
    const warner = findAttribute(services.importModule("warnings"), "_warn_unawaited_coroutine");
    if (warner === undefined) return false;
    call(warner, [coroutine]);
    return true;
  } catch (error) {
    report(error, ignored);
    return caught(error, runtimeWarningType) !== null;
  }
}

function warnOrReport(message: string, place: WarningPlace | null, ignored: string, source: Value): void {
  try {
    warnAt(message, runtimeWarningType, place ?? placeOf(1), place === null ? source : null);
  } catch (error) {
    report(error, ignored);
  }
}

function report(error: unknown, ignored: string): void {
  const exception = exceptionOf(error);
  if (exception === null) throw error;
  reportUnraisable(exception, ignored, null);
}

/** Ends a generator that has not begun, as its going would. */
export function abandon(generator: PyGenerator): void {
  if (generator.state !== GeneratorState.CREATED) return;
  if (generator.cls === coroutineType) warnUnawaited(generator, null);
  generator.state = GeneratorState.FINISHED;
  generator.frame.isFinished = true;
}
