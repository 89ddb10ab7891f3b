/** Runs a module of CPython's test suite method by method on one engine, also past methods that hang or crash. */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @typedef {"tandem-standard" | "tandem-tracing" | "oracle"} Engine */
/** @typedef {{ status: "ok" | "failed" | "skipped", detail: string }} Ending */

const driver = readFileSync(new URL("methods.py", import.meta.url), "utf8");
/** Milliseconds without a word after which a method counts as hanging, on a machine with other work too. */
const SILENCE = { "tandem-standard": 240_000, "tandem-tracing": 240_000, oracle: 300_000 };
/** A module whose methods go on taking the engine with them is given up. */
const MAXIMUM_RESTARTS = 25;

/**
 * @param {Engine} engine
 * @param {string} directory the one that holds the package `test`
 * @param {string} module its full name
 * @returns {Promise<Map<string, Ending>>} by the method's identifier; a failure to import is under the module's name
 */
export async function runModule(engine, directory, module) {
  /** @type {Map<string, Ending>} */
  const endings = new Map();
  for (let restart = 0; restart <= MAXIMUM_RESTARTS; restart++) {
    const argv = ["methods.py", JSON.stringify({ module, skip: [...endings.keys()] })];
    const { isFinished, running, reason } = await runOnce(engine, { source: driver, argv, directory }, endings);
    if (isFinished) return endings;
    endings.set(running ?? module, { status: "failed", detail: reason });
    if (running === undefined) return endings;
  }
  return endings;
}

/**
 * @param {Engine} engine
 * @param {import("./engine.mjs").Task} task
 * @param {Map<string, Ending>} endings is added to
 * @returns {Promise<{ isFinished: boolean, running: string | undefined, reason: string }>}
 */
function runOnce(engine, task, endings) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL("engine.mjs", import.meta.url)), [engine], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: ["--no-warnings", "--max-old-space-size=3000"],
    });
    let rest = "";
    let isFinished = false;
    /** @type {string | undefined} */
    let running;
    let reason = "the engine ended";
    const giveUp = () => {
      reason = `hangs: nothing for ${SILENCE[engine] / 1000} s`;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(giveUp, SILENCE[engine]);
    child.on("message", (/** @type {{ text: string } | { failure: string }} */ message) => {
      if ("failure" in message) {
        if (message.failure !== "") reason = message.failure;
        return;
      }
      const lines = (rest + message.text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (!line.startsWith("\x1e")) continue;
        clearTimeout(timer);
        timer = setTimeout(giveUp, SILENCE[engine]);
        const [kind, identifier, detail] = JSON.parse(line.slice(1));
        if (kind === "start") running = identifier;
        else if (kind === "finished") isFinished = true;
        else {
          endings.set(identifier, { status: kind, detail });
          running = undefined;
          if (kind === "skipped" && identifier === JSON.parse(task.argv[1] ?? "").module) isFinished = true;
        }
      }
    });
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      if (signal !== null && signal !== "SIGKILL") reason = `crashed with ${signal}`;
      else if (code !== 0 && code !== null) reason = `crashed with status ${code}`;
      resolve({ isFinished, running, reason });
    });
    child.send(task);
  });
}
