/**
 * Runs one program under something of the host's that watches it: `node host-tracers.mjs WATCH FILE`. Reports the time of
 * the run as its outcome gives it, as measure.mjs does.
 */
import { readFileSync } from "node:fs";
import { createTandem } from "@tandem-py/client";

/** @type {Record<string, Partial<import("@tandem-py/client").RunOptions>>} */
const WATCHES = {
  nothing: {},
  "line counts": { count: {} },
  "line coverage": { coverage: {} },
  "branch coverage": { coverage: { branches: true } },
  "flight recorder": { explain: true, timeoutMs: 600_000 },
  sampling: { profile: { intervalMs: 1 } },
};

const [watch = "", file = ""] = process.argv.slice(2);
const options = WATCHES[watch];
if (options === undefined) throw new Error(`nothing watches by the name of ${watch}`);
const tandem = await createTandem({ maxRuns: 1 });
const filename = "/home/user/program.py";
const outcome = await tandem.run(readFileSync(file, "utf8"), { filename, compiled: "off", ...options });
const report = outcome.kind === "ok" ? { milliseconds: outcome.usage.wallMs } : { failure: outcome.kind };
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
