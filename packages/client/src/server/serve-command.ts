/** `tandem serve`: a server in the foreground, until it is told to end. */

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import pino from "pino";
import * as z from "zod";
import type { ServeOptions } from "../cli/arguments.js";
import { type ClientEntry, clientEntry } from "./clients.js";
import { Server, ServerError } from "./server.js";

const EXIT_USAGE = 2;
/** How long programs may go on when the server is told to end, in milliseconds. */
const GRACE = 10_000;

/** Returns the status to exit with. */
export async function serve(options: ServeOptions, version: string): Promise<number> {
  const log = pino({ level: options.logLevel }, pino.destination(2));
  try {
    const server = await start(options, version, log);
    process.stdout.write(`${server.url}\n`);
    const signal = await new Promise<string>((resolve) => {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve(name));
    });
    log.info({ signal }, "closing");
    await server.close({ graceMs: GRACE });
    return 0;
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    process.stderr.write(`tandem: ${error.message}\n`);
    return EXIT_USAGE;
  }
}

async function start(options: ServeOptions, version: string, log: pino.Logger): Promise<Server> {
  const { host, port, tokenFile, origins, isolation } = options;
  const runs = options.maxRuns ?? availableParallelism();
  const server = await Server.start({
    version,
    log,
    origins,
    isolation,
    maxRuns: runs,
    warmIsolates: runs,
    warmRuns: isolation === "thread" ? runs : 0,
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(options.maxSessions === undefined ? {} : { maxSessions: options.maxSessions }),
    ...(options.maxQueue === undefined ? {} : { maxQueue: options.maxQueue }),
    tokens: readTokens(tokenFile),
    policy: options.policy,
  });
  log.info({ url: server.url, runs, isolation }, "listening");
  await server.ready();
  log.info({ confinement: server.confinement }, "ready");
  return server;
}

/** Throws ServerError. */
function readTokens(file: string | undefined): readonly ClientEntry[] {
  const { TANDEM_TOKEN } = process.env;
  if (file === undefined) return TANDEM_TOKEN === undefined ? [] : check([{ name: "default", token: TANDEM_TOKEN }]);
  try {
    return check(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof ServerError) throw error;
    throw new ServerError(`the file of tokens ${file} cannot be read: ${error instanceof Error ? error.message : ""}`);
  }
}

function check(data: unknown): readonly ClientEntry[] {
  const parsed = z.array(clientEntry).min(1).safeParse(data);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new ServerError(`the tokens are not valid: ${path.map(String).join(".")}: ${message}`);
}
