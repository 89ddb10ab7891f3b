/** Which VM a frame runs in, and moving the frames that are already running. */

import { Exit, type Frame, VM } from "../frame.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { instrumentsOf } from "./instruments.js";
import { prepareForTracing } from "./line-starts.js";
import { MonitoringEvent } from "./monitoring.js";
import type { Observer } from "./observer.js";

/** The tracing VM for a frame that somebody follows, the standard one for all others. */
export function chooseVm(thread: InterpreterThread, frame: Frame): 0 | 1 {
  const isTraced = frame.trace !== null && thread.traceFunction !== null;
  if (!isTraced && !frame.isObserved && thread.profileFunction === null && !isMonitored(thread, frame)) {
    return VM.STANDARD;
  }
  prepareForTracing(frame.executable);
  return VM.TRACING;
}

/** Follows what decides whether the tracing VM stops before each of a frame's instructions. */
export function updateSteps(observer: Observer | null, frame: Frame): void {
  frame.isStepped =
    frame.traceOpcodes || (frame.isObserved && observer?.wantsInstructions?.(frame.executable) === true);
}

function isMonitored({ monitoring }: InterpreterThread, { executable }: Frame): boolean {
  if (monitoring.wanted === 0) return false;
  const instruments = instrumentsOf(monitoring, executable);
  // Iterators that end by raising StopIteration are seen by the tracing VM alone.
  return instruments.siteCount > 0 || (monitoring.wanted & MonitoringEvent.RAISE) !== 0;
}

/**
 * Marks every frame on the stack with the VM it belongs in now. The one on top moves at once or at its next safe point,
 * the others when they are returned to. A frame that is marked may leave the loop that it still runs in before it has
 * moved, so it keeps the SWITCH exit, which is never wrong.
 */
export function moveFrames(thread: InterpreterThread): void {
  for (let frame = thread.top; frame !== null; frame = frame.back) {
    const vm = chooseVm(thread, frame);
    if (vm === frame.vm) continue;
    frame.vm = vm;
    leaveBySwitch(frame);
  }
  for (let frame = thread.top; frame !== null; frame = frame.back) {
    if (frame.back !== null && frame.back.vm !== frame.vm) leaveBySwitch(frame);
  }
}

function leaveBySwitch(frame: Frame): void {
  if (frame.back !== null && (frame.exit & Exit.ENTRY) === 0) frame.exit |= Exit.SWITCH;
}
