/** A process for the command's one program. */

import { Isolates, type ProgramRunner } from "@tandem-py/worker";

/** It starts when the program is known, because it may see the directories that this one is given and no others. */
export function isolate(): ProgramRunner {
  return new Isolates({ maxRuns: 1, warmIsolates: 0 });
}
