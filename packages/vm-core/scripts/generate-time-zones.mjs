/** Writes src/modules/zoneinfo/generated/zones.ts, the time zones of the pinned packages `moment-timezone` and `tzdata`. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileZones, zoneText } from "./time-zones.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/modules/zoneinfo/generated/zones.ts");
const { resolve } = createRequire(import.meta.url);
const rules = resolve("tzdata");
const moments = resolve("moment-timezone/data/packed/latest.json");
const inputs = [rules, moments, join(here, "time-zones.mjs"), fileURLToPath(import.meta.url)];

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

function generate() {
  const { version, zones } = compileZones(read(rules), read(moments));
  const lines = Object.entries(zones).map(([name, zone]) => `${name}|${zoneText(zone)}`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    "/** The time zones of the IANA database, one a line: written by generate-time-zones.mjs, read by zone-data.ts. */\n\n" +
      `// IANA ${version}\n\nexport const zones: string = ${JSON.stringify(lines.join("\n"))};\n`,
  );
}

const isUpToDate = existsSync(target) && inputs.every((path) => statSync(path).mtimeMs < statSync(target).mtimeMs);
if (process.argv.includes("--force") || !isUpToDate) generate();
