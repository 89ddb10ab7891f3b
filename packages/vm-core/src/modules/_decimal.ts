/** The _decimal module: decimal fixed-point and floating-point arithmetic. */

import type { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { overflowError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { constructor, defineMethods, method, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex } from "../runtime/primitives.js";
import {
  ArithmeticContext,
  MAXIMUM_EXPONENT,
  MAXIMUM_PRECISION,
  MINIMUM_EXPONENT,
  MINIMUM_TINY,
  roundings,
} from "./decimal/arithmetic-context.js";
import { contextArgument, contexts, contextType, currentContext, PyContext } from "./decimal/context.js";
import { localContext, setContext } from "./decimal/context-type.js";
import { asInstance, exactDecimal, fromInt } from "./decimal/conversion.js";
import { decimalType, type PyDecimal } from "./decimal/decimal.js";
import { methods } from "./decimal/decimal-methods.js";
import { operators } from "./decimal/decimal-operators.js";
import { decimalTuple } from "./decimal/decimal-tuple.js";
import { exceptionClasses } from "./decimal/exceptions.js";
import { scientificText } from "./decimal/text.js";

defineMethods(decimalType, () => [
  constructor(
    '(value="0", context=None)',
    (cls: PyType, value?: Value, context?: Value) => {
      const within = contextArgument(context);
      return value === undefined ? asInstance(cls, fromInt(0)) : exactDecimal(cls, value, within);
    },
    "Construct a new Decimal object.",
  ),
  ...operators,
  ...methods,
  method("__str__(/)", (self: PyDecimal) => scientificText(self, currentContext().hasCapitals)),
  method("__repr__(/)", (self: PyDecimal) => `Decimal('${scientificText(self, currentContext().hasCapitals)}')`),
  method("__copy__(/)", (self: PyDecimal) => self),
  method("__deepcopy__(memo, /)", (self: PyDecimal) => self),
  method(
    "__reduce__(/)",
    (self: PyDecimal) => new PyTuple([self.cls, new PyTuple([scientificText(self, currentContext().hasCapitals)])]),
  ),
  method("__sizeof__(/)", (self: PyDecimal) => 104 + 8 * Math.max(0, Math.ceil(self.digits / 19) - 4)),
]);

const IEEE_CONTEXT_MAX_BITS = 512;

/** The context of an IEEE 754 interchange format. Raises ValueError for a width that is none. */
function ieeeContext(bits: Value): Value {
  const width = asIndex(bits);
  if (typeof width === "bigint") throw overflowError("Python int too large to convert to C ssize_t");
  if (width <= 0 || width > IEEE_CONTEXT_MAX_BITS || width % 32 !== 0) {
    throw valueError(`argument must be a multiple of 32, with a maximum of ${IEEE_CONTEXT_MAX_BITS}`);
  }
  const maximum = 3 * 2 ** (width / 16 + 3);
  return new PyContext(new ArithmeticContext(9 * (width / 32) - 2, "ROUND_HALF_EVEN", 1 - maximum, maximum, true), 0);
}

const moduleFunction = (heading: string, code: (...args: never[]) => Value, doc: string) =>
  nativeFunction("decimal", heading, code, doc);

export function createDecimalModule(): PyModule {
  call(getAttribute(getAttribute(services.importModule("numbers"), "Number"), "register"), [decimalType]);
  const { DefaultContext, BasicContext, ExtendedContext } = contexts();
  return newModule("_decimal", "C decimal arithmetic module", {
    Decimal: decimalType,
    Context: contextType,
    DecimalTuple: decimalTuple(),
    DefaultContext,
    BasicContext,
    ExtendedContext,
    getcontext: moduleFunction("getcontext()", currentContext, "Get the current default context."),
    setcontext: moduleFunction("setcontext(context, /)", setContext, "Set a new default context."),
    localcontext: moduleFunction(
      "localcontext(ctx=None, **kwargs)",
      (context: Value | undefined, keywords: Keywords) => localContext(context, keywords),
      "Return a context manager that will set the default context to a copy of ctx on entry to the with-statement.",
    ),
    IEEEContext: moduleFunction(
      "IEEEContext(bits, /)",
      ieeeContext,
      "Return a context object initialized to the proper values for one of the IEEE interchange formats.",
    ),
    ...Object.fromEntries(exceptionClasses.map((type) => [type.name, type])),
    ...Object.fromEntries(roundings.map((rounding) => [rounding, rounding])),
    MAX_PREC: MAXIMUM_PRECISION,
    MAX_EMAX: MAXIMUM_EXPONENT,
    MIN_EMIN: MINIMUM_EXPONENT,
    MIN_ETINY: MINIMUM_TINY,
    IEEE_CONTEXT_MAX_BITS,
    HAVE_THREADS: true,
    HAVE_CONTEXTVAR: true,
    __version__: "1.70",
    __libmpdec_version__: "2.5.1",
  });
}
