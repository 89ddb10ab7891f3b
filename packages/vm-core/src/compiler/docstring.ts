/** Docstrings: which string is one, and how its indentation is removed. */

import type { Constant, Expr, Stmt } from "../syntax/ast.js";

/** The string expression at the start of a body, or null. */
export function docstringOf(body: readonly Stmt[]): (Constant & { readonly value: string }) | null {
  const first = body[0];
  return first !== undefined && first.kind === "Expr" && isString(first.value) ? first.value : null;
}

function isString(expression: Expr): expression is Constant & { readonly value: string } {
  return expression.kind === "Constant" && typeof expression.value === "string";
}

/** Removes the common indentation of all lines but the first; blank lines at both ends stay. */
export function cleanDocstring(text: string): string {
  const [first, ...rest] = expandTabs(text).split("\n");
  let margin = Number.POSITIVE_INFINITY;
  for (const line of rest) {
    const indentation = leadingSpaces(line);
    if (indentation < line.length) margin = Math.min(margin, indentation);
  }
  const cut = margin === Number.POSITIVE_INFINITY ? 0 : margin;
  const lines = rest.map((line) => line.slice(Math.min(cut, leadingSpaces(line))));
  return [first.slice(leadingSpaces(first)), ...lines].join("\n");
}

function leadingSpaces(line: string): number {
  let count = 0;
  while (line[count] === " ") count++;
  return count;
}

const TAB_SIZE = 8;

function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let result = "";
  let column = 0;
  for (const character of text) {
    if (character === "\t") {
      const spaces = TAB_SIZE - (column % TAB_SIZE);
      result += " ".repeat(spaces);
      column += spaces;
    } else {
      result += character;
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result;
}
