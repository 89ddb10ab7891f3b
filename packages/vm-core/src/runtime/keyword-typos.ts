/** "invalid syntax. Did you mean 'import'?": finding the misspelt keyword behind a syntax error. */

import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { SourceText } from "../source/source-text.js";
import { tokenize } from "../syntax/tokenizer.js";
import { keywords } from "../syntax/tokens.js";
import { characterOffset } from "./carets.js";
import { dedent } from "./dedent.js";
import { intOf, textOf } from "./primitives.js";
import { closestName } from "./similar-names.js";
import { similarNames } from "./similarity.js";
import { canBeCompleted } from "./source-parsing.js";
import type { SyntaxReport } from "./traceback-report.js";

const MAXIMUM_SOURCE = 1024;
const MAXIMUM_NAMES = 10;
const MAXIMUM_MATCHES = 3;
const LEAST_SIMILARITY = 0.5;

/** Messages of errors that can come from a misspelt keyword. */
export function mayBeKeywordTypo(message: string): boolean {
  return message === "invalid syntax" || message.includes("Perhaps you forgot a comma");
}

/** The report of the error with the keyword that would mend it; null when none does. `metadata` is `_metadata`. */
export function correctKeyword(report: SyntaxReport, metadata: Value): SyntaxReport | null {
  if (!mayBeKeywordTypo(report.message) || !(metadata instanceof PyTuple) || report.text === null) return null;
  const [startLine, , sourceText] = metadata.items;
  const source = textOf(sourceText ?? null) ?? report.text;
  const first = Math.max(Number(intOf(startLine ?? 0) ?? 0), 1);
  const error = dedent(source.split(/\r\n|\r|\n/).slice(first - 1, Number(report.line ?? 0)));
  const code = error.join("\n");
  if (code.length > MAXIMUM_SOURCE) return null;
  let remaining = MAXIMUM_NAMES;
  for (const token of tokenize(new SourceText(`${code}\n`, "<string>"), { isSingle: false, keepsBlocksOpen: false })
    .tokens) {
    if (token.kind !== "NAME") continue;
    if (--remaining < 0) break;
    const wrong = code.slice(token.start, token.end);
    for (const keyword of candidates(wrong)) {
      const mended = code.slice(0, token.start) + keyword + code.slice(token.end);
      if (!canBeCompleted(mended)) continue;
      const line = error[token.line - 1];
      return {
        ...report,
        text: `${line}\n`,
        line: String(token.line),
        endLine: String(token.endLine),
        offset: characterOffset(line, token.column) + 1,
        endOffset: characterOffset(line, token.endColumn) + 1,
        message: `invalid syntax. Did you mean '${keyword}'?`,
      };
    }
  }
  return null;
}

function candidates(wrong: string): string[] {
  const closest = closestName(wrong, keywords);
  const similar = similarNames(wrong, keywords, MAXIMUM_MATCHES, LEAST_SIMILARITY);
  return [...(closest === undefined ? [] : [closest]), ...similar]
    .slice(0, MAXIMUM_MATCHES)
    .filter((keyword) => keyword !== wrong);
}
