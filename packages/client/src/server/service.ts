/** What all routes of a server share. */

import type { Logger } from "pino";
import type { Places } from "../places.js";
import type { Run } from "../run.js";
import type { Tandem } from "../tandem.js";
import type { Clients } from "./clients.js";
import type { Metrics } from "./metrics.js";
import type { Policy } from "./policy.js";
import type { ProgramTable } from "./program-table.js";
import type { ServedSession } from "./session-routes.js";

export interface Service {
  readonly version: string;
  readonly places: Places;
  readonly tandem: Tandem;
  readonly policy: Policy;
  readonly clients: Clients;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The longest body of a request and the longest message, in bytes. */
  readonly maxBody: number;
  /** Origins of web pages that may use the server. */
  readonly origins: readonly string[];
  /** Whether somebody might reach it from elsewhere. */
  readonly isPublic: boolean;
  /** Milliseconds after which a session that nobody asks is closed. */
  readonly maxIdleMs: number;
  readonly runs: ProgramTable<Run>;
  readonly sessions: ProgramTable<ServedSession>;
  state: "starting" | "ok" | "closing";
}
