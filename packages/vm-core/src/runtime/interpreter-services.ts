/**
 * What builtins and modules need of the layers above them.
 *
 * The interpreter installs its part once, at start: `installServices({ compile, run, … })`; a host installs output,
 * input and clocks the same way. Each function's own comment says what it promises. `services.system(name)` reads an
 * attribute of the running interpreter's `sys`, and works once the sys module has been created.
 */

import type { FileSystem } from "../files/file-system.js";
import type { PyCell } from "../objects/cell.js";
import type { PyCode } from "../objects/code.js";
import type { PyDict } from "../objects/dict.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import type { PyTraceback, TracebackFrame } from "../objects/traceback.js";
import { elapsedTime, timeOfDay } from "./clock.js";
import { InternalError } from "./errors.js";
import { type HostCalls, noHostCalls } from "./host-calls.js";
import { thread } from "./thread.js";
import type { Wait } from "./waiting.js";

export interface CompileOptions {
  readonly filename: string;
  readonly mode: "exec" | "eval" | "single" | "func_type";
  /** The flags argument of compile(). */
  readonly flags: number;
  /** Whether `from __future__` statements of the calling code are left out. */
  readonly dontInherit: boolean;
  /** -1, 0, 1 or 2. */
  readonly optimize: number;
  /** Syntax newer than this version of Python 3 is refused. */
  readonly featureVersion?: number;
}

export interface InterpreterServices {
  /** The Python frame that called the running native, or null; `depth` frames further out. */
  callerFrame: (depth?: number) => TracebackFrame | null;
  /** A traceback with the frame that runs alone; null when none does. */
  tracebackHere: () => PyTraceback | null;
  /** The line that a running frame is at, or null. */
  currentLine: (frame: TracebackFrame) => number | null;
  /** locals() of a frame: a module's or class's own namespace, a fresh dict for a function. */
  localsOf: (frame: TracebackFrame) => Value;
  /** Python's frame object of a frame, and back; null for a value that is no frame object. */
  frameObject: (frame: TracebackFrame) => Value;
  frameOf: (value: Value) => TracebackFrame | null;
  /**
   * Compiles source text or an `ast` object, registers the source's lines, and returns a code object (or an `ast`
   * object when the flags ask for one). Raises SyntaxError, ValueError …
   */
  compile: (source: string | Value, options: CompileOptions) => Value;
  /** Runs code to its end in a nested loop. `locals` is any mapping. `builtins` comes from the globals. */
  run: (code: PyCode, globals: PyDict, locals: Value, closure: readonly PyCell[] | null) => Value;
  /** `import name`; the module itself, also for a dotted name. */
  importModule: (name: string) => Value;
  /** The iterator that `await object` runs, or a coroutine. Raises TypeError for what cannot be awaited. */
  awaitableOf: (object: Value) => Value;
  /** Sets the recursion limit of the running thread. */
  setRecursionLimit: (limit: number) => void;
  /** Forgets what only the interpreter's own reuse of frames keeps alive. */
  forgetUnused: () => void;
  /** Runs the host's garbage collector, for good; false when the host has no such thing. */
  collectGarbage: () => boolean;
  /** Writes to the host's standard output or standard error. */
  write: (stream: "stdout" | "stderr", text: string) => void;
  /** The next line of standard input with its newline; "" at the end of the input. Interruptible. */
  readLine: () => string;
  /** Waits while other threads run. Raises what an attempt raises, and RuntimeError when no thread can go on. */
  wait: (wait: Wait) => Value;
  /** Environment variables that the program begins with. */
  environment: () => Readonly<Record<string, string>>;
  /** The running interpreter's files. */
  fileSystem: () => FileSystem;
  /** Blocks for a time, less when the host has something to say; interruptible, raises what the interrupt asks for. */
  sleep: (seconds: number) => void;
  /** Functions of the host's. */
  host: () => HostCalls;
  /** Blocks until the host has something to say, for up to so many milliseconds; interruptible like `sleep`. */
  waitForHost: (milliseconds: number) => void;
  /** Random bytes from outside the program. */
  randomBytes: (count: number) => Uint8Array;
  /** Milliseconds on the clock by which waits end. */
  waitingTime: () => number;
  /** Nanoseconds since the epoch. */
  wallTime: () => bigint;
  /** Nanoseconds on a clock that never goes back. */
  monotonicTime: () => bigint;
  /** Nanoseconds of processor time used. */
  processTime: () => bigint;
  /** Offset of local time from UTC in seconds (positive east) and the zone's name, at a time in seconds. */
  localZone: (seconds: number) => {
    readonly offset: number;
    readonly name: string;
    readonly isDaylightSaving: boolean;
  };
}

const missing = (): never => {
  throw new InternalError("interpreter not loaded");
};

/** Of milliseconds with a fraction. */
function nanoseconds(milliseconds: number): bigint {
  const whole = Math.floor(milliseconds);
  return BigInt(whole) * 1_000_000n + BigInt(Math.floor((milliseconds - whole) * 1e6));
}

export const hostClocks = {
  waitingTime: elapsedTime,
  wallTime: () => nanoseconds(timeOfDay()),
  monotonicTime: () => nanoseconds(elapsedTime()),
  processTime: () => nanoseconds(elapsedTime()),
} satisfies Partial<InterpreterServices>;

const installed: InterpreterServices = {
  callerFrame: () => null,
  tracebackHere: () => null,
  currentLine: () => null,
  localsOf: missing,
  frameObject: missing,
  frameOf: () => null,
  forgetUnused: () => {},
  collectGarbage: () => false,
  compile: missing,
  run: missing,
  importModule: missing,
  awaitableOf: missing,
  setRecursionLimit: (limit) => {
    thread.recursionLimit = limit;
  },
  write: missing,
  readLine: () => "",
  wait: missing,
  environment: () => ({}),
  fileSystem: missing,
  sleep: missing,
  host: () => noHostCalls,
  waitForHost: missing,
  randomBytes: missing,
  ...hostClocks,
  localZone: () => ({ offset: 0, name: "UTC", isDaylightSaving: false }),
};

let systemModule: PyModule | null = null;

export const services: Readonly<InterpreterServices> & {
  /** An attribute of the running interpreter's sys module; undefined when it is missing. */
  readonly system: (name: string) => Value | undefined;
} = Object.assign(installed, {
  system: (name: string) => systemModule?.attributes.get(name),
});

export function installServices(functions: Partial<InterpreterServices>): void {
  Object.assign(installed, functions);
}

/** The running interpreter's sys module, to which state of one interpreter can be tied; null before there is one. */
export function runningSystem(): PyModule | null {
  return systemModule;
}

/** Makes a sys module the running interpreter's. */
export function setSystemModule(module: PyModule): void {
  systemModule = module;
}
