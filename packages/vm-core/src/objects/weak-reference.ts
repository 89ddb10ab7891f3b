/**
 * Weak references and proxies.
 *
 * The host's collector decides when an object goes, and never while the code that made a weak reference to it is still
 * running. So a reference stays alive for the rest of the run that made it, and callbacks are not called.
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
  readonly callback: Value;
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

  constructor(target: PyObject, cls: PyType) {
    super();
    this.target = new WeakRef(target);
    this.cls = cls;
  }
}

/** The shared references of an object: those without a callback. */
export interface SharedReferences {
  reference: PyWeakReference | null;
  proxy: PyWeakProxy | null;
}

export const sharedReferences: WeakMap<PyObject, SharedReferences> = new WeakMap();
