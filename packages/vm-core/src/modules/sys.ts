/** The sys module. Tracing, profiling and frames are added by the interpreter (`interpreter/trace`). */

import { makeNamespace } from "../builtins/simple-namespace.js";
import { EXECUTABLE, LIBRARY_DIRECTORY } from "../files/places.js";
import { PyDict } from "../objects/dict.js";
import { deprecationWarningType, PyException, systemExitType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { Ellipsis, NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { frozenSetType } from "../objects/set.js";
import { StrInstance } from "../objects/str-instance.js";
import { PyTraceback } from "../objects/traceback.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { getAttribute, setAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import {
  newException,
  overflowError,
  PythonError,
  recursionError,
  runtimeError,
  typeError,
  valueError,
} from "../runtime/errors.js";
import { intMaximumDigits, LEAST_MAXIMUM_DIGITS, setIntMaximumDigits } from "../runtime/integer-text.js";
import { services, setSystemModule } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../runtime/primitives.js";
import { standardLibraryModules } from "../runtime/standard-library-modules.js";
import { repr } from "../runtime/text.js";
import { handledException, thread } from "../runtime/thread.js";
import { exceptionDisplay, hookArgumentsType, unraisableText, writeError } from "../runtime/uncaught-exceptions.js";
import { warn } from "../runtime/warnings.js";
import { breakpointHook } from "./breakpoint-hook.js";
import { sizeOf } from "./sys-sizes.js";
import { HEX_VERSION, makeStructures, VERSION } from "./sys-structures.js";

export interface SystemOptions {
  readonly argv: readonly string[];
  readonly path: readonly string[];
  /** Names of modules that are made here, not loaded from the standard library. */
  readonly builtinModuleNames: readonly string[];
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("sys", heading, code, doc);
}

/** sys._jit: there is no second tier. */
function makeJitModule(): PyModule {
  const no = (name: string): Value => nativeFunction("sys._jit", `${name}()`, () => false);
  return newModule("sys._jit", null, {
    is_active: no("is_active"),
    is_available: no("is_available"),
    is_enabled: no("is_enabled"),
  });
}

/** Makes the sys module of a new interpreter and makes it the running one's. */
export function createSysModule(options: SystemOptions): PyModule {
  const list = (items: readonly Value[]): PyList => new PyList([...items]);
  const structures = makeStructures();
  const module = newModule(
    "sys",
    "This module provides access to some objects used or maintained by the interpreter.",
    {
      ...functions,
      ...structures,
      __displayhook__: functions.displayhook,
      __excepthook__: functions.excepthook,
      __unraisablehook__: functions.unraisablehook,
      __breakpointhook__: functions.breakpointhook,
      _base_executable: EXECUTABLE,
      _framework: "",
      _jit: makeJitModule(),
      _git: new PyTuple(["Tandem", "", ""]),
      _xoptions: new PyDict(),
      abiflags: "",
      api_version: 1013,
      argv: list(options.argv),
      orig_argv: list([EXECUTABLE, ...options.argv]),
      base_exec_prefix: "/usr/local",
      base_prefix: "/usr/local",
      builtin_module_names: new PyTuple([...options.builtinModuleNames].sort()),
      byteorder: "little",
      copyright: "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.",
      dont_write_bytecode: true,
      exec_prefix: "/usr/local",
      executable: EXECUTABLE,
      float_repr_style: "short",
      hexversion: HEX_VERSION,
      implementation: makeNamespace({
        name: "cpython",
        cache_tag: "cpython-314",
        version: structures.version_info,
        hexversion: HEX_VERSION,
        supports_isolated_interpreters: false,
      }),
      maxsize: 2n ** 63n - 1n,
      maxunicode: 0x10ffff,
      meta_path: list([]),
      modules: new PyDict(),
      path: list(options.path),
      path_hooks: list([]),
      path_importer_cache: new PyDict(),
      // Programs run over a POSIX-like file system with Linux's error numbers.
      platform: "linux",
      platlibdir: "lib",
      _stdlib_dir: LIBRARY_DIRECTORY,
      prefix: "/usr/local",
      pycache_prefix: null,
      stdlib_module_names: call(frozenSetType, [new PyTuple([...standardLibraryModules])]),
      version: VERSION,
      warnoptions: list([]),
    },
  );
  setSystemModule(module);
  return module;
}

function exit(status: Value = null): never {
  const exception = newException(systemExitType, ...(status === null ? [] : [status]));
  exception.members = new Map([["code", status]]);
  throw new PythonError(exception);
}

function exceptionInfo(): PyTuple {
  const exception = handledException();
  return new PyTuple(exception === null ? [null, null, null] : [exception.cls, exception, exception.traceback]);
}

function setRecursionLimit(limit: Value): null {
  const value = asIndex(limit);
  if (value < 1) throw valueError("recursion limit must be greater or equal than 1");
  if (value > 0x7fffffff) throw overflowError("Python int too large to convert to C int");
  if (thread.depth >= value) {
    throw recursionError(
      `cannot set the recursion limit to ${value} at the recursion depth ${thread.depth}: the limit is too low`,
    );
  }
  services.setRecursionLimit(Number(value));
  return null;
}

function setMaximumDigits(digits: Value): null {
  const value = Number(asIndex(digits));
  if (value !== 0 && value < LEAST_MAXIMUM_DIGITS) {
    throw valueError(`maxdigits must be >= ${LEAST_MAXIMUM_DIGITS} or 0 for unlimited`);
  }
  setIntMaximumDigits(value);
  return null;
}

function displayHook(value: Value): null {
  if (value === null) return null;
  const modules = services.system("modules");
  const builtins = modules instanceof PyDict ? modules.get("builtins") : undefined;
  if (builtins === undefined) throw runtimeError("lost builtins module");
  setAttribute(builtins, "_", null);
  const stdout = services.system("stdout");
  if (stdout === undefined || stdout === null) throw runtimeError("lost sys.stdout");
  callMethod(stdout, "write", repr(value));
  callMethod(stdout, "write", "\n");
  setAttribute(builtins, "_", value);
  return null;
}

function exceptHook(_type: Value, exception: Value, traceback: Value): null {
  if (!(exception instanceof PyException)) {
    writeError(`TypeError: print_exception(): Exception expected for value, ${typeName(exception)} found\n`);
    return null;
  }
  writeError(exceptionDisplay(exception, traceback instanceof PyTraceback ? traceback : exception.traceback));
  return null;
}

function unraisableHook(args: Value): null {
  if (typeOf(args) !== hookArgumentsType)
    throw typeError("sys.unraisablehook argument type must be UnraisableHookArgs");
  const exception = getAttribute(args, "exc_value");
  const message = textOf(getAttribute(args, "err_msg")) ?? null;
  if (exception instanceof PyException) {
    writeError(unraisableText(exception, getAttribute(args, "exc_traceback"), message, getAttribute(args, "object")));
  }
  return null;
}

function clearTypeDescriptors(type: Value): null {
  if (!(type instanceof PyType)) throw typeError(`argument must be type, not ${typeName(type)}`);
  if (!type.isHeapType) throw typeError("argument is immutable");
  type.deleteAttribute("__dict__");
  type.deleteAttribute("__weakref__");
  return null;
}

/** Of a text nobody can see whether it is kept once. */
function isInterned(text: Value): boolean {
  if (textOf(text) === undefined) throw typeError(`_is_interned() argument must be str, not ${typeName(text)}`);
  return typeof text === "string";
}

/** CPython's count of what never goes. */
const IMMORTAL_COUNT = 0xc0000000;

/** Memory is collected by tracing, so there is nothing to count: only what is always there differs. */
function referenceCount(object: Value): number {
  if (typeof object === "number") return object >= -5 && object <= 256 ? IMMORTAL_COUNT : 2;
  const isSingleton =
    object === null || typeof object === "boolean" || object === Ellipsis || object === NotImplemented;
  const isStatic = object instanceof PyType && !object.isHeapType;
  return isSingleton || isStatic || object === emptyTuple ? IMMORTAL_COUNT : 2;
}

function intern(text: Value): string {
  if (typeof text === "string") return text;
  if (text instanceof StrInstance) throw typeError(`can't intern ${typeName(text)}`);
  throw typeError(`intern() argument must be str, not ${typeName(text)}`);
}

const functions = {
  _clear_internal_caches: fn("_clear_internal_caches()", () => null),
  _is_gil_enabled: fn("_is_gil_enabled()", () => true),
  _clear_type_cache: fn("_clear_type_cache()", () => {
    const advice = "scheduled for removal in a future version. Use sys._clear_internal_caches() instead.";
    warn(`sys._clear_type_cache() is deprecated and ${advice}`, deprecationWarningType);
    return null;
  }),
  _is_interned: fn("_is_interned(string, /)", isInterned),
  addaudithook: fn("addaudithook(hook)", () => null),
  audit: fn("audit(event, /, *args)", () => null),
  breakpointhook: fn("breakpointhook(*args, **kwargs)", breakpointHook),
  displayhook: fn(
    "displayhook(object, /)",
    displayHook,
    "Print an object to sys.stdout and also save it in builtins._",
  ),
  _clear_type_descriptors: fn(
    "_clear_type_descriptors(type, /)",
    clearTypeDescriptors,
    "Private function for clearing certain descriptors from a type's dictionary.",
  ),
  exc_info: fn("exc_info()", exceptionInfo, "Return current exception information: (type, value, traceback)."),
  excepthook: fn(
    "excepthook(exctype, value, traceback, /)",
    exceptHook,
    "Handle an exception by displaying it with a traceback on sys.stderr.",
  ),
  exception: fn("exception()", handledException, "Return the current exception."),
  exit: fn("exit(status=None, /)", exit, "Exit the interpreter by raising SystemExit(status)."),
  get_int_max_str_digits: fn("get_int_max_str_digits()", intMaximumDigits),
  getallocatedblocks: fn("getallocatedblocks()", () => 0),
  getdefaultencoding: fn("getdefaultencoding()", () => "utf-8"),
  getfilesystemencodeerrors: fn("getfilesystemencodeerrors()", () => "surrogateescape"),
  getfilesystemencoding: fn("getfilesystemencoding()", () => "utf-8"),
  getrefcount: fn("getrefcount(object, /)", referenceCount),
  getrecursionlimit: fn("getrecursionlimit()", () => thread.recursionLimit),
  getsizeof: fn("getsizeof(object, default=<unrepresentable>)", sizeOf),
  intern: fn("intern(string, /)", intern, "``Intern'' the given string."),
  is_finalizing: fn("is_finalizing()", () => false),
  _is_immortal: fn("_is_immortal(op, /)", (op: Value) => referenceCount(op) === IMMORTAL_COUNT),
  _get_cpu_count_config: fn("_get_cpu_count_config()", () => -1),
  getunicodeinternedsize: fn("getunicodeinternedsize(*, _only_immortal=False)", () => 0),
  is_stack_trampoline_active: fn("is_stack_trampoline_active()", () => false),
  deactivate_stack_trampoline: fn("deactivate_stack_trampoline()", () => null),
  activate_stack_trampoline: fn("activate_stack_trampoline(backend, /)", () => {
    throw valueError("perf trampoline not available");
  }),
  is_remote_debug_enabled: fn("is_remote_debug_enabled()", () => false),
  set_int_max_str_digits: fn("set_int_max_str_digits(maxdigits)", setMaximumDigits),
  setrecursionlimit: fn("setrecursionlimit(limit, /)", setRecursionLimit),
  unraisablehook: fn("unraisablehook(unraisable, /)", unraisableHook, "Handle an unraisable exception."),
} satisfies Record<string, Value>;
