/** Similarity of words as difflib measures it: the share of characters in common runs. */

/** The most similar candidates, best first, at least as similar as `least` (0 to 1). */
export function similarNames(word: string, candidates: readonly string[], count: number, least: number): string[] {
  return candidates
    .map((candidate) => ({ candidate, ratio: similarity(candidate, word) }))
    .filter(({ ratio }) => ratio >= least)
    .sort((a, b) => b.ratio - a.ratio || (a.candidate < b.candidate ? 1 : -1))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** From 0 for nothing in common to 1 for equal words. */
function similarity(left: string, right: string): number {
  const total = left.length + right.length;
  return total === 0 ? 1 : (2 * charactersInCommon(left, right)) / total;
}

/** Length of the longest common run, plus what is in common on either side of it. */
function charactersInCommon(left: string, right: string): number {
  let size = 0;
  let leftStart = 0;
  let rightStart = 0;
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      let length = 0;
      while (i + length < left.length && j + length < right.length && left[i + length] === right[j + length]) length++;
      if (length > size) {
        size = length;
        leftStart = i;
        rightStart = j;
      }
    }
  }
  if (size === 0) return 0;
  return (
    size +
    charactersInCommon(left.slice(0, leftStart), right.slice(0, rightStart)) +
    charactersInCommon(left.slice(leftStart + size), right.slice(rightStart + size))
  );
}
