/** A Python interpreter: the one file that knows every layer. */

import "./builtins/all.js";
import { disassemble } from "./bytecode/disassembler.js";
import "./interpreter/frame-type.js";
import "./interpreter/generator-types.js";
import { builtinNamespace } from "./builtins/namespace.js";
import type { CompiledReport } from "./compiled/compiled-report.js";
import { type CompiledMode, reportCompiled, setCompiledMode } from "./compiled/tier.js";
import type { FileSystem } from "./files/file-system.js";
import { LIBRARY_DIRECTORY, SITE_PACKAGES } from "./files/places.js";
import { buildClass } from "./interpreter/class-building.js";
import { compileSource } from "./interpreter/compiling.js";
import { type CoverageRecorder, coverageOf } from "./interpreter/coverage/recorder.js";
import { currentThread, switchThread } from "./interpreter/current-thread.js";
import type { Executable } from "./interpreter/executable.js";
import { type Frame, leaveScope } from "./interpreter/frame.js";
import { Importer } from "./interpreter/importing.js";
import { runCode } from "./interpreter/install-services.js";
import { InterpreterThread } from "./interpreter/interpreter-thread.js";
import { type ModuleSource, mainLoader } from "./interpreter/module-finding.js";
import { type EndReason, type Interruption, RunEnded } from "./interpreter/run-ended.js";
import { settleFields } from "./interpreter/settled-fields.js";
import { reportStack } from "./interpreter/stack-report.js";
import type { Observer } from "./interpreter/trace/observer.js";
import { joinObservers } from "./interpreter/trace/observer-group.js";
import { moveFrames, updateSteps } from "./interpreter/trace/vm-choice.js";
import { defaultEnvironment, type FileOptions, layOutFiles } from "./modules/file-layout.js";
import { nativeModules, standIns } from "./modules/index.js";
import { openFunction } from "./modules/io/open.js";
import { writeBackAll } from "./modules/io/open-streams.js";
import { raiseSignal } from "./modules/signal/handlers.js";
import { INTERRUPT } from "./modules/signal/signals.js";
import type { StandardLibrary } from "./modules/standard-library.js";
import { makeStandardStreams } from "./modules/standard-streams.js";
import { createSysModule } from "./modules/sys.js";
import { addCoroutineHooks } from "./modules/sys-coroutines.js";
import { addMonitoring } from "./modules/sys-monitoring.js";
import { addTracing } from "./modules/sys-tracing.js";
import { createHostModule, HOST_MODULE } from "./modules/tandem-host.js";
import type { PyDict } from "./objects/dict.js";
import { type PyException, systemExitType, timeoutErrorType } from "./objects/exception.js";
import { PyList } from "./objects/list.js";
import { PyModule } from "./objects/module.js";
import type { Keywords, Value } from "./objects/object.js";
import { reasonAgainstRunning, reasonOfAbsence } from "./runtime/absent-modules.js";
import { callMethod } from "./runtime/calls.js";
import { elapsedTime } from "./runtime/clock.js";
import { hostRandomBytes, seededRandomBytes } from "./runtime/entropy.js";
import { exceptionOf, newException, PythonError, valueError } from "./runtime/errors.js";
import { finalizeAll } from "./runtime/garbage.js";
import { type HostCalls, noHostCalls } from "./runtime/host-calls.js";
import { hostClocks, installServices, services, setSystemModule } from "./runtime/interpreter-services.js";
import { MemoryAccount, type MemoryMeter } from "./runtime/memory.js";
import { nativeFunction } from "./runtime/native-definitions.js";
import { fromPlain, PlainValueError } from "./runtime/plain-values.js";
import { reachableByType, type TypeUse } from "./runtime/reachability.js";
import { RepeatableClock } from "./runtime/repeatable-clock.js";
import { str } from "./runtime/text.js";
import { HandledException } from "./runtime/thread.js";
import { type ExceptionReport, type FrameReport, reportException } from "./runtime/traceback-report.js";
import { finishWith } from "./runtime/uncaught-exceptions.js";
import { decodeSource } from "./source/decode.js";

export {
  type BreakpointRequest,
  type BreakpointState,
  type FunctionBreakpointRequest,
} from "./debugging/breakpoints.js";
export {
  type DebugConfiguration,
  Debugger,
  type DebuggerHost,
  type Resumption,
  type Stop,
} from "./debugging/debugger.js";
export { boundedValue, isTrueIn, syntaxProblem } from "./debugging/frame-expressions.js";
export { localsShown, loopAround } from "./debugging/frame-view.js";
export {
  InspectionError,
  Inspector,
  type Page,
  type ScopeReport,
  type StackFrameReport,
  type ThreadReport,
  type VariableReport,
} from "./debugging/inspector.js";
export { FileError, type FileErrorName } from "./files/file-error.js";
export type { FileStatus } from "./files/file-status.js";
export type { FileContent, Mount, MountChanges, MountEntry } from "./files/mount.js";
export { HOME_DIRECTORY, LIBRARY_DIRECTORY, SITE_PACKAGES } from "./files/places.js";
export {
  type BranchCoverage,
  type CodeCoverage,
  CoverageRecorder,
  type CoverageRequest,
  type LineCoverage,
} from "./interpreter/coverage/recorder.js";
export { branchPlace, type InstructionPlace, instructionPlace } from "./interpreter/trace/instruction-place.js";
export { nativeName } from "./interpreter/trace/native-calls.js";
export type { FileOptions } from "./modules/file-layout.js";
export type { PyException } from "./objects/exception.js";
export type { HostAnswer, HostCalls, HostFunction } from "./runtime/host-calls.js";
export type { MemoryMeter } from "./runtime/memory.js";
export type { PlainLimits, PlainValue } from "./runtime/plain-values.js";
export { fromPlain, PlainValueError, toPlain } from "./runtime/plain-values.js";
export { isFile } from "./source/file-choice.js";
export type { EndReason, ExceptionReport, Executable, Frame, FrameReport, Interruption, ModuleSource, Observer };

export interface VirtualMachineOptions {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /**
   * The next line of standard input with its newline; undefined at its end; null to be asked again after a look at the
   * control block.
   */
  readonly stdin?: () => string | null | undefined;
  readonly files?: FileOptions;
  /** Environment variables: os.environ as the program finds it. */
  readonly environment?: Readonly<Record<string, string>>;
  /** sys.argv; the first is the program's name. */
  readonly argv?: readonly string[];
  /** What sys.path begins with; the standard library and site-packages follow. */
  readonly path?: readonly string[];
  /** The source of a module to import, by full name. */
  readonly findSource?: (name: string) => ModuleSource | undefined;
  /** CPython's modules in Python; without it only native modules can be imported. */
  readonly standardLibrary?: StandardLibrary;
  /** Milliseconds since 1970 that the program's own clocks begin with; without it they are the host's. */
  readonly clock?: number;
  /** What random bytes come from; without it they are the host's. */
  readonly seed?: number;
  /** `tracing`: every frame runs in the tracing VM, under an observer that does nothing. */
  readonly mode?: "standard" | "tracing";
  /** What is compiled to JavaScript: `auto`, what is hot, which is the default; `always`, everything; `off`, nothing. */
  readonly compiled?: CompiledMode;
  /** Characters of JavaScript that are kept, by default 16 million; beyond it all of it is dropped and made again. */
  readonly compiledLimit?: number;
  /** Milliseconds from the start of each run after which it ends. */
  readonly deadline?: number;
  /** Called at every safe point; a result ends or interrupts the run. */
  readonly atSafePoint?: () => Interruption | undefined;
  /** Called when a run is about to be ended, while its stack is still there. */
  readonly beforeEnd?: (reason: EndReason) => void;
  /** Without it there is no limit on memory. */
  readonly memory?: MemoryMeter;
  /**
   * Collects garbage now, also what weak references of the running job have given out. Without it `gc.collect()` does
   * nothing.
   */
  readonly collectGarbage?: () => void;
  /** Blocks for up to so many milliseconds, less when the host has something to say; safe points are looked at in between. */
  readonly sleep?: (milliseconds: number) => void;
  /** Functions of the host's, which the program finds in `__main__` and in the module `tandem_host`. */
  readonly host?: HostCalls;
}

/** What a run may use. What is left out has no limit, but for a recursion limit of 1,000 that the program can change. */
export interface UsageLimits {
  /** Backward jumps and calls, and a share for long work of native code. */
  readonly steps?: number | undefined;
  /** Bytes. */
  readonly memory?: number | undefined;
  /** Frames; the program cannot set more. */
  readonly recursion?: number | undefined;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly kind: "ok"; readonly exitCode: 0; readonly value: Value }
  | { readonly kind: "exit"; readonly exitCode: number }
  | { readonly kind: "error"; readonly exitCode: 1; readonly error: ExceptionReport; readonly isIncomplete: boolean }
  | { readonly kind: EndReason; readonly exitCode: number; readonly frames: readonly FrameReport[] };

export interface SourceRun {
  readonly filename: string;
  /** `exec` a module, `single` an interactive statement whose value is displayed, `eval` an expression. */
  readonly mode?: "exec" | "eval" | "single";
  /**
   * Do not print an uncaught exception, which is in the outcome; `incomplete`: only not one that says that interactive
   * input goes on in another line.
   */
  readonly isQuiet?: boolean | "incomplete";
  /** Compiler flags. */
  readonly flags?: number;
}

/** `timeout`'s own status and what follows it, and as a shell reports SIGINT and SIGKILL. */
const exitCodes: Readonly<Record<EndReason, number>> = {
  timeout: 124,
  output: 125,
  steps: 126,
  cancelled: 130,
  memory: 137,
};
const DEFAULT_RECURSION_LIMIT = 1000;
/** The longest sleep between two looks at the control block, in milliseconds. */
const SLEEP_SLICE = 50;

const doNothingObserver: Observer = {
  wants: () => true,
  call: () => {},
  line: () => {},
  return: () => {},
  exception: () => {},
  unwind: () => {},
};

/** One interpreter with its modules and its `__main__`. Runs do not nest; several machines in a realm take turns. */
export class VirtualMachine {
  /** The namespace of `__main__`. */
  readonly globals: PyDict;
  private readonly options: VirtualMachineOptions;
  private readonly thread = new InterpreterThread();
  private readonly importer: Importer;
  /** What the program sees as its file system. */
  readonly files: FileSystem;
  private readonly system: PyModule;
  private readonly builtins: PyModule;
  private readonly hostModule: PyModule | undefined;
  private readonly memory: MemoryAccount;
  private readonly randomBytes: (count: number) => Uint8Array;
  private readonly clock: RepeatableClock | null;
  private readonly clocks: typeof hostClocks;
  private stepsBefore = 0;
  private ended: RunEnded | null = null;
  /** When the heap was last measured, in milliseconds. */
  private measuredAt = 0;
  /** A TimeoutError is due, which only the main thread gets. */
  private isSoftTimeoutDue = false;
  private observers: Observer[] = [];
  private end = Number.POSITIVE_INFINITY;

  /** Throws FileError when the files that it is to begin with contradict each other. */
  constructor(options: VirtualMachineOptions) {
    this.options = options;
    this.builtins = this.makeBuiltins();
    this.randomBytes = options.seed === undefined ? hostRandomBytes : seededRandomBytes(options.seed);
    this.clock = options.clock === undefined ? null : new RepeatableClock(options.clock);
    this.clocks = this.clock === null ? hostClocks : clocksOf(this.clock);
    const { attributes } = this.builtins;
    this.importer = new Importer(attributes, {
      createNative: (name) => (name === HOST_MODULE ? this.hostModule : nativeModules.get(name)?.()),
      createStandIn: (name) => standIns.get(name)?.(),
      findSource: (name) => options.findSource?.(name),
      library: { directory: LIBRARY_DIRECTORY, find: (name) => options.standardLibrary?.find(name) },
    });
    this.system = createSysModule({
      argv: options.argv ?? [""],
      path: [...(options.path ?? []), LIBRARY_DIRECTORY, SITE_PACKAGES],
      builtinModuleNames: ["sys", "builtins", ...nativeModules.keys()],
    });
    this.files = layOutFiles(options.files ?? {}, () => options.standardLibrary);
    this.activate();
    for (const [name, stream] of Object.entries(makeStandardStreams(this.files))) {
      this.system.attributes.set(name, stream);
      this.system.attributes.set(`__${name}__`, stream);
    }
    addTracing(this.system);
    addCoroutineHooks(this.system);
    addMonitoring(this.system);
    this.system.attributes.set("modules", this.importer.modules);
    this.system.attributes.set("meta_path", new PyList([this.importer.finder]));
    const main = this.makeMain();
    this.globals = main.attributes;
    for (const [name, module] of [
      ["sys", this.system],
      ["builtins", this.builtins],
      ["__main__", main],
    ] as const) {
      this.importer.modules.set(name, module);
    }
    settleFields(this.thread);
    this.thread.builtins = attributes;
    this.thread.atSafePoint = () => this.lookAround();
    this.memory = new MemoryAccount(options.memory, () => this.endRun("memory"));
    this.thread.memory = this.memory;
    this.thread.group.raiseSignal = raiseSignal;
    this.hostModule = options.host === undefined ? undefined : createHostModule();
    for (const { name } of options.host?.functions ?? []) {
      this.globals.set(name, this.hostModule?.attributes.get(name) ?? null);
    }
    setCompiledMode(options.compiled ?? "auto", options.compiledLimit);
    if (options.mode === "tracing") this.addObserver(doNothingObserver);
  }

  /** Gives names of `__main__` values. Those that are no plain data end the run that would follow, by ValueError. */
  bind(values: Readonly<Record<string, unknown>>): RunOutcome | null {
    const outcome = this.enter(false, () => {
      for (const [name, value] of Object.entries(values)) this.globals.set(name, this.valueOf(name, value));
      return null;
    });
    return outcome.kind === "ok" ? null : outcome;
  }

  private valueOf(name: string, data: unknown): Value {
    try {
      return fromPlain(data);
    } catch (error) {
      if (error instanceof PlainValueError) throw valueError(`input ${name}: ${error.message}`);
      throw error;
    }
  }

  /** Sets the limits of the runs that follow, which count from now on. */
  limit({ steps, memory, recursion }: UsageLimits): void {
    const { thread } = this;
    const { group } = thread;
    thread.settleSteps();
    this.stepsBefore = group.steps;
    group.stepLimit = group.steps + (steps ?? Number.POSITIVE_INFINITY);
    thread.grantSteps(0);
    const hadLimit = group.maximumRecursion !== Number.POSITIVE_INFINITY;
    group.maximumRecursion = recursion ?? Number.POSITIVE_INFINITY;
    if (recursion !== undefined || hadLimit) group.setRecursionLimit(recursion ?? DEFAULT_RECURSION_LIMIT);
    this.memory.begin(memory ?? Number.POSITIVE_INFINITY);
    this.isSoftTimeoutDue = false;
  }

  /** Steps taken since limits were last set: back-edges and calls, and a share for long work of native code. */
  get steps(): number {
    this.thread.settleSteps();
    const { steps, stepLimit } = this.thread.group;
    return Math.min(steps, stepLimit) - this.stepsBefore;
  }

  /** The most bytes that the program's objects were found to take since limits were last set. */
  get peakMemory(): number {
    return this.memory.peak;
  }

  /** The JavaScript that there is now. */
  compiledCode(): readonly CompiledReport[] {
    let reports: readonly CompiledReport[] = [];
    this.enter(true, () => {
      reports = reportCompiled();
      return null;
    });
    return reports;
  }

  /** Runs a program as `__main__`, printing an uncaught exception as CPython does. */
  run(source: string | Uint8Array, filename: string): RunOutcome {
    this.globals.set("__file__", filename);
    this.globals.set("__cached__", null);
    this.globals.set(
      "__loader__",
      mainLoader(filename, () => (typeof source === "string" ? source : decodeSource(source, filename))),
    );
    return this.endProgram(this.execute(source, { filename }));
  }

  /** Runs a module as `__main__`, as `python -m` does; one that cannot be found ends the program with status 1. */
  runModule(name: string): RunOutcome {
    return this.endProgram(
      this.enter(false, () => {
        this.refuseAbsentModule(name);
        return callMethod(this.importer.load("runpy"), "_run_module_as_main", name);
      }),
    );
  }

  /** Says why a module is absent, unless there is one of that name nevertheless, or cannot run. Raises SystemExit. */
  private refuseAbsentModule(name: string): void {
    const executable = str(services.system("executable") ?? null);
    const against = reasonAgainstRunning(name);
    if (against !== undefined) {
      throw new PythonError(newException(systemExitType, `${executable}: cannot run ${name}: ${against}`));
    }
    const reason = reasonOfAbsence(name);
    if (reason === undefined || callMethod(this.importer.load("importlib.util"), "find_spec", name) !== null) return;
    const message = `${executable}: No module named ${name}: ${reason}`;
    throw new PythonError(newException(systemExitType, message));
  }

  /** What remains to be done when a program has ended by itself. */
  private endProgram(outcome: RunOutcome): RunOutcome {
    if (!["ok", "exit", "error"].includes(outcome.kind)) return outcome;
    const ending =
      this.finish("threading", "_shutdown") ?? this.finish("atexit", "_run_exitfuncs") ?? this.finalizeGlobals();
    this.thread.group.abandonOthers();
    return ending ?? outcome;
  }

  private finalizeGlobals(): RunOutcome | null {
    const ending = this.enter(true, () => {
      finalizeAll(this.globals.values());
      writeBackAll();
      return null;
    });
    return ending.kind === "ok" ? null : ending;
  }

  /** Calls what a module does at the end of a program, if it has been imported; the outcome unless all is well. */
  private finish(module: string, name: string): RunOutcome | null {
    const loaded = this.importer.modules.get(module);
    if (loaded === undefined) return null;
    const ending = this.enter(true, () => callMethod(loaded, name));
    return ending.kind === "ok" ? null : ending;
  }

  /** Runs source in the namespace of `__main__`, which keeps its state between calls. */
  execute(source: string | Uint8Array, { filename, mode = "exec", isQuiet = false, flags = 0 }: SourceRun): RunOutcome {
    return this.enter(isQuiet, () => {
      const code = compileSource(source, { filename, mode, flags });
      return runCode(code, this.globals, this.globals, null);
    });
  }

  /** Compiles without running; the value of the outcome is the listing of the bytecode. */
  disassemble(source: string | Uint8Array, filename: string): RunOutcome {
    return this.enter(false, () => disassemble(compileSource(source, { filename, mode: "exec" }).code));
  }

  /** Does something with the machine's values, as Python code that runs in it could. */
  enter(isQuiet: boolean | "incomplete", action: () => Value): RunOutcome {
    const previous = switchThread(this.thread);
    this.ended = null;
    this.activate();
    this.end = this.options.deadline === undefined ? Number.POSITIVE_INFINITY : elapsedTime() + this.options.deadline;
    const { nesting } = this.thread;
    try {
      return { kind: "ok", exitCode: 0, value: action() };
    } catch (error) {
      return this.outcomeOf(error, isQuiet);
    } finally {
      this.thread.nesting = nesting;
      this.reset();
      switchThread(previous);
    }
  }

  /** Lets an observer of the host watch. Running frames move at their next safe point. */
  addObserver(observer: Observer): void {
    this.observers.push(observer);
    this.updateObservers();
  }

  removeObserver(observer: Observer): void {
    this.observers = this.observers.filter((each) => each !== observer);
    this.updateObservers();
  }

  /** Must follow every change of what an observer wants of code that is running. */
  updateObservers(): void {
    const observer = joinObservers(this.observers);
    for (const thread of this.thread.group.members) {
      thread.observer = observer;
      for (let frame = thread.top; frame !== null; frame = frame.back) {
        frame.isObserved = observer?.wants(frame.executable) ?? false;
        updateSteps(observer, frame);
      }
      thread.updateDepthLimit();
      moveFrames(thread);
    }
  }

  /**
   * Measures what is compiled from now on, in place of what has been measured before; null ends it. Code that already
   * has counters goes on counting.
   */
  measureCoverage(recorder: CoverageRecorder | null): void {
    setSystemModule(this.system);
    coverageOf().recorder = recorder;
  }

  /** How many frames are on the stack. */
  get depth(): number {
    return this.thread.depth;
  }

  /** The Python stack now, outermost frame first; empty when nothing runs. */
  stack(): readonly FrameReport[] {
    return reportStack(this.thread);
  }

  /** What the variables of the running program hold, by type, the most bytes first; roughly. */
  memoryByType(): TypeUse[] {
    return reachableByType();
  }

  /** The frame on top of the running thread; null when nothing runs. */
  get top(): Frame | null {
    const thread = currentThread();
    return thread.group === this.thread.group ? thread.top : null;
  }

  /** Called at a safe point: the next look comes after so many steps, not after as many as usual. */
  lookAgainAfter(steps: number): void {
    const thread = currentThread();
    thread.settleSteps();
    thread.grantSteps(steps);
  }

  /** The safe point that is being taken comes before native work that cannot be interrupted. */
  get isBeforeLongWork(): boolean {
    return currentThread().isBeforeLongWork;
  }

  private outcomeOf(error: unknown, isQuiet: boolean | "incomplete"): RunOutcome {
    if (error instanceof RunEnded) {
      this.thread.group.abandonOthers();
      return { kind: error.reason, exitCode: exitCodes[error.reason], frames: error.frames };
    }
    const exception = exceptionOf(error);
    if (exception === null) throw error;
    this.thread.top = null;
    this.thread.depth = 0;
    return this.uncaught(exception, isQuiet);
  }

  private uncaught(exception: PyException, isQuiet: boolean | "incomplete"): RunOutcome {
    try {
      if (exception.cls.isSubtypeOf(systemExitType)) return { kind: "exit", exitCode: finishWith(exception) };
      const error = reportException(exception);
      const isIncomplete = exception.cls.name === "_IncompleteInputError";
      if (isQuiet === false || (isQuiet === "incomplete" && !isIncomplete)) finishWith(exception);
      return { kind: "error", exitCode: 1, error, isIncomplete };
    } catch (error) {
      if (error instanceof RunEnded) return this.outcomeOf(error, isQuiet);
      throw error;
    }
  }

  /** Makes this machine the one that natives of the realm talk to. */
  private activate(): void {
    const { options } = this;
    setSystemModule(this.system);
    installServices({
      importModule: (name) => this.importer.load(name),
      collectGarbage: () => {
        options.collectGarbage?.();
        return options.collectGarbage !== undefined;
      },
      write: (stream, text) => (stream === "stdout" ? options.stdout(text) : options.stderr(text)),
      readLine: () => this.readLine(),
      fileSystem: () => this.files,
      environment: () => options.environment ?? defaultEnvironment,
      sleep: (seconds) => this.sleep(seconds * 1000),
      host: () => options.host ?? noHostCalls,
      waitForHost: (milliseconds) => this.waitForHost(milliseconds),
      randomBytes: this.randomBytes,
      ...this.clocks,
    });
  }

  private readLine(): string {
    for (;;) {
      const line = this.options.stdin?.();
      if (line !== null) return line ?? "";
      this.lookAround();
    }
  }

  /** For one slice at most: whoever waits for longer looks again. */
  private sleep(milliseconds: number): void {
    const slice = Math.min(milliseconds, SLEEP_SLICE, Math.max(1, this.end - elapsedTime()));
    if (this.options.sleep === undefined) busyWait(slice);
    else this.options.sleep(slice);
    // The same by whatever it was woken, so that a run can be repeated.
    this.clock?.advance(slice);
    this.lookAround();
  }

  private waitForHost(milliseconds: number): void {
    if (this.options.host === undefined) return this.sleep(milliseconds);
    this.options.host.wait(milliseconds);
    this.lookAround();
  }

  private lookAround(): void {
    if (this.ended !== null) this.throwEnd(this.ended);
    const { group } = this.thread;
    if (group.steps > group.stepLimit) this.endRun("steps");
    const asked = this.options.atSafePoint?.();
    if (asked === "interrupt") this.interrupt();
    else if (asked === "soft-timeout") this.isSoftTimeoutDue = true;
    else if (asked !== undefined) this.endRun(asked);
    const now = elapsedTime();
    if (now > this.end) this.endRun("timeout");
    if (this.memory.isLimited && now !== this.measuredAt) {
      this.memory.look();
      this.measuredAt = elapsedTime();
    }
    if (this.isSoftTimeoutDue && currentThread() === this.thread) {
      this.isSoftTimeoutDue = false;
      throw new PythonError(newException(timeoutErrorType, "the run's time is nearly up"));
    }
  }

  /** From here on no Python code takes a step, whatever native code does on its way out. */
  private endRun(reason: EndReason): never {
    this.options.beforeEnd?.(reason);
    this.ended = new RunEnded(reason, reportStack(currentThread()));
    this.throwEnd(this.ended);
  }

  private throwEnd(ended: RunEnded): never {
    const thread = currentThread();
    thread.settleSteps();
    thread.grantSteps(0);
    throw ended;
  }

  /** The host's interrupt is a signal, and signals are handled by the main thread. */
  private interrupt(): void {
    if (currentThread() === this.thread) raiseSignal(INTERRUPT);
    else this.thread.group.pendingSignals.push(INTERRUPT);
  }

  private reset(): void {
    const { thread } = this;
    // Frames that a run has left behind by ending.
    for (let frame = thread.top; frame !== null; frame = frame.back) leaveScope(frame);
    thread.top = null;
    thread.depth = 0;
    thread.pending = null;
    thread.wait = null;
    thread.handled = new HandledException(null);
    thread.isInTracer = false;
    thread.beingRepresented.clear();
    thread.updateDepthLimit();
  }

  private makeMain(): PyModule {
    const main = new PyModule();
    const names: [string, Value][] = [
      ["__name__", "__main__"],
      ["__doc__", null],
      ["__package__", null],
      ["__loader__", null],
      ["__spec__", null],
      ["__builtins__", this.builtins],
    ];
    for (const [name, value] of names) main.attributes.set(name, value);
    return main;
  }

  private makeBuiltins(): PyModule {
    const module = new PyModule();
    const { attributes } = module;
    attributes.set("__name__", "builtins");
    attributes.set("__doc__", "Built-in functions, types, exceptions, and other objects.");
    attributes.set("__package__", "");
    attributes.set("__loader__", null);
    attributes.set("__spec__", null);
    const names = builtinNamespace();
    names.set("open", openFunction);
    names.set(
      "__build_class__",
      nativeFunction(
        "builtins",
        "__build_class__(func, name, /, *bases, **kwds)",
        (body: Value, name: Value, bases: readonly Value[], keywords: Keywords) =>
          buildClass(body, name, bases, keywords),
      ),
    );
    names.set(
      "__import__",
      nativeFunction(
        "builtins",
        "__import__(name, globals=None, locals=None, fromlist=(), level=0)",
        (name: Value, globals?: Value, _locals?: Value, fromList?: Value, level?: Value) =>
          this.importer.importName(name, globals ?? null, fromList ?? null, level ?? 0),
      ),
    );
    for (const [name, value] of names) attributes.set(name, value);
    this.thread.originalBuiltins = names;
    return module;
  }
}

function clocksOf(clock: RepeatableClock): typeof hostClocks {
  return {
    waitingTime: () => clock.milliseconds,
    wallTime: () => clock.wallTime(),
    monotonicTime: () => clock.elapsed(),
    processTime: () => clock.elapsed(),
  };
}

/** Without a way to block, waiting means spinning. */
function busyWait(milliseconds: number): void {
  const until = elapsedTime() + milliseconds;
  while (elapsedTime() < until);
}
