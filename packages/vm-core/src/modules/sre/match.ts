/** re.Match: where a pattern matched, and what its groups caught. */

import { PyDict } from "../../objects/dict.js";
import { typeErrorType } from "../../objects/exception.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { PyObject, type Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { caught, indexError, systemError } from "../../runtime/errors.js";
import { classMethod, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { asClampedIndex, intOf } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import type { Matcher } from "./matcher.js";
import type { PyPattern } from "./pattern.js";
import { type Subject, subjectOf } from "./subject.js";
import { expandTemplate, templateFor } from "./template.js";

const matchType: PyType = defineType("Match", { module: "re", isSubclassable: false });

/** Characters of the matched text's repr that a match's repr shows. */
const SHOWN_TEXT = 50;

export class PyMatch extends PyObject {
  override cls: PyType = matchType;
  readonly pattern: PyPattern;
  readonly string: Value;
  readonly pos: number;
  readonly endpos: number;
  /** Start and end of each group, the whole match first; -1 for a group without part in it. */
  readonly spans: readonly number[];
  readonly lastIndex: number;

  /** The match that a matcher has just found. `pos` is where the search began. */
  constructor(pattern: PyPattern, matcher: Matcher, pos: number) {
    super();
    this.pattern = pattern;
    this.string = matcher.subject.source;
    this.pos = pos;
    this.endpos = matcher.end;
    this.lastIndex = matcher.lastIndex;
    this.spans = spansOf(pattern, matcher);
  }

  start(group: number): number {
    return this.spans[group * 2];
  }

  end(group: number): number {
    return this.spans[group * 2 + 1];
  }

  /** The text of a group, or `absent`. A mutable subject is read as it is now. */
  text(group: number, absent: Value, subject: Subject = subjectOf(this.string)): Value {
    const start = this.start(group);
    if (this.string === null || start < 0) return absent;
    const { length } = subject;
    return subject.slice(Math.min(start, length), Math.min(this.end(group), length));
  }

  /** A group's number, from its number or name. Raises IndexError. */
  group(key: Value): number {
    const isIndex = intOf(key) !== undefined || typeOf(key).special(Special.__index__) !== null;
    const group = isIndex ? asClampedIndex(key) : this.namedGroup(key);
    if (group < 0 || group > this.pattern.groups) throw indexError("no such group");
    return group;
  }

  /** -1 for what is no group's name, hashable or not. */
  private namedGroup(name: Value): number {
    try {
      return Number(intOf(this.pattern.groupIndex.get(name) ?? -1) ?? -1);
    } catch (error) {
      if (caught(error, typeErrorType) === null) throw error;
      return -1;
    }
  }
}

function spansOf(pattern: PyPattern, matcher: Matcher): number[] {
  const spans = new Array<number>((pattern.groups + 1) * 2).fill(-1);
  spans[0] = matcher.start;
  spans[1] = matcher.ptr;
  for (let mark = 0; mark < pattern.groups * 2 && mark + 1 <= matcher.lastMark; mark += 2) {
    const start = matcher.marks[mark];
    const stop = matcher.marks[mark + 1];
    if (start < 0 || stop < 0) continue;
    if (start > stop) {
      throw systemError("The span of capturing group is wrong, please report a bug for the re module.");
    }
    spans[mark + 2] = start;
    spans[mark + 3] = stop;
  }
  return spans;
}

const span = (self: PyMatch, group: number): PyTuple => new PyTuple([self.start(group), self.end(group)]);

function groupNumbers(self: PyMatch): number[] {
  return Array.from({ length: self.pattern.groups + 1 }, (_, group) => group);
}

defineMethods(matchType, () => [
  method(
    "group(*args)",
    groups,
    "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.",
  ),
  method("__getitem__(key, /)", (self: PyMatch, key: Value) => self.text(self.group(key), null), "Return self[key]."),
  method(
    "start(group=0, /)",
    (self: PyMatch, key: Value = 0) => self.start(self.group(key)),
    "Return index of the start of the substring matched by group.",
  ),
  method(
    "end(group=0, /)",
    (self: PyMatch, key: Value = 0) => self.end(self.group(key)),
    "Return index of the end of the substring matched by group.",
  ),
  method(
    "span(group=0, /)",
    (self: PyMatch, key: Value = 0) => span(self, self.group(key)),
    "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
  ),
  method(
    "groups(default=None)",
    (self: PyMatch, absent: Value = null) => {
      const subject = subjectOf(self.string);
      return new PyTuple(
        groupNumbers(self)
          .slice(1)
          .map((group) => self.text(group, absent, subject)),
      );
    },
    "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.",
  ),
  method(
    "groupdict(default=None)",
    groupDict,
    "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.",
  ),
  method(
    "expand(template)",
    (self: PyMatch, template: Value) => expandTemplate(templateFor(self.pattern, template), self),
    "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.",
  ),
  method("__copy__(/)", (self: PyMatch) => self),
  method("__deepcopy__(memo, /)", (self: PyMatch) => self),
  method("__repr__(/)", representation, "Return repr(self)."),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  member("string", (self: PyMatch) => self.string, null, "The string passed to match() or search()."),
  member("re", (self: PyMatch) => self.pattern, null, "The regular expression object."),
  member(
    "pos",
    (self: PyMatch) => self.pos,
    null,
    "The index into the string at which the RE engine started looking for a match.",
  ),
  member(
    "endpos",
    (self: PyMatch) => self.endpos,
    null,
    "The index into the string beyond which the RE engine will not go.",
  ),
  getter(
    "lastindex",
    (self: PyMatch) => (self.lastIndex < 0 ? null : self.lastIndex),
    null,
    "The integer index of the last matched capturing group.",
  ),
  getter(
    "lastgroup",
    (self: PyMatch) => self.pattern.indexGroup.items[self.lastIndex] ?? null,
    null,
    "The name of the last matched capturing group.",
  ),
  getter("regs", (self: PyMatch) => new PyTuple(groupNumbers(self).map((group) => span(self, group)))),
]);

function groups(self: PyMatch, keys: readonly Value[]): Value {
  const [first = 0, ...rest] = keys;
  if (rest.length === 0) return self.text(self.group(first), null);
  return new PyTuple(keys.map((key) => self.text(self.group(key), null)));
}

function groupDict(self: PyMatch, absent: Value = null): Value {
  const result = new PyDict();
  for (const name of self.pattern.groupIndex.keys()) result.set(name, self.text(self.group(name), absent));
  return result;
}

function representation(self: PyMatch): string {
  const text = [...repr(self.text(0, null))].slice(0, SHOWN_TEXT).join("");
  return `<re.Match object; span=(${self.start(0)}, ${self.end(0)}), match=${text}>`;
}
