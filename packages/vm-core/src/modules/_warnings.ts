/** The _warnings module. */

import { PyDict } from "../objects/dict.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { findAttribute, getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { runtimeError, typeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../runtime/primitives.js";
import { explicitPlace, filtersChanged, placeOf, warnAt, warningCategory, warningState } from "../runtime/warnings.js";
import { ContextVariable, contextValue } from "./_contextvars.js";

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_warnings", heading, code, doc);
}

function warn(
  message: Value,
  category: Value = null,
  stackLevel: Value = 1,
  source: Value = null,
  skippedPrefixes: Value = emptyTuple,
): null {
  if (!(skippedPrefixes instanceof PyTuple)) {
    throw typeError(`warn() argument 'skip_file_prefixes' must be tuple, not ${typeName(skippedPrefixes)}`);
  }
  const actual = warningCategory(message, category);
  const prefixes = skippedPrefixes.items.map((prefix) => {
    const text = textOf(prefix);
    if (text === undefined) throw typeError(`Found non-str '${typeName(prefix)}' in skip_file_prefixes.`);
    return text;
  });
  let level = Number(asIndex(stackLevel));
  if (prefixes.length > 0) level = Math.max(level, 2);
  warnAt(message, actual, placeOf(levelWithout(level, prefixes)), source);
  return null;
}

const isInternal = (filename: string): boolean => filename.includes("importlib") && filename.includes("_bootstrap");

/** The level of the frame so many calls up when those are not counted that importing makes, or in files to be skipped. */
function levelWithout(wanted: number, prefixes: readonly string[]): number {
  const caller = services.callerFrame(0);
  if (wanted <= 1 || caller === null || isInternal(caller.code.code.filename)) return wanted;
  let level = 1;
  for (let left = wanted - 1; left > 0; left--) {
    for (level++; ; level++) {
      const filename = services.callerFrame(level - 1)?.code.code.filename;
      if (filename === undefined) return level;
      if (!isInternal(filename) && !prefixes.some((prefix) => filename.startsWith(prefix))) break;
    }
  }
  return level;
}

/** Asks the loader of a module for its source, for the lines that are shown. */
function readSource(globals: Value): void {
  if (!(globals instanceof PyDict)) {
    throw typeError(`module_globals must be a dict, not '${typeName(globals)}'`);
  }
  const loader = call(getAttribute(services.importModule("importlib._bootstrap_external"), "_bless_my_loader"), [
    globals,
  ]);
  const name = globals.get("__name__");
  if (loader === null || name === undefined) return;
  const getSource = findAttribute(loader, "get_source", true);
  if (getSource !== undefined) call(getSource, [name]);
}

function warnExplicit(
  message: Value,
  category: Value,
  filename: Value,
  line: Value,
  module: Value = null,
  registry: Value = null,
  globals: Value = null,
  source: Value = null,
): null {
  if (globals !== null) readSource(globals);
  warnAt(message, warningCategory(message, category), explicitPlace(filename, line, module, registry), source);
  return null;
}

export function createWarningsModule(): PyModule {
  const state = warningState();
  const context = new ContextVariable("warnings_context", undefined);
  state.context = () => contextValue(context) ?? null;
  let locks = 0;
  return newModule(
    "_warnings",
    "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    {
      _acquire_lock: fn("_acquire_lock()", () => {
        locks++;
        return null;
      }),
      _defaultaction: state.defaultAction,
      _filters_mutated_lock_held: fn("_filters_mutated_lock_held()", () => {
        filtersChanged();
        return null;
      }),
      _onceregistry: state.onceRegistry,
      _warnings_context: context,
      _release_lock: fn("_release_lock()", () => {
        if (locks === 0) throw runtimeError("cannot release un-acquired lock");
        locks--;
        return null;
      }),
      filters: state.filters,
      warn: fn(
        "warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
        warn,
        "Issue a warning, or maybe ignore it or raise an exception.",
      ),
      warn_explicit: fn(
        "warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)",
        warnExplicit,
        "Issue a warning, or maybe ignore it or raise an exception.",
      ),
    },
  );
}
