/** Several observers of one program, none of which knows of the others. */

import type { PyException } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import type { Executable } from "../executable.js";
import type { Frame } from "../frame.js";
import type { Observer } from "./observer.js";

/** Nothing, the only one, or all of them as one. */
export function joinObservers(observers: readonly Observer[]): Observer | null {
  return observers.length > 1 ? new ObserverGroup(observers) : (observers[0] ?? null);
}

class ObserverGroup implements Observer {
  private readonly observers: readonly Observer[];
  /** Only where one of them wants to know: calls of natives are slower then. */
  readonly nativeCall?: (frame: Frame, callable: Value) => void;

  constructor(observers: readonly Observer[]) {
    this.observers = observers;
    if (observers.every((each) => each.nativeCall === undefined)) return;
    this.nativeCall = (frame, callable) => {
      for (const each of observers) if (each.wants(frame.executable)) each.nativeCall?.(frame, callable);
    };
  }

  wants(executable: Executable): boolean {
    return this.observers.some((each) => each.wants(executable));
  }

  call(frame: Frame): void {
    for (const each of this.observers) each.call(frame);
  }

  line(frame: Frame, line: number): void {
    for (const each of this.observers) if (each.wants(frame.executable)) each.line(frame, line);
  }

  return(frame: Frame, value: Value, isYield: boolean): void {
    for (const each of this.observers) if (each.wants(frame.executable)) each.return(frame, value, isYield);
  }

  exception(frame: Frame, exception: PyException): void {
    for (const each of this.observers) if (each.wants(frame.executable)) each.exception(frame, exception);
  }

  unwind(frame: Frame, exception: PyException): void {
    for (const each of this.observers) if (each.wants(frame.executable)) each.unwind(frame, exception);
  }

  nativeReturn(frame: Frame, callable: Value): void {
    for (const each of this.observers) if (each.wants(frame.executable)) each.nativeReturn?.(frame, callable);
  }

  wantsInstructions(executable: Executable): boolean {
    return this.observers.some((each) => each.wantsInstructions?.(executable) === true);
  }

  instruction(frame: Frame, pc: number): void {
    for (const each of this.observers) if (each.wantsInstructions?.(frame.executable)) each.instruction?.(frame, pc);
  }

  branch(frame: Frame, source: number, destination: number): void {
    for (const each of this.observers) {
      if (each.wantsInstructions?.(frame.executable)) each.branch?.(frame, source, destination);
    }
  }
}
