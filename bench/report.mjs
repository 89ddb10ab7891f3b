/** Writes the results of a comparison as Markdown. */

/** @import { Measurement, Results } from "./run.mjs" */

/**
 * @param {Results} results
 * @param {readonly string[]} engines
 * @param {{ title: string, machine: string, runs: number, rounds: number, reference: string }} about
 */
export function formatReport(results, engines, { title, machine, runs, rounds, reference }) {
  const base = engines.includes(reference) ? reference : (engines[0] ?? "");
  /** @type {Map<string, number[]>} */
  const ratios = new Map(engines.map((engine) => [engine, []]));
  /** @type {string[]} */
  const failures = [];
  const rows = [...results].map(([program, row]) => {
    const baseTime = fastest(row.get(base));
    const cells = engines.map((engine) => {
      const result = row.get(engine);
      if (result === undefined) return "";
      if ("failure" in result) {
        failures.push(`- ${engine}, ${program}: ${firstLine(result.failure)}`);
        return "–";
      }
      const time = Math.min(...result.milliseconds);
      const text = `${time.toFixed(0)} (${median(result.milliseconds).toFixed(0)})`;
      if (baseTime === undefined || engine === base) return text;
      ratios.get(engine)?.push(time / baseTime);
      return `${text} **${(time / baseTime).toFixed(2)}x**`;
    });
    return `| ${program} | ${cells.join(" | ")} |`;
  });
  const summary = (/** @type {string} */ name, /** @type {(engine: string) => string} */ cell) =>
    `| *${name}* | ${engines.map(cell).join(" | ")} |`;
  const lines = [
    `# Benchmark of ${title}`,
    "",
    `${machine}. Fastest and, in brackets, median of ${runs} runs, in milliseconds ${
      rounds === 1 ? "from source text to the end of the program" : `of the fastest of ${rounds} rounds in one process`
    };`,
    `then the ratio of the fastest to that of ${base}. Smaller is better.`,
    "",
    `| program | ${engines.join(" | ")} |`,
    `|---|${engines.map(() => "---:|").join("")}`,
    ...rows,
    summary("geometric mean", (engine) => (engine === base ? "1" : mean(ratios.get(engine)))),
    summary("worst", (engine) => (engine === base ? "1" : worst(ratios.get(engine)))),
    summary("programs run", (engine) => `${countRuns(results, engine)} of ${results.size}`),
    summary("whole process, median overhead in ms", (engine) => overhead(results, engine)),
    "",
  ];
  if (failures.length > 0) lines.push("## Not run", "", ...failures, "");
  return lines.join("\n");
}

function fastest(/** @type {Measurement | undefined} */ result) {
  return result === undefined || "failure" in result ? undefined : Math.min(...result.milliseconds);
}

function median(/** @type {readonly number[]} */ numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function mean(/** @type {readonly number[]} */ ratios = []) {
  if (ratios.length === 0) return "–";
  return `**${Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length).toFixed(2)}x**`;
}

function worst(/** @type {readonly number[]} */ ratios = []) {
  return ratios.length === 0 ? "–" : `${Math.max(...ratios).toFixed(2)}x`;
}

function countRuns(/** @type {Results} */ results, /** @type {string} */ engine) {
  return [...results.values()].filter((row) => fastest(row.get(engine)) !== undefined).length;
}

/** What a process costs beyond the program: starting the runtime, loading the engine, ending. */
function overhead(/** @type {Results} */ results, /** @type {string} */ engine) {
  const differences = [...results.values()].flatMap((row) => {
    const result = row.get(engine);
    if (result === undefined || "failure" in result) return [];
    return result.processMilliseconds.map((whole, index) => whole - (result.milliseconds[index] ?? whole));
  });
  return differences.length === 0 ? "–" : median(differences).toFixed(0);
}

function firstLine(/** @type {string} */ text) {
  return text.split("\n").at(-1)?.slice(0, 160) ?? "";
}
