/**
 * Many clients at once: short programs over HTTP, how many a second, how long each takes, and whether all are answered.
 *
 *   node bench/load.mjs [--runs 10000] [--clients 64] [--engines tandem,tandem-thread,pyodide,monty]
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    clients: { type: "string", default: "64" },
    engines: { type: "string", default: "tandem,tandem-thread,pyodide,monty" },
    threads: { type: "string", default: "2" },
  },
});
const RUNS = Number(values.runs);
const CLIENTS = Number(values.clients);

/** Each with what it prints; the third takes CPython some 10 ms. */
const programs = [
  ["print(1)", "1\n"],
  ['import json\nprint(json.dumps(json.loads(\'{"a": [1, 2, {"b": null}]}\')))', '{"a": [1, 2, {"b": null}]}\n'],
  ["total = 0\nfor i in range(150_000):\n    total += i\nprint(total)", "11249925000\n"],
];

/**
 * Megabytes of main memory of a process and those that it has started.
 * @param {number} root
 */
function residentMb(root) {
  /** @type {Map<number, [parent: number, kilobytes: number]>} */
  const processes = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const read = (/** @type {RegExp} */ pattern) => Number(pattern.exec(status)?.[1] ?? 0);
      processes.set(Number(name), [read(/^PPid:\s+(\d+)/m), read(/^VmRSS:\s+(\d+)/m)]);
    } catch {
      // It has ended meanwhile.
    }
  }
  const belongs = (/** @type {number} */ pid) => pid === root || processes.get(pid)?.[0] === root;
  const kilobytes = [...processes].map(([pid, [, size]]) => (belongs(pid) ? size : 0));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

/**
 * @param {string} url
 * @param {Agent} agent
 * @param {string} source
 * @returns {Promise<string>} what the program has printed
 */
function run(url, agent, source) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ source, timeoutMs: 60_000 });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(`${url}/runs`, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve(JSON.parse(text).stdout));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** @param {string} engine */
async function measure(engine) {
  const file = fileURLToPath(import.meta.resolve("./load-server.mjs"));
  const server = spawn(process.execPath, [file, engine, values.threads], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve) => server.stdout.once("data", (data) => resolve(String(data).trim())));
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  for (let count = 0; count < 4 * programs.length; count++)
    await run(url, agent, programs[count % programs.length]?.[0] ?? "");
  const times = new Float64Array(RUNS);
  let next = 0;
  let wrong = 0;
  let early = 0;
  const startedAt = performance.now();
  const client = async () => {
    for (let index = next++; index < RUNS; index = next++) {
      const [source = "", expected] = programs[index % programs.length] ?? [];
      const before = performance.now();
      const printed = await run(url, agent, source).catch(() => undefined);
      times[index] = performance.now() - before;
      if (printed !== expected) wrong++;
      if (index === Math.floor(RUNS / 10)) early = residentMb(server.pid ?? 0);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  const late = residentMb(server.pid ?? 0);
  server.kill("SIGKILL");
  agent.destroy();
  times.sort();
  const quantile = (/** @type {number} */ part) => (times[Math.min(RUNS - 1, Math.floor(RUNS * part))] ?? 0).toFixed(0);
  const cells = [engine, (RUNS / seconds).toFixed(0), quantile(0.5), quantile(0.99), wrong, `${early}, ${late}`];
  console.log(`| ${cells.join(" | ")} |`);
}

console.log("| engine | runs a second | p50 ms | p99 ms | wrong or lost | MB after a tenth, at the end |");
console.log("| ------ | ------------: | -----: | -----: | ------------: | ---------------------------: |");
for (const engine of values.engines.split(",")) await measure(engine);
process.exit(0);
