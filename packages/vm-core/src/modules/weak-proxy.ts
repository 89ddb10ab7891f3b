/** Weak proxies: every operation is passed on to the object. */

import { referenceErrorType } from "../objects/exception.js";
import type { Keywords, PyObject, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { callableProxyType, PyWeakProxy, proxyType } from "../objects/weak-reference.js";
import { deleteAttribute, getAttribute, setAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { type ComparisonOperator, compare } from "../runtime/comparison.js";
import { pythonError, stopIteration, typeError } from "../runtime/errors.js";
import { getIterator, iterNext } from "../runtime/iteration.js";
import { constant, type Definition, defineMethods, method } from "../runtime/native-definitions.js";
import * as operators from "../runtime/operators.js";
import { asIndex, textOf, typeName } from "../runtime/primitives.js";
import { contains, deleteItem, getItem, length, setItem } from "../runtime/subscripts.js";
import { addressText, str } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";

function targetOf(proxy: PyWeakProxy): PyObject {
  const target = proxy.target.deref();
  if (target === undefined) throw pythonError(referenceErrorType, "weakly-referenced object no longer exists");
  return target;
}

/** The object behind an operand that is a proxy. */
const unwrap = (value: Value): Value => (value instanceof PyWeakProxy ? targetOf(value) : value);

type Binary = (left: Value, right: Value) => Value;

/** An operator with its reflected form. */
function binary(name: string, operate: Binary, inPlace?: Binary): Definition[] {
  const definitions = [
    method(`__${name}__(value, /)`, (self: PyWeakProxy, other: Value) => operate(targetOf(self), unwrap(other))),
    reflected(name, operate),
  ];
  if (inPlace !== undefined) {
    const code = (self: PyWeakProxy, other: Value): Value => inPlace(targetOf(self), unwrap(other));
    definitions.push(method(`__i${name}__(value, /)`, code));
  }
  return definitions;
}

function reflected(name: string, operate: Binary): Definition {
  return method(`__r${name}__(value, /)`, (self: PyWeakProxy, other: Value) => operate(unwrap(other), targetOf(self)));
}

function power(base: Value, exponent: Value, modulus: Value = null): Value {
  return operators.power(unwrap(base), unwrap(exponent), unwrap(modulus));
}

function comparison(name: string, operator: ComparisonOperator): Definition {
  return method(`${name}(value, /)`, (self: PyWeakProxy, other: Value) =>
    compare(targetOf(self), unwrap(other), operator),
  );
}

function attributeName(name: Value): string {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

const definitions: Definition[] = [
  method("__getattribute__(name, /)", (self: PyWeakProxy, name: Value) =>
    getAttribute(targetOf(self), attributeName(name)),
  ),
  method("__setattr__(name, value, /)", (self: PyWeakProxy, name: Value, value: Value) => {
    setAttribute(targetOf(self), attributeName(name), value);
    return null;
  }),
  method("__delattr__(name, /)", (self: PyWeakProxy, name: Value) => {
    deleteAttribute(targetOf(self), attributeName(name));
    return null;
  }),
  method("__repr__(/)", (self: PyWeakProxy) => {
    const target = self.target.deref();
    const description = target === undefined ? "dead" : `to '${typeOf(target).fullName}' at ${addressText(target)}`;
    return `<weakproxy at ${addressText(self)}; ${description}>`;
  }),
  method("__str__(/)", (self: PyWeakProxy) => str(targetOf(self))),
  method("__bool__(/)", (self: PyWeakProxy) => isTrue(targetOf(self))),
  method("__len__(/)", (self: PyWeakProxy) => length(targetOf(self))),
  method("__contains__(key, /)", (self: PyWeakProxy, key: Value) => contains(targetOf(self), key)),
  method("__getitem__(key, /)", (self: PyWeakProxy, key: Value) => getItem(targetOf(self), unwrap(key))),
  method("__setitem__(key, value, /)", (self: PyWeakProxy, key: Value, value: Value) => {
    setItem(targetOf(self), key, value);
    return null;
  }),
  method("__delitem__(key, /)", (self: PyWeakProxy, key: Value) => {
    deleteItem(targetOf(self), key);
    return null;
  }),
  method("__iter__(/)", (self: PyWeakProxy) => getIterator(targetOf(self))),
  method("__next__(/)", (self: PyWeakProxy) => {
    const target = targetOf(self);
    if (typeOf(target).special(Special.__next__) === null) {
      throw typeError(`Weakref proxy referenced a non-iterator '${typeName(target)}' object`);
    }
    const item = iterNext(target);
    if (item === undefined) throw stopIteration();
    return item;
  }),
  method("__neg__(/)", (self: PyWeakProxy) => operators.negative(targetOf(self))),
  method("__pos__(/)", (self: PyWeakProxy) => operators.positive(targetOf(self))),
  method("__abs__(/)", (self: PyWeakProxy) => operators.absolute(targetOf(self))),
  method("__invert__(/)", (self: PyWeakProxy) => operators.invert(targetOf(self))),
  method("__index__(/)", (self: PyWeakProxy) => asIndex(targetOf(self))),
  method("__int__(/)", (self: PyWeakProxy) => callMethod(targetOf(self), "__int__")),
  method("__float__(/)", (self: PyWeakProxy) => callMethod(targetOf(self), "__float__")),
  comparison("__lt__", "<"),
  comparison("__le__", "<="),
  comparison("__eq__", "=="),
  comparison("__ne__", "!="),
  comparison("__gt__", ">"),
  comparison("__ge__", ">="),
  constant("__hash__", null),
  ...binary("add", operators.add, operators.inPlaceAdd),
  ...binary("sub", operators.subtract, operators.inPlaceSubtract),
  ...binary("mul", operators.multiply, operators.inPlaceMultiply),
  ...binary("matmul", operators.matrixMultiply, operators.inPlaceMatrixMultiply),
  ...binary("truediv", operators.trueDivide, operators.inPlaceTrueDivide),
  ...binary("floordiv", operators.floorDivide, operators.inPlaceFloorDivide),
  ...binary("mod", operators.remainder, operators.inPlaceRemainder),
  ...binary("divmod", operators.divmod),
  method("__pow__(value, mod=None, /)", power),
  method("__rpow__(value, mod=None, /)", (self: PyWeakProxy, other: Value, modulus?: Value) =>
    power(other, self, modulus),
  ),
  method("__ipow__(value, mod=None, /)", (self: PyWeakProxy, other: Value) =>
    operators.inPlacePower(targetOf(self), unwrap(other)),
  ),
  ...binary("lshift", operators.leftShift, operators.inPlaceLeftShift),
  ...binary("rshift", operators.rightShift, operators.inPlaceRightShift),
  ...binary("and", operators.bitAnd, operators.inPlaceAnd),
  ...binary("xor", operators.bitXor, operators.inPlaceXor),
  ...binary("or", operators.bitOr, operators.inPlaceOr),
];

defineMethods(proxyType, () => [
  ...definitions,
  method("__bytes__(/)", (self: PyWeakProxy) => callMethod(targetOf(self), "__bytes__")),
  method("__reversed__(/)", (self: PyWeakProxy) => callMethod(targetOf(self), "__reversed__")),
]);
defineMethods(callableProxyType, () => [
  ...definitions,
  method("__call__(*args, **kwargs)", (self: PyWeakProxy, args: readonly Value[], keywords: Keywords) =>
    call(targetOf(self), args, keywords),
  ),
]);
