/** The _thread module of an interpreter with one thread: locks work, new threads cannot be started. */

import { keyboardInterruptType, runtimeErrorType, systemExitType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { isCallable } from "../runtime/calls.js";
import { newException, PythonError, runtimeError, typeError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";
import { makeThreadHandle, threadHandleType } from "./thread/handle.js";
import { localType } from "./thread/local.js";
import { lockType, MAXIMUM_TIMEOUT, makeLock, reentrantLockType, THREAD_IDENTIFIER } from "./thread/locks.js";

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_thread", heading, code, doc);
}

/** What CPython raises where the system gives it no more threads. */
function startThread(callable: Value): never {
  if (!isCallable(callable)) throw typeError("first arg must be callable");
  throw runtimeError("can't start new thread");
}

/** Seen by the running code at once: there is no other thread that it could be in. */
function interruptMain(): never {
  throw new PythonError(newException(keyboardInterruptType));
}

export function createThreadModule(): PyModule {
  let stackSize = 0;
  const allocate = fn(
    "allocate_lock()",
    makeLock,
    "Create a new lock object. See help(type(threading.Lock())) for\ninformation about locks.",
  );
  const start = fn("start_new_thread(function, args, kwargs={}, /)", startThread);
  const leave = fn("exit()", () => {
    throw new PythonError(newException(systemExitType));
  });
  return newModule(
    "_thread",
    "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
    {
      LockType: lockType,
      RLock: reentrantLockType,
      TIMEOUT_MAX: new PyFloat(MAXIMUM_TIMEOUT),
      _ThreadHandle: threadHandleType,
      _make_thread_handle: fn("_make_thread_handle(ident, /)", makeThreadHandle),
      _count: fn("_count()", () => 0),
      _get_main_thread_ident: fn("_get_main_thread_ident()", () => THREAD_IDENTIFIER),
      _is_main_interpreter: fn("_is_main_interpreter()", () => true),
      _local: localType,
      _shutdown: fn("_shutdown()", () => null),
      allocate,
      allocate_lock: allocate,
      daemon_threads_allowed: fn("daemon_threads_allowed()", () => true),
      error: runtimeErrorType,
      exit: leave,
      exit_thread: leave,
      get_ident: fn(
        "get_ident()",
        () => THREAD_IDENTIFIER,
        "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.",
      ),
      get_native_id: fn("get_native_id()", () => THREAD_IDENTIFIER),
      interrupt_main: fn("interrupt_main(signum=2, /)", interruptMain),
      lock: lockType,
      stack_size: fn("stack_size(size=0, /)", (size?: Value) => {
        const previous = stackSize;
        if (size !== undefined) {
          const asked = asSize(size);
          if (asked < 0) throw valueError("size must be 0 or a positive value");
          stackSize = asked;
        }
        return previous;
      }),
      start_joinable_thread: fn("start_joinable_thread(function, handle=None, daemon=True)", startThread),
      start_new: start,
      start_new_thread: start,
    },
  );
}
