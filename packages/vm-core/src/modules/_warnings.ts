/** The _warnings module. */

import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { typeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../runtime/primitives.js";
import { explicitPlace, filtersChanged, placeOf, resetWarnings, warnAt, warningCategory } from "../runtime/warnings.js";

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
  for (let frame = services.callerFrame(level - 1); frame !== null; frame = services.callerFrame(++level - 1)) {
    const { filename } = frame.code.code;
    if (!prefixes.some((prefix) => filename.startsWith(prefix))) break;
  }
  warnAt(message, actual, placeOf(level), source);
  return null;
}

function warnExplicit(
  message: Value,
  category: Value,
  filename: Value,
  line: Value,
  module: Value = null,
  registry: Value = null,
  _globals: Value = null,
  source: Value = null,
): null {
  warnAt(message, warningCategory(message, category), explicitPlace(filename, line, module, registry), source);
  return null;
}

export function createWarningsModule(): PyModule {
  const state = resetWarnings();
  return newModule(
    "_warnings",
    "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    {
      _acquire_lock: fn("_acquire_lock()", () => null),
      _defaultaction: state.defaultAction,
      _filters_mutated_lock_held: fn("_filters_mutated_lock_held()", () => {
        filtersChanged();
        return null;
      }),
      _onceregistry: state.onceRegistry,
      _release_lock: fn("_release_lock()", () => null),
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
