/** Matches tokens against the error grammar, with memory, so that backtracking stays linear. */

import { countWork } from "../../source/safe-points.js";
import type { Token } from "../tokens.js";
import type { TokenReport } from "./finding.js";
import { Finding } from "./finding.js";
import type { Alternative, GrammarNode, Rule } from "./grammar.js";

/** What one run over the tokens leaves for the next. */
export interface TokensRead {
  /** Index of the last token that was looked at. */
  furthest: number;
}

/** Rules that switch the mistakes off below them. */
const quietRules: ReadonlySet<string> = new Set(["expression_without_invalid"]);

/**
 * Rules whose result is remembered even if it was found with mistakes switched off, so that they are not searched for
 * mistakes again.
 */
const rememberedRules: ReadonlySet<string> = new Set([
  "simple_stmt",
  "import_stmt",
  "block",
  "closed_pattern",
  "star_pattern",
  "type_param",
  "expression",
  "star_expression",
  "disjunction",
  "conjunction",
  "inversion",
  "factor",
  "await_primary",
  "tstring",
  "strings",
  "arguments",
  "star_target",
  "target_with_star_atom",
  "del_target",
  "invalid_named_expression",
]);

const FAILED = -1;

/** Entries; about 40 MB. */
const MAX_MEMORY = 1_000_000;

export class Recognizer {
  readonly tokens: readonly Token[];
  readonly text: string;
  /** Index of the next token. */
  mark = 0;
  private readonly read: TokensRead;
  private readonly report: TokenReport;
  private findsMistakes: boolean;
  /** By token index and rule: the index after a match, or FAILED. Emptied when it has grown too large. */
  private readonly memory = new Map<number, number>();
  /** The same for left-recursive rules while they grow, which cannot do without. */
  private readonly seeds = new Map<number, number>();

  constructor(text: string, tokens: readonly Token[], read: TokensRead, report: TokenReport, findsMistakes: boolean) {
    this.text = text;
    this.tokens = tokens;
    this.read = read;
    this.report = report;
    this.findsMistakes = findsMistakes;
  }

  /** Whether `rule` matches here; moves past it if so. Throws what the mistakes report. */
  matches(rule: Rule): boolean {
    const start = this.mark;
    const key = this.keyOf(rule, start);
    const known = (rule.isLeftRecursive ? this.seeds.get(key) : undefined) ?? this.memory.get(key);
    if (known !== undefined) {
      if (known === FAILED) return false;
      this.mark = known;
      return true;
    }
    if (rule.isLeftRecursive) return this.growLeftRecursive(rule, key, start);
    const foundMistakes = this.findsMistakes;
    if (quietRules.has(rule.name)) this.findsMistakes = false;
    const matched = this.matchesAlternatives(rule.alternatives);
    this.findsMistakes = foundMistakes;
    if (matched && rule.name === "strings") this.report.checkStrings(start);
    this.remember(key, matched ? this.mark : FAILED);
    if (!matched) this.mark = start;
    return matched;
  }

  private keyOf(rule: Rule, start: number): number {
    const variant = this.findsMistakes && !rememberedRules.has(rule.name) ? 1 : 0;
    return (start * 512 + rule.id) * 2 + variant;
  }

  /** Matches again and again, each time with the last result as the left operand, while the result grows. */
  private growLeftRecursive(rule: Rule, key: number, start: number): boolean {
    let end = FAILED;
    for (;;) {
      this.seeds.set(key, end);
      this.mark = start;
      if (!this.matchesAlternatives(rule.alternatives) || this.mark <= end) break;
      end = this.mark;
    }
    this.seeds.delete(key);
    this.remember(key, end);
    this.mark = end === FAILED ? start : end;
    return end !== FAILED;
  }

  private remember(key: number, end: number): void {
    if (this.memory.size >= MAX_MEMORY) this.memory.clear();
    this.memory.set(key, end);
  }

  /** Parts with labels are added to `outer`, unless the alternative reports something itself. */
  private matchesAlternatives(alternatives: readonly Alternative[], outer: Finding | null = null): boolean {
    countWork();
    const start = this.mark;
    for (const { items, report, isMistake } of alternatives) {
      if (isMistake && !this.findsMistakes) continue;
      const finding = report === null ? outer : new Finding(this.report);
      let wasCut = false;
      let matched = true;
      for (const { label, node } of items) {
        const before = this.mark;
        if (node.type === "cut") {
          wasCut = true;
          continue;
        }
        if (!this.matchesNode(node, finding)) {
          matched = false;
          break;
        }
        if (label !== null && finding !== null) finding.add(label, before, this.mark);
      }
      if (matched) {
        if (report === null || finding === null) return true;
        finding.mark = this.mark;
        report(finding);
        return false;
      }
      this.mark = start;
      if (wasCut) return false;
    }
    return false;
  }

  private matchesNode(node: GrammarNode, finding: Finding | null): boolean {
    switch (node.type) {
      case "token":
        if (this.peek().kind !== node.kind) return false;
        this.mark++;
        return true;
      case "softKeyword":
        return this.matchesSoftKeyword(node.text);
      case "rule":
        return this.matches(node.rule);
      case "group":
        return this.matchesAlternatives(node.alternatives, finding);
      case "optional":
        this.matchesNode(node.node, finding);
        return true;
      case "repeat":
        return this.matchesRepeated(node.node, node.minimum, finding);
      case "separated":
        return this.matchesSeparated(node.node, node.separator, finding);
      case "lookahead": {
        const start = this.mark;
        const matched = this.matchesNode(node.node, finding);
        this.mark = start;
        return matched === node.expected;
      }
      case "forced":
        if (!this.matchesNode(node.node, finding)) this.report.at(this.peek(), `expected ${node.text}`);
        return true;
      case "cut":
        return true;
    }
  }

  /** The next token; throws the tokenizer's error if there is none. */
  private peek(): Token {
    const token = this.tokens[Math.min(this.mark, this.tokens.length - 1)];
    if (this.mark > this.read.furthest) this.read.furthest = this.mark;
    if (token.kind === "ERROR") this.report.tokenizerError();
    return token;
  }

  private matchesSoftKeyword(text: string): boolean {
    const token = this.peek();
    if (token.kind !== "NAME" || this.text.slice(token.start, token.end) !== text) return false;
    this.mark++;
    return true;
  }

  private matchesRepeated(node: GrammarNode, minimum: 0 | 1, finding: Finding | null): boolean {
    let count = 0;
    while (this.matchesNode(node, finding)) count++;
    return count >= minimum;
  }

  private matchesSeparated(node: GrammarNode, separator: GrammarNode, finding: Finding | null): boolean {
    if (!this.matchesNode(node, finding)) return false;
    for (;;) {
      const end = this.mark;
      if (!this.matchesNode(separator, finding) || !this.matchesNode(node, finding)) {
        this.mark = end;
        return true;
      }
    }
  }
}
