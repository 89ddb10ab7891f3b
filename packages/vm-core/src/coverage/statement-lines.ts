/**
 * Which lines of a source are statements that can run, and which of them are excluded: as coverage.py 7 finds them, from
 * the lines of the compiled code, the tokens and the tree.
 */

import type { Code } from "../bytecode/code.js";
import { SourceText } from "../source/source-text.js";
import type { Mod, Stmt } from "../syntax/ast.js";
import { tokenize } from "../syntax/tokenizer.js";
import type { Token } from "../syntax/tokens.js";
import { bodyOf, isIrrefutable, statementNodes } from "./statement-nodes.js";

/** For each line of a statement that has several, the statement's first. */
export type FirstLines = ReadonlyMap<number, number>;

export interface StatementLines {
  readonly firstLines: FirstLines;
  /** All lines that the code has, as they are. */
  readonly codeLines: ReadonlySet<number>;
  readonly statements: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
}

const NOT_TEXT = new Set<string>(["NEWLINE", "INDENT", "DEDENT", "ENDMARKER", "TYPE_COMMENT"]);

export function tokensOf(text: string): readonly Token[] {
  const source = new SourceText(text === "" || text.endsWith("\n") ? text : `${text}\n`, "<coverage>");
  return tokenize(source, { isSingle: false, keepsBlocksOpen: false }).tokens;
}

export function findFirstLines(tokens: readonly Token[]): Map<number, number> {
  const firstLines = new Map<number, number>();
  let first = 0;
  for (const { kind, line } of tokens) {
    if (kind === "NEWLINE") {
      if (first > 0 && line !== first) for (let each = first; each <= line; each++) firstLines.set(each, first);
      first = 0;
    } else if (first === 0 && !NOT_TEXT.has(kind)) first = line;
  }
  return firstLines;
}

/** The lines that any match of an expression touches, by the first line of their statement. */
export function linesMatching(text: string, pattern: RegExp, firstLines: FirstLines): Set<number> {
  const lines = new Set<number>();
  let at = 0;
  let line = 1;
  const lineOf = (offset: number): number => {
    for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  };
  for (const match of text.matchAll(pattern)) {
    const start = lineOf(match.index);
    const end = lineOf(match.index + match[0].length);
    for (let each = start; each <= end; each++) lines.add(firstLines.get(each) ?? each);
  }
  return lines;
}

interface StatementSource {
  readonly text: string;
  readonly tree: Mod;
  readonly code: Code;
  readonly exclude: RegExp | null;
}

export function findStatements({ text, tree, code, exclude }: StatementSource): StatementLines {
  const tokens = tokensOf(text);
  const firstLines = findFirstLines(tokens);
  const marked = exclude === null ? new Set<number>() : linesMatching(text, exclude, firstLines);
  const first = (line: number): number => firstLines.get(line) ?? line;
  const isEmpty = tokens.every(({ kind }) => NOT_TEXT.has(kind));
  const codeLines = isEmpty ? new Set<number>() : linesOfCode(code);
  const excluded = new Set([...excludeClauses(tokens, marked)].map(first));
  excludeBodies(tree, excluded, codeLines);
  const docstrings = docstringLines(tree);
  const statements = new Set<number>();
  for (const line of codeLines) if (!excluded.has(line) && !docstrings.has(line)) statements.add(first(line));
  for (const line of statements) if (excluded.has(line) || docstrings.has(line)) statements.delete(line);
  return { firstLines, codeLines, statements, excluded };
}

/** Of the code and the code in it, but for annotations, which mostly never run. */
function linesOfCode(code: Code): Set<number> {
  const lines = new Set<number>();
  const open = [code];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const constant of next.constants) {
      if (typeof constant === "object" && constant?.kind === "code") open.push(constant.code);
    }
    if (next.name === "__annotate__") continue;
    for (const { line } of next.lineTable.ranges()) if (line !== null && line > 0) lines.add(line);
  }
  return lines;
}

/** A mark on the line of a clause's colon excludes the whole clause. */
function excludeClauses(tokens: readonly Token[], marked: ReadonlySet<number>): Set<number> {
  const excluded = new Set(marked);
  let depth = 0;
  let excludedDepth = 0;
  let isExcluding = false;
  let first = 0;
  let brackets = 0;
  for (const { kind, line, endLine } of tokens) {
    switch (kind) {
      case "INDENT":
        depth++;
        break;
      case "DEDENT":
        depth--;
        break;
      case "NEWLINE":
        first = 0;
        break;
      case "(":
      case "[":
      case "{":
        brackets++;
        break;
      case ")":
      case "]":
      case "}":
        brackets--;
        break;
      case ":":
        if (brackets > 0 || isExcluding) break;
        for (let each = first; each <= endLine; each++) {
          if (!excluded.has(each)) continue;
          excluded.add(endLine);
          excludedDepth = depth;
          isExcluding = true;
          break;
        }
        break;
      default:
        break;
    }
    if (first > 0 || NOT_TEXT.has(kind)) continue;
    first = line;
    if (isExcluding && depth <= excludedDepth) isExcluding = false;
    if (isExcluding) excluded.add(endLine);
  }
  return excluded;
}

/** An excluded decorator or heading excludes its function or class; an excluded body the `case _:` before it. */
function excludeBodies(tree: Mod, excluded: Set<number>, codeLines: ReadonlySet<number>): void {
  for (const node of statementNodes(bodyOf(tree))) {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef": {
        const first = Math.min(node.line, ...node.decorator_list.map(({ line }) => line));
        if (linesBetween(first, node.line).some((line) => excluded.has(line))) {
          for (const line of linesBetween(first, node.endLine)) excluded.add(line);
        }
        break;
      }
      case "match_case": {
        if (!isIrrefutable(node)) break;
        const body = linesBetween(node.body[0].line, node.body[node.body.length - 1].endLine);
        const statements = body.filter((line) => codeLines.has(line));
        if (statements.length > 0 && statements.every((line) => excluded.has(line))) {
          for (const line of linesBetween(node.pattern.line, node.pattern.endLine)) excluded.add(line);
        }
        break;
      }
      default:
        break;
    }
  }
}

function docstringLines(tree: Mod): Set<number> {
  const lines = new Set<number>();
  const look = (body: readonly Stmt[]): void => {
    const first: Stmt | undefined = body[0];
    if (first?.kind !== "Expr" || first.value.kind !== "Constant" || typeof first.value.value !== "string") return;
    for (const line of linesBetween(first.line, first.endLine)) lines.add(line);
  };
  look(bodyOf(tree));
  for (const node of statementNodes(bodyOf(tree))) {
    if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "ClassDef") look(node.body);
  }
  return lines;
}

function linesBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
