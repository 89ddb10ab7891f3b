/** A thread of the pools that `load-server.mjs` makes of other engines: runs each program it is sent. */
import { parentPort } from "node:worker_threads";

/** @returns {Promise<(source: string) => string>} */
async function pyodideRunner() {
  const { loadPyodide } = await import("pyodide");
  const python = await loadPyodide();
  let output = "";
  python.setStdout({
    batched: (text) => {
      output += `${text}\n`;
    },
  });
  return (source) => {
    output = "";
    const globals = python.toPy({ __name__: "__main__" });
    python.runPython(source, { globals });
    globals.destroy();
    return output;
  };
}

/** @returns {Promise<(source: string) => string>} */
async function montyRunner() {
  const { Monty } = await import("@pydantic/monty");
  return (source) => {
    let output = "";
    new Monty(source, { scriptName: "program.py" }).run({
      printCallback: (/** @type {string} */ _stream, /** @type {string} */ text) => {
        output += text;
      },
    });
    return output;
  };
}

const run = await (process.argv[2] === "pyodide" ? pyodideRunner() : montyRunner());
parentPort?.on("message", (source) => {
  try {
    parentPort?.postMessage({ stdout: run(source), outcome: { kind: "ok" } });
  } catch {
    parentPort?.postMessage({ stdout: "", outcome: { kind: "error" } });
  }
});
parentPort?.postMessage("ready");
