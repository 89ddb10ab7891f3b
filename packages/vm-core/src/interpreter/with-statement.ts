/** The special methods that `with` and `async with` look up, and the call of `__exit__` with an exception. */

import type { PyException } from "../objects/exception.js";
import { PyFunction } from "../objects/function.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { bindDescriptor } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { typeError } from "../runtime/errors.js";

const methods = [Special.__enter__, Special.__exit__, Special.__aenter__, Special.__aexit__] as const;
const names = ["__enter__", "__exit__", "__aenter__", "__aexit__"] as const;

/** The method as a function to call with the object; undefined when it must be bound by its descriptor. */
export function loadSpecialMethod(object: Value, which: number): Value | undefined {
  const found = typeOf(object).special(methods[which]);
  if (found === null) throw missingMethod(object, which);
  return found instanceof PyFunction ? found : undefined;
}

/** The method bound to the object. */
export function bindSpecial(object: Value, which: number): Value {
  const type = typeOf(object);
  return bindDescriptor(type.special(methods[which]), object, type);
}

function missingMethod(object: Value, which: number) {
  const type = typeOf(object);
  const isAsync = which >= 2;
  const protocol = isAsync ? "asynchronous context manager" : "context manager";
  const [enter, exit] = isAsync ? [Special.__enter__, Special.__exit__] : [Special.__aenter__, Special.__aexit__];
  const supportsOther = type.special(enter) !== null && type.special(exit) !== null;
  const other = isAsync
    ? "context manager protocol. Did you mean to use 'with'?"
    : "asynchronous context manager protocol. Did you mean to use 'async with'?";
  const hint = supportsOther ? ` but it supports the ${other}` : "";
  return typeError(
    `'${type.fullName}' object does not support the ${protocol} protocol (missed ${names[which]} method)${hint}`,
  );
}

/** exit(type, exception, traceback) */
export function callExit(exit: Value, self: Value | undefined, exception: PyException): Value {
  const args: Value[] = [exception.cls, exception, exception.traceback];
  if (self !== undefined) args.unshift(self);
  return call(exit, args);
}
