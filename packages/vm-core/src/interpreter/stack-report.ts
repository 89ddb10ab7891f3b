/** The running Python stack as data. */

import { PyTraceback } from "../objects/traceback.js";
import { type FrameReport, reportFrames } from "../runtime/traceback-report.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/** One report a frame, outermost first. */
export function reportStack(thread: InterpreterThread): FrameReport[] {
  let traceback: PyTraceback | null = null;
  for (let frame = thread.top; frame !== null; frame = frame.back) {
    traceback = new PyTraceback(traceback, frame, frame.lastInstruction);
  }
  return reportFrames(traceback);
}
