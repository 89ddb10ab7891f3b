/** Issuing warnings: filters, registries, and how a warning is shown. */

import { PyDict } from "../objects/dict.js";
import {
  deprecationWarningType,
  importWarningType,
  PyException,
  pendingDeprecationWarningType,
  resourceWarningType,
  userWarningType,
  warningType,
} from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import type { TracebackFrame } from "../objects/traceback.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { findAttribute } from "./attributes.js";
import { call, callMethod } from "./calls.js";
import { PythonError, runtimeError, typeError, valueError } from "./errors.js";
import { isSubclass } from "./instance-checks.js";
import { services } from "./interpreter-services.js";
import { perInterpreter } from "./per-interpreter.js";
import { asIndex, intOf, textOf, typeName } from "./primitives.js";
import { sourceLine } from "./source-lines.js";
import { repr, str } from "./text.js";
import { isTrue } from "./truth.js";
import { writeError } from "./uncaught-exceptions.js";

/** Where a warning is issued. */
export interface WarningPlace {
  readonly filename: string;
  readonly line: number;
  readonly module: Value;
  /** `__warningregistry__` of the module, or null. */
  readonly registry: PyDict | null;
}

/** What the `warnings` module shows as `filters` and friends; new for each interpreter. */
export interface WarningState {
  readonly filters: PyList;
  readonly onceRegistry: PyDict;
  defaultAction: string;
  /** The filters of the running context, an object with a list `_filters`; None where those of the module count. */
  context: () => Value;
  /** Bumped when the filters change, which makes all registries stale. */
  version: number;
}

/** The running interpreter's own. */
export const warningState = perInterpreter(makeState);

function makeState(): WarningState {
  const filter = (action: string, category: PyType, module: Value = null): PyTuple =>
    new PyTuple([action, null, category, module, 0]);
  const filters = new PyList([
    filter("default", deprecationWarningType, "__main__"),
    filter("ignore", deprecationWarningType),
    filter("ignore", pendingDeprecationWarningType),
    filter("ignore", importWarningType),
    filter("ignore", resourceWarningType),
  ]);
  return { filters, onceRegistry: new PyDict(), defaultAction: "default", context: () => null, version: 0 };
}

/** warnings.warn(message, category) from native code, about the Python code that called it. */
export function warn(message: string, category: PyType, stackLevel = 1): void {
  warnAt(message, category, placeOf(stackLevel), null);
}

/** A warning about a place in a source, such as the compiler's. */
export function warnAbout(message: string, category: PyType, filename: string, line: number): void {
  warnAt(message, category, explicitPlace(filename, line, null, null), null);
}

/** The place `stackLevel` calls up from the running native. */
export function placeOf(stackLevel: number): WarningPlace {
  const frame = services.callerFrame(Math.max(0, stackLevel - 1));
  if (frame === null) {
    const system = services.system("__dict__");
    return {
      filename: "<sys>",
      line: 0,
      module: "sys",
      registry: system instanceof PyDict ? registryOf(system) : null,
    };
  }
  const { globals } = frame;
  return {
    filename: frame.code.code.filename,
    line: currentLine(frame),
    module: globals.get("__name__") ?? "<string>",
    registry: registryOf(globals),
  };
}

const currentLine = (frame: TracebackFrame): number => services.currentLine(frame) ?? frame.code.code.firstLine;

function registryOf(globals: PyDict): PyDict {
  const registry = globals.get("__warningregistry__");
  if (registry instanceof PyDict) return registry;
  const made = new PyDict();
  globals.set("__warningregistry__", made);
  return made;
}

/** The category of a call of warn(): that of a Warning instance, the given class, or UserWarning. */
export function warningCategory(message: Value, category: Value): PyType {
  if (message instanceof PyException && message.cls.isSubtypeOf(warningType)) return message.cls;
  if (category === null) return userWarningType;
  if (!(category instanceof PyType) || !isSubclass(category, warningType)) {
    throw typeError(`category must be a Warning subclass, not '${typeName(category)}'`);
  }
  return category;
}

/** Applies the filters to a warning and shows it, raises it, or leaves it. */
export function warnAt(message: Value, category: PyType, place: WarningPlace, source: Value): void {
  const { registry } = place;
  const isInstance = message instanceof PyException && message.cls.isSubtypeOf(warningType);
  const text = isInstance ? str(message) : message;
  const actualCategory = isInstance ? message.cls : category;
  const instance = isInstance ? message : call(category, [message]);
  const key = new PyTuple([text, actualCategory, place.line]);
  if (registry !== null && wasShown(registry, key, false)) return;
  const { action, item } = findAction(actualCategory, text, place);
  switch (action) {
    case "error":
      if (instance instanceof PyException) throw new PythonError(instance);
      throw typeError("exceptions must derive from BaseException");
    case "ignore":
      return;
    case "always":
    case "all":
      break;
    case "once":
      registry?.set(key, true);
      if (wasShown(onceRegistry(), new PyTuple([text, actualCategory]), true)) return;
      break;
    case "module":
      registry?.set(key, true);
      if (registry !== null && wasShown(registry, new PyTuple([text, actualCategory, 0]), true)) return;
      break;
    case "default":
      registry?.set(key, true);
      break;
    default:
      throw runtimeError(`Unrecognized action (${repr(action)}) in warnings.filters:\n ${repr(item)}`);
  }
  show(instance, text, actualCategory, place, source);
}

/** Whether a registry has the key; with `add` it has from now on. Stale registries are emptied. */
function wasShown(registry: PyDict, key: PyTuple, add: boolean): boolean {
  if (registry.get("version") !== warningState().version) {
    registry.clear();
    registry.set("version", warningState().version);
  }
  const found = registry.get(key);
  if (found !== undefined && isTrue(found)) return true;
  if (add) registry.set(key, true);
  return false;
}

function findAction(category: PyType, text: Value, place: WarningPlace): { action: Value; item: Value } {
  const context = warningState().context();
  const filters =
    context === null ? (warningsAttribute("filters") ?? warningState().filters) : findAttribute(context, "_filters");
  if (!(filters instanceof PyList)) {
    throw valueError(
      context === null ? "warnings.filters must be a list" : "_filters of warnings._warnings_context must be a list",
    );
  }
  for (const item of filters.items) {
    if (!(item instanceof PyTuple) || item.items.length !== 5)
      throw valueError("warnings.filters item isn't a 5-tuple");
    const [action, message, itemCategory, module, line] = item.items;
    if (textOf(action) === undefined) throw typeError(`action must be a string, not '${typeName(action)}'`);
    const itemLine = Number(asIndex(line));
    if (!isSubclass(category, itemCategory)) continue;
    if (itemLine !== 0 && itemLine !== place.line) continue;
    if (matches(message, text) && matches(module, place.module)) return { action, item };
  }
  const action = warningsAttribute("defaultaction") ?? warningState().defaultAction;
  if (textOf(action) === undefined) {
    throw typeError(`_warnings.defaultaction must be a string, not '${typeName(action)}'`);
  }
  return { action, item: null };
}

function onceRegistry(): PyDict {
  const registry = warningsAttribute("onceregistry") ?? warningState().onceRegistry;
  if (registry instanceof PyDict) return registry;
  throw typeError(`_warnings.onceregistry must be a dict, not '${typeName(registry)}'`);
}

/** A filter's pattern: None, an exact string, or a compiled regular expression. */
function matches(pattern: Value, text: Value): boolean {
  if (pattern === null) return true;
  if (typeof pattern === "string") return pattern === text;
  return isTrue(callMethod(pattern, "match", text));
}

/** An attribute of the `warnings` module once a program has imported it. */
function warningsAttribute(name: string): Value | undefined {
  const modules = services.system("modules");
  const module = modules instanceof PyDict ? modules.get("warnings") : undefined;
  return module === undefined || module === null ? undefined : findAttribute(module, name);
}

function show(instance: Value, text: Value, category: PyType, place: WarningPlace, source: Value): void {
  const showMessage = warningsAttribute("_showwarnmsg");
  const messageClass = warningsAttribute("WarningMessage");
  if (showMessage !== undefined && messageClass !== undefined) {
    const message = call(messageClass, [instance, category, place.filename, place.line, null, null, source]);
    call(showMessage, [message]);
    return;
  }
  const heading = `${place.filename}:${place.line}: ${category.name}: ${str(text)}\n`;
  const line = sourceLine(place.filename, place.line).trim();
  writeError(line === "" ? heading : `${heading}  ${line}\n`);
}

/** Makes all registries stale; called when `filters` has been changed. */
export function filtersChanged(): void {
  warningState().version++;
}

/** The place given to warn_explicit(). */
export function explicitPlace(filename: Value, line: Value, module: Value, registry: Value): WarningPlace {
  const path = textOf(filename);
  if (path === undefined) throw typeError(`warn_explicit() argument 'filename' must be str, not ${typeName(filename)}`);
  if (registry !== null && !(registry instanceof PyDict)) throw typeError("'registry' must be a dict or None");
  const name = module ?? (path === "" ? "<unknown>" : path.endsWith(".py") ? path.slice(0, -3) : path);
  return { filename: path, line: Number(intOf(line) ?? asIndex(line)), module: name, registry };
}
