/** The _thread module: starting threads, and the primitives that they synchronize with. */

import { currentThread } from "../interpreter/current-thread.js";
import { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { startThread } from "../interpreter/scheduler.js";
import { PyDict } from "../objects/dict.js";
import { type PyException, runtimeErrorType, systemExitType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { isCallable } from "../runtime/calls.js";
import { newException, PythonError, runtimeError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize, textOf } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { thread } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";
import { reportUnraisable } from "../runtime/uncaught-exceptions.js";
import { raiseSignal } from "./signal/handlers.js";
import { makeThreadHandle, ThreadHandle, threadHandleType } from "./thread/handle.js";
import { localType } from "./thread/local.js";
import { lockType, MAXIMUM_TIMEOUT, makeLock, reentrantLockType } from "./thread/locks.js";

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_thread", heading, code, doc);
}

/** More would only fill the memory. */
const MAXIMUM_THREADS = 4096;

interface Start {
  readonly callable: Value;
  readonly args: readonly Value[];
  readonly keywords: Keywords;
  readonly handle: ThreadHandle;
  readonly isDaemon: boolean;
}

/** Returns the new thread's identifier. Raises RuntimeError when there are too many. */
function start({ callable, args, keywords, handle, isDaemon }: Start): number {
  const parent = currentThread();
  if (handle.state !== "not started") throw runtimeError("thread already started");
  if (parent.group.members.length >= MAXIMUM_THREADS) throw runtimeError("can't start new thread");
  const child = new InterpreterThread(parent.group, parent);
  child.isDaemon = isDaemon;
  child.atEnd = (exception: PyException | null) => {
    if (exception !== null && !exception.cls.isSubtypeOf(systemExitType)) {
      reportUnraisable(exception, `Exception ignored in thread started by ${repr(callable)}`, null);
    }
    handle.state = "done";
  };
  handle.start(child);
  startThread(child, callable, args, keywords);
  return child.identifier;
}

function startNew(callable: Value, args: Value, keywords: Value = null): Value {
  if (!isCallable(callable)) throw typeError("first arg must be callable");
  if (!(args instanceof PyTuple)) throw typeError("2nd arg must be a tuple");
  if (keywords !== null && !(keywords instanceof PyDict)) throw typeError("optional 3rd arg must be a dictionary");
  const named = new Map<string, Value>();
  if (keywords !== null) {
    for (const { key, value } of keywords.entries) {
      if (value === undefined) continue;
      const name = textOf(key);
      if (name === undefined) throw typeError("keywords must be strings");
      named.set(name, value);
    }
  }
  return start({
    callable,
    args: args.items,
    keywords: named.size > 0 ? named : null,
    handle: new ThreadHandle(0, "not started"),
    isDaemon: true,
  });
}

function startJoinable(callable: Value, handle: Value = null, daemon: Value = true): Value {
  if (!isCallable(callable)) throw typeError("thread function must be callable");
  if (handle !== null && !(handle instanceof ThreadHandle)) throw typeError("'handle' must be a _ThreadHandle");
  const used = handle ?? new ThreadHandle(0, "not started");
  start({ callable, args: [], keywords: null, handle: used, isDaemon: isTrue(daemon) });
  return used;
}

/** Acts as if a signal had come: its handler runs in the main thread. */
function interruptMain(number: Value): Value {
  const signal = asSize(number);
  if (signal < 1 || signal > 64) throw valueError("signal number out of range");
  const running = currentThread();
  if (running === running.group.main) raiseSignal(signal);
  else running.group.pendingSignals.push(signal);
  return null;
}

/** Waits for all threads that are no daemons. */
function shutDown(): Value {
  const running = currentThread();
  const { members } = running.group;
  return services.wait({
    self: undefined,
    name: "_shutdown",
    attempt: () =>
      members.every((each) => each === running || each === members[0] || each.isDaemon) ? null : undefined,
    until: Number.POSITIVE_INFINITY,
    expired: () => null,
  });
}

const THREADS_DOC =
  "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.";

export function createThreadModule(): PyModule {
  let stackSize = 0;
  const allocate = fn(
    "allocate_lock()",
    makeLock,
    "Create a new lock object. See help(type(threading.Lock())) for\ninformation about locks.",
  );
  const begin = fn(
    "start_new_thread(function, args, kwargs={}, /)",
    startNew,
    "Start a new thread and return its identifier.\n\nThe thread will call the function with positional arguments from the\ntuple args and keyword arguments taken from the optional dictionary\nkwargs.  The thread exits when the function returns; the return value\nis ignored.  The thread will also exit when the function raises an\nunhandled exception; a stack trace will be printed unless the exception\nis SystemExit.",
  );
  const leave = fn("exit()", () => {
    throw new PythonError(newException(systemExitType));
  });
  return newModule("_thread", THREADS_DOC, {
    LockType: lockType,
    RLock: reentrantLockType,
    TIMEOUT_MAX: new PyFloat(MAXIMUM_TIMEOUT),
    _ThreadHandle: threadHandleType,
    _make_thread_handle: fn("_make_thread_handle(ident, /)", makeThreadHandle),
    _count: fn("_count()", () => currentThread().group.members.length - 1),
    _get_main_thread_ident: fn("_get_main_thread_ident()", () => currentThread().group.main.identifier),
    _is_main_interpreter: fn("_is_main_interpreter()", () => true),
    _local: localType,
    _shutdown: fn("_shutdown()", shutDown),
    allocate,
    allocate_lock: allocate,
    daemon_threads_allowed: fn("daemon_threads_allowed()", () => true),
    error: runtimeErrorType,
    exit: leave,
    exit_thread: leave,
    get_ident: fn(
      "get_ident()",
      () => thread.identifier,
      "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.",
    ),
    get_native_id: fn("get_native_id()", () => thread.identifier),
    interrupt_main: fn("interrupt_main(signum=2, /)", (number: Value = 2) => interruptMain(number)),
    lock: lockType,
    set_name: fn("set_name(name)", (name: Value) => {
      if (textOf(name) === undefined) throw typeError("set_name() argument 'name' must be str");
      return null;
    }),
    stack_size: fn("stack_size(size=0, /)", (size?: Value) => {
      const previous = stackSize;
      if (size !== undefined) {
        const asked = asSize(size);
        if (asked < 0) throw valueError("size must be 0 or a positive value");
        if (asked > 0 && asked < 0x8000) throw valueError(`size not valid: ${asked} bytes`);
        stackSize = asked;
      }
      return previous;
    }),
    start_joinable_thread: fn("start_joinable_thread(function, handle=None, daemon=True)", startJoinable),
    start_new: begin,
    start_new_thread: begin,
  });
}
