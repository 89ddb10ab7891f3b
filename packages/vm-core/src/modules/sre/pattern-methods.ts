/** The methods and attributes of re.Pattern. */

import { comparisonMethods } from "../../builtins/comparison-methods.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { PyList } from "../../objects/list.js";
import { PyMappingProxy } from "../../objects/mapping-proxy.js";
import { NotImplemented } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { equals } from "../../runtime/comparison.js";
import { hashBytes, hashTuple } from "../../runtime/hashing.js";
import { classMethod, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { asSize, textOf } from "../../runtime/primitives.js";
import { checkItemCount } from "../../runtime/sequences.js";
import { repr } from "../../runtime/text.js";
import { PyMatch } from "./match.js";
import type { Matcher } from "./matcher.js";
import { Flag } from "./opcodes.js";
import { PyPattern, patternType } from "./pattern.js";
import { findIterator, PyScanner } from "./scanner.js";
import { matchHere, search } from "./search.js";
import { forEachMatch, groupText, split, substitute } from "./substitution.js";

const REGION = "string, pos=0, endpos=sys.maxsize";

/** Characters of the pattern's repr that are shown. */
const SHOWN_PATTERN = 200;

type Region = [string: Value, pos?: Value, endpos?: Value];

function matcherOf(pattern: PyPattern, [string, pos, endpos]: Region): Matcher {
  const start = pos === undefined ? 0 : asSize(pos);
  const end = endpos === undefined ? Number.MAX_SAFE_INTEGER : asSize(endpos);
  return pattern.matcher(string, start, end);
}

const finder =
  (find: (matcher: Matcher) => boolean, matchesAll = false) =>
  (self: PyPattern, ...region: Region): Value => {
    const matcher = matcherOf(self, region);
    const { start } = matcher;
    matcher.matchesAll = matchesAll;
    return find(matcher) ? new PyMatch(self, matcher, start) : null;
  };

defineMethods(patternType, () => [
  method(`match(${REGION})`, finder(matchHere), "Matches zero or more characters at the beginning of the string."),
  method(`fullmatch(${REGION})`, finder(matchHere, true), "Matches against all of the string."),
  method(
    `search(${REGION})`,
    finder(search),
    "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.",
  ),
  method(`findall(${REGION})`, findAll, "Return a list of all non-overlapping matches of pattern in string."),
  method(
    `finditer(${REGION})`,
    (self: PyPattern, ...region: Region) => findIterator(self, matcherOf(self, region)),
    "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.",
  ),
  method(`scanner(${REGION})`, (self: PyPattern, ...region: Region) => new PyScanner(self, matcherOf(self, region))),
  method(
    "split(string, maxsplit=0)",
    (self: PyPattern, string: Value, limit: Value = 0) => split(self, string, asSize(limit)),
    "Split string by the occurrences of pattern.",
  ),
  method(
    "sub(repl, string, count=0)",
    (self: PyPattern, replacement: Value, string: Value, limit: Value = 0) =>
      substitute(self, replacement, string, asSize(limit)).result,
    "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
  ),
  method(
    "subn(repl, string, count=0)",
    (self: PyPattern, replacement: Value, string: Value, limit: Value = 0) => {
      const { result, count } = substitute(self, replacement, string, asSize(limit));
      return new PyTuple([result, count]);
    },
    "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
  ),
  method("__copy__(/)", (self: PyPattern) => self),
  method("__deepcopy__(memo, /)", (self: PyPattern) => self),
  method("__repr__(/)", representation, "Return repr(self)."),
  method("__hash__(/)", hash, "Return hash(self)."),
  ...comparisonMethods(
    (value): value is PyPattern => value instanceof PyPattern,
    (left, right, operator) => {
      if (operator !== "==" && operator !== "!=") return NotImplemented;
      return isSame(left, right) === (operator === "==");
    },
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  member(
    "pattern",
    (self: PyPattern) => self.pattern,
    null,
    "The pattern string from which the RE object was compiled.",
  ),
  member("flags", (self: PyPattern) => self.flags, null, "The regex matching flags."),
  member("groups", (self: PyPattern) => self.groups, null, "The number of capturing groups in the pattern."),
  getter(
    "groupindex",
    (self: PyPattern) => new PyMappingProxy({ kind: "mapping", mapping: self.groupIndex }),
    null,
    "A dictionary mapping group names to group numbers.",
  ),
]);

function findAll(self: PyPattern, ...region: Region): Value {
  const matcher = matcherOf(self, region);
  const { subject } = matcher;
  const found: Value[] = [];
  const group = (index: number): Value => groupText(matcher, index) ?? subject.slice(0, 0);
  forEachMatch(matcher, () => {
    if (self.groups === 0) found.push(subject.slice(matcher.start, matcher.ptr));
    else if (self.groups === 1) found.push(group(0));
    else {
      const groups: Value[] = [];
      for (let index = 0; index < self.groups; index++) groups.push(group(index));
      found.push(new PyTuple(groups));
    }
    checkItemCount(found.length);
    return true;
  });
  return new PyList(found);
}

const flagNames = [
  ["re.IGNORECASE", Flag.IGNORECASE],
  ["re.LOCALE", Flag.LOCALE],
  ["re.MULTILINE", Flag.MULTILINE],
  ["re.DOTALL", Flag.DOTALL],
  ["re.UNICODE", Flag.UNICODE],
  ["re.VERBOSE", Flag.VERBOSE],
  ["re.DEBUG", Flag.DEBUG],
  ["re.ASCII", Flag.ASCII],
] as const;

function representation(self: PyPattern): string {
  let { flags } = self;
  // What every str pattern has without asking.
  const isUnicode = (flags & (Flag.LOCALE | Flag.UNICODE | Flag.ASCII)) === Flag.UNICODE;
  if (textOf(self.pattern) !== undefined && isUnicode) flags &= ~Flag.UNICODE;
  const names: string[] = [];
  for (const [name, flag] of flagNames) {
    if ((flags & flag) === 0) continue;
    names.push(name);
    flags &= ~flag;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  const shown = [...repr(self.pattern)].slice(0, SHOWN_PATTERN).join("");
  return names.length === 0 ? `re.compile(${shown})` : `re.compile(${shown}, ${names.join("|")})`;
}

function isSame(left: PyPattern, right: PyPattern): boolean {
  if (left === right) return true;
  const { code } = left;
  if (left.flags !== right.flags || left.isBytes !== right.isBytes || code.length !== right.code.length) return false;
  return code.every((word, index) => word === right.code[index]) && equals(left.pattern, right.pattern);
}

function hash(self: PyPattern): Value {
  const { code } = self;
  const codeHash = hashBytes(new Uint8Array(code.buffer, code.byteOffset, code.byteLength));
  return hashTuple([codeHash, self.pattern, self.flags, self.groups]);
}
