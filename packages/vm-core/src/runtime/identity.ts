/** The identity of objects as a number: what id() and default hashes and reprs show in place of an address. */

import type { PyObject } from "../objects/object.js";

const FIRST_ADDRESS = 0x7f0000010000;
const ALIGNMENT = 16;

const addresses = new WeakMap<PyObject, number>();
let nextAddress = FIRST_ADDRESS;

/** A number unlike any other object's, always the same for the same object. */
export function identityOf(object: PyObject): number {
  let address = addresses.get(object);
  if (address === undefined) {
    address = nextAddress;
    nextAddress += ALIGNMENT;
    addresses.set(object, address);
  }
  return address;
}

/** Gives an object that stands for another the other's number. */
export function inheritIdentity(object: PyObject, identity: number): void {
  addresses.set(object, identity);
}

/** object.__hash__. */
export function identityHash(object: PyObject): number {
  return identityOf(object) / ALIGNMENT;
}
