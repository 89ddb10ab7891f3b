/**
 * A debugging session of an editor, in the Debug Adapter Protocol: the editor's requests on one side, the program's
 * debugger on the other. https://microsoft.github.io/debug-adapter-protocol/specification
 */

import { resolve } from "node:path";
import {
  type ErrorDestination,
  InitializedEvent,
  LoggingDebugSession,
  OutputEvent,
  Source,
  StoppedEvent,
  TerminatedEvent,
} from "@vscode/debugadapter";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { programFiles } from "../cli/program-files.js";
import { findProgram } from "../cli/program-source.js";
import type { DebugEvent, Debugger, DebugOptions } from "../debugger.js";
import { TandemError } from "../errors.js";
import type { Run, RunOptions } from "../run.js";
import { createTandem } from "../tandem.js";
import { BreakpointTable } from "./breakpoint-table.js";
import { completionItems, splitAtCursor } from "./completions.js";
import {
  type AttachArguments,
  type LaunchArguments,
  readAttachArguments,
  readLaunchArguments,
} from "./launch-arguments.js";
import { type OutputListener, RunningProgram, type RunningPrograms } from "./running-programs.js";

const MAIN_THREAD = 1;
/** Frames are numbered from 0 by the program, and 0 means none for some editors. */
const FIRST_FRAME = 1;

/** The frame that a client means: the top one when it names none. */
const frameNumber = (frameId: number | undefined): number => (frameId === undefined ? 0 : frameId - FIRST_FRAME);

/** The library's number for what a request has thrown. */
const INTERNAL_ERROR = 1104;
const CANNOT_GO_BACK = "Tandem cannot step back: it does not record what a program has done.";

type Response = DebugProtocol.Response;

export class TandemDebugSession extends LoggingDebugSession {
  private readonly breakpoints = new BreakpointTable();
  private exceptions: DebugOptions["exceptions"] = [];
  private launch: LaunchArguments | null = null;
  private attach: AttachArguments | null = null;
  private readonly programs: RunningPrograms;
  private program: RunningProgram | null = null;
  private controller: Debugger | null = null;
  /** The program ends with the editor. */
  private ownsProgram = false;
  private readonly listener: OutputListener = {
    print: (text, category) => this.sendEvent(new OutputEvent(text, category)),
  };
  private lastException: { readonly type: string; readonly message: string; readonly isUncaught: boolean } | null =
    null;

  constructor(programs: RunningPrograms) {
    super();
    this.programs = programs;
    this.setDebuggerLinesStartAt1(true);
    this.setDebuggerColumnsStartAt1(true);
  }

  protected override initializeRequest(response: DebugProtocol.InitializeResponse): void {
    response.body = {
      supportsConfigurationDoneRequest: true,
      supportsFunctionBreakpoints: true,
      supportsConditionalBreakpoints: true,
      supportsHitConditionalBreakpoints: true,
      supportsLogPoints: true,
      supportsEvaluateForHovers: true,
      supportsSetVariable: true,
      supportsSetExpression: true,
      supportsRestartRequest: true,
      supportsGotoTargetsRequest: true,
      supportsExceptionInfoRequest: true,
      supportsTerminateRequest: true,
      supportsDelayedStackTraceLoading: true,
      supportsCompletionsRequest: true,
      completionTriggerCharacters: ["."],
      supportTerminateDebuggee: true,
      supportsStepBack: false,
      exceptionBreakpointFilters: [
        { filter: "raised", label: "Raised Exceptions", default: false },
        { filter: "uncaught", label: "Uncaught Exceptions", default: true },
      ],
    };
    this.sendResponse(response);
  }

  protected override launchRequest(response: DebugProtocol.LaunchResponse, args: unknown): void {
    this.answer(response, async () => {
      this.refuseSecond();
      const launch = readLaunchArguments(args);
      // Found now, so that a program that does not exist fails the launch.
      await this.findProgram(launch);
      this.refuseSecond();
      this.launch = launch;
      this.sendEvent(new InitializedEvent());
    });
  }

  protected override attachRequest(response: DebugProtocol.AttachResponse, args: unknown): void {
    this.answer(response, async () => {
      this.refuseSecond();
      const attach = readAttachArguments(args);
      this.program = this.programs.find(attach.program);
      this.attach = attach;
      this.sendEvent(new InitializedEvent());
    });
  }

  protected override configurationDoneRequest(response: DebugProtocol.ConfigurationDoneResponse): void {
    this.answer(response, async () => {
      const { launch, attach, program } = this;
      if (launch !== null) await this.begin(launch);
      else if (attach !== null && program !== null) this.join(program, attach);
      else throw new TandemError("failed", "nothing has been launched");
    });
  }

  protected override setBreakPointsRequest(
    response: DebugProtocol.SetBreakpointsResponse,
    { source, breakpoints = [] }: DebugProtocol.SetBreakpointsArguments,
  ): void {
    const set = this.breakpoints.setLines(source.path ?? source.name ?? "", breakpoints);
    response.body = { breakpoints: set };
    this.configure();
    this.sendResponse(response);
  }

  protected override setFunctionBreakPointsRequest(
    response: DebugProtocol.SetFunctionBreakpointsResponse,
    { breakpoints }: DebugProtocol.SetFunctionBreakpointsArguments,
  ): void {
    response.body = { breakpoints: this.breakpoints.setFunctions(breakpoints) };
    this.configure();
    this.sendResponse(response);
  }

  protected override setExceptionBreakPointsRequest(
    response: DebugProtocol.SetExceptionBreakpointsResponse,
    { filters }: DebugProtocol.SetExceptionBreakpointsArguments,
  ): void {
    this.exceptions = (["raised", "uncaught"] as const).filter((each) => filters.includes(each));
    this.configure();
    this.sendResponse(response);
  }

  protected override threadsRequest(response: DebugProtocol.ThreadsResponse): void {
    this.answer(response, async () => {
      response.body = { threads: [{ id: MAIN_THREAD, name: "MainThread" }] };
      const program = this.controller;
      if (program === null) return;
      try {
        const threads = await program.threads();
        response.body.threads = threads.map(({ id, isMain }) => ({ id, name: isMain ? "MainThread" : `Thread-${id}` }));
      } catch (error) {
        // While the program runs only the main thread is known.
        if (!(error instanceof TandemError)) throw error;
      }
    });
  }

  protected override stackTraceRequest(
    response: DebugProtocol.StackTraceResponse,
    { threadId, startFrame = 0, levels = 0 }: DebugProtocol.StackTraceArguments,
  ): void {
    this.answer(response, async () => {
      const frames = await this.debugger().stack(threadId);
      const end = levels > 0 ? startFrame + levels : frames.length;
      response.body = {
        totalFrames: frames.length,
        stackFrames: frames.slice(startFrame, end).map((frame) => ({
          id: frame.frame + FIRST_FRAME,
          name: frame.qualifiedName,
          line: frame.line ?? 0,
          column: (frame.column ?? 0) + 1,
          ...(frame.endLine === null ? {} : { endLine: frame.endLine }),
          ...(frame.endColumn === null ? {} : { endColumn: frame.endColumn + 1 }),
          ...sourceOf(frame.filename),
        })),
      };
    });
  }

  protected override scopesRequest(
    response: DebugProtocol.ScopesResponse,
    { frameId }: DebugProtocol.ScopesArguments,
  ): void {
    this.answer(response, async () => {
      const scopes = await this.debugger().scopes(frameNumber(frameId));
      response.body = {
        scopes: scopes.map(({ name, reference, named }) => ({
          name,
          variablesReference: reference,
          namedVariables: named,
          expensive: name === "Globals" && scopes.length > 1,
          ...(name === "Locals" ? { presentationHint: "locals" } : {}),
        })),
      };
    });
  }

  protected override variablesRequest(
    response: DebugProtocol.VariablesResponse,
    { variablesReference, filter, start, count }: DebugProtocol.VariablesArguments,
  ): void {
    this.answer(response, async () => {
      const variables = await this.debugger().variables(variablesReference, {
        ...(filter === undefined ? {} : { filter }),
        ...(start === undefined ? {} : { start }),
        // The protocol's 0 means all.
        ...(count === undefined || count === 0 ? {} : { count }),
      });
      response.body = {
        variables: variables.map(({ name, value, type, reference, indexed, named }) => ({
          name,
          value,
          type,
          variablesReference: reference,
          indexedVariables: indexed,
          namedVariables: named,
        })),
      };
    });
  }

  protected override setVariableRequest(
    response: DebugProtocol.SetVariableResponse,
    { variablesReference, name, value }: DebugProtocol.SetVariableArguments,
  ): void {
    this.answer(response, async () => {
      const changed = await this.debugger().assign(variablesReference, name, value);
      response.body = { value: changed.value, type: changed.type, variablesReference: changed.reference };
    });
  }

  protected override evaluateRequest(
    response: DebugProtocol.EvaluateResponse,
    { expression, frameId, context }: DebugProtocol.EvaluateArguments,
  ): void {
    this.answer(response, async () => {
      const frame = frameNumber(frameId);
      // What the editor evaluates by itself, when the mouse is over it or at each stop, must run no statements.
      const isAsked = context === undefined || context === "repl";
      const found = await (isAsked
        ? this.debugger().evaluate(expression, frame)
        : this.debugger().watch(expression, frame));
      response.body = {
        result: found.value,
        type: found.type,
        variablesReference: found.reference,
        indexedVariables: found.indexed,
        namedVariables: found.named,
      };
    });
  }

  protected override setExpressionRequest(
    response: DebugProtocol.SetExpressionResponse,
    { expression, value, frameId }: DebugProtocol.SetExpressionArguments,
  ): void {
    this.answer(response, async () => {
      const frame = frameNumber(frameId);
      await this.debugger().evaluate(`${expression} = (${value}\n)`, frame);
      const found = await this.debugger().watch(expression, frame);
      response.body = { value: found.value, type: found.type, variablesReference: found.reference };
    });
  }

  protected override completionsRequest(
    response: DebugProtocol.CompletionsResponse,
    { text, column, line = 1, frameId }: DebugProtocol.CompletionsArguments,
  ): void {
    this.answer(response, async () => {
      const typed = (text.split("\n")[line - 1] ?? "").slice(0, Math.max(0, column - 1));
      const { object, prefix } = splitAtCursor(typed);
      try {
        const names = await this.debugger().complete(object, frameNumber(frameId));
        response.body = { targets: completionItems(prefix, names, object === "") };
      } catch (error) {
        if (!(error instanceof TandemError)) throw error;
        // What the language has is known also of a program that runs, and of a name that is not bound.
        response.body = { targets: completionItems(prefix, [], object === "") };
      }
    });
  }

  protected override stepBackRequest(response: DebugProtocol.StepBackResponse): void {
    this.fail(response, CANNOT_GO_BACK);
  }

  protected override reverseContinueRequest(response: DebugProtocol.ReverseContinueResponse): void {
    this.fail(response, CANNOT_GO_BACK);
  }

  protected override gotoTargetsRequest(
    response: DebugProtocol.GotoTargetsResponse,
    { line }: DebugProtocol.GotoTargetsArguments,
  ): void {
    // Whether the frame can go there is known when it is tried.
    response.body = { targets: [{ id: line, label: `line ${line}`, line }] };
    this.sendResponse(response);
  }

  protected override gotoRequest(
    response: DebugProtocol.GotoResponse,
    { targetId, threadId }: DebugProtocol.GotoArguments,
  ): void {
    this.answer(response, async () => {
      await this.debugger().jump(targetId);
      this.sendEvent(new StoppedEvent("goto", threadId));
    });
  }

  protected override exceptionInfoRequest(response: DebugProtocol.ExceptionInfoResponse): void {
    const { lastException } = this;
    if (lastException === null) return this.fail(response, "The program has not stopped at an exception.");
    response.body = {
      exceptionId: lastException.type,
      description: lastException.message,
      breakMode: lastException.isUncaught ? "unhandled" : "always",
    };
    this.sendResponse(response);
  }

  protected override continueRequest(response: DebugProtocol.ContinueResponse): void {
    response.body = { allThreadsContinued: true };
    this.goOn(response, (each) => each.continue());
  }

  protected override nextRequest(response: DebugProtocol.NextResponse): void {
    this.goOn(response, (each) => each.stepOver());
  }

  protected override stepInRequest(response: DebugProtocol.StepInResponse): void {
    this.goOn(response, (each) => each.stepInto());
  }

  protected override stepOutRequest(response: DebugProtocol.StepOutResponse): void {
    this.goOn(response, (each) => each.stepOut());
  }

  protected override pauseRequest(response: DebugProtocol.PauseResponse): void {
    this.goOn(response, (each) => each.pause());
  }

  protected override terminateRequest(response: DebugProtocol.TerminateResponse): void {
    this.answer(response, async () => {
      // A program that stands still has to go on to its end.
      this.program?.run.cancel();
    });
  }

  /** Runs the program that was launched from its beginning. */
  protected override restartRequest(response: DebugProtocol.RestartResponse): void {
    this.answer(response, async () => {
      const { launch, program } = this;
      if (launch === null || program === null) throw new TandemError("failed", "nothing that was launched is running");
      this.shutDown();
      await program.run.outcome.catch(() => {});
      await this.begin(launch);
    });
  }

  protected override disconnectRequest(
    response: DebugProtocol.DisconnectResponse,
    { terminateDebuggee }: DebugProtocol.DisconnectArguments = {},
  ): void {
    this.answer(response, async () => {
      this.ownsProgram = terminateDebuggee ?? this.ownsProgram;
      const run = this.ownsProgram ? this.program?.run : undefined;
      this.shutDown();
      await run?.outcome.catch(() => {});
      setImmediate(() => this.emit("disconnected"));
    });
  }

  /** Ends the program of an editor that has gone away; one that it does not own goes on alone. */
  shutDown(): void {
    const { program } = this;
    this.program = null;
    if (program === null) return;
    program.listeners.delete(this.listener);
    if (this.ownsProgram) program.run.cancel();
    else this.controller?.detach();
  }

  private refuseSecond(): void {
    if (this.launch !== null || this.attach !== null) throw new TandemError("failed", "a session has one program");
  }

  /** The library answers what has failed inside with a stack trace. */
  protected override sendErrorResponse(
    response: Response,
    codeOrMessage: number | DebugProtocol.Message,
    ...rest: [string?, unknown?, ErrorDestination?]
  ): void {
    if (codeOrMessage !== INTERNAL_ERROR) super.sendErrorResponse(response, codeOrMessage, ...rest);
    else this.fail(response, `the arguments of ${response.command} are not those of the protocol`);
  }

  private async findProgram({ origin, args, files }: LaunchArguments) {
    const found = await findProgram(origin, args);
    return { ...found, options: programFiles(found.directory, files) };
  }

  private async begin(launch: LaunchArguments): Promise<void> {
    const { source, filename, argv, isModule, options } = await this.findProgram(launch);
    const program = new RunningProgram(isModule === true ? filename : resolve(filename));
    program.listeners.add(this.listener);
    const settings: RunOptions = {
      ...options,
      filename: program.name,
      argv,
      action: isModule === true ? "run-module" : "run",
      onStdout: (text) => program.print(text, "stdout"),
      onStderr: (text) => program.print(text, "stderr"),
      ...(launch.environment === undefined ? {} : { environment: launch.environment }),
      ...(launch.isDebugged ? { debug: { ...this.options(), ...launch.debug } } : {}),
    };
    const tandem = await createTandem({ maxRuns: 1 });
    const run = tandem.start(source, settings);
    program.begin(run);
    this.programs.add(program);
    this.program = program;
    this.ownsProgram = true;
    this.controller = run.debugger;
    void this.follow(run);
    const close = (): void => void tandem.close();
    run.outcome.then(close, close);
  }

  /** Debugs a program that another editor has launched, in place of its debugger. */
  private join(program: RunningProgram, { justMyCode = true }: AttachArguments): void {
    program.listeners.add(this.listener);
    this.controller = program.run.debug({ ...this.options(), justMyCode });
    void this.follow(program.run);
  }

  /** Passes on what happens, until the program has ended. */
  private async follow(run: Run): Promise<void> {
    const events = async (): Promise<void> => {
      if (this.controller !== null) for await (const event of this.controller) this.pass(event);
    };
    const [outcome] = await Promise.all([run.outcome, events()]);
    // Not of a program that the editor has left, or that has been started again.
    if (this.program?.run !== run) return;
    this.sendEvent(exited(outcome.exitCode));
    this.sendEvent(new TerminatedEvent());
  }

  private pass(event: DebugEvent): void {
    switch (event.kind) {
      case "log":
        this.sendEvent(new OutputEvent(event.text, "console"));
        return;
      case "breakpoint": {
        const breakpoint = this.breakpoints.update(event);
        if (breakpoint !== undefined) this.sendEvent(breakpointChanged(breakpoint));
        return;
      }
      case "stop":
        this.lastException = event.exception;
        this.sendEvent(stopped(event));
    }
  }

  private options(): DebugOptions {
    return { ...this.breakpoints.options(), exceptions: this.exceptions ?? [] };
  }

  private configure(): void {
    this.controller?.configure(this.options());
  }

  private debugger(): Debugger {
    if (this.controller === null) throw new TandemError("failed", "nothing is being debugged");
    return this.controller;
  }

  private goOn(response: Response, action: (debugger_: Debugger) => void): void {
    this.answer(response, async () => action(this.debugger()));
  }

  /** Sends a response when its action is done, or one that says what has failed. */
  private answer(response: Response, action: () => Promise<void>): void {
    action().then(
      () => this.sendResponse(response),
      (error: unknown) => this.fail(response, error instanceof Error ? error.message : String(error)),
    );
  }

  private fail(response: Response, message: string): void {
    response.success = false;
    response.message = message;
    response.body = { error: { id: 1, format: message, showUser: true } };
    this.sendResponse(response);
  }
}

/** A file that the editor can open; code of the library, or made from strings, has only a name. */
function sourceOf(filename: string): { readonly source: DebugProtocol.Source } {
  const name = filename.split("/").at(-1) ?? filename;
  const isOpenable = filename.startsWith("/") && !filename.startsWith("/usr/local/lib/python3");
  if (isOpenable) return { source: new Source(name, filename) };
  return { source: { name: filename, presentationHint: "deemphasize" } };
}

function stopped(event: Extract<DebugEvent, { kind: "stop" }>): DebugProtocol.StoppedEvent {
  const { reason, thread, breakpoints, exception } = event;
  const stop: DebugProtocol.StoppedEvent = new StoppedEvent(reason, thread);
  stop.body.allThreadsStopped = true;
  if (breakpoints.length > 0) stop.body.hitBreakpointIds = [...breakpoints];
  if (exception !== null) {
    stop.body.description = exception.isUncaught ? "Uncaught exception" : "Exception";
    stop.body.text = `${exception.type}: ${exception.message}`;
  }
  return stop;
}

function exited(exitCode: number): DebugProtocol.ExitedEvent {
  return { seq: 0, type: "event", event: "exited", body: { exitCode } };
}

function breakpointChanged(breakpoint: DebugProtocol.Breakpoint): DebugProtocol.BreakpointEvent {
  return { seq: 0, type: "event", event: "breakpoint", body: { reason: "changed", breakpoint } };
}
