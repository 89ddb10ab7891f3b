/** The resource module of a sandbox: the time that a program has used, and limits that cannot be changed. */

import { osErrorType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";
import { defineStructSequence, makeStructSequence } from "../runtime/struct-sequence.js";
import { getItem, length } from "../runtime/subscripts.js";

const UNLIMITED = -1;

/** Limits by the names of Linux, in the order of their numbers: bytes, files, or none. */
const limits = {
  RLIMIT_CPU: UNLIMITED,
  RLIMIT_FSIZE: UNLIMITED,
  RLIMIT_DATA: UNLIMITED,
  RLIMIT_STACK: 8 * 1024 * 1024,
  RLIMIT_CORE: 0,
  RLIMIT_RSS: UNLIMITED,
  RLIMIT_NPROC: 1,
  RLIMIT_NOFILE: 1024,
  RLIMIT_MEMLOCK: UNLIMITED,
  RLIMIT_AS: UNLIMITED,
} as const;

const values = Object.values(limits);
const PAGE_SIZE = 4096;
const RUSAGE = { RUSAGE_SELF: 0, RUSAGE_CHILDREN: -1, RUSAGE_THREAD: 1 } as const;

const usageType = defineStructSequence({
  module: "resource",
  name: "struct_rusage",
  doc: "struct_rusage: Result from getrusage.\n\nThis object may be accessed either as a tuple of\n    (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n    nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\nor via the attributes ru_utime, ru_stime, ru_maxrss, and so on.",
  fields: [
    "ru_utime",
    "ru_stime",
    "ru_maxrss",
    "ru_ixrss",
    "ru_idrss",
    "ru_isrss",
    "ru_minflt",
    "ru_majflt",
    "ru_nswap",
    "ru_inblock",
    "ru_oublock",
    "ru_msgsnd",
    "ru_msgrcv",
    "ru_nsignals",
    "ru_nvcsw",
    "ru_nivcsw",
  ],
  isConstructible: true,
});

/** Only the time is known; memory and traffic are 0. */
function usage(who: Value): Value {
  const number = asSize(who);
  if (!Object.values<number>(RUSAGE).includes(number)) throw valueError("invalid who parameter");
  const seconds = number === RUSAGE.RUSAGE_CHILDREN ? 0 : Number(services.processTime()) / 1e9;
  return makeStructSequence(usageType, [new PyFloat(seconds), new PyFloat(0), ...new Array<Value>(14).fill(0)]);
}

function limitOf(resource: Value): number {
  const limit = values[asSize(resource)];
  if (limit === undefined) throw valueError("invalid resource specified");
  return limit;
}

/** Accepts what changes nothing. Raises ValueError. */
function setLimit(resource: Value, wanted: Value): null {
  const limit = limitOf(resource);
  if (length(wanted) !== 2) throw valueError("expected a tuple of 2 integers");
  if (asSize(getItem(wanted, 0)) !== limit || asSize(getItem(wanted, 1)) !== limit) {
    throw valueError("a sandbox's limits cannot be changed");
  }
  return null;
}

const fn = (heading: string, code: (...args: never[]) => Value): Value => nativeFunction("resource", heading, code);

export function createResourceModule(): PyModule {
  return newModule("resource", null, {
    ...Object.fromEntries(Object.keys(limits).map((name, number) => [name, number])),
    ...RUSAGE,
    RLIM_INFINITY: UNLIMITED,
    error: osErrorType,
    getpagesize: fn("getpagesize()", () => PAGE_SIZE),
    getrlimit: fn("getrlimit(resource, /)", (resource: Value) => {
      const limit = limitOf(resource);
      return new PyTuple([limit, limit]);
    }),
    getrusage: fn("getrusage(who, /)", usage),
    setrlimit: fn("setrlimit(resource, limits, /)", setLimit),
    struct_rusage: usageType,
  });
}
