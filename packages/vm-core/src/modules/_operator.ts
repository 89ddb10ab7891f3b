/** The _operator module: every operator as a function. */

import type { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { bytesLike } from "../runtime/buffers.js";
import { call } from "../runtime/calls.js";
import * as comparison from "../runtime/comparison.js";
import { typeError, valueError } from "../runtime/errors.js";
import { iterNext, lengthHint } from "../runtime/iteration.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import * as operators from "../runtime/operators.js";
import { asIndex, asSize, textOf, typeName } from "../runtime/primitives.js";
import { contains, deleteItem, getItem, iteratorOr, setItem } from "../runtime/subscripts.js";
import { pollSafePoint } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";
import { attrGetterType, itemGetterType, methodCallerType } from "./operator/getters.js";

type Unary = (a: Value) => Value;
type Binary = (a: Value, b: Value) => Value;

const unary: Readonly<Record<string, readonly [Unary, string]>> = {
  abs: [operators.absolute, "Same as abs(a)."],
  index: [asIndex, "Same as a.__index__()"],
  inv: [operators.invert, "Same as ~a."],
  invert: [operators.invert, "Same as ~a."],
  is_none: [(a) => a === null, "Same as a is None."],
  is_not_none: [(a) => a !== null, "Same as a is not None."],
  neg: [operators.negative, "Same as -a."],
  not_: [(a) => !isTrue(a), "Same as not a."],
  pos: [operators.positive, "Same as +a."],
  truth: [isTrue, "Return True if a is true, False otherwise."],
};

const binary: Readonly<Record<string, readonly [Binary, string]>> = {
  add: [operators.add, "Same as a + b."],
  and_: [operators.bitAnd, "Same as a & b."],
  concat: [concatenate(operators.add), "Same as a + b, for a and b sequences."],
  contains: [contains, "Same as b in a (note reversed operands)."],
  countOf: [countOf, "Return the number of items in a which are, or which equal, b."],
  eq: [comparison.compareEq, "Same as a == b."],
  floordiv: [operators.floorDivide, "Same as a // b."],
  ge: [comparison.compareGe, "Same as a >= b."],
  getitem: [getItem, "Same as a[b]."],
  gt: [comparison.compareGt, "Same as a > b."],
  iadd: [operators.inPlaceAdd, "Same as a += b."],
  iand: [operators.inPlaceAnd, "Same as a &= b."],
  iconcat: [concatenate(operators.inPlaceAdd), "Same as a += b, for a and b sequences."],
  ifloordiv: [operators.inPlaceFloorDivide, "Same as a //= b."],
  ilshift: [operators.inPlaceLeftShift, "Same as a <<= b."],
  imatmul: [operators.inPlaceMatrixMultiply, "Same as a @= b."],
  imod: [operators.inPlaceRemainder, "Same as a %= b."],
  imul: [operators.inPlaceMultiply, "Same as a *= b."],
  indexOf: [indexOf, "Return the first index of b in a."],
  ior: [operators.inPlaceOr, "Same as a |= b."],
  ipow: [operators.inPlacePower, "Same as a **= b."],
  irshift: [operators.inPlaceRightShift, "Same as a >>= b."],
  is_: [comparison.is, "Same as a is b."],
  is_not: [(a, b) => !comparison.is(a, b), "Same as a is not b."],
  isub: [operators.inPlaceSubtract, "Same as a -= b."],
  itruediv: [operators.inPlaceTrueDivide, "Same as a /= b."],
  ixor: [operators.inPlaceXor, "Same as a ^= b."],
  le: [comparison.compareLe, "Same as a <= b."],
  lshift: [operators.leftShift, "Same as a << b."],
  lt: [comparison.compareLt, "Same as a < b."],
  matmul: [operators.matrixMultiply, "Same as a @ b."],
  mod: [operators.remainder, "Same as a % b."],
  mul: [operators.multiply, "Same as a * b."],
  ne: [comparison.compareNe, "Same as a != b."],
  or_: [operators.bitOr, "Same as a | b."],
  pow: [(a, b) => operators.power(a, b), "Same as a ** b."],
  rshift: [operators.rightShift, "Same as a >> b."],
  sub: [operators.subtract, "Same as a - b."],
  truediv: [operators.trueDivide, "Same as a / b."],
  xor: [operators.bitXor, "Same as a ^ b."],
};

/** a + b where `a` must be a sequence. */
function concatenate(add: Binary): Binary {
  return (a, b) => {
    if (typeOf(a).special(Special.__getitem__) === null)
      throw typeError(`'${typeName(a)}' object can't be concatenated`);
    return add(a, b);
  };
}

function countOf(a: Value, b: Value): Value {
  let found = 0;
  search(a, b, () => {
    found++;
    return true;
  });
  return found;
}

function indexOf(a: Value, b: Value): Value {
  let found = -1;
  search(a, b, (position) => {
    found = position;
    return false;
  });
  if (found < 0) throw valueError("sequence.index(x): x not in sequence");
  return found;
}

/** Calls `visit` with the positions of items that equal `wanted`, until it returns false. */
function search(iterable: Value, wanted: Value, visit: (position: number) => boolean): void {
  const iterator = iteratorOr(iterable, () => `argument of type '${typeName(iterable)}' is not iterable`);
  let position = 0;
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    if (comparison.equals(item, wanted) && !visit(position)) return;
    if ((++position & 1023) === 0) pollSafePoint();
  }
}

/** Compares secrets; nothing here runs in constant time, but the answer is the same. */
/** Compares in constant time, in principle. Raises TypeError for what is neither ASCII text nor bytes. */
export function compareDigest(a: Value, b: Value): Value {
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined && right !== undefined) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, whole.
    if (!/^[\0-\x7f]*$/.test(left + right))
      throw typeError("comparing strings with non-ASCII characters is not supported");
    return left === right;
  }
  const [first, second] = [bytesLike(a), bytesLike(b)];
  if (first === undefined || second === undefined) {
    throw typeError(`unsupported operand types(s) or combination of types: '${typeName(a)}' and '${typeName(b)}'`);
  }
  let difference = first.length === second.length ? 0 : 1;
  for (let index = 0; index < first.length; index++) difference |= first[index] ^ second[index];
  return difference === 0;
}

const fn = (heading: string, code: (...args: never[]) => Value, doc: string): Value =>
  nativeFunction("_operator", heading, code, doc);

export function createOperatorModule(): PyModule {
  const entries: Record<string, Value> = {};
  for (const [name, [code, doc]] of Object.entries(unary)) entries[name] = fn(`${name}(a, /)`, code, doc);
  for (const [name, [code, doc]] of Object.entries(binary)) entries[name] = fn(`${name}(a, b, /)`, code, doc);
  return newModule(
    "_operator",
    "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
    {
      ...entries,
      setitem: fn(
        "setitem(a, b, c, /)",
        (a: Value, b: Value, c: Value) => {
          setItem(a, b, c);
          return null;
        },
        "Same as a[b] = c.",
      ),
      delitem: fn(
        "delitem(a, b, /)",
        (a: Value, b: Value) => {
          deleteItem(a, b);
          return null;
        },
        "Same as del a[b].",
      ),
      length_hint: fn(
        "length_hint(obj, default=0, /)",
        (object: Value, fallback: Value = 0) => lengthHint(object, asSize(fallback)),
        "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.",
      ),
      call: fn(
        "call(obj, /, *args, **kwargs)",
        (callable: Value, args: readonly Value[], keywords: Keywords) => call(callable, args, keywords),
        "Same as obj(*args, **kwargs).",
      ),
      _compare_digest: fn("_compare_digest(a, b, /)", compareDigest, "Return 'a == b'."),
      attrgetter: attrGetterType,
      itemgetter: itemGetterType,
      methodcaller: methodCallerType,
    },
  );
}
