/** A debugger: an observer that can make the program stand still. */

import { currentThread } from "../interpreter/current-thread.js";
import type { Executable } from "../interpreter/executable.js";
import type { Frame } from "../interpreter/frame.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { isStart } from "../interpreter/trace/monitoring-events.js";
import type { Observer } from "../interpreter/trace/observer.js";
import { withoutEvents } from "../interpreter/trace/tracer-call.js";
import { type PyException, systemExitType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { boundedRepr } from "../runtime/bounded-repr.js";
import { printedClassName, safeText } from "../runtime/traceback-report.js";
import { isTrue } from "../runtime/truth.js";
import {
  type Breakpoint,
  type BreakpointRequest,
  type BreakpointState,
  Breakpoints,
  type FunctionBreakpointRequest,
} from "./breakpoints.js";
import { evaluateApart, valueIn } from "./frame-expressions.js";
import { Inspector } from "./inspector.js";

export interface DebugConfiguration {
  readonly breakpoints: readonly BreakpointRequest[];
  readonly functionBreakpoints: readonly FunctionBreakpointRequest[];
  /** `raised`: wherever one is raised; `uncaught`: when one ends the program. */
  readonly exceptions: readonly ("raised" | "uncaught")[];
  /** Stop at the first line. */
  readonly stopOnEntry: boolean;
  /** Do not stop in the standard library. */
  readonly justMyCode: boolean;
}

export interface Stop {
  readonly reason: "entry" | "breakpoint" | "function breakpoint" | "step" | "pause" | "exception";
  readonly breakpoints: readonly number[];
  readonly thread: number;
  readonly exception: { readonly type: string; readonly message: string; readonly isUncaught: boolean } | null;
}

/** How a program that stands still goes on. */
export type Resumption = "continue" | "step into" | "step over" | "step out";

export interface DebuggerHost {
  /** The directory of the standard library. */
  readonly libraryDirectory: string;
  /** Blocks until the program is to go on. */
  stopped(stop: Stop, inspector: Inspector): Resumption;
  /** Output of a breakpoint that has a message. */
  log(text: string): void;
  breakpointsChanged(changes: readonly BreakpointState[]): void;
  /** Frames that are running must be asked about again. */
  wantsChanged(): void;
}

interface Step {
  readonly kind: Exclude<Resumption, "continue">;
  readonly thread: InterpreterThread;
  readonly frame: Frame;
  readonly depth: number;
}

export class Debugger implements Observer {
  private readonly host: DebuggerHost;
  private readonly breakpoints = new Breakpoints();
  private configuration: DebugConfiguration;
  private step: Step | null = null;
  /** The frame that the step began in has ended. */
  private hasLeftStep = false;
  /** A function with a breakpoint has been called and is to stop at its first line. */
  private entered: { readonly frame: Frame; readonly ids: readonly number[] } | null = null;
  private isPausing = false;
  private isAtEntry: boolean;
  /** The program stands still, or runs for the debugger itself. */
  private isBusy = false;
  private reported: PyException | null = null;

  constructor(host: DebuggerHost, configuration: DebugConfiguration) {
    this.host = host;
    this.configuration = configuration;
    this.isAtEntry = configuration.stopOnEntry;
    this.breakpoints.set(configuration.breakpoints, configuration.functionBreakpoints);
  }

  configure(configuration: DebugConfiguration): void {
    this.configuration = configuration;
    this.breakpoints.set(configuration.breakpoints, configuration.functionBreakpoints);
    this.host.wantsChanged();
    this.tellChanges();
  }

  /** Stops at the next line, wherever that is. */
  pause(): void {
    this.isPausing = true;
    this.host.wantsChanged();
  }

  wants(executable: Executable): boolean {
    const hasBreakpoints = this.breakpoints.hasAny(executable);
    return this.wantsAll() ? this.isMine(executable) || hasBreakpoints : hasBreakpoints;
  }

  call(frame: Frame): void {
    if (this.isBusy) return;
    // Code is first seen here.
    this.tellChanges();
    const breakpoints = this.breakpoints.ofFunction(frame.executable);
    if (breakpoints.length === 0 || !isStart(frame)) return;
    const hits = breakpoints.filter((each) => this.isHit(frame, each));
    if (hits.length > 0) this.entered = { frame, ids: hits.map(({ request }) => request.id) };
  }

  line(frame: Frame, line: number): void {
    if (this.isBusy) return;
    if (this.entered?.frame === frame) {
      this.stop("function breakpoint", frame, { breakpoints: this.entered.ids });
      return;
    }
    const hits = this.breakpoints.at(frame.executable, line).filter((each) => this.isHit(frame, each));
    const stops = hits.filter((each) => !this.logs(frame, each));
    if (stops.length > 0) {
      this.stop("breakpoint", frame, { breakpoints: stops.map(({ request }) => request.id) });
      return;
    }
    if (!this.isMine(frame.executable)) return;
    if (this.isAtEntry) this.stop("entry", frame);
    else if (this.isPausing) this.stop("pause", frame);
    else if (this.endsStep(frame)) this.stop("step", frame);
  }

  return(frame: Frame, _value: Value, _isYield: boolean): void {
    if (frame === this.step?.frame) this.hasLeftStep = true;
  }

  exception(frame: Frame, exception: PyException): void {
    if (this.isBusy || exception === this.reported) return;
    if (!this.configuration.exceptions.includes("raised") || !this.isMine(frame.executable)) return;
    this.reported = exception;
    this.stop("exception", frame, { exception, isUncaught: false });
  }

  unwind(frame: Frame, exception: PyException): void {
    if (frame === this.step?.frame) this.hasLeftStep = true;
    if (this.isBusy || frame.back !== null || !this.configuration.exceptions.includes("uncaught")) return;
    if (exception.cls.isSubtypeOf(systemExitType)) return;
    this.stop("exception", frame, { exception, isUncaught: true });
  }

  private wantsAll(): boolean {
    return this.step !== null || this.isPausing || this.isAtEntry || this.configuration.exceptions.length > 0;
  }

  private isMine(executable: Executable): boolean {
    const { filename } = executable.code.code;
    const isInLibrary = filename.startsWith(`${this.host.libraryDirectory}/`) || filename.startsWith("<frozen ");
    return !this.configuration.justMyCode || !isInLibrary;
  }

  private endsStep(frame: Frame): boolean {
    const { step } = this;
    const thread = currentThread();
    if (step === null || step.thread !== thread) return false;
    switch (step.kind) {
      case "step into":
        return true;
      case "step over":
        return thread.depth < step.depth || frame === step.frame || (this.hasLeftStep && thread.depth === step.depth);
      case "step out":
        return thread.depth < step.depth;
    }
  }

  /** Counts a hit of a breakpoint whose condition is met. A condition that fails is not met. */
  private isHit(frame: Frame, breakpoint: Breakpoint<BreakpointRequest | FunctionBreakpointRequest>): boolean {
    const { condition } = breakpoint.request;
    if (condition !== undefined && condition !== "") {
      const isMet = this.evaluate(frame, () => isTrue(valueIn(frame, condition)));
      if (isMet !== true) return false;
    }
    return breakpoint.countHit();
  }

  /** Whether a breakpoint has a message, which is then printed. */
  private logs(frame: Frame, { request }: Breakpoint<BreakpointRequest>): boolean {
    const { logMessage } = request;
    if (logMessage === undefined || logMessage === "") return false;
    const text = logMessage.replace(/\{([^{}]+)\}/g, (_, expression: string) => {
      return this.evaluate(frame, () => textOf(valueIn(frame, expression)));
    });
    this.host.log(`${text}\n`);
    return true;
  }

  private evaluate<Result>(frame: Frame, action: () => Result): Result | string {
    this.isBusy = true;
    try {
      return evaluateApart(frame, action);
    } finally {
      this.isBusy = false;
    }
  }

  private stop(
    reason: Stop["reason"],
    frame: Frame,
    details: { breakpoints?: readonly number[]; exception?: PyException; isUncaught?: boolean } = {},
  ): void {
    const { breakpoints = [], exception = null, isUncaught = false } = details;
    const thread = currentThread();
    this.isAtEntry = false;
    this.isPausing = false;
    this.entered = null;
    this.step = null;
    this.isBusy = true;
    let resumption: Resumption;
    try {
      const described = exception === null ? null : withoutEvents(thread, frame, "other", () => describe(exception));
      const inspector =
        isUncaught && exception !== null ? Inspector.ofTraceback(thread, exception) : Inspector.ofStack(thread);
      resumption = this.host.stopped(
        {
          reason,
          breakpoints,
          thread: thread.identifier,
          exception: described === null ? null : { ...described, isUncaught },
        },
        inspector,
      );
    } finally {
      this.isBusy = false;
    }
    if (resumption !== "continue") this.step = { kind: resumption, thread, frame, depth: thread.depth };
    this.hasLeftStep = false;
    this.host.wantsChanged();
  }

  private tellChanges(): void {
    const changes = this.breakpoints.takeChanges();
    if (changes.length > 0) this.host.breakpointsChanged(changes);
  }
}

function describe(exception: PyException): { readonly type: string; readonly message: string } {
  return { type: printedClassName(exception.cls), message: safeText(exception, "exception") };
}

const textOf = (value: Value): string => (typeof value === "string" ? value : boundedRepr(value));
