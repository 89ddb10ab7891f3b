/** Functions, closures and constants made by instructions. */

import { FunctionAttribute } from "../bytecode/instructions.js";
import type { PyCell } from "../objects/cell.js";
import type { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import { assertionErrorType, notImplementedErrorType } from "../objects/exception.js";
import { PyFunction } from "../objects/function.js";
import type { Value } from "../objects/object.js";
import { PyInterpolation, PyTemplate } from "../objects/template.js";
import { type PyTuple, tupleType } from "../objects/tuple.js";
import { InternalError, nameError } from "../runtime/errors.js";
import { currentThread } from "./current-thread.js";
import type { Frame } from "./frame.js";

/** A function of the frame's globals. */
export function makeFunction(frame: Frame, code: PyCode): PyFunction {
  const { name, qualifiedName, docstring } = code.summary;
  return new PyFunction({
    code,
    globals: frame.globals,
    builtins: frame.builtins,
    name,
    qualifiedName,
    module: frame.globals.get("__name__") ?? null,
    doc: docstring,
  });
}

export function setFunctionAttribute(target: PyFunction, attribute: number, value: Value): void {
  switch (attribute) {
    case FunctionAttribute.DEFAULTS:
      target.defaults = value as PyTuple;
      break;
    case FunctionAttribute.KWDEFAULTS:
      target.keywordDefaults = value as PyDict;
      break;
    case FunctionAttribute.ANNOTATIONS:
      target.annotations = annotationsFrom(value);
      break;
    case FunctionAttribute.CLOSURE:
      target.closure = (value as PyTuple).items as readonly PyCell[];
      break;
    case FunctionAttribute.ANNOTATE:
      target.annotate = value;
      break;
    default:
      throw new InternalError(`unknown function attribute ${attribute}`);
  }
}

/** The compiler gives annotations as a dict, or as a tuple of names and values. */
function annotationsFrom(value: Value): PyDict {
  if (value instanceof PyDict) return value;
  const annotations = new PyDict();
  const { items } = value as PyTuple;
  for (let index = 0; index < items.length; index += 2) annotations.set(items[index], items[index + 1]);
  return annotations;
}

/** Puts the function's closure into the last `count` locals-plus. */
export function copyClosure(frame: Frame, count: number): void {
  const closure = frame.function?.closure;
  if (!closure) throw new InternalError("a code with free variables needs a closure");
  const first = frame.executable.localCount - count;
  for (let index = 0; index < count; index++) frame.values[first + index] = closure[index];
}

export function loadCommonConstant(index: number): Value {
  switch (index) {
    case 0:
      return assertionErrorType;
    case 1:
      return notImplementedErrorType;
    case 2:
      return tupleType;
    case 3:
      return builtin("all");
    default:
      return builtin("any");
  }
}

/** A builtin function as the interpreter made it, whatever the guest has put in its place. */
function builtin(name: string): Value {
  const value = currentThread().originalBuiltins.get(name);
  if (value === undefined) throw new InternalError(`no builtin ${name}`);
  return value;
}

export const missingBuildClass = () => nameError("__build_class__ not found");

const conversions = [null, "s", "r", "a"] as const;

export function buildInterpolation(value: Value, expression: Value, conversion: number, spec: Value): Value {
  return new PyInterpolation(value, expression as string, conversions[conversion], spec as string);
}

export function buildTemplate(strings: Value, interpolations: Value): Value {
  return new PyTemplate(strings as PyTuple, interpolations as PyTuple);
}
