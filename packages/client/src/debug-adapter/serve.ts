/** Serves editors that debug: one on the standard streams, or any number of them on a port of the loopback interface. */

import { once } from "node:events";
import { createServer } from "node:net";
import { TandemDebugSession } from "./debug-session.js";
import { RequestStream } from "./request-stream.js";
import { RunningPrograms } from "./running-programs.js";

const LOOPBACK = "127.0.0.1";
const EXIT_FAILURE = 1;

/** Returns when the editor has gone. */
export async function serveStandardStreams(): Promise<void> {
  const session = new TandemDebugSession(new RunningPrograms());
  const requests = process.stdin.pipe(new RequestStream());
  session.start(requests, process.stdout);
  await Promise.race([once(requests, "close"), once(session, "disconnected")]);
  process.stdin.destroy();
}

/** Listens until the process ends; port 0 takes a free one. Returns the status to exit with when the port cannot be had. */
export async function servePort(port: number): Promise<number> {
  const programs = new RunningPrograms();
  const server = createServer((socket) => {
    const session = new TandemDebugSession(programs);
    session.setRunAsServer(true);
    session.start(
      socket.pipe(new RequestStream()).on("close", () => socket.end()),
      socket,
    );
    // An editor that is gone is reported by the end of its stream.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => session.shutDown());
  });
  server.listen(port, LOOPBACK);
  try {
    await once(server, "listening");
  } catch (error) {
    process.stderr.write(`tandem: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_FAILURE;
  }
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  process.stderr.write(`tandem: debug adapter on ${LOOPBACK}:${actual}\n`);
  await once(server, "close");
  return 0;
}
