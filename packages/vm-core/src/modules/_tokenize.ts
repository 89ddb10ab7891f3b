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
import { caught, typeError } from "../runtime/errors.js";
import { constructor, defineMethods, newModule } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { syntaxErrorFrom } from "../runtime/syntax-errors.js";
import { isTrue } from "../runtime/truth.js";
import { decodeUtf8 } from "../runtime/utf8.js";
import { listTokens, type TokenEntry } from "./tokenize/token-listing.js";

const iteratorType: PyType = defineType("_tokenize.TokenizerIter", { module: "builtins", isSubclassable: false });

/** Reads the whole source when the first token is asked for: tokens are found with all of it at hand. */
class TokenizerIterator extends NativeIterator {
  override cls: PyType = iteratorType;
  private readonly readLine: Value;
  private readonly hasExtraTokens: boolean;
  private entries: Iterator<TokenEntry> | null = null;

  constructor(readLine: Value, hasExtraTokens: boolean) {
    super();
    this.readLine = readLine;
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
      source += line;
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
    if (line instanceof PyBytes) return decodeUtf8(line.bytes, "replace");
    const text = textOf(line);
    if (text === undefined) throw typeError(`readline() returned a non-string object (type: ${typeName(line)})`);
    return text;
  }
}

defineIterator(iteratorType);
defineMethods(iteratorType, () => [
  constructor(
    "(readline, /, *, encoding=None, extra_tokens=False)",
    (_cls: PyType, readLine: Value, _encoding?: Value, extra: Value = false) =>
      new TokenizerIterator(readLine, isTrue(extra)),
  ),
]);

export function createTokenizeModule(): PyModule {
  return newModule("_tokenize", null, { TokenizerIter: iteratorType });
}
