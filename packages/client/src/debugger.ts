/** Debugging a program: where it stops, what is in its variables, how it goes on. */

import type {
  BreakpointState,
  Completion,
  DebugAnswer,
  DebugCommand,
  DebugConfiguration,
  DebugMessage,
  DebugQuestion,
  DebugStop,
  ProgramThread,
  StackFrame,
  Variable,
  VariableScope,
} from "@tandem-py/worker/protocol";
import { debugConfiguration, debugQuestion } from "@tandem-py/worker/protocol";
import { TandemError } from "./errors.js";

export type { Completion } from "@tandem-py/worker/protocol";

export type Breakpoint = DebugConfiguration["breakpoints"][number];
export type FunctionBreakpoint = DebugConfiguration["functionBreakpoints"][number];

/** What is left out is empty or false, except `justMyCode`, which is true by default. */
export type DebugOptions = Partial<DebugConfiguration>;

export type DebugEvent =
  | ({ readonly kind: "stop" } & DebugStop)
  /** The output of a breakpoint with a message. */
  | { readonly kind: "log"; readonly text: string }
  /** A breakpoint has been found a line of code, or another one. */
  | ({ readonly kind: "breakpoint" } & BreakpointState);

export interface VariablePage {
  readonly filter?: "indexed" | "named";
  readonly start?: number;
  readonly count?: number;
}

/**
 * Controls one program. Questions are answered while the program stands still, between a `stop` and the next command to
 * go on, and rejected with a TandemError of code `failed` at other times; frames and references are those of that stop.
 */
export class Debugger implements AsyncIterable<DebugEvent> {
  private readonly send: (command: DebugCommand) => void;
  private configuration: DebugConfiguration;
  private readonly answers = new Map<number, (answer: DebugAnswer) => void>();
  private readonly waiting: DebugEvent[] = [];
  private wake: (() => void) | null = null;
  private questionCount = 0;
  private hasEnded = false;

  /** For programs: `send` reaches the program's thread. */
  constructor(options: DebugOptions, send: (command: DebugCommand) => void) {
    this.configuration = completeConfiguration(options);
    this.send = send;
  }

  /** Changes what is given; the rest stays. Takes effect at the program's next safe point. */
  configure(options: DebugOptions): void {
    this.configuration = completeConfiguration({ ...this.configuration, ...options });
    this.tell({ kind: "debug-on", configuration: this.configuration });
  }

  /** What happens from now on; ends with the program, or by `detach`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<DebugEvent, void, undefined> {
    for (;;) {
      const event = this.waiting.shift();
      if (event !== undefined) yield event;
      else if (this.hasEnded) return;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }

  /** Stops the program at its next line. */
  pause(): void {
    this.tell({ kind: "debug-pause" });
  }

  continue(): void {
    this.tell({ kind: "debug-resume", how: "continue" });
  }

  /** Goes on to the next line, wherever that is. */
  stepInto(): void {
    this.tell({ kind: "debug-resume", how: "step into" });
  }

  /** Goes on to the next line of this function or its callers. */
  stepOver(): void {
    this.tell({ kind: "debug-resume", how: "step over" });
  }

  /** Goes on until this function has returned. */
  stepOut(): void {
    this.tell({ kind: "debug-resume", how: "step out" });
  }

  /** Lets the program go on without a debugger. */
  detach(): void {
    this.tell({ kind: "debug-off" });
  }

  async threads(): Promise<readonly ProgramThread[]> {
    return (await this.ask({ kind: "threads" }, "threads")).threads;
  }

  /** Innermost frame first; of the thread that has stopped by default. */
  async stack(thread?: number): Promise<readonly StackFrame[]> {
    return (await this.ask({ kind: "stack", thread }, "stack")).frames;
  }

  async scopes(frame: number): Promise<readonly VariableScope[]> {
    return (await this.ask({ kind: "scopes", frame }, "scopes")).scopes;
  }

  /** What is behind a reference: all of it, or a page. */
  async variables(reference: number, page: VariablePage = {}): Promise<readonly Variable[]> {
    return (await this.ask({ kind: "variables", reference, ...page }, "variables")).variables;
  }

  /** The value of an expression in a frame, or runs statements there. Names that are assigned change in the frame. */
  async evaluate(expression: string, frame = 0): Promise<Variable> {
    return (await this.ask({ kind: "evaluate", expression, frame }, "variable")).variable;
  }

  /** The value of an expression in a frame; statements are a SyntaxError. */
  async watch(expression: string, frame = 0): Promise<Variable> {
    return (await this.ask({ kind: "evaluate", expression, frame, isExpression: true }, "variable")).variable;
  }

  /** Gives the variable `name` behind a reference the value of an expression. */
  async assign(reference: number, name: string, expression: string, frame = 0): Promise<Variable> {
    return (await this.ask({ kind: "assign", reference, name, expression, frame }, "variable")).variable;
  }

  /** The names that a frame sees; with an expression (which is evaluated) the attributes of its value. */
  async complete(expression: string, frame = 0): Promise<readonly Completion[]> {
    return (await this.ask({ kind: "complete", expression, frame }, "names")).names;
  }

  /** Lets the innermost frame go on at another line, under the rules for setting `f_lineno`. */
  async jump(line: number): Promise<void> {
    await this.ask({ kind: "jump", line }, "done");
  }

  /** For the connection: the thread has something to say. */
  accept(message: DebugMessage): void {
    switch (message.kind) {
      case "debug-stop":
        return this.push({ kind: "stop", ...message.stop });
      case "debug-log":
        return this.push({ kind: "log", text: message.text });
      case "debug-breakpoints":
        for (const change of message.changes) this.push({ kind: "breakpoint", ...change });
        return;
      case "debug-answer":
        this.answers.get(message.id)?.(message.answer);
        this.answers.delete(message.id);
        return;
      case "debug-end":
        return this.end();
    }
  }

  /** For the connection: nothing more will come. */
  end(): void {
    this.hasEnded = true;
    for (const answer of this.answers.values()) answer({ kind: "failed", message: "the program has ended" });
    this.answers.clear();
    this.wake?.();
  }

  private push(event: DebugEvent): void {
    this.waiting.push(event);
    this.wake?.();
    this.wake = null;
  }

  private tell(command: DebugCommand): void {
    if (!this.hasEnded) this.send(command);
  }

  private async ask<Kind extends DebugAnswer["kind"]>(
    question: DebugQuestion,
    kind: Kind,
  ): Promise<Extract<DebugAnswer, { readonly kind: Kind }>> {
    if (this.hasEnded) throw new TandemError("closed", "the program has ended");
    // The thread does not answer what it cannot read.
    const checked = debugQuestion.safeParse(question);
    if (!checked.success) throw new TandemError("invalid-message", `${question.kind} was asked with wrong arguments`);
    const id = this.questionCount++;
    const answer = await new Promise<DebugAnswer>((resolve) => {
      this.answers.set(id, resolve);
      this.send({ kind: "debug-ask", id, question });
    });
    if (answer.kind === "failed") throw new TandemError("failed", answer.message);
    if (!isOfKind(answer, kind)) throw new TandemError("failed", `the thread answered with ${answer.kind}`);
    return answer;
  }
}

function isOfKind<Kind extends DebugAnswer["kind"]>(
  answer: DebugAnswer,
  kind: Kind,
): answer is Extract<DebugAnswer, { readonly kind: Kind }> {
  return answer.kind === kind;
}

/** Throws TandemError for options that are not valid. */
export function completeConfiguration(options: DebugOptions): DebugConfiguration {
  const parsed = debugConfiguration.safeParse({
    breakpoints: [],
    functionBreakpoints: [],
    exceptions: [],
    stopOnEntry: false,
    justMyCode: true,
    ...options,
  });
  if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
  return parsed.data;
}
