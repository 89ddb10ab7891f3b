/** The _random module: the Mersenne Twister that random.Random builds on. */

import type { PyModule } from "../objects/module.js";
import { newModule } from "../runtime/native-definitions.js";
import { generatorType } from "./random/generator.js";

export function createMersenneModule(): PyModule {
  return newModule("_random", "Module implements the Mersenne Twister random number generator.", {
    Random: generatorType,
  });
}
