/** sys.breakpointhook: what breakpoint() calls unless the program replaces it. */

import { PyDict } from "../objects/dict.js";
import { attributeErrorType, importErrorType, runtimeWarningType } from "../objects/exception.js";
import { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { getAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { caught } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { textOf } from "../runtime/primitives.js";
import { warn } from "../runtime/warnings.js";

const VARIABLE = "PYTHONBREAKPOINT";

/**
 * Calls what the environment's PYTHONBREAKPOINT names, pdb.set_trace without it, nothing for "0". What cannot be
 * imported is warned of.
 */
export function breakpointHook(args: readonly Value[], keywords: Keywords): Value {
  const variable = environmentVariable();
  if (variable === "0") return null;
  const name = variable === "" ? "pdb.set_trace" : variable;
  const dot = name.lastIndexOf(".");
  const hook =
    dot === 0 ? undefined : importedAttribute(dot < 0 ? "builtins" : name.slice(0, dot), name.slice(dot + 1));
  if (hook !== undefined) return call(hook, args, keywords);
  warn(`Ignoring unimportable $${VARIABLE}: "${name}"`, runtimeWarningType);
  return null;
}

function importedAttribute(module: string, name: string): Value | undefined {
  try {
    return getAttribute(services.importModule(module), name);
  } catch (error) {
    if (caught(error, importErrorType) === null && caught(error, attributeErrorType) === null) throw error;
    return undefined;
  }
}

/** As the program has it in os.environ; as it began with it where that is not loaded. */
function environmentVariable(): string {
  const modules = services.system("modules");
  const os = modules instanceof PyDict ? modules.get("os") : undefined;
  if (!(os instanceof PyModule)) return services.environment()[VARIABLE] ?? "";
  return textOf(callMethod(getAttribute(os, "environ"), "get", VARIABLE, "")) ?? "";
}
