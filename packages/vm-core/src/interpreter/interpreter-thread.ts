/** The interpreter's part of a thread's state: its stack of frames, what leaves the loop, and who watches. */

import { PyDict } from "../objects/dict.js";
import type { PyException } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { ThreadState } from "../runtime/thread.js";
import type { Wait } from "../runtime/waiting.js";
import { Exit, type Frame, VM } from "./frame.js";
import type { GeneratorVisit } from "./generator-visit.js";
import { MAXIMUM_NESTING, type Rest, ThreadGroup } from "./thread-group.js";
import { Monitoring, MonitoringEvent } from "./trace/monitoring.js";
import type { Observer } from "./trace/observer.js";

/** Why the loop was left without a value. */
export const Signal = {
  /** `pending` is being raised. */
  RAISE: 0,
  /** `top` must go on in the other VM; raising `pending` there if it is set. */
  SWITCH: 1,
  /** `pending`, which native code has thrown, is to be raised in `top` by the VM that runs it. */
  CAUGHT: 2,
} as const;

/** Steps between two looks at the control block, at most, and at least. */
const SAFE_POINT_INTERVAL = 1024;
const SHORTEST_INTERVAL = 16;
/** Enough for each call and each jump of a loop's first turns. */
const CLOSE_LOOKS = 12;
/** Turns of threads are measured in so many steps. */
const PART_OF_TURN = 1024;
/** Between two looks that are further apart there were expensive steps, in milliseconds. */
const LONG_INTERVAL = 4;

/** What a look out of native code counts: natives look every thousand items or so, which take about as long. */
const POLL_STEPS = 32;

/** Turns that native code which calls back may take before others run on top of it. */
const PATIENCE = 20;

/** Whether no native code lies between a frame and the bottom of its thread. */
function isOutermost(top: Frame): boolean {
  let frame = top;
  while ((frame.exit & Exit.ENTRY) === 0 && frame.back !== null) frame = frame.back;
  return frame.back === null;
}

export class InterpreterThread extends ThreadState {
  top: Frame | null = null;
  pending: PyException | null = null;
  signal: 0 | 1 | 2 = Signal.RAISE;
  /** Namespace of the builtins module. */
  builtins: PyDict = new PyDict();
  /** The builtins as they were made, for instructions that mean a builtin whatever its name is bound to. */
  originalBuiltins: ReadonlyMap<string, Value> = new Map();
  /** What a frame entered from native code returned, or `send` received from a finished iterator. */
  result: Value | undefined = undefined;
  /** The VM changes at a backward jump: its target starts a line even if the line is the same. */
  isAtJump = false;
  /** The calling instruction that `leaveFrame` went back to, in the caller. */
  returnedTo = -1;
  /** Where the last exception that found a handler was in the handling frame. */
  raisedAt = -1;
  /** With `pending`: where it was raised before, see `unwind`; Origin.HERE when it is raised for the first time. */
  pendingOrigin = -2;
  /** What `budget` was when steps were last added to those of the group. */
  private granted = 0;
  private interval = SAFE_POINT_INTERVAL;
  /** Safe points that are still to follow each other step by step. */
  private closeLooks = 0;
  /** When it last came to a safe point, in milliseconds. */
  private lookedAt = 0;
  /** Steps from the safe point before the last one to that. */
  sampledSteps = 0;
  readonly group: ThreadGroup;
  isDaemon = false;
  /** What a new thread does first; null once it has begun. */
  start: (() => Value) | null = null;
  /** Called when it has ended, with an exception that nothing has caught. */
  atEnd: (exception: PyException | null) => void = () => {};
  /** What it waits for; null when it can run. */
  wait: Wait | null = null;
  /** The result of the last wait. */
  waited: Value = null;
  /** Its nested loops that rest on the JavaScript stack, outermost first. */
  readonly resting: Rest[] = [];
  /** Parts of its turn until others get theirs, and steps of the present part. */
  turnLeft = 1;
  private partLeft = PART_OF_TURN;
  /** Modules whose code it is running: others must not see them half made. */
  imports = 0;
  /**
   * Entering a frame deeper than this takes the slow path. It is the recursion limit, or -1 while calls are traced, so
   * that the standard VM pays one comparison for both.
   */
  depthLimit = 1000;
  /** sys.settrace's function; null for None. */
  traceFunction: Value = null;
  /** sys.setprofile's function; null for None. */
  profileFunction: Value = null;
  /** sys.set_asyncgen_hooks; null for None. */
  beginAsyncGenerator: Value = null;
  finalizeAsyncGenerator: Value = null;
  /** How many callers `cr_origin` of a new coroutine names. */
  originDepth = 0;
  /** The host's observer. */
  observer: Observer | null = null;
  /** What the tools of sys.monitoring want. */
  readonly monitoring: Monitoring;
  /** Calls of native code are reported: to a profile function, or to a tool. */
  reportsNativeCalls = false;
  /** The visit of the generator that native code is going through. */
  visit: GeneratorVisit | null = null;
  /** Calls of compiled code from compiled code that lie on the JavaScript stack. */
  nesting = 0;
  /** How many there may be; none while threads take turns, which JavaScript's stack would keep from each other. */
  nestingLimit = MAXIMUM_NESTING;
  /** What is thrown into the generator that is being resumed. */
  thrown: PyException | null = null;
  /** A trace function runs: no events. */
  isInTracer = false;
  /** The event that the running trace function is called for: it decides whether f_lineno can be set. */
  tracedEvent: string | null = null;
  /** The frame of that event. */
  tracedFrame: Frame | null = null;
  /** A `return` event of a yield: the frame can still jump. */
  isTracingYield = false;
  /** Looks at the control block; may throw to end the run. Installed by the virtual machine. */
  atSafePoint: (thread: InterpreterThread) => void = () => {};

  /** The safe point that is being taken comes before native work that cannot be interrupted. */
  isBeforeLongWork = false;

  override look: () => void = () => {
    this.isBeforeLongWork = true;
    try {
      this.takeSafePoint();
    } finally {
      this.isBeforeLongWork = false;
    }
  };

  override safePoint: () => void = () => void this.takeSafePoint();

  override poll: () => void = () => {
    this.budget -= POLL_STEPS;
    if (this.budget < 0) this.takeSafePoint();
  };

  /** The first thread of an interpreter, or one that `parent` starts. */
  constructor(group: ThreadGroup = new ThreadGroup(), parent: InterpreterThread | null = null) {
    super();
    this.group = group;
    this.monitoring = parent?.monitoring ?? new Monitoring();
    this.identifier = group.nextIdentifier++;
    if (parent === null) {
      group.add(this);
      return;
    }
    this.builtins = parent.builtins;
    this.originalBuiltins = parent.originalBuiltins;
    this.atSafePoint = parent.atSafePoint;
    this.memory = parent.memory;
    this.observer = parent.observer;
    this.recursionLimit = parent.recursionLimit;
    this.updateDepthLimit();
  }

  /** The slow path of a safe point. Returns whether the frame on top has been marked to let other threads run. */
  takeSafePoint(): boolean {
    const { group } = this;
    this.sampledSteps = this.granted - this.budget;
    this.settleSteps();
    const parts = this.partsOfTurn();
    const interval = this.adaptInterval();
    if (this.closeLooks > 0) {
      this.closeLooks--;
      this.grantSteps(0);
    } else this.grantSteps(Math.min(interval, this.partLeft) - 1);
    this.atSafePoint(this);
    return parts > 0 && group.members.length > 1 && this.endTurn(parts);
  }

  /** Where steps take long, looks must come after fewer. */
  private adaptInterval(): number {
    const now = Date.now();
    const isLong = now - this.lookedAt > LONG_INTERVAL;
    this.lookedAt = now;
    this.interval = isLong
      ? Math.max(SHORTEST_INTERVAL, this.interval >> 2)
      : Math.min(SAFE_POINT_INTERVAL, this.interval << 1);
    return this.interval;
  }

  /** Makes each of the next steps take the slow path of its safe point. */
  lookClosely(): void {
    this.settleSteps();
    this.grantSteps(0);
    this.closeLooks = CLOSE_LOOKS;
  }

  /** Adds the steps taken to those of the group. */
  settleSteps(): void {
    const taken = this.granted - this.budget;
    this.group.steps += taken;
    this.partLeft -= taken;
    this.granted = this.budget;
  }

  /** Lets the thread take so many steps before it looks again, or as many as the limit allows. All must be settled. */
  grantSteps(count = this.budget): void {
    const { group } = this;
    this.granted = Math.max(0, Math.min(count, group.stepLimit - group.steps));
    this.budget = this.granted;
  }

  /** How many parts of its turn have gone by since this was last asked. They count steps and not looks, which come when they must. */
  private partsOfTurn(): number {
    if (this.partLeft > 0) return 0;
    const parts = Math.floor(-this.partLeft / PART_OF_TURN) + 1;
    this.partLeft += parts * PART_OF_TURN;
    return parts;
  }

  private endTurn(parts: number): boolean {
    const { top } = this;
    this.turnLeft -= parts;
    if (this.turnLeft > 0 || top === null || this.imports > 0) return false;
    const { turn } = this.group;
    // Native code below would keep its place on the JavaScript stack: it gets time to come to its end.
    if (!isOutermost(top) && this.turnLeft > -PATIENCE * turn) return false;
    this.turnLeft = turn;
    top.vm = VM.NONE;
    return true;
  }

  /** Must follow every change of the recursion limit, trace function, profile function, observer or monitoring. */
  updateDepthLimit(): void {
    const { wanted } = this.monitoring;
    const watches =
      this.traceFunction !== null || this.profileFunction !== null || this.observer !== null || wanted !== 0;
    this.reportsNativeCalls =
      this.profileFunction !== null || this.observer?.nativeCall !== undefined || (wanted & MonitoringEvent.CALL) !== 0;
    this.depthLimit = watches && !this.isInTracer ? -1 : this.recursionLimit;
  }
}
