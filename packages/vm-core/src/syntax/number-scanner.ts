/** Finds the end of a number literal, with CPython's errors for malformed ones. */

/** What the scanner asks of the tokenizer: to stop, or to note a warning. */
export interface NumberReporter {
  /** Leading zeros are no error, and any name may follow a literal, as the tokenize module lists them. */
  readonly isLenient: boolean;
  /** Reports an error whose last character is before `cursor`; `from`, if given, is the first. Never returns. */
  fail(message: string, cursor: number, from?: number): never;
  warn(message: string, cursor: number): void;
}

/** `start` is the offset of a digit, or of a period with a digit after it; returns the offset past the literal. */
export function scanNumber(text: string, start: number, reporter: NumberReporter): number {
  if (text.charCodeAt(start) === ZERO) {
    switch (text[start + 1]) {
      case "x":
      case "X":
        return scanRadix(text, start + 2, isHexDigit, "hexadecimal", reporter);
      case "o":
      case "O":
        return scanRadix(text, start + 2, isOctalDigit, "octal", reporter);
      case "b":
      case "B":
        return scanRadix(text, start + 2, isBinaryDigit, "binary", reporter);
      default:
        return scanZeros(text, start, reporter);
    }
  }
  if (text.charCodeAt(start) === PERIOD) return scanFraction(text, start + 1, reporter);
  return scanAfterDigits(text, scanDigits(text, start, reporter), reporter);
}

const ZERO = 0x30;
const PERIOD = 0x2e;
const UNDERSCORE = 0x5f;

function scanRadix(
  text: string,
  start: number,
  isDigitOfRadix: (unit: number) => boolean,
  name: string,
  reporter: NumberReporter,
): number {
  let position = start;
  do {
    if (text.charCodeAt(position) === UNDERSCORE) position++;
    if (!isDigitOfRadix(text.charCodeAt(position))) {
      failOnDecimalDigit(text, position, name, reporter);
      reporter.fail(`invalid ${name} literal`, position);
    }
    while (isDigitOfRadix(text.charCodeAt(position))) position++;
  } while (text.charCodeAt(position) === UNDERSCORE);
  failOnDecimalDigit(text, position, name, reporter);
  return checkEnd(text, position, name, reporter);
}

function failOnDecimalDigit(text: string, position: number, name: string, reporter: NumberReporter): void {
  if (isDigit(text.charCodeAt(position))) {
    reporter.fail(`invalid digit '${text[position]}' in ${name} literal`, position + 1);
  }
}

/** A literal that starts with 0: zeros alone, a float or imaginary, or the octal of Python 2. */
function scanZeros(text: string, start: number, reporter: NumberReporter): number {
  let position = start;
  for (;;) {
    if (text.charCodeAt(position) === UNDERSCORE) {
      position++;
      if (!isDigit(text.charCodeAt(position))) reporter.fail("invalid decimal literal", position);
    }
    if (text.charCodeAt(position) !== ZERO) break;
    position++;
  }
  const zerosEnd = position;
  if (isDigit(text.charCodeAt(position))) position = scanDigits(text, position, reporter);
  if (position > zerosEnd && !reporter.isLenient && !/[.eEjJ]/.test(text.charAt(position))) {
    reporter.fail(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      zerosEnd + 1,
      start,
    );
  }
  return scanAfterDigits(text, position, reporter);
}

function scanAfterDigits(text: string, position: number, reporter: NumberReporter): number {
  return text.charCodeAt(position) === PERIOD
    ? scanFraction(text, position + 1, reporter)
    : scanExponent(text, position, reporter);
}

function scanFraction(text: string, position: number, reporter: NumberReporter): number {
  const end = isDigit(text.charCodeAt(position)) ? scanDigits(text, position, reporter) : position;
  return scanExponent(text, end, reporter);
}

function scanExponent(text: string, position: number, reporter: NumberReporter): number {
  let end = position;
  if (text[end] === "e" || text[end] === "E") {
    let digits = end + 1;
    if (text[digits] === "+" || text[digits] === "-") {
      digits++;
      if (!isDigit(text.charCodeAt(digits))) reporter.fail("invalid decimal literal", digits);
    } else if (!isDigit(text.charCodeAt(digits))) {
      return checkEnd(text, end, "decimal", reporter);
    }
    end = scanDigits(text, digits, reporter);
  }
  if (text[end] === "j" || text[end] === "J") return checkEnd(text, end + 1, "imaginary", reporter);
  return checkEnd(text, end, "decimal", reporter);
}

function scanDigits(text: string, start: number, reporter: NumberReporter): number {
  let position = start;
  for (;;) {
    while (isDigit(text.charCodeAt(position))) position++;
    if (text.charCodeAt(position) !== UNDERSCORE) return position;
    position++;
    if (!isDigit(text.charCodeAt(position))) reporter.fail("invalid decimal literal", position);
  }
}

/** A literal may run into a keyword that can follow it, with a warning, but into no other identifier. */
function checkEnd(text: string, end: number, name: string, reporter: NumberReporter): number {
  const unit = text.charCodeAt(end);
  if (reporter.isLenient || !isIdentifierUnit(unit)) return end;
  keywordAfterNumber.lastIndex = end;
  if (keywordAfterNumber.test(text)) reporter.warn(`invalid ${name} literal`, end);
  else if (unit < 0x80) reporter.fail(`invalid ${name} literal`, end);
  return end;
}

const keywordAfterNumber = /i[fns]|(?:and|else|for|or|not)(?![\w\u0080-\uffff])/y;

export function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= 0x39;
}

function isIdentifierUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    isDigit(unit) ||
    unit === UNDERSCORE ||
    unit >= 0x80
  );
}

function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x61 && unit <= 0x66) || (unit >= 0x41 && unit <= 0x46);
}

function isOctalDigit(unit: number): boolean {
  return unit >= ZERO && unit <= 0x37;
}

function isBinaryDigit(unit: number): boolean {
  return unit === ZERO || unit === 0x31;
}
