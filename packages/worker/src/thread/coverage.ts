/** Measures coverage: chooses the code, and keeps contexts apart. */

import {
  type CodeCoverage as CodeReport,
  CoverageRecorder,
  type CoverageRequest,
  type Executable,
  type Frame,
  LIBRARY_DIRECTORY,
  type Observer,
  SITE_PACKAGES,
  type VirtualMachine,
} from "@tandem-py/vm-core";
import type { CodeCoverage, CoverageContext, CoverageFilter, CoverageRecord, LiveCode } from "../protocol/index.js";

export class Coverage implements Observer {
  private readonly machine: VirtualMachine;
  private readonly filter: CoverageFilter;
  private readonly recorder: CoverageRecorder;
  private readonly files = new Set<string>();
  private readonly finished = new Map<string, CodeCoverage[]>();
  private context = "";
  /** The frame whose context it is. */
  private frame: Frame | null = null;

  /** Calls of the client that have begun. */
  private calls = 0;

  constructor(
    machine: VirtualMachine,
    filter: CoverageFilter,
    workingDirectory: string,
    tell: (live: LiveCode) => void,
  ) {
    this.machine = machine;
    this.filter = filter;
    const measures = fileChoice(filter);
    this.recorder = new CoverageRecorder({
      measures: (filename) => {
        if (filename === "" || filename.startsWith("<")) return false;
        const path = absolute(filename, workingDirectory);
        if (!measures(path)) return false;
        this.files.add(path);
        return true;
      },
      filenameOf: (filename) => absolute(filename, workingDirectory),
      countsBranches: filter.branches === true,
      // A context must see again what an earlier one has seen.
      countsOnce: filter.once === true && filter.contexts === undefined,
      ...(filter.live === true ? sharedCounters(tell) : {}),
    });
    machine.measureCoverage(this.recorder);
    if (filter.contexts === "tests") machine.addObserver(this);
  }

  /** So far. */
  read(): CoverageRecord {
    this.finishContext(this.context);
    const contexts = [...this.finished].map(([name, codes]): CoverageContext => ({ name, codes }));
    return { hasBranches: this.filter.branches === true, files: [...this.files], contexts };
  }

  end(): void {
    this.machine.measureCoverage(null);
    if (this.filter.contexts === "tests") this.machine.removeObserver(this);
  }

  /** The client's call begins; what follows belongs to it. */
  beginCall(context: string | undefined): void {
    this.calls++;
    if (this.filter.contexts !== "calls") return;
    this.finishContext(this.context);
    this.context = context ?? `call ${this.calls}`;
  }

  /** What has been counted since belongs to `context`; what follows belongs to what is set next. */
  private finishContext(context: string): void {
    const codes = this.recorder.report().map(describe);
    this.recorder.restart();
    if (codes.length > 0) this.finished.set(context, [...(this.finished.get(context) ?? []), ...codes]);
  }

  wants({ code: { code } }: Executable): boolean {
    return code.name.startsWith("test");
  }

  call(frame: Frame): void {
    if (this.frame !== null || !this.wants(frame.executable)) return;
    this.finishContext(this.context);
    this.frame = frame;
    const module = frame.globals.get("__name__");
    this.context = `${typeof module === "string" ? module : "?"}.${frame.executable.code.code.qualifiedName}`;
  }

  return(frame: Frame): void {
    this.leave(frame);
  }

  unwind(frame: Frame): void {
    this.leave(frame);
  }

  line(): void {}

  exception(): void {}

  private leave(frame: Frame): void {
    if (frame !== this.frame) return;
    this.finishContext(this.context);
    this.frame = null;
    this.context = "";
  }
}

/** Counters that the client can read while the program runs. */
function sharedCounters(tell: (live: LiveCode) => void): Pick<CoverageRequest, "makeCounters" | "codeMade"> {
  return {
    makeCounters: (count) => new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT)),
    codeMade: ({ filename, name, qualifiedName, firstLine, counts, lines }) => {
      if (!(counts.buffer instanceof SharedArrayBuffer)) return;
      tell({
        code: { filename, name, qualifiedName, firstLine },
        lines: lines.map(({ line, before, isLoopTop, count }) => [line, before, isLoopTop, count]),
        counts: counts.buffer,
      });
    },
  };
}

/** Whether an absolute filename is measured: the rules of coverage.py. */
function fileChoice({ trees, include, omit }: CoverageFilter): (path: string) => boolean {
  const included = include?.map((each) => new RegExp(each));
  const omitted = omit?.map((each) => new RegExp(each)) ?? [];
  const isChosen = (path: string): boolean => {
    if (trees !== undefined) return trees.some((tree) => isInside(path, tree));
    if (included !== undefined) return included.some((each) => each.test(path));
    return !isInside(path, LIBRARY_DIRECTORY) && !isInside(path, SITE_PACKAGES);
  };
  return (path) => isChosen(path) && !omitted.some((each) => each.test(path));
}

function isInside(path: string, tree: string): boolean {
  return path === tree || path.startsWith(tree.endsWith("/") ? tree : `${tree}/`);
}

function absolute(filename: string, workingDirectory: string): string {
  const parts: string[] = [];
  const whole = filename.startsWith("/") ? filename : `${workingDirectory}/${filename}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

function describe(report: CodeReport): CodeCoverage {
  const { filename, name, qualifiedName, firstLine, lines, branches, returns } = report;
  return {
    code: { filename, name, qualifiedName, firstLine },
    lines: lines.map(({ line, before, isLoopTop, count }) => [line, before, isLoopTop, count]),
    branches: branches.map(({ position, ...rest }) => ({ ...rest, position: [...position] })),
    returns: returns.map(([line, count]) => [line, count]),
  };
}
