/** "Did you mean": hints about misspelt names for NameError, AttributeError and ImportError. */

import { PyDict } from "../objects/dict.js";
import { attributeErrorType, importErrorType, nameErrorType, type PyException } from "../objects/exception.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import type { PyTraceback, TracebackFrame } from "../objects/traceback.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute } from "./attributes.js";
import { callSpecial } from "./calls.js";
import { exceptionOf } from "./errors.js";
import { services } from "./interpreter-services.js";
import { toArray } from "./iteration.js";
import { textOf } from "./primitives.js";
import { closestName } from "./similar-names.js";
import { standardLibraryModules } from "./standard-library-modules.js";

/** What to add to the message of such an error, or "". */
export function hintFor(exception: PyException, traceback: PyTraceback | null): string {
  const { cls } = exception;
  const isImportError = cls.isSubtypeOf(importErrorType);
  const wrong = textOf(attribute(exception, isImportError ? "name_from" : "name"));
  if (wrong === undefined) return "";
  const suggestion = ignoringErrors(() => {
    if (isImportError) return suggestImport(exception, wrong);
    if (cls.isSubtypeOf(attributeErrorType)) return suggestAttribute(exception, traceback, wrong);
    return suggestVariable(traceback, wrong);
  });
  let hint = suggestion === undefined ? "" : `. Did you mean: '${suggestion}'?`;
  if (cls.isSubtypeOf(nameErrorType) && standardLibraryModules.has(wrong)) {
    hint +=
      suggestion === undefined ? `. Did you forget to import '${wrong}'?` : ` Or did you forget to import '${wrong}'?`;
  }
  return hint;
}

function attribute(exception: PyException, name: string): Value {
  return ignoringErrors(() => findAttribute(exception, name)) ?? null;
}

function ignoringErrors<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    return undefined;
  }
}

function innermostFrame(traceback: PyTraceback | null): TracebackFrame | null {
  let entry = traceback;
  while (entry !== null && entry.next !== null) entry = entry.next;
  return entry?.frame ?? null;
}

function suggestAttribute(exception: PyException, traceback: PyTraceback | null, wrong: string): string | undefined {
  const object = attribute(exception, "obj");
  let names = directory(object);
  if (!wrong.startsWith("_") && innermostFrame(traceback)?.localVariables().get("self") !== object) {
    names = names.filter((name) => !name.startsWith("_"));
  }
  return closestName(wrong, names);
}

function suggestImport(exception: PyException, wrong: string): string | undefined {
  const name = textOf(attribute(exception, "name"));
  const modules = services.system("modules");
  if (name === undefined || !(modules instanceof PyDict)) return undefined;
  const module = modules.get(name.split(".", 1)[0]);
  if (module === undefined) return undefined;
  const names = directory(module);
  return closestName(wrong, wrong.startsWith("_") ? names : names.filter((each) => !each.startsWith("_")));
}

function suggestVariable(traceback: PyTraceback | null, wrong: string): string | undefined {
  const frame = innermostFrame(traceback);
  if (frame === null) return undefined;
  const locals = frame.localVariables();
  const self = locals.get("self");
  if (self !== undefined && ignoringErrors(() => findAttribute(self, wrong)) !== undefined) return `self.${wrong}`;
  const names = [...locals.keys(), ...namesIn(frame.globals), ...namesIn(frame.builtins)];
  return closestName(wrong, names);
}

const namesIn = (dict: PyDict): string[] => dict.keys().filter((key) => typeof key === "string");

/** The strings of dir(object), sorted. */
function directory(object: Value): string[] {
  if (object instanceof PyModule && object.cls.special(Special.__dir__) === null)
    return namesIn(object.attributes).sort();
  const method = typeOf(object).special(Special.__dir__);
  if (method === null) return [];
  return toArray(callSpecial(method, object))
    .filter((name) => typeof name === "string")
    .sort();
}
