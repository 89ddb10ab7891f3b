/** The end of a run from outside: no Python code can catch or delay it. */

import type { FrameReport } from "../runtime/traceback-report.js";

export type EndReason = "timeout" | "steps" | "memory" | "output" | "cancelled";

/** What a look at the control block can ask for: an end, KeyboardInterrupt, or TimeoutError. */
export type Interruption = EndReason | "interrupt" | "soft-timeout";

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
