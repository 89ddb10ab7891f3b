/** The part of sys that coroutines and asynchronous generators of the running thread look at. */

import { currentThread } from "../interpreter/current-thread.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { isCallable } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { asSize, typeName } from "../runtime/primitives.js";
import { defineStructSequence, makeStructSequence } from "../runtime/struct-sequence.js";

const hooksType = defineStructSequence({
  module: "builtins",
  name: "asyncgen_hooks",
  doc: "getting and setting asynchronous generators hooks",
  fields: ["firstiter", "finalizer"],
});

function checkHook(name: string, hook: Value): void {
  if (hook === null || isCallable(hook)) return;
  throw typeError(`callable ${name} expected, got ${typeName(hook)}`);
}

function setHooks(firstIteration?: Value, finalizer?: Value): null {
  const thread = currentThread();
  if (finalizer !== undefined) checkHook("finalizer", finalizer);
  if (firstIteration !== undefined) checkHook("firstiter", firstIteration);
  if (finalizer !== undefined) thread.finalizeAsyncGenerator = finalizer;
  if (firstIteration !== undefined) thread.beginAsyncGenerator = firstIteration;
  return null;
}

function setOriginDepth(depth: Value): null {
  const value = asSize(depth);
  if (value < 0) throw valueError("depth must be >= 0");
  currentThread().originDepth = value;
  return null;
}

/** Adds the functions to a sys module. */
export function addCoroutineHooks(module: PyModule): void {
  const functions: readonly [string, (...args: never[]) => Value][] = [
    [
      "get_asyncgen_hooks()",
      () => {
        const { beginAsyncGenerator, finalizeAsyncGenerator } = currentThread();
        return makeStructSequence(hooksType, [beginAsyncGenerator, finalizeAsyncGenerator]);
      },
    ],
    ["set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)", setHooks],
    ["get_coroutine_origin_tracking_depth()", () => currentThread().originDepth],
    ["set_coroutine_origin_tracking_depth(depth)", setOriginDepth],
  ];
  for (const [heading, code] of functions) {
    const native = nativeFunction("sys", heading, code);
    module.attributes.set(native.native.name, native);
  }
}
