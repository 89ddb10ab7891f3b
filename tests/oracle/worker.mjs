/** One oracle: CPython inside a worker thread, running programs one after another. */
import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { loadPyodide } from "pyodide";

/** @import { Request, Reply } from "./oracle.mjs" */

/** The fixed seed makes the order of a set of strings the same in every run. */
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/program" } });
/** @type {Uint8Array[]} */
let stdout = [];
/** @type {Uint8Array[]} */
let stderr = [];
let input = new Uint8Array();

/** @param {Uint8Array} bytes @returns {number} */
const writeStdout = (bytes) => (stdout.push(bytes.slice()), bytes.length);
/** @param {Uint8Array} bytes @returns {number} */
const writeStderr = (bytes) => (stderr.push(bytes.slice()), bytes.length);
python.setStdout({ write: writeStdout });
python.setStderr({ write: writeStderr });
python.setStdin({
  read(/** @type {Uint8Array} */ buffer) {
    const taken = Math.min(buffer.length, input.length);
    buffer.set(input.subarray(0, taken));
    input = input.subarray(taken);
    return taken;
  },
});

const namespace = python.toPy({ __name__: "oracle_host" });
python.runPython(readFileSync(new URL("host.py", import.meta.url), "utf8"), { globals: namespace });
const host = (/** @type {string} */ name) => namespace.get(name);
const [prepare, exitStatus, finish] = [host("prepare"), host("exit_status"), host("finish")];
const builtins = python.pyimport("builtins");
const sys = python.pyimport("sys");
const atexit = python.pyimport("atexit");

/** Runs one program; an error of the oracle itself is thrown. */
function runProgram(/** @type {Request} */ request) {
  stdout = [];
  stderr = [];
  input = new TextEncoder().encode(request.stdin);
  const source = python.toPy(new TextEncoder().encode(request.source)).tobytes();
  const main = prepare(request.name, source, python.toPy(request.argv));
  let exitCode = 0;
  try {
    // From here on there is no Python frame below the program's own.
    const code = builtins.compile.callKwargs(source, request.name, "exec", { dont_inherit: true });
    builtins.exec(code, main);
  } catch (error) {
    exitCode = reportError(error);
  }
  atexit._run_exitfuncs();
  finish();
  return { stdout: decode(stdout), stderr: decode(stderr), exitCode };
}

/** As the interpreter's own main program: the exit status after an uncaught exception, its traceback written. */
function reportError(/** @type {unknown} */ error) {
  if (!(error instanceof python.ffi.PythonError)) throw error;
  const exception = sys.last_exc;
  if (error.type === "SystemExit") return exitStatus(exception);
  sys.stdout.flush();
  // Pyodide has called the program's exception hook already, with standard error going to the message.
  sys.stderr.write(error.message);
  return 1;
}

function decode(/** @type {Uint8Array[]} */ chunks) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(chunks));
}

const port = parentPort;
if (port === null) throw new Error("worker.mjs runs in a worker thread");
port.on("message", (/** @type {Request} */ request) => {
  /** @type {Reply} */
  let reply;
  try {
    reply = { kind: "outcome", outcome: runProgram(request) };
  } catch (error) {
    reply = { kind: "fatal", message: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
});
port.postMessage({ kind: "ready", version: python.runPython("import sys; sys.version.split()[0]") });
