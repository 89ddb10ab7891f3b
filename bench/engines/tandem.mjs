/** Tandem as programs use it, and its virtual machine alone: no worker thread, no client. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Through the client, in a worker thread: a session has one that is ready. */
export async function startSession() {
  const { createTandem } = await import("@tandem-py/client");
  const tandem = await createTandem();
  let output = "";
  const session = await tandem.openSession({
    onStdout: (text) => {
      output += text;
    },
  });
  await session.execute("");
  return async (/** @type {string} */ file) => {
    const outcome = await session.execute(readFileSync(file, "utf8"), { filename: "program.py" });
    return outcome.kind === "ok" ? output : failure(outcome.kind);
  };
}

/**
 * The engine under test may be another build of the interpreter, for comparisons of one build with another.
 * @param {"standard" | "tracing"} mode
 * @param {"auto" | "off"} [compiled] the interpreter alone without it
 */
export async function start(mode, compiled = "off") {
  const { StandardLibrary, VirtualMachine } = await import(process.env.TANDEM_VM_CORE ?? "@tandem-py/vm-core");
  const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
  const standardLibrary = new StandardLibrary(readFileSync(pack));
  return (/** @type {string} */ file) => {
    let output = "";
    const machine = new VirtualMachine({
      stdout: (/** @type {string} */ text) => {
        output += text;
      },
      stderr: (/** @type {string} */ text) => {
        output += text;
      },
      mode,
      compiled,
      standardLibrary,
    });
    const result = machine.run(readFileSync(file, "utf8"), "program.py");
    return result.exitCode === 0 ? output : failure(output);
  };
}

/** @returns {never} */
function failure(/** @type {string} */ output) {
  throw new Error(output.trimEnd().split("\n").at(-1));
}
