/** The form of the error grammar: parsing expressions with ordered choice, written in a small notation. */

import type { TokenKind } from "../tokens.js";
import { keywords, operators } from "../tokens.js";
import type { Finding } from "./finding.js";

/**
 * The notation, loosest first:
 *
 *     a | b        the first that matches
 *     a b          one after the other
 *     x=a          `x` names what `a` matched, for the rule's finding
 *     &a !a &&a    look ahead for a; for its absence; a, or a SyntaxError that says it was expected
 *     ~            no later alternative once this one has got here
 *     a? a* a+     optional, any number, at least one
 *     a % b        one or more a with b between them
 *     'if' "case"  a keyword or operator; a soft keyword
 *     NAME  rule   a token of this kind; a rule
 */
export type Notation = string;

/** An alternative that, once matched, reports what it found, or nothing, and then lets its rule fail. */
export type ErrorAlternative = readonly [notation: Notation, report: (finding: Finding) => void];

export interface GrammarRules {
  /** Rules of the language. */
  readonly valid: Readonly<Record<string, Notation>>;
  /**
   * Rules for common mistakes, which match nothing in the end. An alternative that is just such a rule is tried in the
   * second pass only; where there is more around it, in both.
   */
  readonly mistakes: Readonly<Record<string, readonly (ErrorAlternative | Notation)[]>>;
}

export interface Rule {
  readonly id: number;
  readonly name: string;
  readonly isMistake: boolean;
  isLeftRecursive: boolean;
  alternatives: readonly Alternative[];
}

export interface Alternative {
  /** A rule for mistakes and nothing else: left out while mistakes are not looked for. */
  readonly isMistake: boolean;
  readonly items: readonly Item[];
  readonly report: ((finding: Finding) => void) | null;
}

export interface Item {
  readonly label: string | null;
  readonly node: GrammarNode;
}

export type GrammarNode =
  | { readonly type: "token"; readonly kind: TokenKind }
  | { readonly type: "softKeyword"; readonly text: string }
  | { readonly type: "rule"; readonly rule: Rule }
  | { readonly type: "group"; readonly alternatives: readonly Alternative[] }
  | { readonly type: "optional"; readonly node: GrammarNode }
  | { readonly type: "repeat"; readonly node: GrammarNode; readonly minimum: 0 | 1 }
  | { readonly type: "separated"; readonly node: GrammarNode; readonly separator: GrammarNode }
  | { readonly type: "lookahead"; readonly node: GrammarNode; readonly expected: boolean }
  | { readonly type: "forced"; readonly node: GrammarNode; readonly text: string }
  | { readonly type: "cut" };

/** Compiles rules that may refer to each other; returns them by name. */
export function compileGrammar(parts: readonly GrammarRules[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const part of parts) {
    for (const name of Object.keys(part.valid)) declare(rules, name, false);
    for (const name of Object.keys(part.mistakes)) declare(rules, name, true);
  }
  for (const part of parts) {
    for (const [name, notation] of Object.entries(part.valid)) {
      define(rules, name, new NotationReader(notation, rules).readAlternatives(null));
    }
    for (const [name, alternatives] of Object.entries(part.mistakes)) {
      const compiled = alternatives.flatMap((alternative) =>
        typeof alternative === "string"
          ? new NotationReader(alternative, rules).readAlternatives(null)
          : new NotationReader(alternative[0], rules).readAlternatives(alternative[1]),
      );
      define(rules, name, compiled);
    }
  }
  return rules;
}

function declare(rules: Map<string, Rule>, name: string, isMistake: boolean): void {
  rules.set(name, { id: rules.size, name, isMistake, isLeftRecursive: false, alternatives: [] });
}

function define(rules: Map<string, Rule>, name: string, alternatives: readonly Alternative[]): void {
  const rule = ruleNamed(rules, name);
  rule.alternatives = alternatives;
  rule.isLeftRecursive = alternatives.some(({ items }) => {
    const first = items[0].node;
    return first.type === "rule" && first.rule === rule;
  });
}

function ruleNamed(rules: ReadonlyMap<string, Rule>, name: string): Rule {
  const rule = rules.get(name);
  if (rule === undefined) throw new Error(`no rule named ${name}`);
  return rule;
}

const tokenKinds: ReadonlySet<string> = new Set<string>([...keywords, ...operators]);

/** Reads one notation string. */
class NotationReader {
  private readonly words: readonly string[];
  private readonly rules: ReadonlyMap<string, Rule>;
  private position = 0;

  constructor(notation: Notation, rules: ReadonlyMap<string, Rule>) {
    this.words = notation.match(/[a-z_]+=(?!=)|'[^']+'|"[^"]+"|[A-Za-z_]+|&&|[&!~?*+%|()]/g) ?? [];
    this.rules = rules;
  }

  readAlternatives(report: ((finding: Finding) => void) | null): readonly Alternative[] {
    const alternatives: Alternative[] = [];
    do {
      const items: Item[] = [];
      while (this.position < this.words.length && this.word !== "|" && this.word !== ")") items.push(this.readItem());
      const isMistake = items.length === 1 && items[0].node.type === "rule" && items[0].node.rule.isMistake;
      alternatives.push({ isMistake, items, report });
    } while (this.accept("|"));
    return alternatives;
  }

  private get word(): string {
    return this.words[this.position];
  }

  private accept(word: string): boolean {
    if (this.word !== word) return false;
    this.position++;
    return true;
  }

  private readItem(): Item {
    const label = /^[a-z_]+=$/.test(this.word) ? this.words[this.position++].slice(0, -1) : null;
    return { label, node: this.readPrefixed() };
  }

  private readPrefixed(): GrammarNode {
    if (this.accept("~")) return { type: "cut" };
    if (this.accept("&&")) {
      const text = this.word;
      return { type: "forced", node: this.readAtom(), text };
    }
    if (this.accept("&")) return { type: "lookahead", node: this.readAtom(), expected: true };
    if (this.accept("!")) return { type: "lookahead", node: this.readAtom(), expected: false };
    return this.readRepeated();
  }

  private readRepeated(): GrammarNode {
    const node = this.readAtom();
    if (this.accept("?")) return { type: "optional", node };
    if (this.accept("*")) return { type: "repeat", node, minimum: 0 };
    if (this.accept("+")) return { type: "repeat", node, minimum: 1 };
    if (this.accept("%")) return { type: "separated", node, separator: this.readAtom() };
    return node;
  }

  private readAtom(): GrammarNode {
    const word = this.words[this.position++];
    if (word === "(") {
      const alternatives = this.readAlternatives(null);
      this.position++;
      return { type: "group", alternatives };
    }
    const text = word.slice(1, -1);
    if (word.startsWith('"')) return { type: "softKeyword", text };
    if (word.startsWith("'")) {
      if (!tokenKinds.has(text)) throw new Error(`no token ${word}`);
      return { type: "token", kind: text as TokenKind };
    }
    if (word === word.toUpperCase()) return { type: "token", kind: word as TokenKind };
    return { type: "rule", rule: ruleNamed(this.rules, word) };
  }
}
