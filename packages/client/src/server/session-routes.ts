/** `/sessions`: interpreters that keep their names. */

import { ServiceError } from "../remote/service-errors.js";
import type { Session } from "../session.js";
import { type Context, given, type Routes, readBody, sendJson } from "./http.js";
import { executeRequest, inputRequest, sessionRequest, valueRequest } from "./messages.js";
import { allowedLimits } from "./policy.js";
import { type Program, startProgram } from "./program-table.js";
import { Receiver } from "./run-routes.js";
import type { Service } from "./service.js";

/** A session as requests one after the other see it. */
export class ServedSession {
  readonly receiver = new Receiver();
  readonly opening: Promise<Session>;
  private readonly maxIdleMs: number;
  private readonly onIdle: () => void;
  private timer: NodeJS.Timeout | undefined;
  private pending: Promise<unknown> = Promise.resolve();

  constructor(open: (receiver: Receiver) => Promise<Session>, maxIdleMs: number, onIdle: () => void) {
    this.maxIdleMs = maxIdleMs;
    this.onIdle = onIdle;
    this.opening = open(this.receiver);
    this.opening.catch(() => {});
    this.touch();
  }

  /** Output belongs to one execution, so they come one after the other. */
  inTurn<Result>(action: (session: Session) => Promise<Result>): Promise<Result> {
    clearTimeout(this.timer);
    const result = this.pending.then(async () => action(await this.opening));
    this.pending = result.catch(() => {}).finally(() => this.touch());
    return result;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await (await this.opening).close();
  }

  private touch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onIdle, this.maxIdleMs);
    this.timer.unref();
  }
}

type OpenSession = Program<ServedSession>;

export function addSessionRoutes(app: Routes, service: Service): void {
  app.post("/sessions", async (context) => {
    const { id, ...machine } = await readBody(context, sessionRequest);
    const client = context.get("client");
    const program = startProgram(service.sessions, client, id, () => {
      const open = (receiver: Receiver): Promise<Session> =>
        service.tandem.openSession({
          ...given(machine),
          client: client.name,
          onStdout: (text) => receiver.take("stdout", text),
          onStderr: (text) => receiver.take("stderr", text),
        });
      return new ServedSession(open, service.maxIdleMs, () => void close(program));
    });
    try {
      await program.what.opening;
    } catch (error) {
      program.leave();
      throw error;
    }
    return sendJson(context, { id: program.id }, 201);
  });

  app.post("/sessions/:id/execute", async (context) => {
    const { source, ...options } = await readBody(context, executeRequest);
    const { what, client } = find(context, service);
    return sendJson(
      context,
      await what.inTurn(async (session) => {
        const { text } = what.receiver;
        text.stdout = "";
        text.stderr = "";
        const limits = allowedLimits(options, service.policy);
        const outcome = await session.execute(source, { ...given(options), ...limits });
        service.metrics.countRun(outcome, client.name);
        return { outcome, ...text };
      }),
    );
  });

  app.get("/sessions/:id/globals", async (context) => {
    const names = await find(context, service).what.inTurn((session) => session.globals.names());
    return sendJson(context, { names });
  });

  app.get("/sessions/:id/globals/:name", async (context) => {
    const name = context.req.param("name");
    const value = await find(context, service).what.inTurn((session) => session.globals.get(name));
    if (value === undefined) throw new ServiceError("not-found", `the name ${name} is not bound`);
    return sendJson(context, { value });
  });

  app.put("/sessions/:id/globals/:name", async (context) => {
    const { value } = await readBody(context, valueRequest);
    const name = context.req.param("name");
    await find(context, service).what.inTurn((session) => session.globals.set(name, value));
    return sendJson(context, { done: true });
  });

  app.post("/sessions/:id/interrupt", async (context) => {
    (await find(context, service).what.opening).interrupt();
    return sendJson(context, { done: true });
  });

  app.post("/sessions/:id/stdin", async (context) => {
    const { text, end } = await readBody(context, inputRequest);
    const session = await find(context, service).what.opening;
    if (text !== undefined) session.feed(text);
    if (end === true) session.endInput();
    return sendJson(context, { done: true });
  });

  app.delete("/sessions/:id", async (context) => {
    await close(find(context, service));
    return sendJson(context, { done: true });
  });
}

function find(context: Context, service: Service): OpenSession {
  const found = service.sessions.find(context.get("client"), context.req.param("id") ?? "");
  if (found === undefined) throw new ServiceError("not-found", "there is no such session");
  return found;
}

async function close(program: OpenSession): Promise<void> {
  program.leave();
  await program.what.close();
}
