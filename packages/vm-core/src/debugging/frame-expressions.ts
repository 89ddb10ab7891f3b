/** Expressions that somebody outside wants evaluated in a frame of a running program. */

import { compileSource } from "../interpreter/compiling.js";
import { currentThread } from "../interpreter/current-thread.js";
import type { Frame } from "../interpreter/frame.js";
import { localsOf } from "../interpreter/frame-type.js";
import { runCode } from "../interpreter/install-services.js";
import { withoutEvents } from "../interpreter/trace/tracer-call.js";
import type { PyCode } from "../objects/code.js";
import { syntaxErrorType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { boundedRepr } from "../runtime/bounded-repr.js";
import { caught, exceptionOf } from "../runtime/errors.js";
import { printedClassName, safeText } from "../runtime/traceback-report.js";
import { isTrue } from "../runtime/truth.js";

/** Expressions are asked again and again, at each event of a place. */
const compiled = new Map<string, PyCode>();
const compiledExpressions = new Map<string, PyCode>();
const MAXIMUM_COMPILED = 200;

/** Evaluates an expression in a frame, or runs statements. Raises what they raise. */
export function valueIn(frame: Frame, source: string): Value {
  return runCode(codeOf(source, false), frame.globals, localsOf(frame), null);
}

/** The same of an expression alone; statements are a SyntaxError. */
export function expressionIn(frame: Frame, source: string): Value {
  return runCode(codeOf(source, true), frame.globals, localsOf(frame), null);
}

function codeOf(source: string, isExpression: boolean): PyCode {
  const codes = isExpression ? compiledExpressions : compiled;
  const known = codes.get(source);
  if (known !== undefined) return known;
  const compileAs = (mode: "eval" | "exec"): PyCode =>
    compileSource(source, { filename: "<debugger>", mode, keepsLines: false });
  let code: PyCode;
  try {
    code = compileAs("eval");
  } catch (error) {
    if (isExpression || caught(error, syntaxErrorType) === null) throw error;
    code = compileAs("exec");
  }
  if (codes.size >= MAXIMUM_COMPILED) codes.clear();
  codes.set(source, code);
  return code;
}

/** What CPython says of an expression that is none, as `SyntaxError: invalid syntax`; null for one that is. */
export function syntaxProblem(expression: string): string | null {
  try {
    compileSource(expression, { filename: "<debugger>", mode: "eval", keepsLines: false });
    return null;
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === null) throw error;
    const message = exception.members?.get("msg");
    return `${printedClassName(exception.cls)}: ${typeof message === "string" ? message : safeText(exception, "exception")}`;
  }
}

/** Whether an expression is true in a frame; one that raises is not. The program's tracers see nothing of it. */
export function isTrueIn(frame: Frame, expression: string): boolean {
  return evaluateApart(frame, () => isTrue(valueIn(frame, expression))) === true;
}

/** The bounded repr of an expression's value in a frame, or what it raises. */
export function boundedValue(frame: Frame, expression: string): string {
  return evaluateApart(frame, () => boundedRepr(valueIn(frame, expression)));
}

/** What something gives, or the text of what it raises, without a trace in the program. */
export function evaluateApart<Result>(frame: Frame, action: () => Result): Result | string {
  const thread = currentThread();
  const outer = thread.handled.exception;
  try {
    return withoutEvents(thread, frame, "other", action);
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === null) throw error;
    return `${printedClassName(exception.cls)}: ${safeText(exception, "exception")}`;
  } finally {
    thread.handled.exception = outer;
  }
}
