/** CPython as an oracle: a few worker threads that run programs and say what they wrote and how they ended. */
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** @import { Outcome } from "../harness/expectation.mjs" */
/** @typedef {{ name: string, source: string, argv: string[], stdin: string }} Request */
/** @typedef {{ kind: "outcome", outcome: Outcome } | { kind: "fatal", message: string }} Reply */
/** @typedef {{ kind: "ready", version: string }} Ready */

/** Forgetting modules between programs is not perfect, and leaks a little: a new interpreter after so many. */
const PROGRAMS_PER_BOOT = 150;
/** Milliseconds that an answer may take. */
const TIMEOUT = 60_000;
/** Milliseconds that a start may take: three seconds of work, which a busy machine draws out. */
const START_TIMEOUT = 300_000;

/**
 * Runs every request and hands each outcome over as soon as it is there, in no fixed order.
 * @template {Request} R
 * @param {readonly R[]} requests
 * @param {(request: R, reply: Reply) => void} deliver
 */
export async function consult(requests, deliver) {
  const queue = [...requests];
  const threads = Math.min(availableParallelism(), 4, Math.ceil(requests.length / 20));
  await Promise.all(Array.from({ length: threads }, () => work(queue, deliver)));
}

/**
 * @template {Request} R
 * @param {R[]} queue
 * @param {(request: R, reply: Reply) => void} deliver
 */
async function work(queue, deliver) {
  while (queue.length > 0) {
    const oracle = await startOracle();
    try {
      for (let count = 0; count < PROGRAMS_PER_BOOT; count += 1) {
        const request = queue.shift();
        if (request === undefined) break;
        const reply = await oracle.ask(request);
        deliver(request, reply);
        // After a fatal error the interpreter's state is unknown.
        if (reply.kind === "fatal") break;
      }
    } finally {
      await oracle.stop();
    }
  }
}

/**
 * One oracle that stays until it is stopped; it answers one request at a time.
 * @returns {Promise<{ ask: (request: Request) => Promise<Reply>, stop: () => Promise<unknown> }>}
 */
export async function startOracle() {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { resourceLimits: { stackSizeMb: 16 } });
  const ready = await nextMessage(worker, START_TIMEOUT);
  if (ready.kind === "fatal") throw new Error(`the oracle does not start: ${ready.message}`);
  return {
    async ask(request) {
      worker.postMessage(request);
      const reply = await nextMessage(worker, TIMEOUT);
      if (reply.kind === "ready") throw new Error("the oracle started twice");
      return reply;
    },
    stop: () => worker.terminate(),
  };
}

/**
 * The worker's next message; silence and death are fatal replies.
 * @param {Worker} worker
 * @param {number} timeout in milliseconds
 * @returns {Promise<Reply | Ready>}
 */
async function nextMessage(worker, timeout) {
  const silence = new AbortController();
  // A message that came while this thread was busy with something else is delivered before it counts as missing.
  const timer = setTimeout(() => setImmediate(() => silence.abort()), timeout);
  try {
    // `once` rejects when the worker emits an error; a worker that exits without one is caught by its silence.
    const [message] = await once(worker, "message", { signal: silence.signal });
    return message;
  } catch (error) {
    return { kind: "fatal", message: silence.signal.aborted ? "no answer in time" : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
