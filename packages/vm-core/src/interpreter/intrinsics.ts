/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2: rare operations without an opcode of their own. */

import { CodeFlag } from "../bytecode/code.js";
import { Intrinsic1, Intrinsic2 } from "../bytecode/instructions.js";
import type { PyException } from "../objects/exception.js";
import { runtimeErrorType, stopAsyncIterationType, stopIterationType } from "../objects/exception.js";
import type { PyFunction } from "../objects/function.js";
import type { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { type PyTuple, tupleOf } from "../objects/tuple.js";
import { findAttribute, getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { InternalError, importError, newException, runtimeError, typeError } from "../runtime/errors.js";
import { prepReraiseStar } from "../runtime/exception-groups.js";
import { services } from "../runtime/interpreter-services.js";
import { toArray } from "../runtime/iteration.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { setItem } from "../runtime/subscripts.js";
import {
  makeTypeAlias,
  makeTypeVariable,
  setTypeParameterDefault,
  subscriptGeneric,
} from "../runtime/type-parameters.js";
import type { Frame } from "./frame.js";
import { AsyncGeneratorWrappedValue } from "./wrapped-value.js";

export function intrinsic1(frame: Frame, which: number, value: Value): Value {
  switch (which) {
    case Intrinsic1.PRINT:
      return displayValue(value);
    case Intrinsic1.IMPORT_STAR:
      importStar(frame, value);
      return null;
    case Intrinsic1.STOPITERATION_ERROR:
      return stopIterationError(frame, value as PyException);
    case Intrinsic1.ASYNC_GEN_WRAP:
      return new AsyncGeneratorWrappedValue(value);
    case Intrinsic1.LIST_TO_TUPLE:
      return tupleOf((value as PyList).items);
    case Intrinsic1.TYPEVAR:
      return makeTypeVariable("TypeVar", value as string, null, null);
    case Intrinsic1.PARAMSPEC:
      return makeTypeVariable("ParamSpec", value as string, null, null);
    case Intrinsic1.TYPEVARTUPLE:
      return makeTypeVariable("TypeVarTuple", value as string, null, null);
    case Intrinsic1.SUBSCRIPT_GENERIC:
      return subscriptGeneric(value as PyTuple);
    case Intrinsic1.TYPEALIAS:
      return makeTypeAlias(value as PyTuple, frame.globals.get("__name__") ?? null);
    default:
      throw new InternalError(`unknown unary intrinsic ${which}`);
  }
}

export function intrinsic2(which: number, first: Value, second: Value): Value {
  switch (which) {
    case Intrinsic2.PREP_RERAISE_STAR:
      return prepReraiseStar(first as PyException, (second as PyList).items as (PyException | null)[]);
    case Intrinsic2.TYPEVAR_WITH_BOUND:
      return makeTypeVariable("TypeVar", first as string, second, null);
    case Intrinsic2.TYPEVAR_WITH_CONSTRAINTS:
      return makeTypeVariable("TypeVar", first as string, null, second);
    case Intrinsic2.SET_FUNCTION_TYPE_PARAMS:
      (first as PyFunction).typeParameters = second as PyTuple;
      return first;
    case Intrinsic2.SET_TYPEPARAM_DEFAULT:
      return setTypeParameterDefault(first, second);
    default:
      throw new InternalError(`unknown binary intrinsic ${which}`);
  }
}

/** sys.displayhook(value), for interactive statements. */
function displayValue(value: Value): Value {
  const hook = services.system("displayhook");
  if (hook === undefined) throw runtimeError("lost sys.displayhook");
  return call(hook, [value]);
}

/** PEP 479: a StopIteration that leaves a generator's body becomes a RuntimeError. */
function stopIterationError(frame: Frame, exception: PyException): PyException {
  const { flags } = frame.executable;
  let message: string | null = null;
  if (exception.cls.isSubtypeOf(stopIterationType)) {
    message =
      (flags & CodeFlag.ASYNC_GENERATOR) !== 0
        ? "async generator raised StopIteration"
        : (flags & CodeFlag.COROUTINE) !== 0
          ? "coroutine raised StopIteration"
          : "generator raised StopIteration";
  } else if ((flags & CodeFlag.ASYNC_GENERATOR) !== 0 && exception.cls.isSubtypeOf(stopAsyncIterationType)) {
    message = "async generator raised StopAsyncIteration";
  }
  if (message === null) return exception;
  const error = newException(runtimeErrorType, message);
  error.cause = exception;
  error.context = exception;
  error.suppressContext = true;
  return error;
}

/** from module import * */
function importStar(frame: Frame, module: Value): void {
  const all = findAttribute(module, "__all__", true);
  const names = all === undefined ? publicNames(module) : toArray(all);
  const moduleName = findAttribute(module, "__name__");
  for (const name of names) {
    const text = textOf(name);
    if (text === undefined) {
      const where = all === undefined ? "Key in" : "Item in";
      const what = all === undefined ? "__dict__" : "__all__";
      const owner = typeof moduleName === "string" ? moduleName : "?";
      throw typeError(`${where} ${owner}.${what} must be str, not ${typeName(name)}`);
    }
    setItem(frame.namespace, text, getAttribute(module, text));
  }
}

function publicNames(module: Value): Value[] {
  const dict = findAttribute(module, "__dict__");
  if (dict === undefined) throw importError("from-import-* object has no __dict__ and no __all__");
  return toArray(dict).filter((name) => typeof name !== "string" || !name.startsWith("_"));
}
