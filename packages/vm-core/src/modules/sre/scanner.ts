/** Scanners, which find one match after the other, and the iterator of Pattern.finditer. */

import { CallableIterator } from "../../builtins/iterators.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { defineMethods, member, method } from "../../runtime/native-definitions.js";
import { PyMatch } from "./match.js";
import type { Matcher } from "./matcher.js";
import type { PyPattern } from "./pattern.js";
import { matchHere, search } from "./search.js";
import { advance } from "./substitution.js";

const scannerType: PyType = defineType("SRE_Scanner", { module: "_sre", isSubclassable: false });

export class PyScanner extends PyObject {
  override cls: PyType = scannerType;
  readonly pattern: PyPattern;
  private readonly matcher: Matcher;
  private readonly pos: number;
  private isExhausted = false;

  constructor(pattern: PyPattern, matcher: Matcher) {
    super();
    this.pattern = pattern;
    this.matcher = matcher;
    this.pos = matcher.start;
  }

  /** The next match, by looking here or anywhere further on; None from the first failure on. */
  next(find: (matcher: Matcher) => boolean): Value {
    if (this.isExhausted) return null;
    const { matcher } = this;
    matcher.reset();
    matcher.ptr = matcher.start;
    if (!find(matcher)) {
      this.isExhausted = true;
      return null;
    }
    const match = new PyMatch(this.pattern, matcher, this.pos);
    advance(matcher);
    return match;
  }
}

defineMethods(scannerType, () => [
  method("match(/)", (self: PyScanner) => self.next(matchHere)),
  method("search(/)", (self: PyScanner) => self.next(search)),
  member("pattern", (self: PyScanner) => self.pattern),
]);

/** iter(scanner.search, None) */
export function findIterator(pattern: PyPattern, matcher: Matcher): Value {
  return new CallableIterator(getAttribute(new PyScanner(pattern, matcher), "search"), null);
}
