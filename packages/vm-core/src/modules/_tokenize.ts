/** The _tokenize module: Tandem's tokenizer as an iterator of the tuples that the tokenize module makes tokens of. */

import { defineIterator } from "../builtins/native-iterator.js";
import { PyBytes } from "../objects/bytes.js";
import { stopIterationType } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { call } from "../runtime/calls.js";
import { decodeBytes } from "../runtime/codecs.js";
import { caught, typeError } from "../runtime/errors.js";
import { constructor, defineMethods, newModule } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { syntaxErrorFrom } from "../runtime/syntax-errors.js";
import { isTrue } from "../runtime/truth.js";
import { listTokens, type TokenEntry } from "./tokenize/token-listing.js";

const iteratorType: PyType = defineType("_tokenize.TokenizerIter", { module: "builtins", isSubclassable: false });

/** Reads the whole source when the first token is asked for: tokens are found with all of it at hand. */
class TokenizerIterator extends NativeIterator {
  override cls: PyType = iteratorType;
  private readonly readLine: Value;
  /** What lines are in that are bytes; undefined when they are text. */
  private readonly encoding: string | undefined;
  private readonly hasExtraTokens: boolean;
  private entries: Iterator<TokenEntry> | null = null;

  constructor(readLine: Value, encoding: string | undefined, hasExtraTokens: boolean) {
    super();
    this.readLine = readLine;
    this.encoding = encoding;
    this.hasExtraTokens = hasExtraTokens;
  }

  next(): Value | undefined {
    this.entries ??= listTokens(this.readSource(), this.hasExtraTokens);
    const { done, value } = this.entries.next();
    if (done === true) return undefined;
    if (value.kind === "error") throw syntaxErrorFrom(value.diagnostic, null);
    const { type, string, start, end, line } = value;
    return new PyTuple([type, string, new PyTuple([...start]), new PyTuple([...end]), line]);
  }

  private readSource(): string {
    let source = "";
    for (;;) {
      const line = this.nextLine();
      if (line === "") return source;
      // As in CPython, what one call returns is a line, whatever it ends in.
      source += source === "" || source.endsWith("\n") ? line : `\n${line}`;
    }
  }

  private nextLine(): string {
    let line: Value;
    try {
      line = call(this.readLine);
    } catch (error) {
      if (caught(error, stopIterationType) === null) throw error;
      return "";
    }
    if (this.encoding === undefined) {
      const text = textOf(line);
      if (text === undefined) throw typeError("readline() returned a non-string object");
      return text;
    }
    if (!(line instanceof PyBytes)) throw typeError("readline() returned a non-bytes object");
    return decodeBytes(line.bytes, this.encoding, "replace", line);
  }
}

defineIterator(iteratorType);
defineMethods(iteratorType, () => [
  constructor(
    "(readline, /, *, encoding=None, extra_tokens=False)",
    (_cls: PyType, readLine: Value, encoding?: Value, extra: Value = false) =>
      new TokenizerIterator(readLine, textOf(encoding ?? null), isTrue(extra)),
  ),
]);

export function createTokenizeModule(): PyModule {
  return newModule("_tokenize", null, { TokenizerIter: iteratorType });
}
