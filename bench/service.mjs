/** What running programs in threads costs: start-up, memory, events and the time until a busy program hears of a request. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createTandem } from "@tandem-py/client";

const RUNS = 9;
const EVENTS = 2_000_000;
const IDLE_WORKERS = 8;

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
/** @param {number} milliseconds */
const delay = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @type {[string, string, string][]} */
const rows = [];
/** @param {string} name @param {readonly number[]} values @param {string} unit @param {number} [digits] */
const add = (name, values, unit, digits = 1) => {
  rows.push([name, `${Math.min(...values).toFixed(digits)} ${unit}`, `${median(values).toFixed(digits)} ${unit}`]);
};

/** @param {import("@tandem-py/client").Tandem} tandem */
async function firstOutput(tandem) {
  const startedAt = performance.now();
  let at = 0;
  await tandem.run("print(1)", {
    onStdout: () => {
      at = performance.now() - startedAt;
    },
  });
  return at;
}

async function coldStart() {
  const times = [];
  const cpu = [];
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    const startedAt = performance.now();
    const tandem = await createTandem();
    await firstOutput(tandem);
    times.push(performance.now() - startedAt);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
    await tandem.close();
  }
  add("new thread to first output of print(1)", times, "ms");
  add("  processor time of it, both threads", cpu, "ms");
}

async function warmStart() {
  const tandem = await createTandem();
  await firstOutput(tandem);
  const times = [];
  for (let run = 0; run < RUNS * 5; run++) times.push(await firstOutput(tandem));
  add("warm thread to first output of print(1)", times, "ms", 2);
  await tandem.close();
}

async function commandStart() {
  const command = fileURLToPath(new URL("../packages/client/bin/tandem.js", import.meta.url));
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    spawnSync(process.execPath, [command, "-c", "print(1)"]);
    times.push(performance.now() - startedAt);
  }
  add("tandem -c 'print(1)', start to exit", times, "ms");
}

async function memory() {
  const tandem = await createTandem({ maxSessions: IDLE_WORKERS + 1 });
  const first = await tandem.openSession();
  await first.execute("print(1)");
  await delay(200);
  const before = process.memoryUsage().rss;
  for (let count = 0; count < IDLE_WORKERS; count++) await (await tandem.openSession()).execute("print(1)");
  await delay(200);
  add("memory of an idle session", [(process.memoryUsage().rss - before) / IDLE_WORKERS / 2 ** 20], "MB");
  await tandem.close();
}

async function events() {
  const tandem = await createTandem();
  /** @type {number[]} */
  const objects = [];
  /** @type {number[]} */
  const batches = [];
  for (let run = 0; run < 3; run++) {
    for (const [rates, wholeBatches] of /** @type {const} */ ([
      [objects, false],
      [batches, true],
    ])) {
      const session = await tandem.openSession();
      void session.execute("n = 0\nwhile True:\n    n += 1\n    m = n");
      const stream = session.trace({ events: ["line"] });
      let count = 0;
      const startedAt = performance.now();
      if (wholeBatches) {
        for await (const batch of stream.batches()) {
          count += batch.length;
          if (count >= EVENTS) break;
        }
      } else {
        for await (const event of stream) {
          if (event.kind === "line" && ++count >= EVENTS) break;
        }
      }
      rates.push(count / (performance.now() - startedAt) / 1000);
      await session.close();
    }
  }
  rows.push([
    "line events delivered as typed records",
    `${Math.max(...objects).toFixed(2)} M/s`,
    `${median(objects).toFixed(2)} M/s`,
  ]);
  rows.push([
    "line events delivered in batches",
    `${Math.max(...batches).toFixed(2)} M/s`,
    `${median(batches).toFixed(2)} M/s`,
  ]);
  await tandem.close();
}

async function latency() {
  const tandem = await createTandem();
  const session = await tandem.openSession();
  const loop = session.execute("n = 0\nwhile True:\n    n += 1", { isQuiet: true });
  await delay(200);
  const stacks = [];
  const toggles = [];
  for (let run = 0; run < RUNS * 5; run++) {
    let startedAt = performance.now();
    await session.stack();
    stacks.push(performance.now() - startedAt);
    startedAt = performance.now();
    const stream = session.trace({ events: ["line"] });
    for await (const _batch of stream.batches()) {
      toggles.push(performance.now() - startedAt);
      break;
    }
    await delay(5);
  }
  const startedAt = performance.now();
  session.interrupt();
  await loop;
  add("tight loop: a question answered", stacks, "ms", 2);
  add("tight loop: tracing on to the first events here", toggles, "ms", 2);
  add("tight loop: interrupt to the run's outcome", [performance.now() - startedAt], "ms", 2);
  await session.close();
  await tandem.close();
}

for (const measure of [coldStart, warmStart, commandStart, memory, events, latency]) await measure();
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length), 6));
for (const row of [["", "best", "median"], ...rows]) {
  console.log(`${row[0].padEnd(widths[0])}  ${row[1].padStart(widths[1])}  ${row[2].padStart(widths[2])}`);
}
