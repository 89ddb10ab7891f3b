/** Shows where two texts part, for a person to read in a test report. */

const CONTEXT = 3;
const SHOWN = 12;

/**
 * @param {string} wanted
 * @param {string} got
 * @param {string} wantedName
 * @param {string} gotName
 * @returns {string} the lines around the first difference, indented; empty when the texts are equal
 */
export function describeDifference(wanted, got, wantedName, gotName) {
  if (wanted === got) return "";
  const left = wanted.split("\n");
  const right = got.split("\n");
  let first = 0;
  while (first < left.length && first < right.length && left[first] === right[first]) first += 1;
  const lines = [`  line ${first + 1} differs (- ${wantedName}, + ${gotName})`];
  for (const line of left.slice(Math.max(0, first - CONTEXT), first)) lines.push(`    ${line}`);
  for (const line of left.slice(first, first + SHOWN)) lines.push(`  - ${line}`);
  for (const line of right.slice(first, first + SHOWN)) lines.push(`  + ${line}`);
  return lines.join("\n");
}
