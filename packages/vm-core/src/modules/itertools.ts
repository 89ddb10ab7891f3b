/** The itertools module. */

import type { PyModule } from "../objects/module.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import {
  combinationsType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from "./itertools/combining.js";
import { countType, cycleType, repeatType } from "./itertools/endless.js";
import { batchedType, groupByType, grouperType, pairwiseType, tee, teeType } from "./itertools/grouping.js";
import { accumulateType, chainType, starMapType, zipLongestType } from "./itertools/joining.js";
import { compressType, dropWhileType, filterFalseType, isliceType, takeWhileType } from "./itertools/selecting.js";

const types = [
  accumulateType,
  batchedType,
  chainType,
  combinationsType,
  combinationsWithReplacementType,
  compressType,
  countType,
  cycleType,
  dropWhileType,
  filterFalseType,
  groupByType,
  grouperType,
  isliceType,
  pairwiseType,
  permutationsType,
  productType,
  repeatType,
  starMapType,
  takeWhileType,
  teeType,
  zipLongestType,
];

const doc =
  "Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n";

export function createItertoolsModule(): PyModule {
  return newModule("itertools", doc, {
    ...Object.fromEntries(types.map((type) => [type.name, type])),
    tee: nativeFunction("itertools", "tee(iterable, n=2, /)", tee, "Returns a tuple of n independent iterators."),
  });
}
