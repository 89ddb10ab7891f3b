/**
 * One engine in a process of its own, started by `suite.mjs` with a channel: it runs the Python program it is sent and
 * hands on what that prints. `engine.mjs tandem-standard | tandem-tracing | oracle`
 */

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createTandem } from "@tandem-py/client";

/** @typedef {{ source: string, argv: string[], directory: string }} Task */

/** Where a program sees the suite. */
const SUITE = "/suite";

/** MiB. Recursion in the tests goes deeper than a worker thread's own limit. */
const STACK = 16;

/** @param {Task} task @param {(text: string) => void} print */
async function runOnTandem({ source, argv, directory }, print) {
  const tandem = await createTandem({ warmRuns: 0 });
  const mode = process.argv[2] === "tandem-tracing" ? "tracing" : "standard";
  const outcome = await tandem.run(source, {
    argv,
    mode,
    filename: argv[0] ?? "",
    mounts: [{ host: directory, guest: SUITE, isWritable: false }],
    path: [SUITE],
    onStdout: print,
    onStderr: print,
  });
  await tandem.close();
  return outcome.kind === "ok" || outcome.kind === "exit" ? "" : describe(outcome);
}

/** @param {import("@tandem-py/client").Outcome} outcome */
function describe(outcome) {
  if (outcome.kind === "error") return `${outcome.error.type}: ${outcome.error.message}`;
  return "message" in outcome ? `${outcome.kind}: ${outcome.message}` : outcome.kind;
}

/** @param {Task} task @param {(text: string) => void} print */
async function runOnOracle({ source, argv, directory }, print) {
  const { loadPyodide } = await import("pyodide");
  const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/home" } });
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  /** @param {"stdout" | "stderr"} name */
  const writer = (name) => (/** @type {Uint8Array} */ bytes) => {
    print(decoders[name].decode(bytes, { stream: true }));
    return bytes.length;
  };
  python.setStdout({ write: writer("stdout") });
  python.setStderr({ write: writer("stderr") });
  python.setStdin({ error: false, stdin: () => null });
  python.FS.mkdirTree(SUITE);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: directory }, SUITE);
  const namespace = python.toPy({ __name__: "__main__", __builtins__: python.pyimport("builtins") });
  python.pyimport("sys").argv = python.toPy(argv);
  python.runPython(`import sys, os; sys.path.insert(0, "${SUITE}"); os.makedirs("/work"); os.chdir("/work")`);
  try {
    python.runPython(source, { globals: namespace, filename: argv[0] ?? "<program>" });
    return "";
  } catch (error) {
    if (error instanceof python.ffi.PythonError && error.type === "SystemExit") return "";
    return error instanceof Error ? error.message.trimEnd() : String(error);
  } finally {
    python.runPython("import sys; sys.stdout.flush(); sys.stderr.flush()");
  }
}

if (isMainThread) {
  process.once("message", (/** @type {Task} */ task) => {
    const print = (/** @type {string} */ text) => void process.send?.({ text });
    const end = (/** @type {string} */ failure) => void process.send?.({ failure }, () => process.exit(0));
    if (process.argv[2] === "oracle") {
      const worker = new Worker(new URL(import.meta.url), { workerData: task, resourceLimits: { stackSizeMb: STACK } });
      worker.on("message", (message) => ("text" in message ? print(message.text) : end(message.failure)));
      worker.on("error", (error) => end(error.message));
    } else {
      runOnTandem(task, print).then(end, (error) => end(String(error)));
    }
  });
} else {
  const failure = await runOnOracle(workerData, (text) => parentPort?.postMessage({ text }));
  parentPort?.postMessage({ failure });
}
