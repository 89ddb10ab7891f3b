/** The errno module. */

import { PyDict } from "../objects/dict.js";
import type { PyModule } from "../objects/module.js";
import { errorNumbers } from "../runtime/error-numbers.js";
import { newModule } from "../runtime/native-definitions.js";

export function createErrnoModule(): PyModule {
  const names = new PyDict();
  for (const [name, number] of Object.entries(errorNumbers)) if (!names.has(number)) names.set(number, name);
  return newModule("errno", "This module makes available standard errno system symbols.", {
    ...errorNumbers,
    errorcode: names,
  });
}
