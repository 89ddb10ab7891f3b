/** The named methods of str. */

import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { givenType } from "../runtime/argument-types.js";
import { characterIndex, hasSurrogates, onlyCodePoint, sliceText, textLength } from "../runtime/code-points.js";
import { memoryError, typeError, valueError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { type Definition, method, staticMethod } from "../runtime/native-definitions.js";
import { asIntArgument, asSizeArgument, textOf, typeName } from "../runtime/primitives.js";
import { iteratorOr } from "../runtime/subscripts.js";
import { checkTextLength, MAXIMUM_TEXT } from "../runtime/text-limits.js";
import {
  countText,
  endsWithText,
  findLastText,
  findText,
  replaceText,
  searchBounds,
  startsWithText,
} from "../runtime/text-search.js";
import {
  expandTabs,
  splitLines,
  splitSpaces,
  splitSpacesFromEnd,
  splitText,
  splitTextFromEnd,
  stripEnd,
  stripStart,
} from "../runtime/text-split.js";
import { pollSafePoint } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";
import { capitalize, caseFold, lowerCase, type Poll, swapCase, titleCase, upperCase } from "../unicode/cases.js";
import * as unicode from "../unicode/characters.js";
import { makeTranslation, translate } from "./str-translate.js";

type Optional = Value | undefined;

/** The text of an argument, or TypeError in the wording of a method with several arguments. */
function textArgument(value: Value, name: string, position: number): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name}() argument ${position} must be str, not ${givenType(value)}`);
  return text;
}

/** The text of a method's only argument. */
function onlyTextArgument(value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name}() argument must be str, not ${givenType(value)}`);
  return text;
}

/** Calls `search` with the part of the text that start and end select; null when start is beyond the end. */
function inBounds(self: string, start: Optional, end: Optional): { part: string; from: number } | null {
  if (start === undefined && end === undefined) return { part: self, from: 0 };
  const length = textLength(self);
  const [first, last] = searchBounds(start, end, length);
  if (first > last) return null;
  return { part: first === 0 && last === length ? self : sliceText(self, first, last), from: first };
}

/** Where a search in a text without surrogates starts. */
function startIn(self: string, start: number): number {
  return start < 0 ? Math.max(0, start + self.length) : start;
}

function findIn(name: string, isFromEnd: boolean) {
  return (self: string, sub: Value, start: Optional, end: Optional): number => {
    const sought = textArgument(sub, name, 1);
    if (!isFromEnd && end === undefined && typeof start === "number" && !hasSurrogates(self)) {
      const from = startIn(self, start);
      return from > self.length ? -1 : findText(self, sought, from);
    }
    const bounds = inBounds(self, start, end);
    if (bounds === null) return -1;
    const { part, from } = bounds;
    const at = isFromEnd ? findLastText(part, sought) : findText(part, sought);
    return at < 0 ? -1 : from + characterIndex(part, at);
  };
}

function indexIn(name: string, isFromEnd: boolean) {
  const find = findIn(name, isFromEnd);
  return (self: string, sub: Value, start: Optional, end: Optional): number => {
    const index = find(self, sub, start, end);
    if (index < 0) throw valueError("substring not found");
    return index;
  };
}

function count(self: string, sub: Value, start: Optional, end: Optional): number {
  const sought = textArgument(sub, "count", 1);
  const bounds = inBounds(self, start, end);
  if (bounds === null) return 0;
  return sought === "" ? textLength(bounds.part) + 1 : countText(bounds.part, sought);
}

function matches(name: "startswith" | "endswith") {
  const isAtStart = name === "startswith";
  return (self: string, sought: Value, start: Optional, end: Optional): boolean => {
    if (typeof sought === "string" && end === undefined) {
      if (start === undefined) return isAtStart ? startsWithText(self, sought) : endsWithText(self, sought);
      if (isAtStart && typeof start === "number" && !hasSurrogates(self)) {
        const from = startIn(self, start);
        return from <= self.length && self.startsWith(sought, from);
      }
    }
    const test = (bounds: { part: string } | null, text: string): boolean =>
      bounds !== null && (isAtStart ? startsWithText(bounds.part, text) : endsWithText(bounds.part, text));
    const bounds = inBounds(self, start, end);
    if (typeof sought === "string") return test(bounds, sought);
    if (sought instanceof PyTuple) {
      return sought.items.some((item) => {
        const text = textOf(item);
        if (text === undefined) throw typeError(`tuple for ${name} must only contain str, not ${typeName(item)}`);
        return test(bounds, text);
      });
    }
    const text = textOf(sought);
    if (text === undefined) throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(sought)}`);
    return test(bounds, text);
  };
}

function join(self: string, iterable: Value): string {
  let items: readonly Value[] = isPlainSequence(iterable)
    ? iterable.items
    : toArray(iteratorOr(iterable, () => "can only join an iterable"));
  let length = 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item === "string") length += item.length;
    else {
      items = plainTexts(items);
      length += (items[index] as string).length;
    }
  }
  if (items.length === 1) return items[0] as string;
  checkTextLength(length + self.length * Math.max(0, items.length - 1));
  return items.join(self);
}

const isPlainSequence = (value: Value): value is PyList | PyTuple =>
  (value instanceof PyList && value.cls === listType) || (value instanceof PyTuple && value.cls === tupleType);

/** Items as primitive strings. Raises TypeError for one that is no str. */
function plainTexts(items: readonly Value[]): string[] {
  return items.map((item, index) => {
    const text = textOf(item);
    if (text !== undefined) return text;
    throw typeError(`sequence item ${index}: expected str instance, ${typeName(item)} found`);
  });
}

function replace(self: string, old: Value, replacement: Value, limit: Optional): string {
  const sought = textArgument(old, "replace", 1);
  const substitute = textArgument(replacement, "replace", 2);
  return replaceText(self, sought, substitute, limit === undefined ? -1 : asSizeArgument(limit));
}

function split(isFromEnd: boolean) {
  return (self: string, separator: Optional, maximum: Optional): PyList => {
    const limit = maximum === undefined ? -1 : asSizeArgument(maximum);
    if (separator === undefined || separator === null) {
      return new PyList(isFromEnd ? splitSpacesFromEnd(self, limit) : splitSpaces(self, limit));
    }
    const sought = textOf(separator);
    if (sought === undefined) throw typeError(`must be str or None, not ${typeName(separator)}`);
    if (sought === "") throw valueError("empty separator");
    return new PyList(isFromEnd ? splitTextFromEnd(self, sought, limit) : splitText(self, sought, limit));
  };
}

function partition(isFromEnd: boolean) {
  return (self: string, separator: Value): PyTuple => {
    const sought = textOf(separator);
    if (sought === undefined) throw typeError(`must be str, not ${typeName(separator)}`);
    if (sought === "") throw valueError("empty separator");
    const at = isFromEnd ? findLastText(self, sought) : findText(self, sought);
    if (at < 0) return new PyTuple(isFromEnd ? ["", "", self] : [self, "", ""]);
    return new PyTuple([self.slice(0, at), sought, self.slice(at + sought.length)]);
  };
}

function strip(name: string, side: "start" | "end" | "both") {
  return (self: string, set: Optional): string => {
    const members = set === undefined || set === null ? null : textOf(set);
    if (members === undefined) throw typeError(`${name} arg must be None or str`);
    const text = side === "end" ? self : stripStart(self, members);
    return side === "start" ? text : stripEnd(text, members);
  };
}

/** The padding needed on both sides, before it is made. */
function paddingTo(self: string, width: Value): number {
  const wanted = asSizeArgument(width);
  const padding = wanted - textLength(self);
  if (padding > 0 && wanted > MAXIMUM_TEXT) throw memoryError();
  return Math.max(0, padding);
}

/** What fills up to a width, which is read first. */
function fillCharacter(width: Value, fill: Optional): string {
  asSizeArgument(width);
  if (fill === undefined) return " ";
  const text = textOf(fill);
  if (text === undefined) throw typeError(`The fill character must be a unicode character, not ${typeName(fill)}`);
  if (onlyCodePoint(text) < 0) throw typeError("The fill character must be exactly one character long");
  return text;
}

function center(self: string, width: Value, fill: Optional): string {
  const character = fillCharacter(width, fill);
  const padding = paddingTo(self, width);
  // An odd blank goes left when the width is odd: CPython's formula.
  const left = (padding >> 1) + (padding & asSizeArgument(width) & 1);
  return character.repeat(left) + self + character.repeat(padding - left);
}

function zeroFill(self: string, width: Value): string {
  const zeros = "0".repeat(paddingTo(self, width));
  return self.startsWith("+") || self.startsWith("-") ? self.charAt(0) + zeros + self.slice(1) : zeros + self;
}

/** isalpha and the like: true when there is a character and all have the property. */
function all(hasProperty: (codePoint: number) => boolean) {
  return (self: string): boolean => {
    if (self === "") return false;
    for (let unit = 0; unit < self.length; ) {
      const codePoint = self.codePointAt(unit) as number;
      if (!hasProperty(codePoint)) return false;
      unit += codePoint > 0xffff ? 2 : 1;
      if ((unit & 4095) === 0) pollSafePoint();
    }
    return true;
  };
}

/** islower and isupper: some character has the wanted case, and none another. */
function isInCase(wanted: (codePoint: number) => boolean, other: (codePoint: number) => boolean) {
  return (self: string): boolean => {
    let isFound = false;
    for (let unit = 0; unit < self.length; ) {
      const codePoint = self.codePointAt(unit) as number;
      if (other(codePoint) || unicode.isTitlecase(codePoint)) return false;
      isFound ||= wanted(codePoint);
      unit += codePoint > 0xffff ? 2 : 1;
      if ((unit & 4095) === 0) pollSafePoint();
    }
    return isFound;
  };
}

function isTitle(self: string): boolean {
  let isFound = false;
  let isInWord = false;
  for (const character of self) {
    const codePoint = character.codePointAt(0) as number;
    if (unicode.isUppercase(codePoint) || unicode.isTitlecase(codePoint)) {
      if (isInWord) return false;
      isInWord = isFound = true;
    } else if (unicode.isLowercase(codePoint)) {
      if (!isInWord) return false;
    } else isInWord = false;
  }
  return isFound;
}

function converting(convert: (text: string, poll: Poll) => string) {
  return (self: string): string => {
    checkTextLength(self.length);
    return convert(self, pollSafePoint);
  };
}

export const strMethods: readonly Definition[] = [
  method("capitalize(/)", converting(capitalize), "Return a capitalized version of the string."),
  method("casefold(/)", converting(caseFold), "Return a version of the string suitable for caseless comparisons."),
  method("title(/)", converting(titleCase), "Return a version of the string where each word is titlecased."),
  method(
    "swapcase(/)",
    converting(swapCase),
    "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
  ),
  method("lower(/)", converting(lowerCase), "Return a copy of the string converted to lowercase."),
  method("upper(/)", converting(upperCase), "Return a copy of the string converted to uppercase."),
  method("center(width, fillchar=' ', /)", center, "Return a centered string of length width."),
  method(
    "ljust(width, fillchar=' ', /)",
    (self: string, width: Value, fill: Optional) => {
      const character = fillCharacter(width, fill);
      return self + character.repeat(paddingTo(self, width));
    },
    "Return a left-justified string of length width.",
  ),
  method(
    "rjust(width, fillchar=' ', /)",
    (self: string, width: Value, fill: Optional) => {
      const character = fillCharacter(width, fill);
      return character.repeat(paddingTo(self, width)) + self;
    },
    "Return a right-justified string of length width.",
  ),
  method(
    "zfill(width, /)",
    zeroFill,
    "Pad a numeric string with zeros on the left, to fill a field of the given width.",
  ),
  method(
    "expandtabs(tabsize=8)",
    (self: string, size: Optional) => expandTabs(self, size === undefined ? 8 : asIntArgument(size)),
    "Return a copy where all tab characters are expanded using spaces.",
  ),
  method(
    "count(sub, start=None, end=None, /)",
    count,
    "Return the number of non-overlapping occurrences of substring sub in string S[start:end].",
  ),
  method(
    "find(sub, start=None, end=None, /)",
    findIn("find", false),
    "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].",
  ),
  method(
    "rfind(sub, start=None, end=None, /)",
    findIn("rfind", true),
    "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].",
  ),
  method(
    "index(sub, start=None, end=None, /)",
    indexIn("index", false),
    "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].",
  ),
  method(
    "rindex(sub, start=None, end=None, /)",
    indexIn("rindex", true),
    "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].",
  ),
  method(
    "startswith(prefix, start=None, end=None, /)",
    matches("startswith"),
    "Return True if the string starts with the specified prefix, False otherwise.",
  ),
  method(
    "endswith(suffix, start=None, end=None, /)",
    matches("endswith"),
    "Return True if the string ends with the specified suffix, False otherwise.",
  ),
  method("join(iterable, /)", join, "Concatenate any number of strings."),
  method(
    "replace(old, new, /, count=-1)",
    replace,
    "Return a copy with all occurrences of substring old replaced by new.",
  ),
  method(
    "split(sep=None, maxsplit=-1)",
    split(false),
    "Return a list of the substrings in the string, using sep as the separator string.",
  ),
  method(
    "rsplit(sep=None, maxsplit=-1)",
    split(true),
    "Return a list of the substrings in the string, using sep as the separator string.",
  ),
  method(
    "splitlines(keepends=False)",
    (self: string, keepEnds: Optional) => new PyList(splitLines(self, keepEnds !== undefined && isTrue(keepEnds))),
    "Return a list of the lines in the string, breaking at line boundaries.",
  ),
  method("partition(sep, /)", partition(false), "Partition the string into three parts using the given separator."),
  method("rpartition(sep, /)", partition(true), "Partition the string into three parts using the given separator."),
  method(
    "strip(chars=None, /)",
    strip("strip", "both"),
    "Return a copy of the string with leading and trailing whitespace removed.",
  ),
  method(
    "lstrip(chars=None, /)",
    strip("lstrip", "start"),
    "Return a copy of the string with leading whitespace removed.",
  ),
  method(
    "rstrip(chars=None, /)",
    strip("rstrip", "end"),
    "Return a copy of the string with trailing whitespace removed.",
  ),
  method(
    "removeprefix(prefix, /)",
    (self: string, prefix: Value) => {
      const text = onlyTextArgument(prefix, "removeprefix");
      return startsWithText(self, text) ? self.slice(text.length) : self;
    },
    "Return a str with the given prefix string removed if present.",
  ),
  method(
    "removesuffix(suffix, /)",
    (self: string, suffix: Value) => {
      const text = onlyTextArgument(suffix, "removesuffix");
      return text !== "" && endsWithText(self, text) ? self.slice(0, -text.length) : self;
    },
    "Return a str with the given suffix string removed if present.",
  ),
  staticMethod(
    "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)",
    makeTranslation,
    "Return a translation table usable for str.translate().",
  ),
  method("translate(table, /)", translate, "Replace each character in the string using the given translation table."),
  method(
    "isascii(/)",
    (self: string) => /^[\0-\x7f]*$/.test(self),
    "Return True if all characters in the string are ASCII, False otherwise.",
  ),
  method(
    "isalpha(/)",
    all(unicode.isAlphabetic),
    "Return True if the string is an alphabetic string, False otherwise.",
  ),
  method(
    "isalnum(/)",
    all(unicode.isAlphanumeric),
    "Return True if the string is an alpha-numeric string, False otherwise.",
  ),
  method("isdecimal(/)", all(unicode.isDecimal), "Return True if the string is a decimal string, False otherwise."),
  method("isdigit(/)", all(unicode.isDigit), "Return True if the string is a digit string, False otherwise."),
  method("isnumeric(/)", all(unicode.isNumeric), "Return True if the string is a numeric string, False otherwise."),
  method("isspace(/)", all(unicode.isSpace), "Return True if the string is a whitespace string, False otherwise."),
  method(
    "isprintable(/)",
    (self: string) => self === "" || all(unicode.isPrintable)(self),
    "Return True if all characters in the string are printable, False otherwise.",
  ),
  method(
    "isidentifier(/)",
    unicode.isIdentifier,
    "Return True if the string is a valid Python identifier, False otherwise.",
  ),
  method(
    "islower(/)",
    isInCase(unicode.isLowercase, unicode.isUppercase),
    "Return True if the string is a lowercase string, False otherwise.",
  ),
  method(
    "isupper(/)",
    isInCase(unicode.isUppercase, unicode.isLowercase),
    "Return True if the string is an uppercase string, False otherwise.",
  ),
  method("istitle(/)", isTitle, "Return True if the string is a title-cased string, False otherwise."),
];
