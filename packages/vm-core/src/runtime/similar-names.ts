/** "Did you mean": the name closest to a misspelt one (CPython's suggestions.c, with its costs and limits). */

import { utf8Text } from "../unicode/units.js";

const MOVE_COST = 2;
const CASE_COST = 1;
const MAXIMUM_NAME_LENGTH = 40;
const MAXIMUM_CANDIDATES = 750;

/** `. Did you mean 'name'?` for a keyword that is like one of those there are, else nothing. */
export function keywordHint(keyword: string, known: Iterable<string>): string {
  const suggestion = closestName(keyword, known);
  return suggestion === undefined ? "" : `. Did you mean '${suggestion}'?`;
}

/** The closest candidate, or undefined when none is close enough. Lengths and changes are counted in bytes of UTF-8. */
export function closestName(wrong: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  const name = utf8Text(wrong);
  if (list.length >= MAXIMUM_CANDIDATES || name.length > MAXIMUM_NAME_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const known of list) {
    if (known === wrong) continue;
    const candidate = utf8Text(known);
    // No more than a third of the characters involved may need to change.
    const limit = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = editDistance(name, candidate, limit);
    if (distance > limit) continue;
    if (best === undefined || distance < bestDistance) {
      best = known;
      bestDistance = distance;
    }
  }
  return best;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** Levenshtein distance where a change of case is cheaper; any value above `limit` means "too far". */
function editDistance(left: string, right: string, limit: number): number {
  let a = left;
  let b = right;
  if (a === b) return 0;
  while (a !== "" && b !== "" && a[0] === b[0]) {
    a = a.slice(1);
    b = b.slice(1);
  }
  while (a !== "" && b !== "" && a.at(-1) === b.at(-1)) {
    a = a.slice(0, -1);
    b = b.slice(0, -1);
  }
  if (a === "" || b === "") return (a.length + b.length) * MOVE_COST;
  if (a.length > MAXIMUM_NAME_LENGTH || b.length > MAXIMUM_NAME_LENGTH) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > limit) return limit + 1;
  const row = Array.from(a, (_, index) => (index + 1) * MOVE_COST);
  let result = 0;
  for (let column = 0; column < b.length; column++) {
    let distance = column * MOVE_COST;
    result = distance;
    let minimum = Number.POSITIVE_INFINITY;
    for (let index = 0; index < a.length; index++) {
      const substitute = distance + substitutionCost(b[column], a[index]);
      distance = row[index];
      const move = Math.min(result, distance) + MOVE_COST;
      result = Math.min(move, substitute);
      row[index] = result;
      minimum = Math.min(minimum, result);
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}
