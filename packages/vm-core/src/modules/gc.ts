/** The gc module. The host's collector reclaims memory by itself; `collect()` makes it visible to the program. */

import { PyDict } from "../objects/dict.js";
import { PyFunction } from "../objects/function.js";
import { PyInstance } from "../objects/instance.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { valueError } from "../runtime/errors.js";
import { collect } from "../runtime/garbage.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex } from "../runtime/primitives.js";
import { countStep } from "../runtime/thread.js";

const GENERATIONS = 3;

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("gc", heading, code, doc);
}

function isTracked(value: Value): boolean {
  countStep();
  if (value instanceof PyTuple) return value.items.some(isTracked);
  return (
    value instanceof PyList ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof PyInstance ||
    value instanceof PyFunction ||
    value instanceof PyType ||
    (value instanceof PyObject && value.cls.isHeapType)
  );
}

function pushAll(found: Value[], values: readonly Value[]): void {
  for (const value of values) found.push(value);
}

/** The items that containers refer to directly. */
function referents(values: readonly Value[]): PyList {
  const found: Value[] = [];
  for (const value of values) {
    if (value instanceof PyList || value instanceof PyTuple) pushAll(found, value.items);
    else if (value instanceof PyDict) {
      pushAll(found, value.keys());
      pushAll(found, value.values());
    }
  }
  return new PyList(found);
}

export function createGcModule(): PyModule {
  let isEnabled = true;
  let debugFlags: Value = 0;
  let thresholds: readonly Value[] = [2000, 10, 0];
  const statistics = (): PyDict => {
    const entry = new PyDict();
    for (const name of ["collections", "collected", "uncollectable"]) entry.set(name, 0);
    return entry;
  };
  return newModule("gc", "This module provides access to the garbage collector for reference cycles.", {
    DEBUG_STATS: 1,
    DEBUG_COLLECTABLE: 2,
    DEBUG_UNCOLLECTABLE: 4,
    DEBUG_SAVEALL: 32,
    DEBUG_LEAK: 38,
    callbacks: new PyList([]),
    garbage: new PyList([]),
    collect: fn("collect(generation=2)", (generation: Value = 2) => {
      const number = asIndex(generation);
      if (number < 0 || number >= GENERATIONS) throw valueError("invalid generation");
      return collect();
    }),
    disable: fn("disable()", () => {
      isEnabled = false;
      return null;
    }),
    enable: fn("enable()", () => {
      isEnabled = true;
      return null;
    }),
    freeze: fn("freeze()", () => null),
    get_count: fn("get_count()", () => new PyTuple([0, 0, 0])),
    get_debug: fn("get_debug()", () => debugFlags),
    get_freeze_count: fn("get_freeze_count()", () => 0),
    get_objects: fn("get_objects(generation=None)", () => new PyList([])),
    get_referents: fn("get_referents(*objs)", referents),
    get_referrers: fn("get_referrers(*objs)", () => new PyList([])),
    get_stats: fn("get_stats()", () => new PyList(Array.from({ length: GENERATIONS }, statistics))),
    get_threshold: fn("get_threshold()", () => new PyTuple(thresholds)),
    is_finalized: fn("is_finalized(obj, /)", () => false),
    is_tracked: fn("is_tracked(obj, /)", isTracked),
    isenabled: fn("isenabled()", () => isEnabled),
    set_debug: fn("set_debug(flags, /)", (flags: Value) => {
      debugFlags = asIndex(flags);
      return null;
    }),
    set_threshold: fn("set_threshold(threshold0, threshold1=10, threshold2=0, /)", (...values: Value[]) => {
      thresholds = thresholds.map((old, index) => (values[index] === undefined ? old : asIndex(values[index])));
      return null;
    }),
    unfreeze: fn("unfreeze()", () => null),
  });
}
