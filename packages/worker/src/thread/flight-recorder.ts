/** Remembers the last seconds of a run, and explains where they went when a limit ends it. */

import {
  type Executable,
  type Frame,
  LIBRARY_DIRECTORY,
  localsShown,
  loopAround,
  type Observer,
  type VirtualMachine,
} from "@tandem-py/vm-core";
import type { CodeEntry } from "../protocol/code-entries.js";
import type { Activity, Explanation, HotPlace } from "../protocol/explanation.js";
import { type Sample, type SampleNode, Sampler } from "./sampler.js";

/** Milliseconds between two looks at the stack, and how many are kept. */
const INTERVAL = 1;
const CAPACITY = 4000;
/** Milliseconds at the end that are looked at. */
const WINDOW = 500;
/** The last part of the time, of which every line is counted: a share of all, and at most so many milliseconds. */
const COUNTED_SHARE = 0.1;
const COUNTED_MAXIMUM = 200;
const COUNTED_STEPS = 50;
const PLACES = 8;
const FRAMES = 12;
const LOCALS = 12;
/** Frames of one function on top of each other that are called recursion. */
const RECURSIVE = 3;

export class FlightRecorder {
  readonly sampler: Sampler;
  private readonly machine: VirtualMachine;
  private readonly counter = new EventCounter();
  private readonly countsFrom: number;
  private countedSince = Number.POSITIVE_INFINITY;

  /** `endsAt` is when the run will be ended, in milliseconds. */
  constructor(machine: VirtualMachine, now: number, endsAt: number) {
    this.machine = machine;
    this.sampler = new Sampler(now, INTERVAL, CAPACITY);
    this.countsFrom = endsAt - Math.min((endsAt - now) * COUNTED_SHARE, COUNTED_MAXIMUM);
  }

  /** Called at safe points when a look is due. */
  look(now: number, activity: Activity): void {
    this.sampler.take(now, this.machine.top, activity);
    if (now < this.countsFrom || this.countedSince !== Number.POSITIVE_INFINITY) return;
    this.countedSince = now;
    this.machine.addObserver(this.counter);
  }

  /** Steps until the next look: fewer while lines are counted, which takes its time; null for as many as usual. */
  get stepsToNext(): number | null {
    return this.countedSince === Number.POSITIVE_INFINITY ? null : COUNTED_STEPS;
  }

  end(): void {
    this.machine.removeObserver(this.counter);
  }

  /** What the program was doing; it must still be there. */
  explain(now: number, activity: Activity, isMemory = false): Explanation {
    const { machine, sampler, counter, countedSince } = this;
    sampler.take(now, machine.top, activity);
    const all = sampler.samples();
    const window = all.filter(({ time }) => time > now - WINDOW);
    const total = window.reduce((sum, { duration }) => sum + duration, 0) || 1;
    const hot = new HotSpots(sampler.nodes, window, total);
    const frames = describeFrames(machine.top, counter);
    const facts: Facts = {
      hot,
      frames,
      activity: activityOf(window, total),
      counter,
      windowMs: Math.min(WINDOW, total),
      countedMs: countedSince === Number.POSITIVE_INFINITY ? 0 : now - countedSince,
      stack: machine.stack(),
    };
    const conclusion = conclude(facts);
    return {
      ...conclusion,
      activity: facts.activity.activity,
      activityShare: facts.activity.share,
      windowMs: facts.windowMs,
      samples: window.length,
      lines: hot.lines.slice(0, PLACES),
      functions: hot.functions.slice(0, PLACES),
      frames,
      counts: counter.lines().slice(0, PLACES),
      countedMs: facts.countedMs,
      ...(isMemory ? { memory: machine.memoryByType().slice(0, PLACES) } : {}),
    };
  }
}

interface Facts {
  readonly hot: HotSpots;
  readonly frames: Explanation["frames"];
  readonly activity: { readonly activity: Activity; readonly share: number };
  readonly counter: EventCounter;
  readonly windowMs: number;
  readonly countedMs: number;
  readonly stack: ReturnType<VirtualMachine["stack"]>;
}

function activityOf(samples: readonly Sample[], total: number): { activity: Activity; share: number } {
  const times = new Map<Activity, number>();
  for (const { activity, duration } of samples) times.set(activity, (times.get(activity) ?? 0) + duration);
  let best: [Activity, number] = ["computing", 0];
  for (const each of times) if (each[1] > best[1]) best = each;
  return { activity: best[0], share: Math.min(1, best[1] / total) };
}

/** Lines and functions by the time that was spent in them. */
class HotSpots {
  readonly lines: HotPlace[];
  readonly functions: { code: CodeEntry; share: number; totalShare: number }[];

  constructor(nodes: readonly SampleNode[], samples: readonly Sample[], total: number) {
    const lines = new Map<string, { code: CodeEntry; line: number; share: number }>();
    const functions = new Map<Executable, { code: CodeEntry; share: number; totalShare: number }>();
    for (const { node, duration } of samples) {
      if (node < 0) continue;
      const share = duration / total;
      const { executable, line } = nodes[node];
      const code = entryOf(executable);
      const key = `${code.filename}:${line}:${code.firstLine}`;
      const known = lines.get(key);
      if (known === undefined) lines.set(key, { code, line, share });
      else known.share += share;
      const seen = new Set<Executable>();
      for (let at = node; at >= 0; at = nodes[at].parent) {
        const each = nodes[at].executable;
        if (seen.has(each)) continue;
        seen.add(each);
        const entry = functions.get(each) ?? { code: entryOf(each), share: 0, totalShare: 0 };
        functions.set(each, entry);
        entry.totalShare += share;
        if (at === node) entry.share += share;
      }
    }
    this.lines = [...lines.values()].sort((one, other) => other.share - one.share);
    this.functions = [...functions.values()].sort(
      (one, other) => other.share - one.share || other.totalShare - one.totalShare,
    );
  }
}

function entryOf({ code: { code } }: Executable): CodeEntry {
  const { filename, name, qualifiedName, firstLine } = code;
  return { filename, name, qualifiedName, firstLine };
}

function describeFrames(top: Frame | null, counter: EventCounter): Explanation["frames"] {
  const described: Explanation["frames"][number][] = [];
  for (let frame = top; frame !== null && described.length < FRAMES; ) {
    const { executable } = frame;
    let repeated = 0;
    let outer = frame.back;
    while (outer !== null && outer.executable === executable) {
      repeated++;
      outer = outer.back;
    }
    const loop = loopAround(frame);
    const rounds = loop === null ? 0 : counter.countOf(executable, loop.first);
    described.push({
      code: entryOf(executable),
      line: frame.lineAt(frame.lastInstruction),
      locals: localsShown(frame, LOCALS),
      repeated,
      loop: loop === null ? null : { ...loop, rounds: rounds > 0 ? rounds : null },
    });
    // Of frames of one function on top of each other the innermost is shown.
    frame = repeated > 0 ? outer : frame.back;
  }
  return described;
}

type Conclusion = Pick<Explanation, "diagnosis" | "cause" | "place" | "expression">;

function conclude(facts: Facts): Conclusion {
  const { activity, frames, stack } = facts;
  const top = stack.at(-1);
  if (frames.length === 0 || top === undefined) {
    return { diagnosis: "the program had no frame", cause: "unknown", place: null, expression: null };
  }
  if (activity.activity !== "computing" && activity.share >= 0.5) return concludeWaiting(facts);
  return concludeComputing(facts);
}

const percent = (share: number): string => `${Math.round(Math.min(1, share) * 100)} %`;

const milliseconds = (value: number): string => `${Math.round(value)} ms`;

function at({ filename, qualifiedName, name }: CodeEntry, line: number): string {
  return name === "<module>" ? `${filename}:${line}` : `${filename}:${line} in \`${qualifiedName}\``;
}

const WAITING = {
  sleeping: ["sleep", "sleeping"],
  reading: ["input", "waiting for input"],
  calling: ["call", "waiting for a function of the host"],
} as const;

/** The innermost frame of the program itself: what waits may be the library. */
function ownFrame(frames: Explanation["frames"]): Explanation["frames"][number] {
  return frames.find(({ code }) => !code.filename.startsWith(`${LIBRARY_DIRECTORY}/`)) ?? frames[0];
}

function concludeWaiting({ activity, frames, stack, windowMs }: Facts): Conclusion {
  if (activity.activity === "computing") throw new RangeError("computing is no waiting");
  const [cause, words] = WAITING[activity.activity];
  const { code, line } = ownFrame(frames);
  const expression = expressionAt(stack, code, line);
  const what = expression === null ? "" : `, in ${expression}`;
  return {
    diagnosis: `${at(code, line ?? code.firstLine)}: ${words} for ${percent(activity.share)} of the last ${milliseconds(windowMs)}${what}`,
    cause,
    place: { code, line: line ?? code.firstLine },
    expression,
  };
}

function concludeComputing({ hot, frames, counter, windowMs, countedMs, stack }: Facts): Conclusion {
  const own = ownFrame(frames);
  const recursive = frames.find(({ repeated }) => repeated >= RECURSIVE - 1);
  const spent = (share: number): string => `${percent(share)} of the last ${milliseconds(windowMs)}, computing`;
  if (recursive !== undefined) {
    const { code, repeated } = recursive;
    // Frames below the innermost one stand at the call.
    const caller = stack.findLast(
      (each, index) =>
        index < stack.length - 1 && each.qualifiedName === code.qualifiedName && each.filename === code.filename,
    );
    const line = caller?.line ?? recursive.line ?? code.firstLine;
    const calls = counter.callsOf(code);
    const often = calls > 0 ? `, ${calls.toLocaleString("en")} calls in ${milliseconds(countedMs)}` : "";
    const share = hot.functions.find((each) => isSame(each.code, code))?.totalShare ?? 1;
    return {
      diagnosis: `${at(code, line)}: ${spent(share)}; it calls itself, ${repeated + 1} frames deep${often}`,
      cause: "recursion",
      place: { code, line },
      expression: expressionAt(stack, code, line),
    };
  }
  const raised = counter.mostRaised();
  const looping = frames.find(({ loop }) => loop !== null);
  const isNative = !frames.some(({ loop }) => loop?.rounds !== null && loop !== null && (loop.rounds ?? 0) > 2);
  const place = { code: own.code, line: own.line ?? own.code.firstLine };
  if (isNative && counter.lineCount <= NATIVE_LINES) {
    const expression = expressionAt(stack, own.code, own.line);
    const share = hot.lines.find(({ code, line }) => isSame(code, own.code) && line === place.line)?.share ?? 1;
    const what = expression === null ? "" : `: ${expression}`;
    return {
      diagnosis: `${at(place.code, place.line)}: ${spent(share)}, in native code${what}`,
      cause: "native",
      place,
      expression,
    };
  }
  const frame = looping ?? own;
  const loop = frame.loop;
  // The line of the loop in which most of the time was spent; jumps back hide lines, counts show them.
  const inLoop = hot.lines.find(
    ({ code, line }) => isSame(code, frame.code) && (loop === null || (line >= loop.first && line <= loop.last)),
  );
  const line = inLoop?.line ?? frame.line ?? frame.code.firstLine;
  const share =
    loop === null
      ? (inLoop?.share ?? 1)
      : (hot.functions.find(({ code }) => isSame(code, frame.code))?.totalShare ?? inLoop?.share ?? 1);
  const rounds = loop?.rounds ?? null;
  const often =
    loop === null
      ? ""
      : `; a loop from line ${loop.first} to ${loop.last}${rounds === null ? "" : `, ${rounds.toLocaleString("en")} rounds in ${milliseconds(countedMs)}`}`;
  if (raised !== null && rounds !== null && raised.count * 2 >= rounds) {
    return {
      diagnosis: `${at(frame.code, line)}: ${spent(share)}${often}, in which ${raised.type} was raised ${raised.count.toLocaleString("en")} times, at line ${raised.line}, and caught`,
      cause: "exceptions",
      place: { code: frame.code, line },
      expression: null,
    };
  }
  return {
    diagnosis: `${at(frame.code, line)}: ${spent(share)}${often}`,
    cause: loop === null ? "unknown" : "loop",
    place: { code: frame.code, line },
    expression: expressionAt(stack, frame.code, line),
  };
}

/** Lines that run while native code is what takes the time. */
const NATIVE_LINES = 20;

const isSame = (one: CodeEntry, other: CodeEntry): boolean =>
  one.filename === other.filename && one.firstLine === other.firstLine && one.qualifiedName === other.qualifiedName;

/** The source text of what the innermost frame of a code evaluates at a line, if it is in one line. */
function expressionAt(stack: Facts["stack"], code: CodeEntry, line: number | null): string | null {
  const report = stack.findLast(
    (each) => each.filename === code.filename && each.qualifiedName === code.qualifiedName && each.line === line,
  );
  if (report === undefined) return null;
  const { column, endColumn, source, endLine } = report;
  if (source.length === 0) return null;
  const [text] = source;
  // Columns count bytes, which are characters in most sources.
  const isPart = column !== null && endColumn !== null && endLine === line && /^[\0-\x7f]*$/.test(text);
  const part = (isPart ? text.slice(column, endColumn) : text).trim();
  // A name alone says nothing.
  const expression = /^\w*$/.test(part) ? text.trim() : part;
  return expression === "" ? null : expression.length > 100 ? `${expression.slice(0, 100)}...` : expression;
}

/** Counts lines, calls and exceptions. */
class EventCounter implements Observer {
  private readonly counts = new Map<Executable, Map<number, number>>();
  private readonly calls = new Map<Executable, number>();
  private readonly raised = new Map<string, { type: string; line: number; count: number }>();
  lineCount = 0;

  wants(): boolean {
    return true;
  }

  call({ executable }: Frame): void {
    this.calls.set(executable, (this.calls.get(executable) ?? 0) + 1);
  }

  line({ executable }: Frame, line: number): void {
    this.lineCount++;
    let lines = this.counts.get(executable);
    if (lines === undefined) {
      lines = new Map();
      this.counts.set(executable, lines);
    }
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }

  return(): void {}

  exception(frame: Frame, exception: { readonly cls: { readonly name: string } }): void {
    const line = frame.lineAt(frame.lastInstruction) ?? 0;
    const { name } = exception.cls;
    const key = `${name}:${line}`;
    const known = this.raised.get(key);
    if (known === undefined) this.raised.set(key, { type: name, line, count: 1 });
    else known.count++;
  }

  unwind(): void {}

  countOf(executable: Executable, line: number): number {
    return this.counts.get(executable)?.get(line) ?? 0;
  }

  callsOf(code: CodeEntry): number {
    for (const [executable, count] of this.calls) if (isSame(entryOf(executable), code)) return count;
    return 0;
  }

  mostRaised(): { readonly type: string; readonly line: number; readonly count: number } | null {
    let most: { readonly type: string; readonly line: number; readonly count: number } | null = null;
    for (const each of this.raised.values()) if (most === null || each.count > most.count) most = each;
    return most;
  }

  /** The most frequent first. */
  lines(): Explanation["counts"][number][] {
    const all = [...this.counts].flatMap(([executable, lines]) =>
      [...lines].map(([line, count]) => ({ code: entryOf(executable), line, count })),
    );
    return all.sort((one, other) => other.count - one.count);
  }
}
