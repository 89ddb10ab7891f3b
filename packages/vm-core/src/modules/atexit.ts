/** The atexit module: functions to run when a program ends. */

import type { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { call, isCallable } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import { exceptionOf, typeError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { safeText } from "../runtime/traceback-report.js";
import { reportUnraisable } from "../runtime/uncaught-exceptions.js";

interface ExitFunction {
  readonly callable: Value;
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

/** Runs and forgets the registered functions, last registered first; their exceptions are reported, not raised. */
function runExitFunctions(registered: ExitFunction[]): null {
  for (let next = registered.pop(); next !== undefined; next = registered.pop()) {
    try {
      call(next.callable, next.args, next.keywords);
    } catch (error) {
      const exception = exceptionOf(error);
      if (exception === null) throw error;
      const callback = safeText(next.callable, "callback", "repr");
      reportUnraisable(exception, `Exception ignored in atexit callback ${callback}`, null);
    }
  }
  return null;
}

function register(registered: ExitFunction[], args: readonly Value[], keywords: Keywords): Value {
  const [callable, ...rest] = args;
  if (callable === undefined) throw typeError("register() takes at least 1 argument (0 given)");
  if (!isCallable(callable)) throw typeError("the first argument must be callable");
  registered.push({ callable, args: rest, keywords });
  return callable;
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("atexit", heading, code, doc);
}

export function createAtexitModule(): PyModule {
  let registered: ExitFunction[] = [];
  return newModule(
    "atexit",
    "allow programmer to define multiple exit functions to be executed upon normal program termination.",
    {
      _clear: fn("_clear()", () => {
        registered = [];
        return null;
      }),
      _ncallbacks: fn("_ncallbacks()", () => registered.length),
      _run_exitfuncs: fn("_run_exitfuncs()", () => runExitFunctions(registered)),
      register: fn(
        "register(*args, **kwargs)",
        (args: readonly Value[], keywords: Keywords) => register(registered, args, keywords),
        "Register a function to be executed upon normal program termination",
      ),
      unregister: fn("unregister(func, /)", (callable: Value) => {
        registered = registered.filter((each) => !equals(each.callable, callable));
        return null;
      }),
    },
  );
}
