/**
 * Weak references and proxies.
 *
 * An object is not freed while the run that made or asked a weak reference to it goes on, unless the program collects
 * (see runtime/garbage.ts): then references to what is unreachable are dead, and their callbacks are called.
 */

import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const referenceType: PyType = defineType("ReferenceType", { module: "weakref" });
export const proxyType: PyType = defineType("ProxyType", { module: "weakref", isSubclassable: false });
export const callableProxyType: PyType = defineType("CallableProxyType", { module: "weakref", isSubclassable: false });

export class PyWeakReference extends PyObject {
  override cls: PyType;
  readonly target: WeakRef<PyObject>;
  /** None once it has been called. */
  callback: Value;
  /** Kept from the first hash(), for when the object has gone. */
  hash: number | bigint | null = null;
  attributes: PyDict | undefined = undefined;

  constructor(target: PyObject, callback: Value, cls: PyType = referenceType) {
    super();
    this.target = new WeakRef(target);
    this.callback = callback;
    this.cls = cls;
  }
}

export class PyWeakProxy extends PyObject {
  override cls: PyType;
  readonly target: WeakRef<PyObject>;
  callback: Value;

  constructor(target: PyObject, cls: PyType, callback: Value) {
    super();
    this.target = new WeakRef(target);
    this.cls = cls;
    this.callback = callback;
  }
}

/** The weak references to an object. */
export interface References {
  /** What calls without a callback share. */
  reference: PyWeakReference | null;
  proxy: PyWeakProxy | null;
  /** The others, those made last first. */
  others: WeakRef<PyWeakReference | PyWeakProxy>[];
}

export const referencesOf: WeakMap<PyObject, References> = new WeakMap();

/** An object's `__weakref__`: the reference that is shared, else the latest of the others; None when there is none. */
export function firstReference(object: PyObject): Value {
  const references = referencesOf.get(object);
  if (references === undefined) return null;
  const { reference, proxy, others } = references;
  return reference ?? proxy ?? others[0]?.deref() ?? null;
}
