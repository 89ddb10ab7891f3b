/** What happens to exceptions that nobody catches: excepthook, unraisablehook and exit statuses. */

import { type PyException, systemExitType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyStream } from "../objects/stream.js";
import { PyTraceback } from "../objects/traceback.js";
import { call, callMethod } from "./calls.js";
import { exceptionOf } from "./errors.js";
import { services } from "./interpreter-services.js";
import { intOf } from "./primitives.js";
import { defineStructSequence, makeStructSequence } from "./struct-sequence.js";
import { spendSteps } from "./thread.js";
import { printedClassName, reportException, reportFrames, safeText } from "./traceback-report.js";
import { renderException, renderStack } from "./traceback-text.js";

/** The text that CPython prints for an uncaught exception, sys.tracebacklimit respected. */
export function exceptionDisplay(exception: PyException, traceback: PyTraceback | null = exception.traceback): string {
  const limit = intOf(services.system("tracebacklimit") ?? null);
  return renderException(
    reportException(exception, limit === undefined ? { traceback } : { traceback, limit: Number(limit) }),
  );
}

/** Writes to sys.stderr, or to the host's standard error when it is missing or fails. */
export function writeError(text: string): void {
  const stderr = services.system("stderr") ?? null;
  if (stderr === null) {
    services.write("stderr", text);
    return;
  }
  if (stderr instanceof PyStream && stderr.isConsole) {
    stderr.writeDirectly(text);
    return;
  }
  try {
    callMethod(stderr, "write", text);
    callMethod(stderr, "flush");
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    services.write("stderr", text);
  }
}

/**
 * Ends a program by an exception that left its outermost frame: SystemExit gives its status (and prints a message that
 * is no status), anything else goes to sys.excepthook and gives 1.
 */
export function finishWith(exception: PyException): number {
  if (exception.cls.isSubtypeOf(systemExitType)) return exitStatus(exception);
  runExceptHook(exception);
  return 1;
}

function exitStatus(exception: PyException): number {
  const code = exception.members?.get("code") ?? exception.args.items[0] ?? null;
  if (code === null) return 0;
  const status = intOf(code);
  if (status !== undefined) return Number(BigInt.asUintN(8, BigInt(status)));
  writeError(`${safeText(code, "exception")}\n`);
  return 1;
}

function runExceptHook(exception: PyException): void {
  const hook = services.system("excepthook");
  if (hook === undefined) {
    writeError(`sys.excepthook is missing\n${exceptionDisplay(exception)}`);
    return;
  }
  try {
    call(hook, [exception.cls, exception, exception.traceback]);
  } catch (error) {
    const raised = exceptionOf(error);
    if (raised === null) throw error;
    writeError(
      `Error in sys.excepthook:\n${exceptionDisplay(raised)}\nOriginal exception was:\n${exceptionDisplay(exception)}`,
    );
  }
}

export const hookArgumentsType = defineStructSequence({
  module: "sys",
  name: "UnraisableHookArgs",
  doc: "Type used to pass arguments to sys.unraisablehook.",
  fields: ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
});

/** Steps that showing an exception takes about as long as. */
const REPORT_STEPS = 100;

/** Hands an exception that cannot be raised to sys.unraisablehook; `message` is e.g. "Exception ignored in". */
export function reportUnraisable(exception: PyException, message: string | null, object: Value): void {
  exception.traceback ??= services.tracebackHere();
  spendSteps(REPORT_STEPS);
  const hook = services.system("unraisablehook");
  if (hook === undefined) {
    writeError(unraisableText(exception, exception.traceback, message, object));
    return;
  }
  try {
    call(hook, [
      makeStructSequence(hookArgumentsType, [exception.cls, exception, exception.traceback, message, object]),
    ]);
  } catch (error) {
    const raised = exceptionOf(error);
    if (raised === null) throw error;
    writeError(unraisableText(raised, raised.traceback, "Exception ignored in sys.unraisablehook", hook));
  }
}

/** What the original sys.unraisablehook prints: neither carets, nor what led to the exception, nor its notes. */
export function unraisableText(
  exception: PyException,
  traceback: Value,
  message: string | null,
  object: Value,
): string {
  let heading = "";
  if (object !== null) heading = `${message ?? "Exception ignored in"}: ${safeText(object, "object", "repr")}\n`;
  else if (message !== null) heading = `${message}:\n`;
  const limit = intOf(services.system("tracebacklimit") ?? null) ?? Number.POSITIVE_INFINITY;
  const frames = reportFrames(traceback instanceof PyTraceback ? traceback : null, Number(limit)).map((frame) => ({
    ...frame,
    endLine: frame.line,
    column: null,
    endColumn: null,
    source: frame.source.slice(0, 1),
  }));
  const stack = traceback instanceof PyTraceback ? renderStack(frames) : "";
  return `${heading}${stack}${printedClassName(exception.cls)}: ${safeText(exception, "exception")}\n`;
}
