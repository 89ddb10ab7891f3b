/** NaN operands: which of them an operation returns, and what it signals. */

import { type ArithmeticContext, Condition } from "./arithmetic-context.js";
import { PyDecimal, quietNaN } from "./decimal.js";
import { fitNumber } from "./rounding.js";

/** Adds a condition of an invalid operation to the status and returns the NaN that is its result. */
export function invalid(context: ArithmeticContext, condition: number = Condition.invalidOperation): PyDecimal {
  context.status |= condition;
  return quietNaN();
}

/** The result of an operation with a NaN operand: the first signaling one, else the first; undefined without any. */
export function propagateNaN(context: ArithmeticContext, ...operands: readonly PyDecimal[]): PyDecimal | undefined {
  const signaling = operands.find((operand) => operand.kind === "signaling");
  if (signaling !== undefined) {
    context.status |= Condition.invalidOperation;
    return fitNumber(context, quieted(signaling));
  }
  const quiet = operands.find((operand) => operand.kind === "quiet");
  return quiet === undefined ? undefined : fitNumber(context, quieted(quiet));
}

const quieted = (value: PyDecimal): PyDecimal => new PyDecimal(value.isNegative, value.coefficient, 0, "quiet");
