/** Names that could be written in a frame: those that it sees, or the attributes of an object. */

import type { Frame } from "../interpreter/frame.js";
import { PyFunction, PyMethod } from "../objects/function.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import { PyBuiltinFunction } from "../objects/native.js";
import type { Value } from "../objects/object.js";
import { PyType } from "../objects/type.js";
import { valueIn } from "./frame-expressions.js";

export interface CompletionReport {
  readonly name: string;
  readonly kind: "variable" | "function" | "class" | "module" | "property";
}

const MAXIMUM = 2000;

/** The locals, globals and builtins that a frame sees, the nearest first, each once. */
export function namesSeenFrom(frame: Frame): CompletionReport[] {
  const seen = new Map<string, Value>();
  const add = (name: Value, value: Value | undefined): void => {
    if (typeof name === "string" && value !== undefined && !seen.has(name)) seen.set(name, value);
  };
  for (const [name, value] of frame.localVariables()) add(name, value);
  for (const namespace of [frame.globals, frame.builtins]) {
    for (const { key, value } of namespace.entries) add(key, value);
  }
  return [...seen].slice(0, MAXIMUM).map(([name, value]) => ({ name, kind: kindOf(value) }));
}

/** What `dir` says of the value of an expression, which may run the program's code. Raises what that raises. */
export function attributesSeenOf(frame: Frame, expression: string): CompletionReport[] {
  const names = valueIn(frame, `[*map(str, __import__("builtins").dir(${expression}))]`);
  return (names instanceof PyList ? names.items : [])
    .filter((name) => typeof name === "string")
    .slice(0, MAXIMUM)
    .map((name) => ({ name, kind: "property" }));
}

function kindOf(value: Value): CompletionReport["kind"] {
  if (value instanceof PyType) return "class";
  if (value instanceof PyModule) return "module";
  const isFunction = value instanceof PyFunction || value instanceof PyMethod || value instanceof PyBuiltinFunction;
  return isFunction ? "function" : "variable";
}
