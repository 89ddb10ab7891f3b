/** Syllables that KS X 1001 lacks, which EUC-KR spells by a filler and three letters: KS X 1001, annex 3. */

const FILLER = 0xd4;
const ROW = 0xa4;
/** The bytes of leading consonants, vowels and trailing consonants in row A4, in the order of Unicode. */
const LEADING = [
  0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
];
const TRAILING = [
  FILLER,
  0xa1,
  0xa2,
  0xa3,
  0xa4,
  0xa5,
  0xa6,
  0xa7,
  0xa9,
  0xaa,
  0xab,
  0xac,
  0xad,
  0xae,
  0xaf,
  0xb0,
  0xb1,
  0xb2,
  0xb4,
  0xb5,
  0xb6,
  0xb7,
  0xb8,
  0xba,
  0xbb,
  0xbc,
  0xbd,
  0xbe,
];
const FIRST_VOWEL = 0xbf;
const VOWELS = 21;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

export const isComposing = (first: number, second: number): boolean => first === ROW && second === FILLER;

/** The syllable of eight bytes; 0 for none. */
export function composedSyllable(bytes: Uint8Array): number {
  if (bytes[2] !== ROW || bytes[4] !== ROW || bytes[6] !== ROW) return 0;
  const leading = LEADING.indexOf(bytes[3]);
  const vowel = bytes[5] - FIRST_VOWEL;
  const trailing = TRAILING.indexOf(bytes[7]);
  if (leading < 0 || vowel < 0 || vowel >= VOWELS || trailing < 0) return 0;
  return FIRST_SYLLABLE + (leading * VOWELS + vowel) * TRAILING.length + trailing;
}

/** The eight bytes of a syllable; undefined for what is none. */
export function syllableBytes(point: number): Uint8Array | undefined {
  if (point < FIRST_SYLLABLE || point > LAST_SYLLABLE) return undefined;
  const number = point - FIRST_SYLLABLE;
  const leading = LEADING[Math.floor(number / (VOWELS * TRAILING.length))];
  const vowel = FIRST_VOWEL + (Math.floor(number / TRAILING.length) % VOWELS);
  return Uint8Array.of(ROW, FILLER, ROW, leading, ROW, vowel, ROW, TRAILING[number % TRAILING.length]);
}
