/** A session on a thread, as comlink calls it. */

import type { MessagePort } from "node:worker_threads";
import { wrap } from "comlink";
import type { SessionResult } from "../protocol/index.js";
import type { SessionLink } from "./program-link.js";

/** Holds the proxy: a call whose proxy has been collected would never be answered. */
export function remoteSession(rpc: MessagePort): Pick<SessionLink, "request" | "hangUp"> {
  const service = wrap<{ request(command: unknown): SessionResult }>(rpc);
  return { request: (command) => service.request(command), hangUp: () => rpc.close() };
}
