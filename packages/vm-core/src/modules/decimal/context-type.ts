/** The methods of decimal.Context, and the context manager of localcontext(). */

import { attributeErrorType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { genericSet, setAttribute } from "../../runtime/attributes.js";
import { overflowError, pythonError, typeError, valueError } from "../../runtime/errors.js";
import type { Int } from "../../runtime/integers.js";
import { constructor, type Definition, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { intOf, normalizeInt, textOf, typeName } from "../../runtime/primitives.js";
import { divideModulo, fusedMultiplyAdd } from "./arithmetic.js";
import {
  type ArithmeticContext,
  MAXIMUM_EXPONENT,
  MAXIMUM_PRECISION,
  MINIMUM_EXPONENT,
  type Rounding,
  roundings,
} from "./arithmetic-context.js";
import { isSameQuantum } from "./comparison.js";
import {
  contexts,
  contextType,
  copyContext,
  currentContext,
  PyContext,
  perform,
  setCurrentContext,
} from "./context.js";
import { asInstance, asOperand, fromDouble, fromInt, roundedDecimal } from "./conversion.js";
import { decimalType, PyDecimal } from "./decimal.js";
import { classOf } from "./digit-operations.js";
import { signalNames } from "./exceptions.js";
import {
  type BinaryOperation,
  binaryOperations,
  contextBinaryOperations,
  contextPredicates,
  contextUnaryOperations,
  predicates,
  type UnaryOperation,
  unaryOperations,
} from "./operations.js";
import { power, powerModuloOf } from "./power.js";
import { fitNumber } from "./rounding.js";
import { listedConditions, mappedConditions, signalDict, signalList } from "./signal-dict.js";
import { engineeringText, scientificText } from "./text.js";

/** The rounding that a value names. Raises TypeError. */
export function asRounding(value: Value): Rounding {
  const text = textOf(value);
  const rounding = roundings.find((each) => each === text);
  if (rounding !== undefined) return rounding;
  throw typeError(
    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n" +
      "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
  );
}

/** An int of 64 bits. Raises TypeError and OverflowError. */
function asWord(value: Value): Int {
  const integer = intOf(value);
  if (integer === undefined) throw typeError("an integer is required");
  if (typeof integer === "bigint" && BigInt.asIntN(64, integer) !== integer) {
    throw overflowError("Python int too large to convert to C ssize_t");
  }
  return integer;
}

function inRange(value: Value, least: Int, most: Int, message: string): Int {
  const integer = asWord(value);
  if (integer < least || integer > most) throw valueError(message);
  return integer;
}

/** What each attribute of a context is set with. */
const setters: Readonly<Record<string, (context: PyContext, value: Value) => void>> = {
  prec: ({ arithmetic }, value) => {
    arithmetic.precision = inRange(value, 1, MAXIMUM_PRECISION, "valid range for prec is [1, MAX_PREC]");
  },
  rounding: ({ arithmetic }, value) => {
    arithmetic.rounding = asRounding(value);
  },
  Emin: ({ arithmetic }, value) => {
    arithmetic.minimum = inRange(value, MINIMUM_EXPONENT, 0, "valid range for Emin is [MIN_EMIN, 0]");
  },
  Emax: ({ arithmetic }, value) => {
    arithmetic.maximum = inRange(value, 0, MAXIMUM_EXPONENT, "valid range for Emax is [0, MAX_EMAX]");
  },
  capitals: (context, value) => {
    context.hasCapitals = inRange(value, 0, 1, "valid values for capitals are 0 or 1") === 1;
  },
  clamp: ({ arithmetic }, value) => {
    arithmetic.isClamping = inRange(value, 0, 1, "valid values for clamp are 0 or 1") === 1;
  },
  flags: (context, value) => {
    context.flags = value instanceof PyList ? listedConditions(value) : mappedConditions(value);
  },
  traps: (context, value) => {
    context.traps = value instanceof PyList ? listedConditions(value) : mappedConditions(value);
  },
};

function attribute(name: string, get: (self: PyContext) => Value): Definition {
  const set = (self: PyContext, value: Value | undefined): void => {
    if (value === undefined) throw pythonError(attributeErrorType, "context attributes cannot be deleted");
    // A list is accepted by the constructor only.
    if ((name === "flags" || name === "traps") && value instanceof PyList) mappedConditions(value);
    setters[name](self, value);
  };
  return getter(name, get, set);
}

function initialize(self: PyContext, ...values: readonly (Value | undefined)[]): null {
  Object.keys(setters).forEach((name, index) => {
    const value = values[index];
    if (value !== undefined && value !== null) setters[name](self, value);
  });
  return null;
}

function assign(self: PyContext, name: Value, value: Value | undefined): null {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  if (self.cls === contextType && contextType.lookup(text) === undefined) {
    throw pythonError(attributeErrorType, `'decimal.Context' object has no attribute '${text}'`);
  }
  genericSet(self, self.cls, text, value);
  return null;
}

/** The result as an exact Decimal. */
const plain = (value: PyDecimal): PyDecimal => asInstance(decimalType, value);

const unary = (name: string, operation: UnaryOperation): Definition =>
  method(`${name}(x, /)`, (self: PyContext, x: Value) => {
    const operand = asOperand(x);
    return plain(perform(self, (context) => operation(context, operand)));
  });

const binary = (name: string, operation: BinaryOperation): Definition =>
  method(`${name}(x, y, /)`, (self: PyContext, x: Value, y: Value) => {
    const left = asOperand(x);
    const right = asOperand(y);
    return plain(perform(self, (context) => operation(context, left, right)));
  });

const test = (name: string, predicate: (value: PyDecimal, context: ArithmeticContext) => boolean): Definition =>
  method(`${name}(x, /)`, (self: PyContext, x: Value) => predicate(asOperand(x), self.arithmetic));

const each = <Operation>(
  operations: Readonly<Record<string, Operation>>,
  define: (name: string, operation: Operation) => Definition,
): Definition[] => Object.entries(operations).map(([name, operation]) => define(name, operation));

const number = (value: boolean): number => (value ? 1 : 0);

function representation(self: PyContext): string {
  const { precision, rounding, minimum, maximum, isClamping } = self.arithmetic;
  return (
    `Context(prec=${precision}, rounding=${rounding}, Emin=${minimum}, Emax=${maximum}, ` +
    `capitals=${number(self.hasCapitals)}, clamp=${number(isClamping)}, ` +
    `flags=[${signalNames(self.flags).join(", ")}], traps=[${signalNames(self.traps).join(", ")}])`
  );
}

function reduce(self: PyContext): PyTuple {
  const { precision, rounding, minimum, maximum, isClamping } = self.arithmetic;
  const settings = [precision, rounding, minimum, maximum, number(self.hasCapitals), number(isClamping)];
  return new PyTuple([self.cls, new PyTuple([...settings, signalList(self.flags), signalList(self.traps)])]);
}

function raise(self: PyContext, a: Value, b: Value, modulo: Value | undefined): Value {
  const base = asOperand(a);
  const exponent = asOperand(b);
  if (modulo === undefined || modulo === null) return perform(self, (context) => power(context, base, exponent));
  const modulus = asOperand(modulo);
  return perform(self, (context) => powerModuloOf(context, base, exponent, modulus));
}

function asDecimal(value: Value): PyDecimal {
  if (value instanceof PyDecimal) return value;
  throw typeError("argument must be a Decimal");
}

function createFromFloat(self: PyContext, f: Value): Value {
  const integer = intOf(f);
  if (integer === undefined && !(f instanceof PyFloat)) throw typeError("argument must be int or float");
  const value = f instanceof PyFloat ? fromDouble(f.value) : fromInt(integer ?? 0);
  return perform(self, (context) => fitNumber(context, value));
}

defineMethods(contextType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => {
    const { arithmetic, traps, hasCapitals } = contexts().DefaultContext;
    const made = new PyContext(arithmetic.derive(arithmetic.precision), traps, cls);
    made.hasCapitals = hasCapitals;
    return made;
  }),
  method(
    "__init__(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
    initialize,
  ),
  attribute("prec", (self) => self.arithmetic.precision),
  attribute("rounding", (self) => self.arithmetic.rounding),
  attribute("Emin", (self) => self.arithmetic.minimum),
  attribute("Emax", (self) => self.arithmetic.maximum),
  attribute("capitals", (self) => number(self.hasCapitals)),
  attribute("clamp", (self) => number(self.arithmetic.isClamping)),
  attribute("flags", (self) => signalDict(self, "flags")),
  attribute("traps", (self) => signalDict(self, "traps")),
  method("__setattr__(name, value, /)", (self: PyContext, name: Value, value: Value) => assign(self, name, value)),
  method("__delattr__(name, /)", (self: PyContext, name: Value) => assign(self, name, undefined)),
  method("__repr__(/)", representation),
  method("__reduce__(/)", reduce),
  method("__copy__(/)", copyContext),
  method("copy()", copyContext, "Return a duplicate of the context with all flags cleared."),
  method("clear_flags()", (self: PyContext) => {
    self.flags = 0;
    return null;
  }),
  method("clear_traps()", (self: PyContext) => {
    self.traps = 0;
    return null;
  }),
  method("Etiny()", (self: PyContext) => normalizeInt(BigInt(self.arithmetic.tiny))),
  method("Etop()", (self: PyContext) => normalizeInt(BigInt(self.arithmetic.top))),
  method("radix()", () => fromInt(10)),
  ...each(unaryOperations, unary),
  ...each(contextUnaryOperations, unary),
  ...each(binaryOperations, binary),
  ...each(contextBinaryOperations, binary),
  ...each(predicates, test),
  ...each(contextPredicates, test),
  method("_apply(x, /)", (self: PyContext, x: Value) => {
    const operand = asOperand(x);
    return plain(perform(self, (context) => fitNumber(context, operand)));
  }),
  method("canonical(x, /)", (_self: PyContext, x: Value) => asDecimal(x)),
  method("is_canonical(x, /)", (_self: PyContext, x: Value) => asDecimal(x).digits > 0),
  method("divmod(x, y, /)", (self: PyContext, x: Value, y: Value) => {
    const left = asOperand(x);
    const right = asOperand(y);
    return new PyTuple(perform(self, (context) => divideModulo(context, left, right)));
  }),
  method("fma(x, y, z, /)", (self: PyContext, x: Value, y: Value, z: Value) => {
    const [first, second, third] = [asOperand(x), asOperand(y), asOperand(z)];
    return plain(perform(self, (context) => fusedMultiplyAdd(context, first, second, third)));
  }),
  method("power(a, b, modulo=None)", raise),
  method("same_quantum(x, y, /)", (_self: PyContext, x: Value, y: Value) => isSameQuantum(asOperand(x), asOperand(y))),
  method("number_class(x, /)", (self: PyContext, x: Value) => classOf(self.arithmetic, asOperand(x))),
  method("to_sci_string(x, /)", (self: PyContext, x: Value) => scientificText(asOperand(x), self.hasCapitals)),
  method("to_eng_string(x, /)", (self: PyContext, x: Value) => engineeringText(asOperand(x), self.hasCapitals)),
  method('create_decimal(num="0", /)', (self: PyContext, value?: Value) =>
    value === undefined ? fromInt(0) : roundedDecimal(value, self),
  ),
  method("create_decimal_from_float(f, /)", createFromFloat),
]);

const managerType: PyType = defineType("ContextManager", { module: "decimal", isSubclassable: false });

class PyContextManager extends PyObject {
  override cls: PyType = managerType;
  readonly local: PyContext;
  readonly outer: PyContext;

  constructor(local: PyContext, outer: PyContext) {
    super();
    this.local = local;
    this.outer = outer;
  }
}

defineMethods(managerType, () => [
  method("__enter__()", (self: PyContextManager) => {
    setCurrentContext(self.local);
    return self.local;
  }),
  method("__exit__(*args)", (self: PyContextManager) => {
    setCurrentContext(self.outer);
    return false;
  }),
]);

const settingNames = new Set(Object.keys(setters));

/** localcontext(ctx=None, **kwargs) */
export function localContext(given: Value | undefined, keywords: Keywords): Value {
  const outer = currentContext();
  if (given !== undefined && given !== null && !(given instanceof PyContext)) {
    throw typeError("optional argument must be a context");
  }
  const local = copyContext(given instanceof PyContext ? given : outer);
  for (const [name, value] of keywords ?? []) {
    if (!settingNames.has(name)) throw typeError(`this function got an unexpected keyword argument '${name}'`);
    if (value === null) continue;
    if (value instanceof PyList) setters[name](local, value);
    else setAttribute(local, name, value);
  }
  return new PyContextManager(local, outer);
}

/** setcontext(context). Raises TypeError. */
export function setContext(value: Value): null {
  if (!(value instanceof PyContext)) throw typeError("argument must be a context");
  setCurrentContext(value);
  return null;
}
