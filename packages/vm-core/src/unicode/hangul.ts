/** Hangul syllables, which decompose, compose and have names by rule (The Unicode Standard, section 3.12). */

const SYLLABLES = 0xac00;
const LEADING = 0x1100;
const VOWELS = 0x1161;
/** One before the first trailing consonant. */
const TRAILING = 0x11a7;
const VOWEL_COUNT = 21;
const TRAILING_COUNT = 28;
const LEADING_COUNT = 19;
const SYLLABLE_COUNT = LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT;

export function isHangulSyllable(codePoint: number): boolean {
  return codePoint >= SYLLABLES && codePoint < SYLLABLES + SYLLABLE_COUNT;
}

/** The two or three letters of a syllable. */
export function decomposeHangul(syllable: number): number[] {
  const index = syllable - SYLLABLES;
  const trailing = index % TRAILING_COUNT;
  const vowel = Math.floor(index / TRAILING_COUNT) % VOWEL_COUNT;
  const letters = [LEADING + Math.floor(index / (TRAILING_COUNT * VOWEL_COUNT)), VOWELS + vowel];
  return trailing === 0 ? letters : [...letters, TRAILING + trailing];
}

/** The syllable of two letters, or of a syllable without a trailing consonant and one; -1 if they make none. */
export function composeHangul(first: number, second: number): number {
  const leading = first - LEADING;
  const vowel = second - VOWELS;
  if (leading >= 0 && leading < LEADING_COUNT && vowel >= 0 && vowel < VOWEL_COUNT) {
    return SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT;
  }
  const trailing = second - TRAILING;
  const isOpen = isHangulSyllable(first) && (first - SYLLABLES) % TRAILING_COUNT === 0;
  return isOpen && trailing > 0 && trailing < TRAILING_COUNT ? first + trailing : -1;
}

const leadingNames = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const vowelNames = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const trailingNames = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

/** What follows "HANGUL SYLLABLE " in the name. */
export function hangulName(syllable: number): string {
  const index = syllable - SYLLABLES;
  return (
    leadingNames[Math.floor(index / (TRAILING_COUNT * VOWEL_COUNT))] +
    vowelNames[Math.floor(index / TRAILING_COUNT) % VOWEL_COUNT] +
    trailingNames[index % TRAILING_COUNT]
  );
}

/** The syllable of such a name, or -1. */
export function hangulNamed(name: string): number {
  const [, leading, vowel, trailing] = /^([^AEIOUWY]*)([AEIOUWY]+)(.*)$/.exec(name) ?? [];
  if (leading === undefined) return -1;
  const numbers = [leadingNames.indexOf(leading), vowelNames.indexOf(vowel), trailingNames.indexOf(trailing)];
  if (numbers.some((number) => number < 0)) return -1;
  return SYLLABLES + (numbers[0] * VOWEL_COUNT + numbers[1]) * TRAILING_COUNT + numbers[2];
}
