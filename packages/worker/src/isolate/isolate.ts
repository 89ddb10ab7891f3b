/** One isolate process, as its supervisor sees it. */

import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { ProgramDeath } from "../host/program-link.js";
import { PROTOCOL_VERSION, type ProgramReport } from "../protocol/index.js";
import { CHANNEL, confine, confineProcess, type Grants } from "./confinement.js";
import { encodeFrame, FrameReader } from "./frames.js";
import { type IsolateCommand, type IsolateConfiguration, isolateReport } from "./messages.js";
import { memoryOf } from "./process-memory.js";

// scripts/bundle-guest.mjs makes that of ./process.ts.
const file = createRequire(import.meta.url).resolve("@tandem-py/worker/isolate");
/** Characters of what a process said last on standard error. Node tells there what it died of. */
const LAST_WORDS = 8192;

export interface IsolateOptions {
  readonly grants: Grants;
  readonly maxHeapMb: number | undefined;
  readonly maxResidentMb: number;
}

export interface IsolateEvents {
  readonly onReport: (program: number, report: ProgramReport) => void;
  /** Once, when the process is gone. */
  readonly onDeath: (death: ProgramDeath) => void;
}

export class Isolate {
  /** Resolves when it can take a program; with the cause of death when it never will. */
  readonly ready: Promise<ProgramDeath | null>;
  /** In words, what it is kept from; complete when it is ready. */
  applied: readonly string[];
  /** When the process was last heard of, by `performance.now()`. */
  heardAt = performance.now();
  /** Programs that it has been given. */
  programs = 0;
  private readonly options: IsolateOptions;
  private readonly events: IsolateEvents;
  private readonly child: ChildProcess;
  private readonly socket: Socket;
  private readonly reader = new FrameReader();
  private settleReady: (death: ProgramDeath | null) => void = () => {};
  private killedFor: ProgramDeath | null = null;
  private lastWords = "";
  private isDead = false;

  constructor(options: IsolateOptions, events: IsolateEvents) {
    this.options = options;
    this.events = events;
    this.ready = new Promise((resolve) => {
      this.settleReady = resolve;
    });
    const { maxHeapMb } = options;
    const { flags, applied } = confine(file, options.grants, maxHeapMb);
    this.applied = applied;
    const configuration: IsolateConfiguration = maxHeapMb === undefined ? {} : { maxHeapMb };
    this.child = spawn(process.execPath, [...flags, file, JSON.stringify(configuration)], {
      env: {},
      cwd: "/",
      // Signals of the terminal are for the supervisor.
      detached: true,
      windowsHide: true,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    const socket = this.child.stdio[CHANNEL];
    if (!(socket instanceof Socket)) throw new TypeError("a process without a channel");
    this.socket = socket;
    socket.on("data", (chunk: Uint8Array) => this.receive(chunk));
    // The process is gone or going: its exit tells why.
    socket.on("error", () => {});
    this.child.stderr?.setEncoding("latin1").on("data", (text: string) => {
      this.lastWords = (this.lastWords + text).slice(-LAST_WORDS);
    });
    this.child.once("error", (error) => this.die(new ProgramDeath("crashed", `no isolate: ${error.message}`)));
    this.child.once("close", (code, signal) => this.die(this.killedFor ?? this.causeOfDeath(code, signal)));
    this.rest();
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isAlive(): boolean {
    return !this.isDead && this.killedFor === null;
  }

  get residentBytes(): number | undefined {
    return this.pid === undefined ? undefined : memoryOf(this.pid, "VmRSS");
  }

  send(command: IsolateCommand): void {
    if (!this.isAlive) return;
    const [header, body] = encodeFrame(command);
    this.socket.cork();
    this.socket.write(header);
    this.socket.write(body);
    this.socket.uncork();
  }

  /** At once. */
  kill(death: ProgramDeath): void {
    if (!this.isAlive) return;
    this.killedFor = death;
    this.child.kill("SIGKILL");
  }

  /** It works: the host's process waits for it. */
  work(): void {
    this.heardAt = performance.now();
    this.child.ref();
    this.socket.ref();
  }

  /** It waits: the host's process may end, and the isolate then does too. */
  rest(): void {
    this.child.unref();
    this.socket.unref();
    if (this.child.stderr instanceof Socket) this.child.stderr.unref();
  }

  private receive(chunk: Uint8Array): void {
    this.heardAt = performance.now();
    try {
      for (const message of this.reader.read(chunk)) {
        const report = isolateReport.parse(message);
        if (report.kind === "ready") void this.confineAtLast(report.protocol);
        else if (this.isAlive) this.events.onReport(report.program, report.report);
      }
    } catch {
      // An isolate that says something else is not what was started.
      this.kill(new ProgramDeath("crashed", "the isolate sent something that is no message"));
    }
  }

  private async confineAtLast(protocol: number): Promise<void> {
    if (protocol !== PROTOCOL_VERSION) {
      return this.kill(new ProgramDeath("crashed", `the isolate speaks version ${protocol} of the protocol`));
    }
    const { grants, maxResidentMb } = this.options;
    if (this.pid !== undefined) {
      this.applied = [...this.applied, ...(await confineProcess(this.pid, grants, maxResidentMb))];
    }
    this.settleReady(this.isAlive ? null : new ProgramDeath("crashed", "the isolate has died"));
  }

  private causeOfDeath(code: number | null, signal: NodeJS.Signals | null): ProgramDeath {
    const isMemory = /out of memory|allocation failed|heap limit|process oom/i.test(this.lastWords);
    if (isMemory) return new ProgramDeath("memory", "the isolate ran out of memory");
    return new ProgramDeath("crashed", `the isolate ended with ${signal ?? `status ${code}`}`);
  }

  private die(death: ProgramDeath): void {
    if (this.isDead) return;
    this.isDead = true;
    this.socket.destroy();
    this.settleReady(death);
    this.events.onDeath(death);
  }
}
