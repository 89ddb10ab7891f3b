/** The _signal module: handlers of signals that the program sends itself, and of the host's interrupt. */

import { osErrorType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { PythonError, valueError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { moduleException } from "../runtime/module-exceptions.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { osError } from "../runtime/os-errors.js";
import { asIndex } from "../runtime/primitives.js";
import { asCInt } from "../runtime/sized-integers.js";
import {
  DEFAULT_HANDLER,
  defaultInterruptHandler,
  getHandler,
  IGNORING_HANDLER,
  raiseSignal,
  setHandler,
  signalNumber,
} from "./signal/handlers.js";
import { describeSignal, isUsable, SIGNAL_COUNT, signals } from "./signal/signals.js";

const MODULE_DOC = "This module provides mechanisms to use signal handlers in Python.";

/** signal.itimer_error */
const timerError = moduleException("signal", "itimer_error", osErrorType);

const BLOCK = 0;
const UNBLOCK = 1;
const SET_MASK = 2;

function validSignals(): PySet {
  const valid = new PySet();
  for (let number = 1; number < SIGNAL_COUNT; number++) if (isUsable(number)) valid.add(number);
  return valid;
}

/** Nobody writes to files when signals come: the host sends none but the interrupt. */
function setWakeupFile(file: Value): Value {
  if (asCInt(file) !== -1) throw osError("EBADF");
  return -1;
}

/** Signals arrive when they are raised: there is nothing to block, and none is ever pending. */
function setMask(how: Value, mask: Value): Value {
  const numbers = toArray(mask).map(asIndex);
  for (const number of numbers) {
    if (number < 1 || number >= SIGNAL_COUNT) {
      throw valueError(`signal number ${number} out of range [1; ${SIGNAL_COUNT - 1}]`);
    }
  }
  const action = asCInt(how);
  if (action !== BLOCK && action !== UNBLOCK && action !== SET_MASK) throw osError("EINVAL");
  return new PySet();
}

function timer(which: Value): Value {
  const number = asCInt(which);
  if (number < 0 || number > 2) throw timerFailure();
  return new PyTuple([new PyFloat(0), new PyFloat(0)]);
}

function timerFailure(): PythonError {
  const { exception } = osError("EINVAL");
  exception.cls = timerError();
  return new PythonError(exception);
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_signal", heading, code, doc);
}

const functions = {
  default_int_handler: defaultInterruptHandler,
  getitimer: fn("getitimer(which, /)", timer, "Returns current value of given itimer."),
  getsignal: fn(
    "getsignal(signalnum, /)",
    (number: Value) => getHandler(signalNumber(number)),
    "Return the current action for the given signal.\n\nThe return value can be:\n  SIG_IGN -- if the signal is being ignored\n  SIG_DFL -- if the default action for the signal is in effect\n  None    -- if an unknown handler is in effect\n  anything else -- the callable Python object used as a handler",
  ),
  pthread_sigmask: fn(
    "pthread_sigmask(how, mask, /)",
    setMask,
    "Fetch and/or change the signal mask of the calling thread.",
  ),
  raise_signal: fn(
    "raise_signal(signalnum, /)",
    (number: Value) => {
      raiseSignal(asCInt(number));
      return null;
    },
    "Send a signal to the executing process.",
  ),
  set_wakeup_fd: fn(
    "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)",
    setWakeupFile,
    "Sets the fd to be written to (with the signal number) when a signal comes in.\n\nA library can use this to wakeup select or poll.\nThe previous fd or -1 is returned.\n\nThe fd must be non-blocking.",
  ),
  siginterrupt: fn(
    "siginterrupt(signalnum, flag, /)",
    (number: Value, flag: Value) => {
      asCInt(flag);
      signalNumber(number);
      return null;
    },
    "Change system call restart behaviour.\n\nIf flag is False, system calls will be restarted when interrupted by\nsignal sig, else system calls will be interrupted.",
  ),
  signal: fn(
    "signal(signalnum, handler, /)",
    setHandler,
    "Set the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\nThe previous action is returned.  See getsignal() for possible return values.\n\n*** IMPORTANT NOTICE ***\nA signal handler function is called with two arguments:\nthe first is the signal number, the second is the interrupted stack frame.",
  ),
  sigpending: fn(
    "sigpending()",
    () => new PySet(),
    "Examine pending signals.\n\nReturns a set of signal numbers that are pending for delivery to\nthe calling thread.",
  ),
  strsignal: fn(
    "strsignal(signalnum, /)",
    (number: Value) => describeSignal(signalNumber(number)),
    'Return the system description of the given signal.\n\nReturns the description of signal *signalnum*, such as "Interrupt"\nfor :const:`SIGINT`. Returns :const:`None` if *signalnum* has no\ndescription. Raises :exc:`ValueError` if *signalnum* is invalid.',
  ),
  valid_signals: fn(
    "valid_signals()",
    validSignals,
    "Return a set of valid signal numbers on this platform.\n\nThe signal numbers returned by this function can be safely passed to\nfunctions like `pthread_sigmask`.",
  ),
} satisfies Record<string, Value>;

const constants = {
  ITIMER_PROF: 2,
  ITIMER_REAL: 0,
  ITIMER_VIRTUAL: 1,
  NSIG: SIGNAL_COUNT,
  SIG_BLOCK: BLOCK,
  SIG_DFL: DEFAULT_HANDLER,
  SIG_IGN: IGNORING_HANDLER,
  SIG_SETMASK: SET_MASK,
  SIG_UNBLOCK: UNBLOCK,
  ...Object.fromEntries(Object.entries(signals).map(([name, { number }]) => [name, number])),
};

export function createSignalModule(): PyModule {
  return newModule("_signal", MODULE_DOC, { ...functions, ...constants, ItimerError: timerError() });
}
