/** What a worker thread does: one program, or one session. Bundled into a single file that the pool's threads load. */

import type { MessagePort } from "node:worker_threads";
import { expose } from "comlink";
import { ControlBlock, EXIT_CODES, type Outcome } from "../protocol/index.js";
import { parseRunCommand } from "../protocol/schema-parsing.js";
import { isSoundRunCommand } from "../protocol/sound-messages.js";
import { FIRST, ProgramHost } from "./program-host.js";
import { Session } from "./session.js";

/** A task of the pool of one-shot runs. */
export interface RunTask {
  readonly control: SharedArrayBuffer;
  readonly stream: MessagePort;
  readonly command: unknown;
}

/** A task of the pool of sessions: it lasts as long as its session. */
export interface SessionTask {
  readonly control: SharedArrayBuffer;
  readonly stream: MessagePort;
  readonly rpc: MessagePort;
  readonly machine: unknown;
}

export function oneShot({ control, stream, command }: RunTask): Outcome {
  const sound = isSoundRunCommand(command) ? command : parseRunCommand(command);
  const {
    source,
    filename,
    machine,
    trace,
    count,
    coverage,
    explain,
    profile,
    debug,
    inputs = {},
    action = "run",
    ...limits
  } = sound;
  const host = new ProgramHost(new ControlBlock(control), stream, machine);
  const problem = trace === undefined ? null : host.startTrace(FIRST, trace);
  if (count !== undefined) host.startCount(FIRST, count);
  if (coverage !== undefined) host.startCoverage(coverage);
  if (debug !== undefined) host.debug(debug);
  const limitsOfRun = { ...limits, isLast: true, explains: explain === true, profile };
  return host.run((vm) => {
    // The client knows why.
    if (problem !== null) return { kind: "cancelled", exitCode: EXIT_CODES.cancelled, frames: [] };
    const refused = vm.bind(inputs);
    if (refused !== null) return refused;
    switch (action) {
      case "run":
        return vm.run(source, filename);
      case "run-module":
        return vm.runModule(typeof source === "string" ? source : filename);
      case "disassemble":
        return vm.disassemble(source, filename);
    }
  }, limitsOfRun);
}

export function session({ control, stream, rpc, machine }: SessionTask): Promise<void> {
  return new Promise((resolve) => {
    const served = new Session(new ControlBlock(control), stream, machine, () => {
      // The answer to `close` must leave before its port closes.
      setImmediate(() => {
        rpc.close();
        stream.close();
      });
    });
    rpc.on("close", () => resolve());
    expose({ request: (command: unknown) => served.request(command) }, rpc);
  });
}
