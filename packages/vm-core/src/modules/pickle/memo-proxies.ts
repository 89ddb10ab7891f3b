/** What `memo` of a pickler and of an unpickler shows. */

import { dictType, PyDict } from "../../objects/dict.js";
import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { addressOf } from "../../runtime/addresses.js";
import { defineMethods, method } from "../../runtime/native-definitions.js";
import type { PyPickler } from "./pickler-object.js";
import { UnpicklerMemo } from "./unpickler-memo.js";

const picklerMemoType: PyType = defineType("PicklerMemoProxy", { module: "_pickle", isSubclassable: false });
const unpicklerMemoType: PyType = defineType("UnpicklerMemoProxy", { module: "_pickle", isSubclassable: false });

export class PicklerMemoProxy extends PyObject {
  override cls: PyType = picklerMemoType;
  readonly pickler: PyPickler;

  constructor(pickler: PyPickler) {
    super();
    this.pickler = pickler;
  }

  clear(): null {
    this.pickler.memo = new Map();
    return null;
  }

  /** {id(object): (number, object)} */
  copy(): PyDict {
    const dict = new PyDict();
    for (const [value, index] of this.pickler.memo) dict.set(addressOf(value), new PyTuple([index, value]));
    return dict;
  }
}

/** Whose memo it is. */
interface MemoOwner {
  memo: UnpicklerMemo;
}

export class UnpicklerMemoProxy extends PyObject {
  override cls: PyType = unpicklerMemoType;
  readonly unpickler: MemoOwner;

  constructor(unpickler: MemoOwner) {
    super();
    this.unpickler = unpickler;
  }

  clear(): null {
    this.unpickler.memo = new UnpicklerMemo();
    return null;
  }

  /** {number: object} */
  copy(): PyDict {
    const dict = new PyDict();
    for (const [index, value] of this.unpickler.memo.items()) dict.set(index, value);
    return dict;
  }
}

type Proxy = PicklerMemoProxy | UnpicklerMemoProxy;

const proxyMethods = () => [
  method("clear()", (self: Proxy) => self.clear(), "Remove all items from memo."),
  method("copy()", (self: Proxy) => self.copy(), "Copy the memo to a new object."),
  method(
    "__reduce__()",
    (self: Proxy): Value => new PyTuple([dictType, new PyTuple([self.copy()])]),
    "Implement pickle support.",
  ),
];

defineMethods(picklerMemoType, proxyMethods);
defineMethods(unpicklerMemoType, proxyMethods);
