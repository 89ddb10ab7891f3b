/**
 * Fields that change seldom, made known to V8 as fields that change.
 *
 * V8 takes a field for constant until an object has got a second value in it, relies on that in all optimized code that
 * reads it, and throws that code away when it turns out wrong: the first generator of a program would cost whatever was
 * optimized before. Numbers, booleans and null are exchanged once for others of their kind; what fields hold as objects is
 * left alone, since nearly all of those never change.
 */

const settled = new Set<unknown>();

/** Settles the fields of an object's class, by means of that object, unless that has been done. */
export function settleFields(sample: object): void {
  if (settled.has(sample.constructor)) return;
  settled.add(sample.constructor);
  for (const name of Object.keys(sample)) {
    const value: unknown = Reflect.get(sample, name);
    const other = otherThan(value);
    if (other === undefined) continue;
    Reflect.set(sample, name, other);
    Reflect.set(sample, name, value);
  }
}

function otherThan(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (Number.isSafeInteger(value)) return value === 0 ? 1 : 0;
  return value === null ? false : undefined;
}
