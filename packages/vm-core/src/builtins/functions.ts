/** All functions of the `builtins` module that need nothing of the interpreter but its services. */

import type { Value } from "../objects/object.js";
import { attributeFunctions } from "./functions-attributes.js";
import { executionFunctions } from "./functions-execution.js";
import { iterationFunctions } from "./functions-iteration.js";
import { numberFunctions } from "./functions-numbers.js";
import { textFunctions } from "./functions-text.js";
import { quitters } from "./quitters.js";

export const builtinFunctions: Readonly<Record<string, Value>> = {
  ...attributeFunctions,
  ...executionFunctions,
  ...iterationFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...quitters,
};
