/** The supervisor: keeps isolate processes ready, gives them programs, watches them, and replaces those that fail. */

import { FarProgram } from "../host/far-program.js";
import {
  type PlacementOptions,
  ProgramDeath,
  type ProgramLink,
  QueueFull,
  type SessionLink,
} from "../host/program-link.js";
import { type MachineOptions, type ProgramReport, Request, type RunCommand } from "../protocol/index.js";
import type { Grants } from "./confinement.js";
import { FairQueue } from "./fair-queue.js";
import { Isolate } from "./isolate.js";
import type { IsolateCommand } from "./messages.js";

export interface IsolatePoolOptions {
  /** Runs at the same time; 2 by default. */
  readonly maxRuns?: number;
  /** Sessions at the same time; 16 by default. */
  readonly maxSessions?: number;
  /** Processes kept ready; 1 by default. */
  readonly warmIsolates?: number;
  /** Programs that may wait for a place, runs and sessions each; 1,000 by default. */
  readonly maxQueue?: number;
  /** Heap of a program in megabytes. */
  readonly maxHeapMb?: number;
  /** Main memory of a process in megabytes, at which it is ended; 1,024 by default. */
  readonly maxResidentMb?: number;
  /** Programs after which a process is replaced; 200 by default. */
  readonly maxProgramsPerIsolate?: number;
  /** A process that occupies more than so many megabytes after a program is replaced; 256 by default. */
  readonly recycleAboveMb?: number;
  /** Milliseconds without a word from a process at work, after which it is ended; 10,000 by default. */
  readonly maxSilenceMs?: number;
}

export interface IsolateStatus {
  readonly ready: number;
  readonly starting: number;
  readonly runs: number;
  readonly sessions: number;
  readonly queued: number;
  /** Processes that have ended in the middle of a program or while they waited for one. */
  readonly died: number;
  /** Processes that were replaced because they had done enough. */
  readonly recycled: number;
  /** In words, what programs are kept from. */
  readonly confinement: readonly string[];
}

type Kind = "run" | "session";

interface Job {
  readonly kind: Kind;
  readonly program: FarProgram;
  readonly begin: (id: number) => IsolateCommand;
  /** Directories that it sees. Those are let through to a process of its own only. */
  readonly grants: Grants;
  /** Bytes that its objects may take. */
  readonly memoryLimit?: number | undefined;
}

interface Place {
  readonly isolate: Isolate;
  readonly job: Job;
  readonly id: number;
  readonly since: number;
  /** Bytes of main memory at which the process is ended. */
  readonly ceiling: number;
  hasBegun: boolean;
}

const nothing: Grants = { readable: [], writable: [] };
/** How often processes at work are looked at, in milliseconds. */
const WATCH = 25;
/** How long a program may take from its command to its first word. */
const MAXIMUM_START = 30_000;
/** Processes in a row that have died before they were ready; then nothing helps. */
const MAXIMUM_FAILURES = 5;
const MEGABYTE = 1024 * 1024;
/** Beside twice its limit, a program with a limit on memory may need so much for code, stacks and garbage. */
const MEMORY_SLACK = 64 * MEGABYTE;

export class Isolates {
  private readonly options: Required<Omit<IsolatePoolOptions, "maxHeapMb">> & {
    readonly maxHeapMb: number | undefined;
  };
  private readonly starting = new Set<Isolate>();
  private readonly free: Isolate[] = [];
  private readonly places = new Map<Isolate, Place>();
  private readonly queues: Readonly<Record<Kind, FairQueue<Job>>> = { run: new FairQueue(), session: new FairQueue() };
  private readonly busy: Record<Kind, number> = { run: 0, session: 0 };
  private watcher: NodeJS.Timeout | null = null;
  private programCount = 0;
  private died = 0;
  private recycled = 0;
  private failures = 0;
  private confinement: readonly string[] = [];
  private isClosed = false;
  private markDrained: (() => void) | null = null;

  constructor(options: IsolatePoolOptions = {}) {
    this.options = {
      maxRuns: options.maxRuns ?? 2,
      maxSessions: options.maxSessions ?? 16,
      warmIsolates: options.warmIsolates ?? 1,
      maxQueue: options.maxQueue ?? 1000,
      maxHeapMb: options.maxHeapMb,
      maxResidentMb: options.maxResidentMb ?? 1024,
      maxProgramsPerIsolate: options.maxProgramsPerIsolate ?? 200,
      recycleAboveMb: options.recycleAboveMb ?? 256,
      maxSilenceMs: options.maxSilenceMs ?? 10_000,
    };
    this.replenish();
  }

  get status(): IsolateStatus {
    return {
      ready: this.free.length,
      starting: this.starting.size,
      runs: this.busy.run,
      sessions: this.busy.session,
      queued: this.queues.run.length + this.queues.session.length,
      died: this.died,
      recycled: this.recycled,
      confinement: this.confinement,
    };
  }

  /** Throws QueueFull. */
  run(command: RunCommand, { requests = 0, client = "" }: PlacementOptions = {}): ProgramLink {
    const begin = (program: number): IsolateCommand => ({ kind: "run", program, command, requests });
    const { machine, memoryLimit } = command;
    return this.enqueue({ kind: "run", begin, grants: grantsOf(machine), memoryLimit }, client);
  }

  /** Throws QueueFull. */
  openSession(machine: MachineOptions, { client = "" }: PlacementOptions = {}): SessionLink {
    const begin = (program: number): IsolateCommand => ({ kind: "session", program, machine });
    return this.enqueue({ kind: "session", begin, grants: grantsOf(machine) }, client);
  }

  /** Settles when an isolate is ready, or none ever will be. */
  async ready(): Promise<void> {
    const first = [...this.starting];
    if (this.free.length === 0 && first.length > 0) await Promise.race(first.map((isolate) => isolate.ready));
  }

  /** Takes no more programs, lets those that run go on for up to so many milliseconds, and ends the processes. */
  async close(graceMs = 0): Promise<void> {
    this.isClosed = true;
    for (const queue of Object.values(this.queues)) {
      for (let job = queue.take(); job !== undefined; job = queue.take()) {
        job.program.fail(new ProgramDeath("cancelled", "the service is shutting down"));
      }
    }
    if (graceMs > 0 && this.places.size > 0) {
      const timeout = new AbortController();
      const drained = new Promise<void>((resolve) => {
        this.markDrained = resolve;
      });
      const patience = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        timeout.signal.addEventListener("abort", () => clearTimeout(timer));
      });
      await Promise.race([drained, patience]);
      timeout.abort();
    }
    const death = new ProgramDeath("cancelled", "the service is shutting down");
    const all = [...this.starting, ...this.free, ...this.places.keys()];
    for (const isolate of all) isolate.kill(death);
    await Promise.all([...this.places.values()].map(({ job }) => job.program.done.catch(() => {})));
    this.stopWatching();
  }

  private enqueue(request: Omit<Job, "program">, client: string): FarProgram {
    if (this.isClosed) throw new QueueFull("the service is shutting down");
    const program = new FarProgram(() => this.end(job));
    const job: Job = { ...request, program };
    program.control.onRequest = (bits) => {
      // One that still waits has no safe point to be cancelled at.
      if ((bits & Request.CANCEL) !== 0 && this.queues[job.kind].remove(job)) {
        program.fail(new ProgramDeath("cancelled", "cancelled before it began"));
      }
    };
    const { length } = this.queues[job.kind];
    const places = Math.max(0, this.limitOf(job.kind) - this.busy[job.kind]);
    if (length >= this.options.maxQueue + places) throw new QueueFull("too many programs wait for their turn");
    this.queues[job.kind].add(client, job);
    this.dispatch();
    return program;
  }

  private limitOf(kind: Kind): number {
    return kind === "run" ? this.options.maxRuns : this.options.maxSessions;
  }

  private end(job: Job): void {
    const death = new ProgramDeath("cancelled", "the program was ended");
    if (this.queues[job.kind].remove(job)) return job.program.fail(death);
    for (const place of this.places.values()) if (place.job === job) return place.isolate.kill(death);
    // Its process has not started yet.
    job.program.fail(death);
  }

  /** Gives waiting programs to free processes, and starts processes that are missing. */
  private dispatch(): void {
    for (const kind of ["session", "run"] as const) {
      const queue = this.queues[kind];
      while (queue.length > 0 && this.busy[kind] < this.limitOf(kind)) {
        const isolate = this.free.pop();
        if (isolate === undefined) break;
        const job = queue.take();
        if (job === undefined) break;
        this.place(job, isolate);
      }
    }
    this.replenish();
  }

  private place(job: Job, isolate: Isolate): void {
    const isGranted = job.grants.readable.length + job.grants.writable.length > 0;
    if (!isGranted) return this.begin(job, isolate);
    // A program with directories gets a process that may read these, and the one that is ready stays.
    this.free.push(isolate);
    this.busy[job.kind]++;
    const own = this.start(job.grants, (death) => {
      this.busy[job.kind]--;
      if (death === null && !job.program.isOver) return this.begin(job, own);
      job.program.fail(death ?? new ProgramDeath("cancelled", "cancelled before it began"));
      own.kill(new ProgramDeath("cancelled", "not needed"));
      this.dispatch();
    });
    own.programs = this.options.maxProgramsPerIsolate - 1;
  }

  private begin(job: Job, isolate: Isolate): void {
    const id = this.programCount++;
    this.busy[job.kind]++;
    isolate.programs++;
    isolate.work();
    this.places.set(isolate, {
      isolate,
      job,
      id,
      since: performance.now(),
      ceiling: this.ceilingOf(job, isolate),
      hasBegun: false,
    });
    isolate.send(job.begin(id));
    job.program.attach((command) => isolate.send({ kind: "program", program: id, command }));
    this.watcher ??= setInterval(() => this.watch(), WATCH);
  }

  private ceilingOf({ memoryLimit }: Job, isolate: Isolate): number {
    const most = this.options.maxResidentMb * MEGABYTE;
    if (memoryLimit === undefined) return most;
    return Math.min(most, (isolate.residentBytes ?? 0) + 2 * memoryLimit + MEMORY_SLACK);
  }

  /** Starts what is missing for those that wait, and for those that may come. */
  private replenish(): void {
    if (this.isClosed) return;
    const { maxRuns, maxSessions, warmIsolates } = this.options;
    const wanted =
      Math.min(this.queues.run.length, maxRuns - this.busy.run) +
      Math.min(this.queues.session.length, maxSessions - this.busy.session);
    const missing = Math.max(wanted, warmIsolates) - this.free.length - this.starting.size;
    for (let count = 0; count < missing && this.failures < MAXIMUM_FAILURES; count++) {
      const isolate: Isolate = this.start(nothing, (death) => {
        if (death === null && isolate.isAlive) this.free.push(isolate);
        this.dispatch();
      });
    }
    if (this.failures >= MAXIMUM_FAILURES && this.free.length + this.starting.size + this.places.size === 0) {
      this.giveUp();
    }
  }

  private start(grants: Grants, onReady: (death: ProgramDeath | null) => void): Isolate {
    const { maxHeapMb, maxResidentMb } = this.options;
    const isolate = new Isolate(
      { grants, maxHeapMb, maxResidentMb },
      {
        onReport: (program, report) => this.receive(isolate, program, report),
        onDeath: (death) => this.bury(isolate, death),
      },
    );
    this.starting.add(isolate);
    // Somebody may wait for it.
    isolate.work();
    void isolate.ready.then((death) => {
      this.starting.delete(isolate);
      isolate.rest();
      if (death === null) {
        this.failures = 0;
        this.confinement = isolate.applied;
      } else this.failures++;
      onReady(death);
    });
    return isolate;
  }

  /** No process can be started: whoever waits is told instead of waiting for ever. */
  private giveUp(): void {
    for (const queue of Object.values(this.queues)) {
      for (let job = queue.take(); job !== undefined; job = queue.take()) {
        job.program.fail(new ProgramDeath("crashed", "no isolate process can be started"));
      }
    }
    this.failures = 0;
  }

  private receive(isolate: Isolate, program: number, report: ProgramReport): void {
    const place = this.places.get(isolate);
    // Of a program that has ended: late, not wrong.
    if (place === undefined || place.id !== program) return;
    if (report.kind === "stream") place.hasBegun = true;
    if (report.kind === "died") {
      isolate.kill(new ProgramDeath(report.reason, report.message));
      return;
    }
    place.job.program.receive(report);
    if (report.kind === "done") this.finish(place);
  }

  private finish({ isolate, job }: Place): void {
    this.places.delete(isolate);
    this.busy[job.kind]--;
    const { maxProgramsPerIsolate, recycleAboveMb } = this.options;
    const isUsedUp = job.kind === "session" || isolate.programs >= maxProgramsPerIsolate;
    if (isUsedUp || (isolate.residentBytes ?? 0) > recycleAboveMb * MEGABYTE) {
      this.recycled++;
      isolate.kill(new ProgramDeath("cancelled", "recycled"));
    } else {
      isolate.rest();
      this.free.push(isolate);
    }
    this.afterEnd();
  }

  private bury(isolate: Isolate, death: ProgramDeath): void {
    const free = this.free.indexOf(isolate);
    if (free >= 0) {
      this.free.splice(free, 1);
      this.died++;
    }
    const place = this.places.get(isolate);
    if (place !== undefined) {
      this.places.delete(isolate);
      this.busy[place.job.kind]--;
      if (death.reason !== "cancelled") this.died++;
      place.job.program.fail(death);
    }
    this.afterEnd();
  }

  private afterEnd(): void {
    if (this.places.size === 0) {
      this.stopWatching();
      this.markDrained?.();
    }
    this.dispatch();
  }

  private watch(): void {
    const now = performance.now();
    const { maxSilenceMs } = this.options;
    for (const { isolate, since, ceiling, hasBegun } of this.places.values()) {
      if ((isolate.residentBytes ?? 0) > ceiling) {
        isolate.kill(new ProgramDeath("memory", "the isolate occupied too much memory"));
      } else if (now - isolate.heardAt > maxSilenceMs) {
        isolate.kill(new ProgramDeath("crashed", "the isolate did not answer"));
      } else if (!hasBegun && now - since > MAXIMUM_START) {
        isolate.kill(new ProgramDeath("crashed", "the isolate did not start the program"));
      }
    }
  }

  private stopWatching(): void {
    if (this.watcher !== null) clearInterval(this.watcher);
    this.watcher = null;
  }
}

function grantsOf({ mounts = [], importPaths = [] }: MachineOptions): Grants {
  return {
    readable: [...importPaths, ...mounts.filter(({ isWritable }) => isWritable !== true).map(({ host }) => host)],
    writable: mounts.filter(({ isWritable }) => isWritable === true).map(({ host }) => host),
  };
}
