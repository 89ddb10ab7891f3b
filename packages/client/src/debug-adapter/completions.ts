/** What could be typed where an editor's cursor is. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Completion } from "../debugger.js";

/** A name with attributes and subscripts that are names or literals, at the end of a text. */
const PATH =
  /[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Continue}]*|\[(?:'[^'\\]*'|"[^"\\]*"|\d+|[\p{ID_Start}_][\p{ID_Continue}]*)\])*$/u;

/** What stands before the cursor: `a.b['c'].d` gives `a.b['c']` and `d`. */
export function splitAtCursor(text: string): { readonly object: string; readonly prefix: string } {
  const [path = ""] = PATH.exec(text) ?? [];
  const [, object, prefix = ""] = /^(.*)\.([\p{ID_Continue}]*)$/u.exec(path) ?? [];
  return object === undefined ? { object: "", prefix: path } : { object, prefix };
}

const KEYWORDS: readonly string[] = (
  "False None True and as assert async await break class continue def del elif else except finally for from global if " +
  "import in is lambda nonlocal not or pass raise return try while with yield match case type"
).split(" ");

/** Names that begin as what has been typed, in their order. */
export function completionItems(
  prefix: string,
  names: readonly Completion[],
  withKeywords: boolean,
): DebugProtocol.CompletionItem[] {
  const keywords = withKeywords ? KEYWORDS.map((name): Completion => ({ name, kind: "keyword" })) : [];
  return [...names, ...keywords]
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, kind }) => ({ label: name, type: kind, length: prefix.length }));
}
