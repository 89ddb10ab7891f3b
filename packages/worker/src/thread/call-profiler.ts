/** Measures every call of a Python function: time and steps, of its own and with what it calls. */

import type { Executable, Frame, Observer, VirtualMachine } from "@tandem-py/vm-core";
import type { CallFigures, CallProfile } from "../protocol/call-profile.js";
import type { CodeEntry } from "../protocol/code-entries.js";

/** What has been counted of a function, or of the calls of one function by another. */
class Counter {
  calls = 0;
  primitiveCalls = 0;
  ownTime = 0;
  time = 0;
  ownSteps = 0;
  steps = 0;
  /** Calls that are going on. */
  level = 0;

  end(time: number, steps: number, inner: Activation): void {
    this.calls++;
    this.ownTime += time - inner.innerTime;
    this.ownSteps += steps - inner.innerSteps;
    if (--this.level > 0) return;
    this.primitiveCalls++;
    this.time += time;
    this.steps += steps;
  }

  figures(): CallFigures {
    const { calls, primitiveCalls, ownTime, time, ownSteps, steps } = this;
    return { calls, primitiveCalls, ownTime: ownTime * 1000, time: time * 1000, ownSteps, steps };
  }
}

interface Callee {
  readonly number: number;
  readonly counter: Counter;
  /** By number of the caller. */
  readonly callers: Map<number, Counter>;
}

interface Activation {
  readonly callee: Callee;
  readonly parent: Activation | null;
  readonly edge: Counter | null;
  readonly startedAt: number;
  readonly stepsBefore: number;
  /** Of the calls that it has made. */
  innerTime: number;
  innerSteps: number;
}

export class CallProfiler implements Observer {
  private readonly machine: VirtualMachine;
  private readonly codes: CodeEntry[] = [];
  private readonly callees = new Map<Executable, Callee>();
  /** Of the frames that are on a stack. */
  private readonly activations = new Map<Frame, Activation>();

  constructor(machine: VirtualMachine) {
    this.machine = machine;
    machine.addObserver(this);
  }

  wants(): boolean {
    return true;
  }

  call(frame: Frame): void {
    const callee = this.calleeOf(frame.executable);
    const parent = this.activationAbove(frame);
    const edge = parent === null ? null : edgeOf(callee, parent.callee.number);
    callee.counter.level++;
    if (edge !== null) edge.level++;
    const activation = { callee, parent, edge, innerTime: 0, innerSteps: 0 };
    this.activations.set(frame, {
      ...activation,
      startedAt: performance.now(),
      stepsBefore: this.machine.steps,
    });
  }

  line(): void {}

  exception(): void {}

  return(frame: Frame): void {
    const activation = this.activations.get(frame);
    if (activation === undefined) return;
    this.activations.delete(frame);
    this.end(activation, performance.now(), this.machine.steps);
  }

  unwind(frame: Frame): void {
    this.return(frame);
  }

  /** What has been measured; the calls that are going on end now. */
  finish(): CallProfile {
    this.machine.removeObserver(this);
    const now = performance.now();
    const { steps } = this.machine;
    // What was called last comes first.
    for (const activation of [...this.activations.values()].reverse()) this.end(activation, now, steps);
    this.activations.clear();
    const callees = [...this.callees.values()];
    return {
      codes: this.codes,
      functions: callees.map(({ counter }) => counter.figures()),
      edges: callees.flatMap(({ number, callers }) =>
        [...callers].map(([caller, counter]): [number, number, CallFigures] => [caller, number, counter.figures()]),
      ),
    };
  }

  private end(activation: Activation, now: number, stepsNow: number): void {
    const { callee, parent, edge, startedAt, stepsBefore } = activation;
    const time = now - startedAt;
    const steps = stepsNow - stepsBefore;
    callee.counter.end(time, steps, activation);
    edge?.end(time, steps, activation);
    if (parent === null) return;
    parent.innerTime += time;
    parent.innerSteps += steps;
  }

  private activationAbove(frame: Frame): Activation | null {
    for (let each = frame.back; each !== null; each = each.back) {
      const activation = this.activations.get(each);
      if (activation !== undefined) return activation;
    }
    return null;
  }

  private calleeOf(executable: Executable): Callee {
    let callee = this.callees.get(executable);
    if (callee === undefined) {
      const { filename, name, qualifiedName, firstLine } = executable.code.code;
      callee = { number: this.codes.length, counter: new Counter(), callers: new Map() };
      this.codes.push({ filename, name, qualifiedName, firstLine });
      this.callees.set(executable, callee);
    }
    return callee;
  }
}

function edgeOf({ callers }: Callee, caller: number): Counter {
  let edge = callers.get(caller);
  if (edge === undefined) {
    edge = new Counter();
    callers.set(caller, edge);
  }
  return edge;
}
