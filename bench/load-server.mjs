/** One service for `load.mjs`, which says on its first line where it listens: `node load-server.mjs ENGINE THREADS`. */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const [engine, threadWord = "2"] = process.argv.slice(2);
const threads = Number(threadWord);

/** The other engines get a pool of threads behind a plain server: a job waits for a thread, nothing watches it. */
async function servePool() {
  /** @type {Worker[]} */
  const free = [];
  /** @type {((worker: Worker) => void)[]} */
  const waiting = [];
  const workers = Array.from(
    { length: threads },
    () => new Worker(fileURLToPath(import.meta.resolve("./load-worker.mjs")), { argv: [engine ?? ""] }),
  );
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once("message", resolve))));
  free.push(...workers);
  /** @returns {Promise<Worker>} */
  const takeWorker = async () => free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  /** @param {Worker} worker */
  const release = (worker) => {
    const next = waiting.shift();
    if (next === undefined) free.push(worker);
    else next(worker);
  };
  /**
   * @param {string} body
   * @param {import("node:http").ServerResponse} response
   */
  const answer = async (body, response) => {
    const { source } = JSON.parse(body);
    const worker = await takeWorker();
    worker.once("message", (/** @type {object} */ result) => {
      release(worker);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(result));
    });
    worker.postMessage(source);
  };
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => void answer(Buffer.concat(chunks).toString("utf8"), response));
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object" && address !== null) console.log(`http://127.0.0.1:${address.port}`);
  });
}

if (engine === "tandem" || engine === "tandem-thread") {
  const { Server } = await import("@tandem-py/client/server");
  const server = await Server.start({
    port: 0,
    isolation: engine === "tandem" ? "process" : "thread",
    maxRuns: threads,
    warmIsolates: threads,
    warmRuns: threads,
  });
  await server.ready();
  console.log(server.url);
} else await servePool();
