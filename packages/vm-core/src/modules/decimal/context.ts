/** decimal.Context: the representation, the current context, and the operations' way through it. */

import type { PyDict } from "../../objects/dict.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { ContextVariable, contextValue, setVariable } from "../_contextvars.js";
import { ArithmeticContext, Condition, INVALID } from "./arithmetic-context.js";
import { trapped } from "./exceptions.js";

export const contextType: PyType = defineType("Context", { module: "decimal" });
export const signalDictType: PyType = defineType("SignalDictMixin", { module: "decimal" });

export class PyContext extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  readonly arithmetic: ArithmeticContext;
  /** The conditions met so far, and those that raise. */
  flags = 0;
  traps: number;
  hasCapitals = true;
  /** The views of flags and traps, made when first asked for. */
  flagsView: PySignalDict | null = null;
  trapsView: PySignalDict | null = null;

  constructor(arithmetic: ArithmeticContext, traps: number, cls: PyType = contextType) {
    super();
    this.arithmetic = arithmetic;
    this.traps = traps;
    this.cls = cls;
  }
}

/** The mapping from signals to bools that `flags` and `traps` are. */
export class PySignalDict extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  /** Null for one that a program made, which belongs to no context. */
  readonly context: PyContext | null;
  readonly field: "flags" | "traps";

  constructor(cls: PyType, context: PyContext | null, field: "flags" | "traps") {
    super();
    this.cls = cls;
    this.context = context;
    this.field = field;
  }

  /** Raises ValueError when it belongs to no context. */
  get conditions(): number {
    return this.owner[this.field];
  }

  set conditions(conditions: number) {
    this.owner[this.field] = conditions;
  }

  private get owner(): PyContext {
    if (this.context === null) throw valueError("invalid signal dict");
    return this.context;
  }
}

/** A context with the settings and flags of another. */
export function copyContext(context: PyContext): PyContext {
  const { precision, rounding, minimum, maximum, isClamping } = context.arithmetic;
  const copy = new PyContext(new ArithmeticContext(precision, rounding, minimum, maximum, isClamping), context.traps);
  copy.hasCapitals = context.hasCapitals;
  copy.flags = context.flags;
  return copy;
}

const defaultTraps = INVALID | Condition.divisionByZero | Condition.overflow;
const basicTraps = defaultTraps | Condition.underflow | Condition.clamped;

/** The contexts that each interpreter has from the beginning, and the variable that holds the current one. */
export const contexts = perInterpreter(() => ({
  DefaultContext: new PyContext(new ArithmeticContext(28, "ROUND_HALF_EVEN", -999999, 999999), defaultTraps),
  BasicContext: new PyContext(new ArithmeticContext(9, "ROUND_HALF_UP", -999999, 999999), basicTraps),
  ExtendedContext: new PyContext(new ArithmeticContext(9, "ROUND_HALF_EVEN", -999999, 999999), 0),
  variable: new ContextVariable("decimal_context", undefined),
}));

/** getcontext() */
export function currentContext(): PyContext {
  const { variable, DefaultContext } = contexts();
  const value = contextValue(variable);
  if (value instanceof PyContext) return value;
  const context = copyWithoutFlags(DefaultContext);
  setVariable(variable, context);
  return context;
}

/** setcontext(). The contexts that interpreters begin with are copied, not shared. */
export function setCurrentContext(context: PyContext): void {
  const { variable, DefaultContext, BasicContext, ExtendedContext } = contexts();
  const isTemplate = context === DefaultContext || context === BasicContext || context === ExtendedContext;
  setVariable(variable, isTemplate ? copyWithoutFlags(context) : context);
}

function copyWithoutFlags(context: PyContext): PyContext {
  const copy = copyContext(context);
  copy.flags = 0;
  return copy;
}

/** The context that an optional argument gives, or the current one. Raises TypeError for what is no context. */
export function contextArgument(value: Value | undefined): PyContext {
  if (value === undefined || value === null) return currentContext();
  if (value instanceof PyContext) return value;
  throw typeError("optional argument must be a context");
}

/** Records conditions in a context. Raises the exception for those that it traps. */
export function report(context: PyContext, conditions: number): void {
  if (conditions === 0) return;
  context.flags |= conditions;
  const raised = conditions & context.traps;
  if (raised !== 0) throw trapped(raised);
}

/** The result of an operation in a context. Raises what the context traps. */
export function perform<Result>(context: PyContext, operation: (arithmetic: ArithmeticContext) => Result): Result {
  const { arithmetic } = context;
  arithmetic.status = 0;
  const result = operation(arithmetic);
  if (arithmetic.status !== 0) report(context, arithmetic.status);
  return result;
}
