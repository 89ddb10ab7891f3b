/** The _suggestions module: what the traceback module asks for "Did you mean". */

import { listType, PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { givenType } from "../runtime/argument-types.js";
import { typeError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { closestName } from "../runtime/similar-names.js";

function suggest(candidates: Value, item: Value): Value {
  const name = textOf(item);
  if (name === undefined) throw typeError(`_generate_suggestions() argument 2 must be str, not ${givenType(item)}`);
  if (!(candidates instanceof PyList) || candidates.cls !== listType) throw typeError("candidates must be a list");
  const names = candidates.items.map((candidate) => {
    const text = textOf(candidate);
    if (text === undefined) throw typeError("all elements in 'candidates' must be strings");
    return text;
  });
  return closestName(name, names) ?? null;
}

export function createSuggestionsModule(): PyModule {
  return newModule("_suggestions", null, {
    _generate_suggestions: nativeFunction(
      "_suggestions",
      "_generate_suggestions(candidates, item, /)",
      suggest,
      "Returns the candidate in candidates that's closest to item",
    ),
  });
}
