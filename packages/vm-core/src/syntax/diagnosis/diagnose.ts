/** Finds out why a source is not valid. */

import { SyntaxDiagnostic } from "../../source/diagnostic.js";
import type { SourceText } from "../../source/source-text.js";
import type { Cursor } from "../parser/cursor.js";
import type { TokenList } from "../tokenizer.js";

export function diagnose(source: SourceText, tokenList: TokenList, cursor: Cursor, _o: unknown): SyntaxDiagnostic {
  if (cursor.at("ERROR") && tokenList.error) return tokenList.error.diagnostic;
  return new SyntaxDiagnostic("SyntaxError", "invalid syntax", source.filename, cursor.rangeOf(cursor.token));
}
