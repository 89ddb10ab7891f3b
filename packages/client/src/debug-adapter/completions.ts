/** What could be typed where an editor's cursor is. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Completion } from "../debugger.js";

/** Names joined by dots before the cursor: `a.b.c` gives `a.b` and `c`. */
export function splitAtCursor(text: string): { readonly object: string; readonly prefix: string } {
  const [path = ""] = /[\p{ID_Start}_][\p{ID_Continue}.]*$/u.exec(text) ?? [];
  const dot = path.lastIndexOf(".");
  return { object: path.slice(0, Math.max(0, dot)), prefix: path.slice(dot + 1) };
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
