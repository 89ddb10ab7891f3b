/** Runs a program with the process's own streams and ends with its status. */

import type { ProgramRunner } from "@tandem-py/worker";
import type { CoverageFilter, Outcome, ProfileRequest } from "@tandem-py/worker/protocol";
import { TandemError } from "../errors.js";
import { Run, type RunOptions } from "../run.js";
import type { EventBatch } from "../trace-events.js";
import type { ProgramOrigin, TraceOptions } from "./arguments.js";
import { explanationOf, outcomeAsJson } from "./explain-outcome.js";
import type { Terms } from "./limit-options.js";
import { listCompiled, printCompiled } from "./print-compiled.js";
import { printCounts } from "./print-counts.js";
import { printEvents } from "./print-events.js";
import { printExplanation } from "./print-explanation.js";
import { programFiles, readWheels } from "./program-files.js";
import { ProgramOutput } from "./program-output.js";
import { findProgram, ProgramNotFound } from "./program-source.js";
import { inputChunks, write } from "./terminal.js";

export interface RunRequest {
  readonly origin: ProgramOrigin;
  readonly args: readonly string[];
  readonly terms?: Terms;
  readonly isJson?: boolean;
  readonly trace?: TraceOptions;
  readonly action?: "run" | "disassemble" | "show-compiled";
  readonly coverage?: CoverageFilter;
  readonly profile?: ProfileRequest;
  /** Is given the outcome before anything is said of it. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

const EXIT_INTERRUPTED = 130;
/** Characters that are kept, without a limit on output, until they can be printed with the outcome. */
const MAXIMUM_KEPT = 64 * 2 ** 20;
const noTerms: Terms = {
  limits: {},
  isIsolated: false,
  files: { isAllowed: false, isImportAllowed: true, mounts: [], wheels: [] },
  isInputAllowed: true,
  machine: {},
  isCompiledExplained: false,
};

export async function runProgram(request: RunRequest, runner: ProgramRunner): Promise<number> {
  const { source, filename, argv, directory, tookInput, isModule } = await findProgram(request.origin, request.args);
  if (isModule === true && request.action === "disassemble")
    throw new ProgramNotFound("tandem: dis takes no module", 2);
  const { limits, files, isInputAllowed, machine, isCompiledExplained, isExplained } = request.terms ?? noTerms;
  const isJson = request.isJson === true;
  const showsCompiled = request.action === "show-compiled";
  const output = new ProgramOutput(isJson);
  const options: RunOptions = {
    filename,
    argv,
    ...machine,
    ...limits,
    ...(isJson ? { outputLimit: limits.outputLimit ?? MAXIMUM_KEPT } : {}),
    ...programFiles(directory, files),
    wheels: readWheels(files.wheels),
    stdin: tookInput || !isInputAllowed ? "" : inputChunks(),
    // Standard output is for the listing.
    onStdout: (text) => output.take(showsCompiled ? "stderr" : "stdout", text),
    onStderr: (text) => output.take("stderr", text),
    ...(request.trace === undefined ? {} : watching(request.trace)),
    reportsCompiled: showsCompiled ? "text" : isCompiledExplained,
    ...(request.profile === undefined ? {} : { profile: request.profile }),
    ...(isExplained === true ? { explain: true } : {}),
    ...(request.coverage === undefined ? {} : { coverage: request.coverage }),
    action: request.action === "disassemble" ? "disassemble" : isModule === true ? "run-module" : "run",
  };
  const run = startProgram(() => Run.start(runner, source, options));
  const stopListening = onInterrupt(
    () => run.interrupt(),
    () => run.cancel(),
  );
  try {
    const outcome = await outcomeOf(run);
    request.onOutcome?.(outcome);
    if (request.action === "disassemble" && outcome.kind === "ok") await write(process.stdout, String(outcome.value));
    if (outcome.compiled !== undefined) await (showsCompiled ? listCompiled : printCompiled)(outcome.compiled);
    if (outcome.counts !== undefined) await printCounts(outcome.counts, request.trace?.isJson === true);
    if (isJson) await write(process.stdout, `${outcomeAsJson(outcome, output.kept)}\n`);
    else await output.end(explanationOf(outcome));
    if (!isJson && "explanation" in outcome && outcome.explanation !== undefined) {
      await printExplanation(outcome.explanation);
    }
    return exitCodeOf(outcome);
  } finally {
    stopListening();
  }
}

/** A trace whose expressions are none is refused when it begins. */
async function outcomeOf(run: Run): Promise<Outcome> {
  try {
    return await run.outcome;
  } catch (error) {
    if (error instanceof TandemError) throw new ProgramNotFound(`tandem: ${error.message}`, 2);
    throw error;
  }
}

/** Options that came from the command line can be wrong. */
function startProgram(start: () => Run): Run {
  try {
    return start();
  } catch (error) {
    if (error instanceof TandemError) throw new ProgramNotFound(`tandem: ${error.message}`, 2);
    throw error;
  }
}

/** The first Ctrl-C is a KeyboardInterrupt; a program that goes on all the same is ended by the third. */
function onInterrupt(interrupt: () => void, cancel: () => void): () => void {
  let count = 0;
  const listener = (): void => {
    count++;
    if (count < 3) interrupt();
    else cancel();
  };
  process.on("SIGINT", listener);
  return () => process.off("SIGINT", listener);
}

/** A trace, or counts. */
function watching(options: TraceOptions): Pick<RunOptions, "trace" | "count"> {
  const { events, files, functions, lines, when, isOnce, every, capture, isJson, isCount } = options;
  const code = { ...(files.length === 0 ? {} : { files }), ...(functions.length === 0 ? {} : { functions }) };
  if (isCount) return { count: code };
  return {
    trace: {
      events,
      ...code,
      ...(lines.length === 0 ? {} : { lines }),
      ...(when === undefined ? {} : { when }),
      ...(every === undefined ? {} : { every }),
      isOnce,
      capture,
      onEvents: (batch: EventBatch) => printEvents(batch, isJson),
    },
  };
}

function exitCodeOf(outcome: Outcome): number {
  return outcome.kind === "error" && outcome.error.type === "KeyboardInterrupt" ? EXIT_INTERRUPTED : outcome.exitCode;
}
