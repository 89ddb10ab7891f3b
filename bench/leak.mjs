/**
 * Whether a pool keeps anything of the programs that it has run: thousands of short runs in one pool, and the main
 * memory of its processes on the way.
 *
 *   node --expose-gc bench/leak.mjs [--isolation thread|process] [--runs 10000]
 */
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createTandem } from "@tandem-py/client";

const { values } = parseArgs({
  options: { isolation: { type: "string", default: "thread" }, runs: { type: "string", default: "10000" } },
});
const RUNS = Number(values.runs);
const isolation = values.isolation === "process" ? "process" : "thread";
/** A run may end in any way, and leave anything behind. */
const programs = [
  "print(1)",
  "import json\nprint(json.dumps({'a': [1, 2, 3]}))",
  "class A:\n    def __del__(self): pass\nkeep = [A() for i in range(100)]",
  "raise ValueError('x' * 1000)",
  "def f(n): return f(n + 1)\nf(0)",
  "import threading\nthreading.Thread(target=lambda: None).start()",
  "def g():\n    try:\n        yield 1\n    finally:\n        print(2)\nx = g()\nnext(x)",
  "import weakref, sys\nsys.settrace(lambda *a: None)\nx = type('C', (), {})()\nr = weakref.ref(x)",
  "data = [str(i) for i in range(20_000)]",
  "import re\nprint(len(re.findall('a+', 'ab' * 1000)))",
  "while True: pass",
  "import sys\nsys.exit(3)",
  "import asyncio\nasync def f(): await asyncio.sleep(0)\nasyncio.run(f())",
];
/** How many of the last runs a figure is the least of: garbage is collected when the engine likes. */
const SPREAD = 50;

/** Megabytes of main memory of this process and those that it has started. */
function residentMb() {
  let kilobytes = process.memoryUsage().rss / 1024;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === process.pid)
        kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

const tandem = await createTandem({ isolation, maxRuns: 1 });
/** @type {Map<string, number>} */
const kinds = new Map();
/** @type {number[]} */
let last = [];
const startedAt = performance.now();
console.log("| runs | MB | after a collection | heap of this thread MB | ms a run |");
console.log("| ---: | -: | -----------------: | ---------------------: | -------: |");
for (let run = 1; run <= RUNS; run++) {
  const source = programs[run % programs.length] ?? "";
  const timeoutMs = source.startsWith("while") ? 20 : 60_000;
  const outcome = await tandem.run(source, { timeoutMs, onStdout: () => {}, onStderr: () => {} });
  kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
  if (run % 5 === 0) last.push(residentMb());
  if (![RUNS / 10, RUNS / 4, RUNS / 2, (3 * RUNS) / 4, RUNS].includes(run)) continue;
  // The engine leaves garbage for long where there is room: what is kept shows after a collection.
  for (let round = 0; round < 3; round++) await tandem.run("import gc\ngc.collect()");
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const kept = residentMb();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  const each = (performance.now() - startedAt) / run;
  const least = Math.min(...last.slice(-SPREAD));
  console.log(`| ${run} | ${least.toFixed(0)} | ${kept.toFixed(0)} | ${heap.toFixed(1)} | ${each.toFixed(1)} |`);
  last = [];
}
console.log([...kinds].map(([kind, count]) => `${count} ${kind}`).join(", "));
await tandem.close();
