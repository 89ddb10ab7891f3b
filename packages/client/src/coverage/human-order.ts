/** An order of names in which numbers count as numbers. */

/** `a2` before `a10`. */
export function compareHuman(one: string, other: string): number {
  const left = partsOf(one);
  const right = partsOf(other);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const a = left[index];
    const b = right[index];
    if (a === b) continue;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a) < String(b) ? -1 : 1;
  }
  return left.length - right.length;
}

/** Texts and numbers alternate, beginning with a text. */
function partsOf(name: string): (string | number)[] {
  return name.split(/(\d+)/).map((part, index) => (index % 2 === 1 ? Number(part) : part));
}
