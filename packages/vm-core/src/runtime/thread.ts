/** The state of the thread that is running: handled exception, recursion, safe points. */

import type { PyException } from "../objects/exception.js";
import type { PyObject, Value } from "../objects/object.js";
import { recursionError } from "./errors.js";
import type { MemoryAccount } from "./memory.js";

/** One level of "the exception being handled": each generator has its own, chained to its resumer's. */
export class HandledException {
  exception: PyException | null = null;
  previous: HandledException | null;

  constructor(previous: HandledException | null) {
    this.previous = previous;
  }
}

export class ThreadState {
  /** threading.get_ident() */
  identifier = 1;
  handled: HandledException = new HandledException(null);
  /** Python frames on the stack, natives that recurse included. */
  depth = 0;
  /** The context of `contextvars` that its code runs in, once it has one. */
  context: PyObject | null = null;
  /** The event loop of asyncio that runs in it, and the task that runs in that. */
  eventLoop: Value = null;
  task: Value = null;
  recursionLimit = 1000;
  /** Objects whose repr is being made, to print recursive containers as `[...]`. */
  readonly beingRepresented = new Set<PyObject>();
  /** The StopIteration with which an iterator has just said that it is exhausted; null when it said so without one. */
  stopped: PyException | null = null;
  /** Counts down the steps to the next safe point, which is when it falls below 0. */
  budget = 0;
  /** Called by `pollSafePoint`; may throw to end the run. */
  poll: () => void = () => {};
  /** Called by `countStep` when the budget is used up; may throw to end the run. */
  safePoint: () => void = () => {};
  /** Called by `beforeLongWork`; may throw to end the run. */
  look: () => void = () => {};
  /** What its interpreter's objects may take; null outside a machine. */
  memory: MemoryAccount | null = null;
}

/** The running thread. One interpreter runs at a time in a JavaScript realm; switching interpreters replaces it. */
export let thread: ThreadState = new ThreadState();

export function setThread(next: ThreadState): void {
  thread = next;
}

/** A safe point for long native loops: lets interrupts, limits and toggles act. Raises when the run must end. */
export function pollSafePoint(): void {
  thread.poll();
}

/** A safe point that counts as one step, for natives that call themselves and take an item with each call. */
export function countStep(): void {
  if (--thread.budget < 0) thread.safePoint();
}

/** Counts the steps of native work that is over: the next safe point comes sooner by that. */
export function spendSteps(count: number): void {
  thread.budget -= count;
}

/**
 * A safe point before native work that cannot be interrupted and may take seconds: whoever looks at the program then
 * sees what it is about to do. Raises when the run must end.
 */
export function beforeLongWork(): void {
  thread.look();
}

/** Counts a level of native recursion; `where` completes the message, e.g. " while getting the repr of an object". */
export function enterRecursion(where = ""): void {
  if (++thread.depth > thread.recursionLimit) {
    thread.depth--;
    throw recursionError(`maximum recursion depth exceeded${where}`);
  }
}

export function leaveRecursion(): void {
  thread.depth--;
}

/** False when the object's repr is already being made further out. A true result must be matched by `reprLeave`. */
export function reprEnter(object: PyObject): boolean {
  const { beingRepresented } = thread;
  if (beingRepresented.has(object)) return false;
  countStep();
  beingRepresented.add(object);
  return true;
}

export function reprLeave(object: PyObject): void {
  thread.beingRepresented.delete(object);
}

/** The exception now being handled (sys.exception()), or null. */
export function handledException(): PyException | null {
  for (let level: HandledException | null = thread.handled; level !== null; level = level.previous) {
    if (level.exception !== null) return level.exception;
  }
  return null;
}
