/** `/runs`: programs that run once. */

import { streamSSE } from "hono/streaming";
import { ServiceError } from "../remote/service-errors.js";
import type { Run } from "../run.js";
import { encodeWire } from "../wire.js";
import { type Context, given, type Routes, readBody, sendJson } from "./http.js";
import { inputRequest, type RunResponse, runRequest } from "./messages.js";
import { allowedLimits } from "./policy.js";
import { type Program, startProgram } from "./program-table.js";
import type { Service } from "./service.js";

type RunningProgram = Program<Run>;

export function addRunRoutes(app: Routes, service: Service): void {
  app.post("/runs", async (context) => {
    const { id, source, stdin = "", ...asked } = await readBody(context, runRequest);
    const streams = context.req.header("accept")?.includes("text/event-stream") === true;
    const client = context.get("client");
    const receiver = new Receiver();
    const program = startProgram(service.runs, client, id, () =>
      service.tandem.start(source, {
        ...given(asked),
        ...allowedLimits(asked, service.policy),
        stdin,
        client: client.name,
        onStdout: (text) => receiver.take("stdout", text),
        onStderr: (text) => receiver.take("stderr", text),
      }),
    );
    const run = program.what;
    // Nobody waits for the rest.
    context.env.outgoing.once("close", () => run.cancel());
    context.header("x-program-id", program.id);
    if (!streams) return sendJson(context, await finish(program, service, receiver));
    return streamSSE(context, async (stream) => {
      receiver.forward = (name, text) => stream.writeSSE({ event: name, data: JSON.stringify(text) });
      await stream.writeSSE({ event: "start", data: JSON.stringify({ id: program.id }) });
      const { outcome } = await finish(program, service, receiver);
      await stream.writeSSE({ event: "outcome", data: encodeWire(outcome) });
    });
  });

  app.post("/runs/:id/interrupt", (context) => {
    find(context, service).what.interrupt();
    return sendJson(context, { done: true });
  });

  app.post("/runs/:id/stdin", async (context) => {
    const { text, end } = await readBody(context, inputRequest);
    const run = find(context, service).what;
    if (text !== undefined) run.feed(text);
    if (end === true) run.endInput();
    return sendJson(context, { done: true });
  });

  app.delete("/runs/:id", (context) => {
    find(context, service).what.cancel();
    return sendJson(context, { done: true });
  });
}

function find(context: Context, service: Service): RunningProgram {
  const found = service.runs.find(context.get("client"), context.req.param("id") ?? "");
  if (found === undefined) throw new ServiceError("not-found", "there is no such run");
  return found;
}

async function finish(program: RunningProgram, service: Service, receiver: Receiver): Promise<RunResponse> {
  try {
    const outcome = await program.what.outcome;
    service.metrics.countRun(outcome, program.client.name);
    return { id: program.id, outcome, ...receiver.text };
  } finally {
    program.leave();
  }
}

/** Output, kept for the answer or sent on as it comes. */
export class Receiver {
  readonly text = { stdout: "", stderr: "" };
  forward: ((stream: "stdout" | "stderr", text: string) => Promise<void>) | null = null;

  take(stream: "stdout" | "stderr", text: string): void | Promise<void> {
    if (this.forward !== null) return this.forward(stream, text);
    this.text[stream] += text;
  }
}
