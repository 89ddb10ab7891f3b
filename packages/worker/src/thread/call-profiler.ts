/** Measures every call: time and steps of a function, of its own and with what it calls. Natives count when Python calls them. */

import { type Frame, nativeName, type Observer, type VirtualMachine } from "@tandem-py/vm-core";
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

type NativeCallee = Parameters<typeof nativeName>[0];

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
  /** By code, and of natives by what all bound methods of one function share. */
  private readonly callees = new Map<object, Callee>();
  /** Of the frames that are on a stack. */
  private readonly activations = new Map<Frame, Activation>();
  /** Of the natives that a frame is calling; the innermost last. */
  private readonly natives = new Map<Frame, Activation[]>();

  constructor(machine: VirtualMachine) {
    this.machine = machine;
    machine.addObserver(this);
  }

  wants(): boolean {
    return true;
  }

  call(frame: Frame): void {
    const { code } = frame.executable.code;
    const callee = this.calleeOf(frame.executable, () => {
      const { filename, name, qualifiedName, firstLine } = code;
      return { filename, name, qualifiedName, firstLine };
    });
    this.activations.set(frame, this.begin(callee, this.activationAbove(frame.back)));
  }

  nativeCall(frame: Frame, callable: NativeCallee): void {
    const found = nativeName(callable);
    if (found === undefined) return;
    const { native, name } = found;
    const callee = this.calleeOf(native, () => ({ filename: NATIVE_FILE, name, qualifiedName: name, firstLine: 0 }));
    const activation = this.begin(callee, this.activationAbove(frame));
    const calling = this.natives.get(frame);
    if (calling === undefined) this.natives.set(frame, [activation]);
    else calling.push(activation);
  }

  nativeReturn(frame: Frame, callable: NativeCallee): void {
    if (nativeName(callable) === undefined) return;
    const calling = this.natives.get(frame);
    const activation = calling?.pop();
    if (calling?.length === 0) this.natives.delete(frame);
    if (activation !== undefined) this.end(activation, performance.now(), this.machine.steps);
  }

  private begin(callee: Callee, parent: Activation | null): Activation {
    const edge = parent === null ? null : edgeOf(callee, parent.callee.number);
    callee.counter.level++;
    if (edge !== null) edge.level++;
    const activation = { callee, parent, edge, innerTime: 0, innerSteps: 0 };
    return { ...activation, startedAt: performance.now(), stepsBefore: this.machine.steps };
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
    const open = [...this.activations].flatMap(([frame, own]) => [own, ...(this.natives.get(frame) ?? [])]);
    for (const activation of open.reverse()) this.end(activation, now, steps);
    this.activations.clear();
    this.natives.clear();
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

  /** What runs innermost in a frame and those below it. */
  private activationAbove(frame: Frame | null): Activation | null {
    for (let each = frame; each !== null; each = each.back) {
      const activation = this.natives.get(each)?.at(-1) ?? this.activations.get(each);
      if (activation !== undefined) return activation;
    }
    return null;
  }

  private calleeOf(key: object, describe: () => CodeEntry): Callee {
    let callee = this.callees.get(key);
    if (callee === undefined) {
      callee = { number: this.codes.length, counter: new Counter(), callers: new Map() };
      this.codes.push(describe());
      this.callees.set(key, callee);
    }
    return callee;
  }
}

/** What cProfile gives as the file of natives. */
const NATIVE_FILE = "~";

function edgeOf({ callers }: Callee, caller: number): Counter {
  let edge = callers.get(caller);
  if (edge === undefined) {
    edge = new Counter();
    callers.set(caller, edge);
  }
  return edge;
}
