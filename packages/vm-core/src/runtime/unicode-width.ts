/** Which characters take two columns on a terminal (East Asian Width W and F, Unicode 16). */

/** Ranges in order, as hexadecimal pairs: distance from the end of the previous range, and length less one. */
const encodedRanges = `
  1100 5f 11bb 1 e 1 bf 3 4 0 3 0 20a 1 16 1 1b 7 11 b 2c 0 b 5 4 0 e 0 9 1 12 1 6 1 9 0 6 0 16 0 8 1 2 0 5 0 3 0
  8 0 5 1 1d 0 24 0 2 0 5 2 2 0 3e 2 19 0 f 0 35c 1 34 0 5 0 32b 19 2 58 d d5 1b 4e 3 55 3 66 6 2a 2 5d 2 55 a 2f
  2 27 9 723c 4 36 49a 1c 284 2ba3 215d 1ff 311 9 17 22 2 12 2 3 96 5f 80 6 6ffa 4 c 1 f 17f7 9 4d5 2a 9 22e8 3 2
  6 2 1 2 122 10 0 1e 2 3 0 f 3 9 18b 2005 56 a 16 1c8e 0 cb 0 bf 0 3 9 66 2 e 2b 5 8 8 1 f 5 9b 20 d 8 2 45 2 15
  d 2a 5 4 d 10 4 0 4 46 2 0 2 ba 3 3e e 3 2 17 13 0 1b 1 e 0 57 54 31 45 7 0 4 2 3 2 5 3 c 1 8 8 e4 b 5 0 11c 2e
  2 9 2 b8 71 c 4 9 6 37 8 e 3 a 7 8 508 fffd 3 fffd
`;

let starts: number[] | null = null;
const ends: number[] = [];

export function isWide(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  starts ??= decode();
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= codePoint) low = middle;
    else high = middle - 1;
  }
  return codePoint >= starts[low] && codePoint <= ends[low];
}

function decode(): number[] {
  const numbers = encodedRanges
    .trim()
    .split(/\s+/)
    .map((text) => Number.parseInt(text, 16));
  const first: number[] = [];
  let end = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    const start = end + numbers[index];
    end = start + numbers[index + 1];
    first.push(start);
    ends.push(end);
  }
  return first;
}
