/** Programs that a debug adapter has launched and that still run: what an editor can attach to. */

import { TandemError } from "../errors.js";
import type { Run } from "../run.js";

export interface OutputListener {
  readonly print: (text: string, category: "stdout" | "stderr") => void;
}

/** A program, and the editors that see what it writes. */
export class RunningProgram {
  readonly name: string;
  readonly listeners = new Set<OutputListener>();
  private started: Run | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get run(): Run {
    if (this.started === null) throw new TandemError("failed", `${this.name} has not started`);
    return this.started;
  }

  begin(run: Run): void {
    this.started = run;
  }

  print(text: string, category: "stdout" | "stderr"): void {
    for (const { print } of this.listeners) print(text, category);
  }
}

export class RunningPrograms {
  private readonly programs = new Set<RunningProgram>();

  /** Until the program has ended. */
  add(program: RunningProgram): void {
    this.programs.add(program);
    const forget = (): void => {
      this.programs.delete(program);
    };
    program.run.outcome.then(forget, forget);
  }

  /** The one of this name, whole or its end; without a name the only one. Throws TandemError when there is none such. */
  find(name: string | undefined): RunningProgram {
    const found = [...this.programs].filter((each) => name === undefined || isNamed(each.name, name));
    if (found.length === 1) return found[0];
    const what = name === undefined ? "a program" : name;
    const running = [...this.programs].map((each) => each.name).join(", ");
    if (found.length > 1) throw new TandemError("failed", `${what} could be any of these: ${running}`);
    throw new TandemError("failed", `this adapter runs no ${what}${running === "" ? "" : `, but ${running}`}`);
  }
}

const isNamed = (whole: string, name: string): boolean => whole === name || whole.endsWith(`/${name}`);
