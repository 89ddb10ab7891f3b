/** Whether the running program can reach an object: a bounded search from the variables of its frames. */

import { PyCell } from "../objects/cell.js";
import { PyDict } from "../objects/dict.js";
import { PyFunction, PyMethod } from "../objects/function.js";
import { INLINE_SLOTS, PyInstance } from "../objects/instance.js";
import { PyList } from "../objects/list.js";
import { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { services } from "./interpreter-services.js";

/** The search gives up after so many objects: it serves a diagnosis, and must not cost more than that is worth. */
const MAXIMUM_OBJECTS = 20_000;
const MAXIMUM_OF_EVERYTHING = 2_000_000;

/**
 * True when an object that `isSought` is found in the local and module variables of the running frames, or in
 * containers, instances, functions and bound methods reached from them.
 */
export function isReachable(isSought: (value: PyObject) => boolean): boolean {
  return search(isSought) === "found";
}

/** Those of some objects that are found in that way: all of them when there is too much to search. */
export function reachableAmong(objects: readonly PyObject[]): ReadonlySet<PyObject> {
  const sought = new Set(objects);
  const reached = new Set<PyObject>();
  const result = search((value) => {
    if (sought.has(value)) reached.add(value);
    return reached.size === sought.size;
  });
  return result === "unfinished" ? sought : reached;
}

/**
 * Those of some objects that the program may still reach in any way: all of them when there is too much to search. What
 * a class of this interpreter refers to is found in the fields of its objects, whatever they are.
 */
export function heldAmong(objects: readonly PyObject[]): ReadonlySet<PyObject> {
  const sought = new Set<object>(objects);
  const reached = new Set<PyObject>();
  const seen = new Set<object>();
  const pending: object[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value) || ArrayBuffer.isView(value)) return;
    seen.add(value);
    pending.push(value);
  };
  for (let depth = 0, frame = services.callerFrame(); frame !== null; frame = services.callerFrame(++depth)) {
    visit(frame);
  }
  visit(services.system("modules"));
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    if (seen.size > MAXIMUM_OF_EVERYTHING) return new Set(objects);
    if (sought.has(object) && object instanceof PyObject) reached.add(object);
    if (Array.isArray(object) || object instanceof Set) for (const item of object) visit(item);
    else if (object instanceof Map) {
      for (const [key, value] of object) {
        visit(key);
        visit(value);
      }
    } else for (const value of Object.values(object)) visit(value);
  }
  return reached;
}

/** Objects of one type that the program can reach: how many, and roughly how many bytes they take themselves. */
export interface TypeUse {
  readonly type: string;
  readonly count: number;
  readonly bytes: number;
}

/** So many objects are looked at, so that looking takes little memory itself. */
const MAXIMUM_COUNTED = 200_000;

/** What the running program's variables hold, by type, the most bytes first; of the first objects that are found. */
export function reachableByType(): TypeUse[] {
  const seen = new Set<PyObject | string>();
  const pending: PyObject[] = [];
  const uses = new Map<string, { count: number; bytes: number }>();
  const add = (type: string, bytes: number): void => {
    const use = uses.get(type) ?? { count: 0, bytes: 0 };
    uses.set(type, { count: use.count + 1, bytes: use.bytes + bytes });
  };
  const visit = (value: Value | undefined): void => {
    // Numbers like these lie in what refers to them.
    if (typeof value === "number") add("int", 0);
    else if (typeof value === "bigint") add("int", 32);
    if ((typeof value !== "string" && !(value instanceof PyObject)) || seen.has(value)) return;
    if (seen.size >= MAXIMUM_COUNTED) return;
    seen.add(value);
    if (typeof value === "string") add("str", 24 + value.length);
    else pending.push(value);
  };
  for (let depth = 0, frame = services.callerFrame(); frame !== null; frame = services.callerFrame(++depth)) {
    visit(services.localsOf(frame));
  }
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    add(object.cls.name, bytesOf(object));
    visitReferents(object, visit);
    if (object instanceof PyDict) for (const entry of object.entries) visit(entry.key);
  }
  const found = [...uses].map(([type, use]) => ({ type, ...use }));
  return found.sort((left, right) => right.bytes - left.bytes);
}

/** Roughly, and without what it refers to. */
function bytesOf(object: PyObject): number {
  if (object instanceof PyList || object instanceof PyTuple) return 48 + 8 * object.items.length;
  if (object instanceof PyDict) return 96 + 72 * object.size;
  const content = "bytes" in object && ArrayBuffer.isView(object.bytes) ? object.bytes.byteLength : 0;
  return 72 + content;
}

function search(isSought: (value: PyObject) => boolean): "found" | "absent" | "unfinished" {
  const maximum = MAXIMUM_OBJECTS;
  const seen = new Set<PyObject>();
  const pending: PyObject[] = [];
  const visit = (value: Value | undefined): void => {
    if (!(value instanceof PyObject) || seen.has(value) || seen.size >= maximum) return;
    seen.add(value);
    pending.push(value);
  };
  for (let depth = 0, frame = services.callerFrame(); frame !== null; frame = services.callerFrame(++depth)) {
    visit(services.localsOf(frame));
  }
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    if (isSought(object)) return "found";
    visitReferents(object, visit);
  }
  return seen.size >= maximum ? "unfinished" : "absent";
}

function visitReferents(object: PyObject, visit: (value: Value | undefined) => void): void {
  if (object instanceof PyList || object instanceof PyTuple) for (const item of object.items) visit(item);
  else if (object instanceof PyDict) for (const entry of object.entries) visit(entry.value);
  else if (object instanceof PyInstance) {
    for (let slot = 0; slot < INLINE_SLOTS; slot++) visit(object.slot(slot));
    object.rest?.forEach(visit);
  } else if (object instanceof PyMethod) visit(object.self);
  else if (object instanceof PyFunction) object.closure?.forEach(visit);
  else if (object instanceof PyCell) visit(object.content);
  else if (object instanceof PyType && object.isHeapType) for (const value of object.namespace.values()) visit(value);
  // Other modules' variables are no business of the program that asks.
  if (!(object instanceof PyModule) && "attributes" in object) visit((object as { attributes?: PyDict }).attributes);
}
