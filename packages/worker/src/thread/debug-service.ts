/** Serves a client that debugs: holds the program where it stops, and answers questions meanwhile. */

import {
  type BreakpointState,
  Debugger,
  type DebuggerHost,
  InspectionError,
  type Inspector,
  LIBRARY_DIRECTORY,
  type Resumption,
  type Stop,
  type VirtualMachine,
} from "@tandem-py/vm-core";
import type { DebugAnswer, DebugCommand, DebugConfiguration, DebugMessage, DebugQuestion } from "../protocol/index.js";

/** How long a question may take, in milliseconds. */
const PATIENCE = 5000;

export interface DebugServiceOptions {
  readonly machine: VirtualMachine;
  readonly send: (message: DebugMessage) => void;
  /** Takes messages until the program may go on, or is to end. */
  readonly standStill: (reason: string, mayGoOn: () => boolean) => void;
}

export class DebugService implements DebuggerHost {
  readonly libraryDirectory: string = LIBRARY_DIRECTORY;
  private readonly options: DebugServiceOptions;
  private debugger: Debugger | null = null;
  /** While the program stands still. */
  private inspector: Inspector | null = null;
  private resumption: Resumption | null = null;
  /** When the program's code that a question has to run is interrupted. */
  answerBy = Number.POSITIVE_INFINITY;

  constructor(options: DebugServiceOptions) {
    this.options = options;
  }

  /** Installs the debugger, or gives the one that there is another configuration. */
  begin(configuration: DebugConfiguration): void {
    if (this.debugger !== null) {
      this.debugger.configure(configuration);
      return;
    }
    this.debugger = new Debugger(this, configuration);
    this.options.machine.addObserver(this.debugger);
  }

  /** Takes the debugger away; a program that stands still goes on. */
  end(): void {
    if (this.debugger === null) return;
    this.options.machine.removeObserver(this.debugger);
    this.debugger = null;
    this.resumption = "continue";
    this.options.send({ kind: "debug-end" });
  }

  receive(command: DebugCommand): void {
    switch (command.kind) {
      case "debug-on":
        return this.begin(command.configuration);
      case "debug-off":
        return this.end();
      case "debug-pause":
        return this.debugger?.pause();
      case "debug-resume":
        this.resumption = command.how;
        return;
      case "debug-ask":
        return this.options.send({ kind: "debug-answer", id: command.id, answer: this.answer(command.question) });
    }
  }

  stopped(stop: Stop, inspector: Inspector): Resumption {
    this.inspector = inspector;
    this.resumption = null;
    this.options.send({ kind: "debug-stop", stop });
    try {
      this.options.standStill(stop.reason, () => this.resumption !== null);
    } finally {
      this.inspector = null;
    }
    return this.resumption ?? "continue";
  }

  log(text: string): void {
    this.options.send({ kind: "debug-log", text });
  }

  breakpointsChanged(changes: readonly BreakpointState[]): void {
    this.options.send({ kind: "debug-breakpoints", changes });
  }

  wantsChanged(): void {
    this.options.machine.updateObservers();
  }

  private answer(question: DebugQuestion): DebugAnswer {
    const { inspector } = this;
    if (inspector === null) return { kind: "failed", message: "the program does not stand still" };
    this.answerBy = performance.now() + PATIENCE;
    try {
      return answerFrom(inspector, question);
    } catch (error) {
      if (error instanceof InspectionError) return { kind: "failed", message: error.message };
      throw error;
    } finally {
      this.answerBy = Number.POSITIVE_INFINITY;
    }
  }
}

function answerFrom(inspector: Inspector, question: DebugQuestion): DebugAnswer {
  switch (question.kind) {
    case "threads":
      return { kind: "threads", threads: inspector.threads() };
    case "stack":
      return { kind: "stack", frames: inspector.stack(question.thread) };
    case "scopes":
      return { kind: "scopes", scopes: inspector.scopes(question.frame) };
    case "variables":
      return { kind: "variables", variables: inspector.variables(question.reference, question) };
    case "evaluate":
      return {
        kind: "variable",
        variable: inspector.evaluate(question.expression, question.frame, question.isExpression),
      };
    case "assign": {
      const { reference, name, expression, frame } = question;
      return { kind: "variable", variable: inspector.assign(reference, name, expression, frame) };
    }
    case "complete":
      return { kind: "names", names: inspector.complete(question.expression, question.frame) };
    case "jump":
      inspector.jump(question.line);
      return { kind: "done" };
  }
}
