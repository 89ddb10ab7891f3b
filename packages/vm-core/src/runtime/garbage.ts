/**
 * What a garbage collection does that a program can see: weak references die, and callbacks and finalizers are called.
 *
 * Nothing counts references, and the host's collector keeps whatever the running job has got from a WeakRef. So until
 * the program collects, by `gc.collect()` or by making very many weak references or objects with finalizers, everything
 * stays alive, in every run alike. `__del__` is called by such a collection, else when the program ends.
 */

import { PyObject, type Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import type { PyWeakProxy, PyWeakReference } from "../objects/weak-reference.js";
import { call, callHooks, callSpecial } from "./calls.js";
import { exceptionOf } from "./errors.js";
import { identityOf, inheritIdentity } from "./identity.js";
import { services } from "./interpreter-services.js";
import { perInterpreter } from "./per-interpreter.js";
import { spendSteps } from "./thread.js";
import { safeText } from "./traceback-report.js";
import { reportUnraisable } from "./uncaught-exceptions.js";

type Reference = PyWeakReference | PyWeakProxy;

/** So many tracked things make a collection worth its time; doubled while most of them stay. */
const FIRST_THRESHOLD = 100_000;

const COLLECTION_STEPS = 1000;

const tracked = perInterpreter(() => ({
  references: new Set<WeakRef<Reference>>(),
  finalizable: new Set<PyObject>(),
  threshold: FIRST_THRESHOLD,
  isCollecting: false,
}));

/** Returns the reference. It is dead after a collection that finds its object unreachable. */
export function trackReference<R extends Reference>(reference: R): R {
  const state = tracked();
  state.references.add(new WeakRef(reference));
  if (state.references.size + state.finalizable.size > state.threshold) collectSometimes();
  return reference;
}

/** The fresh instance's `__del__` will be called. */
export function trackFinalizer(instance: PyObject): void {
  const state = tracked();
  state.finalizable.add(instance);
  if (state.references.size + state.finalizable.size > state.threshold) collectSometimes();
}

/** Its `__del__` has nothing to do any more. */
export function untrackFinalizer(instance: PyObject): void {
  tracked().finalizable.delete(instance);
}

/** All objects whose `__del__` will be called. */
export const trackedForFinalizing = (): Iterable<PyObject> => tracked().finalizable;

callHooks.trackFinalizer = trackFinalizer;

function collectSometimes(): void {
  const state = tracked();
  collect();
  state.threshold = Math.max(FIRST_THRESHOLD, 2 * (state.references.size + state.finalizable.size));
}

/**
 * What takes part in each collection: `prepare` is called before it and returns what announces, after it, what has
 * gone, and says how much that was. `atEnd` is called when the program has ended.
 */
interface CollectionWatcher {
  readonly prepare: () => () => number;
  readonly atEnd: () => void;
}

const watchers: CollectionWatcher[] = [];

export function watchCollections(prepare: () => () => number, atEnd: () => void): void {
  watchers.push({ prepare, atEnd });
}

/** Returns how many objects with weak references or finalizers were unreachable. */
export function collect(): number {
  const state = tracked();
  if (state.isCollecting) return 0;
  // A collection takes as long as a program takes for thousands of steps.
  spendSteps(COLLECTION_STEPS);
  state.isCollecting = true;
  try {
    services.forgetUnused();
    const announcements = watchers.map(({ prepare }) => prepare());
    const twins = releaseFinalizable(state.finalizable);
    const hasCollected = services.collectGarbage();
    const abandoned = announcements.reduce((sum, announce) => sum + announce(), 0);
    const unreachable = takeBack(state.finalizable, twins);
    if (!hasCollected) return 0;
    // Asking a WeakRef also keeps its object for the rest of the job: what is alive now stays so until the next time.
    for (const twin of unreachable) callFinalizer(twin);
    return abandoned + unreachable.length + announceDeaths(state.references);
  } finally {
    state.isCollecting = false;
  }
}

function announceDeaths(references: Set<WeakRef<Reference>>): number {
  const dead: Reference[] = [];
  for (const entry of references) {
    const reference = entry.deref();
    if (reference !== undefined && reference.target.deref() !== undefined) continue;
    references.delete(entry);
    if (reference !== undefined) dead.push(reference);
  }
  // As in CPython, the reference made last is told first.
  for (const reference of dead.reverse()) {
    const { callback } = reference;
    reference.callback = null;
    if (callback === null) continue;
    try {
      call(callback, [reference]);
    } catch (error) {
      const exception = exceptionOf(error);
      if (exception === null) throw error;
      reportUnraisable(
        exception,
        `Exception ignored while calling weakref callback ${safeText(callback, "object", "repr")}`,
        null,
      );
    }
  }
  return dead.length;
}

/** An object that may have gone after a collection, and another of the same state, which shares all its parts. */
interface Twin {
  readonly original: WeakRef<PyObject>;
  readonly twin: PyObject;
}

function releaseFinalizable(finalizable: Set<PyObject>): Twin[] {
  const twins = Array.from(finalizable, (object) => ({ original: new WeakRef(object), twin: twinOf(object) }));
  finalizable.clear();
  return twins;
}

function twinOf(object: PyObject): PyObject {
  // What makes an instance is in its fields: none of the classes of objects has private ones.
  const twin = Object.assign(Object.create(Object.getPrototypeOf(object)) as PyObject, object);
  inheritIdentity(twin, identityOf(object));
  return twin;
}

/** Returns the twins of those that have gone; the others are tracked again. */
function takeBack(finalizable: Set<PyObject>, twins: readonly Twin[]): PyObject[] {
  const gone: PyObject[] = [];
  for (const { original, twin } of twins) {
    const object = original.deref();
    if (object === undefined) gone.push(twin);
    else finalizable.add(object);
  }
  return gone;
}

/** At the end of a program: objects that its names hold first, in their order, then the others in that of their making. */
export function finalizeAll(values: Iterable<Value>): void {
  const { finalizable } = tracked();
  const objects = [...finalizable];
  finalizable.clear();
  const all = new Set<Value>(objects);
  const named = [...new Set(values)].filter((value) => all.has(value));
  for (const object of new Set([...named, ...objects])) if (object instanceof PyObject) callFinalizer(object);
  for (const { atEnd } of watchers) atEnd();
}

function callFinalizer(object: PyObject): void {
  const method = object.cls.special(Special.__del__);
  if (method === null) return;
  try {
    callSpecial(method, object);
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === null) throw error;
    reportUnraisable(
      exception,
      `Exception ignored while calling deallocator ${safeText(method, "object", "repr")}`,
      null,
    );
  }
}
