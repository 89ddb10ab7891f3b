/** The signals of decimal as exception classes, and the raising of those that a context traps. */

import { arithmeticErrorType, typeErrorType, zeroDivisionErrorType } from "../../objects/exception.js";
import { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { PyType, typeType } from "../../objects/type.js";
import { linearize } from "../../runtime/classes.js";
import { newException, PythonError } from "../../runtime/errors.js";
import { Condition, INVALID } from "./arithmetic-context.js";

function define(name: string, ...bases: readonly [PyType, ...PyType[]]): PyType {
  const [base] = bases;
  const { layoutOwner } = base;
  const type = new PyType({ metaclass: typeType, name, bases, base, module: "decimal", layoutOwner });
  type.mro = linearize(type);
  type.instancesHaveDict = true;
  type.instancesHaveWeakReferences = true;
  return type;
}

const decimalExceptionType = define("DecimalException", arithmeticErrorType);
const clampedType = define("Clamped", decimalExceptionType);
const invalidOperationType = define("InvalidOperation", decimalExceptionType);
const divisionByZeroType = define("DivisionByZero", decimalExceptionType, zeroDivisionErrorType);
const inexactType = define("Inexact", decimalExceptionType);
const roundedType = define("Rounded", decimalExceptionType);
const subnormalType = define("Subnormal", decimalExceptionType);
const floatOperationType = define("FloatOperation", decimalExceptionType, typeErrorType);
const overflowType = define("Overflow", inexactType, roundedType);
const underflowType = define("Underflow", inexactType, roundedType, subnormalType);
const conversionSyntaxType = define("ConversionSyntax", invalidOperationType);
const divisionImpossibleType = define("DivisionImpossible", invalidOperationType);
const divisionUndefinedType = define("DivisionUndefined", invalidOperationType, zeroDivisionErrorType);
const invalidContextType = define("InvalidContext", invalidOperationType);

export const exceptionClasses: readonly PyType[] = [
  decimalExceptionType,
  clampedType,
  invalidOperationType,
  divisionByZeroType,
  inexactType,
  roundedType,
  subnormalType,
  floatOperationType,
  overflowType,
  underflowType,
  conversionSyntaxType,
  divisionImpossibleType,
  divisionUndefinedType,
  invalidContextType,
];

/** A signal, and the conditions that raise it. */
export interface Signal {
  readonly type: PyType;
  readonly conditions: number;
}

const signal = (type: PyType, conditions: number): Signal => ({ type, conditions });

/** The signals that contexts know, in the order in which the first trapped one is raised. */
export const signals: readonly Signal[] = [
  signal(invalidOperationType, INVALID),
  signal(floatOperationType, Condition.floatOperation),
  signal(divisionByZeroType, Condition.divisionByZero),
  signal(overflowType, Condition.overflow),
  signal(underflowType, Condition.underflow),
  signal(subnormalType, Condition.subnormal),
  signal(inexactType, Condition.inexact),
  signal(roundedType, Condition.rounded),
  signal(clampedType, Condition.clamped),
];

/** What is signalled as InvalidOperation, as the exception's argument lists it. */
const invalidConditions: readonly Signal[] = [
  signal(invalidOperationType, Condition.invalidOperation),
  signal(conversionSyntaxType, Condition.conversionSyntax),
  signal(divisionImpossibleType, Condition.divisionImpossible),
  signal(divisionUndefinedType, Condition.divisionUndefined),
  signal(invalidContextType, Condition.invalidContext),
];

/** The names that a context's repr lists for conditions, in the order of the conditions. */
export function signalNames(conditions: number): readonly string[] {
  const names = Object.values(Condition)
    .filter((condition) => (condition & conditions) !== 0)
    .map((condition) => signals.find((each) => (each.conditions & condition) !== 0)?.type.name ?? "");
  return [...new Set(names)];
}

/** The conditions behind a signal class; undefined for anything else. */
export const conditionsOf = (value: Value): number | undefined =>
  signals.find(({ type }) => type === value)?.conditions;

/** The signal classes whose conditions are among these. */
export const signalTypes = (conditions: number): PyType[] =>
  signals.filter((each) => (each.conditions & conditions) !== 0).map(({ type }) => type);

/** The exception for trapped conditions: of the first signal, with all conditions as its argument. */
export function trapped(conditions: number): PythonError {
  const types = [...invalidConditions, ...signals.slice(1)]
    .filter((each) => (each.conditions & conditions) !== 0)
    .map(({ type }) => type);
  const [type = decimalExceptionType] = signalTypes(conditions);
  return new PythonError(newException(type, new PyList(types)));
}
