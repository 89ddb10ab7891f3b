/** Builtin functions about text and the console: ascii, format, input, print, repr. */

import { exceptionType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import { PyObject, type Value } from "../objects/object.js";
import { PyStream } from "../objects/stream.js";
import { getAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { caught, eofError, runtimeError, typeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { asciiObject, format, reprObject, str } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";

function formatValue(value: Value, specification: Value = ""): Value {
  if (textOf(specification) === undefined) {
    throw typeError(`format() argument 2 must be str, not ${typeName(specification)}`);
  }
  return format(value, specification);
}

function separator(value: Value, name: string, standard: string): string {
  if (value === null) return standard;
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
  return text;
}

function print(
  args: readonly Value[],
  sep: Value = " ",
  end: Value = "\n",
  file: Value = null,
  flush: Value = false,
): null {
  let target = file;
  if (file === null) {
    const stdout = services.system("stdout");
    if (stdout === undefined) throw runtimeError("lost sys.stdout");
    // sys.stdout is None where there is no console.
    if (stdout === null) return null;
    target = stdout;
  }
  const between = separator(sep, "sep", " ");
  const last = separator(end, "end", "\n");
  if (target instanceof PyStream && target.isConsole) writeToConsole(target, args, between, last);
  else writeSeparately(target, args, between, last);
  if (isTrue(flush)) callMethod(target, "flush");
  return null;
}

/** In one piece, but for items with code of their own, which may write or raise: what stands before them is out by then. */
function writeToConsole(console: PyStream, args: readonly Value[], between: string, last: string): void {
  let text = "";
  args.forEach((item, index) => {
    if (index > 0) text += between;
    if (text !== "" && item instanceof PyObject && !(item instanceof PyFloat)) {
      console.writeDirectly(text);
      text = "";
    }
    text += str(item);
  });
  console.writeDirectly(text + last);
}

/** Streams of the program see one write for each item and separator. */
function writeSeparately(target: Value, args: readonly Value[], between: string, last: string): void {
  const write = getAttribute(target, "write");
  args.forEach((item, index) => {
    if (index > 0) call(write, [between]);
    call(write, [str(item)]);
  });
  call(write, [last]);
}

/** A standard stream that must be there. */
function standardStream(name: "stdin" | "stdout" | "stderr"): Value {
  const stream = services.system(name);
  if (stream === undefined || stream === null) throw runtimeError(`input(): lost sys.${name}`);
  return stream;
}

/** Also what has no such method, or fails, can be written to. */
function flushIfPossible(stream: Value): void {
  try {
    callMethod(stream, "flush");
  } catch (error) {
    if (caught(error, exceptionType) === null) throw error;
  }
}

function input(prompt: Value = ""): string {
  const stdin = standardStream("stdin");
  const stdout = standardStream("stdout");
  const stderr = standardStream("stderr");
  flushIfPossible(stderr);
  if (prompt !== "") callMethod(stdout, "write", str(prompt));
  flushIfPossible(stdout);
  const line = callMethod(stdin, "readline");
  const text = textOf(line);
  if (text === undefined) throw typeError("object.readline() returned non-string");
  if (text === "") throw eofError("EOF when reading a line");
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

export const textFunctions: Readonly<Record<string, Value>> = {
  ascii: nativeFunction("builtins", "ascii(obj, /)", asciiObject, "Return an ASCII-only representation of an object."),
  format: nativeFunction(
    "builtins",
    "format(value, format_spec='', /)",
    formatValue,
    "Return type(value).__format__(value, format_spec)",
  ),
  input: nativeFunction(
    "builtins",
    "input(prompt='', /)",
    input,
    "Read a string from standard input.  The trailing newline is stripped.",
  ),
  print: nativeFunction(
    "builtins",
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    print,
    "Prints the values to a stream, or to sys.stdout by default.",
  ),
  repr: nativeFunction(
    "builtins",
    "repr(obj, /)",
    reprObject,
    "Return the canonical string representation of the object.",
  ),
};
