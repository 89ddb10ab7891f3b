/**
 * What an isolate process runs. Its main thread never runs a program: it owns the control block of the one that its
 * thread runs, and passes messages on. Built as dist/isolate.cjs.
 */

import { Socket } from "node:net";
import { getPriority, setPriority } from "node:os";
import { ProgramRelay } from "../host/program-relay.js";
import type { ProgramReport } from "../protocol/far-programs.js";
import { PROTOCOL_VERSION } from "../protocol/version.js";
import { CHANNEL, NICENESS } from "./confinement.js";
import { encodeFrame, FrameError, FrameReader } from "./frames.js";
import type { IsolateCommand, IsolateConfiguration, IsolateReport } from "./messages.js";
import { ResidentThread } from "./resident-thread.js";

const MAXIMUM_NICENESS = 19;
const { maxHeapMb } = JSON.parse(process.argv[2]) as IsolateConfiguration;

// Before there are threads, which inherit it.
try {
  setPriority(Math.min(getPriority() + NICENESS, MAXIMUM_NICENESS));
} catch {
  // Where it cannot be lowered the program competes with its host; the supervisor sees that it was not done.
}

const socket = new Socket({ fd: CHANNEL });
const reader = new FrameReader();
let relay: { readonly program: number; readonly receive: ProgramRelay["receive"] } | null = null;

function send(report: IsolateReport): void {
  const [header, body] = encodeFrame(report);
  socket.cork();
  socket.write(header);
  socket.write(body);
  socket.uncork();
}

function tell(program: number, report: ProgramReport): void {
  try {
    send({ kind: "program", program, report });
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    send({ kind: "program", program, report: { kind: "died", reason: "crashed", message: "the result is too large" } });
  }
}

function receive(command: IsolateCommand): void {
  if (command.kind === "program") {
    // What is said to a program that has ended meanwhile is late, not wrong.
    if (relay?.program === command.program) relay.receive(command.command);
    return;
  }
  const { program } = command;
  const link =
    command.kind === "run" ? thread.run(command.command, command.requests) : thread.openSession(command.machine);
  const { stream } = link;
  const current = new ProgramRelay(link, {
    send: (report) => tell(program, report),
    onEnd: () => {
      relay = null;
      stream.close();
    },
  });
  relay = { program, receive: (each) => current.receive(each) };
}

socket.on("data", (chunk) => {
  for (const message of reader.read(chunk)) receive(message as IsolateCommand);
});
// The supervisor has gone, and with it whoever wants to know.
socket.on("close", () => process.exit(0));
socket.on("error", () => process.exit(0));

const thread = new ResidentThread(maxHeapMb);
void thread.warmUp().then(() => send({ kind: "ready", protocol: PROTOCOL_VERSION }));
