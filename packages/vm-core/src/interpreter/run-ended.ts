/** The end of a run from outside: no Python code can catch or delay it. */

import type { FrameReport } from "../runtime/traceback-report.js";

export type EndReason = "timeout" | "cancelled" | "output";

/** What a look at the control block can ask for: an end, or KeyboardInterrupt. */
export type Interruption = EndReason | "interrupt";

/** Thrown through every frame; not a Python exception. */
export class RunEnded extends Error {
  readonly reason: EndReason;
  /** The Python stack at the moment, outermost frame first. */
  readonly frames: readonly FrameReport[];

  constructor(reason: EndReason, frames: readonly FrameReport[]) {
    super(`run ended: ${reason}`);
    this.name = "RunEnded";
    this.reason = reason;
    this.frames = frames;
  }
}
