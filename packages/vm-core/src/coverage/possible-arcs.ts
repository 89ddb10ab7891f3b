/**
 * Which line may follow which, from the syntax tree: what coverage.py 7 takes for the branches of a source, and what it
 * says of those that were not taken.
 *
 * A statement's exits are the lines at which control may leave it for the next one. Where a jump goes is up to the
 * blocks around it. An exit of a code object is its negated first line.
 */

import type { AsyncWith, Expr, Match, Mod, Stmt, Try, TryStar, With } from "../syntax/ast.js";
import type { FirstLines } from "./statement-lines.js";
import { bodyOf, constantTruth, isIrrefutable, type StatementNode, statementNodes } from "./statement-nodes.js";

export type Arc = readonly [from: number, to: number];

/** Why an arc was not taken, and what it would have been; null where the words that go without saying are meant. */
export interface ArcReason {
  readonly cause: string | null;
  readonly action: string | null;
}

export interface PossibleArcs {
  readonly arcs: readonly Arc[];
  readonly reasons: ReadonlyMap<string, readonly ArcReason[]>;
  /** Corrects arcs for `with`, whose line control passes again on its way out. */
  readonly withoutReturns: (arcs: readonly Arc[]) => Arc[];
}

export const keyOf = (from: number, to: number): string => `${from},${to}`;

export function findPossibleArcs(tree: Mod, codeLines: ReadonlySet<number>, firstLines: FirstLines): PossibleArcs {
  return new ArcFinder(codeLines, firstLines).find(tree);
}

/** A line that control leaves, and why it might not. */
interface Exit {
  readonly line: number;
  readonly cause: string | null;
}

type Block =
  | { readonly kind: "loop"; readonly start: number; readonly breaks: Exit[] }
  | { readonly kind: "function"; readonly start: number; readonly name: string }
  | { readonly kind: "try"; handler: number | null };

class ArcFinder {
  private readonly statements: ReadonlySet<number>;
  private readonly firstLines: FirstLines;
  private readonly arcs = new Map<string, Arc>();
  private readonly reasons = new Map<string, ArcReason[]>();
  private readonly blocks: Block[] = [];
  /** Lines of `with` that are being looked at, and all. */
  private readonly openWiths = new Set<number>();
  private readonly withs = new Set<number>();
  private readonly withEntries = new Set<string>();
  private readonly withExits = new Map<string, Arc>();

  constructor(codeLines: ReadonlySet<number>, firstLines: FirstLines) {
    this.firstLines = firstLines;
    this.statements = new Set([...codeLines].map((line) => firstLines.get(line) ?? line));
  }

  find(tree: Mod): PossibleArcs {
    const body = bodyOf(tree);
    this.module(body);
    for (const node of statementNodes(body)) this.codeObject(node);
    const fixes = this.withFixes();
    const fix = (arcs: readonly Arc[]): Arc[] => withoutReturns(arcs, fixes);
    const found = new Map<string, Arc>();
    for (const [from, to] of fixes.size > 0 ? fix([...this.arcs.values()]) : this.arcs.values()) {
      const first = this.first(from);
      const second = this.first(to);
      if (first !== second) found.set(keyOf(first, second), [first, second]);
    }
    return { arcs: [...found.values()], reasons: this.reasons, withoutReturns: fix };
  }

  private module(body: readonly Stmt[]): void {
    const start = this.first(1);
    if (body.length === 0) this.add(start, -start);
    for (const { line, cause } of this.body(body, [])) this.add(line, -start, cause, "exit the module");
  }

  private codeObject(node: StatementNode): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.blocks.push({ kind: "function", start: this.lineOf(node), name: node.name });
        this.leaveByReturn(this.body(node.body, []));
        this.blocks.pop();
        return;
      case "ClassDef": {
        const start = this.lineOf(node);
        for (const { line, cause } of this.body(node.body, [])) {
          this.add(line, -start, cause, `exit class '${node.name}'`);
        }
        return;
      }
      default:
        return;
    }
  }

  private first(line: number): number {
    return line < 0 ? -(this.firstLines.get(-line) ?? -line) : (this.firstLines.get(line) ?? line);
  }

  private add(from: number, to: number, cause: string | null = null, action: string | null = null): void {
    const key = keyOf(from, to);
    this.arcs.set(key, [from, to]);
    if (this.openWiths.has(from)) this.withEntries.add(key);
    if (cause === null && action === null) return;
    const reasons = this.reasons.get(key);
    if (reasons === undefined) this.reasons.set(key, [{ cause, action }]);
    else reasons.push({ cause, action });
  }

  /** The line that a statement begins on. */
  private lineOf(node: Stmt | Expr): number {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef":
        return this.first(node.decorator_list.length > 0 ? node.decorator_list[0].line : node.line);
      case "Assign":
        return this.lineOf(node.value);
      case "Dict": {
        if (node.keys.length === 0) return this.first(node.line);
        return this.first((node.keys[0] ?? node.values[0]).line);
      }
      case "List":
        return node.elts.length > 0 ? this.lineOf(node.elts[0]) : this.first(node.line);
      default:
        return this.first(node.line);
    }
  }

  /** Adds the arcs in a list of statements that control comes to from `entries`; returns its exits. */
  private body(body: readonly Stmt[], entries: readonly Exit[]): Exit[] {
    let before = [...entries];
    for (const statement of body) {
      const line = this.lineOf(statement);
      if (!this.statements.has(line)) continue;
      for (const each of before) this.add(each.line, line, each.cause);
      before = distinct(this.exits(statement));
    }
    return before;
  }

  private exits(node: Stmt): Exit[] {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef":
        return this.definition(node);
      case "If":
        return this.conditional(node);
      case "While":
        return this.whileLoop(node);
      case "For":
      case "AsyncFor":
        return this.forLoop(node);
      case "Match":
        return this.match(node);
      case "Try":
      case "TryStar":
        return this.tried(node);
      case "With":
      case "AsyncWith":
        return this.with(node);
      case "Break":
        this.leaveByBreak({ line: this.lineOf(node), cause: "the break on line {line} wasn't executed" });
        return [];
      case "Continue":
        this.leaveByContinue({ line: this.lineOf(node), cause: "the continue on line {line} wasn't executed" });
        return [];
      case "Raise":
        this.leaveByRaise({ line: this.lineOf(node), cause: "the raise on line {line} wasn't executed" });
        return [];
      case "Return":
        this.leaveByReturn([{ line: this.lineOf(node), cause: "the return on line {line} wasn't executed" }]);
        return [];
      default:
        return [{ line: this.lineOf(node), cause: null }];
    }
  }

  private definition(node: Extract<Stmt, { readonly decorator_list: readonly Expr[] }>): Exit[] {
    const { decorator_list: decorators } = node;
    let last: number | null = null;
    for (const decorator of decorators) {
      const line = this.lineOf(decorator);
      if (last !== null && line !== last) this.add(last, line);
      last = line;
    }
    if (last !== null) this.add(last, node.line);
    return [{ line: node.line, cause: null }];
  }

  private conditional({ test, body, orelse }: Extract<Stmt, { readonly kind: "If" }>): Exit[] {
    const line = this.lineOf(test);
    const truth = constantTruth(test);
    const exits: Exit[] = [];
    if (truth !== false) exits.push(...this.body(body, [{ line, cause: NEVER_TRUE }]));
    if (truth !== true) exits.push(...this.body(orelse, [{ line, cause: ALWAYS_TRUE }]));
    return exits;
  }

  private whileLoop({ test, body, orelse }: Extract<Stmt, { readonly kind: "While" }>): Exit[] {
    const line = this.lineOf(test);
    const breaks = this.loopBody(line, body, NEVER_TRUE);
    const end: Exit = { line, cause: ALWAYS_TRUE };
    if (orelse.length > 0) return [...breaks, ...this.body(orelse, [end])];
    return constantTruth(test) === null ? [...breaks, end] : breaks;
  }

  private forLoop({ iter, body, orelse }: Extract<Stmt, { readonly kind: "For" | "AsyncFor" }>): Exit[] {
    const line = this.lineOf(iter);
    const breaks = this.loopBody(line, body, "the loop on line {line} never started");
    const end: Exit = { line, cause: "the loop on line {line} didn't complete" };
    return orelse.length > 0 ? [...breaks, ...this.body(orelse, [end])] : [...breaks, end];
  }

  /** Returns the breaks. */
  private loopBody(line: number, body: readonly Stmt[], cause: string): Exit[] {
    const block = { kind: "loop", start: line, breaks: [] as Exit[] } as const;
    this.blocks.push(block);
    for (const each of this.body(body, [{ line, cause }])) this.add(each.line, line, each.cause);
    this.blocks.pop();
    return block.breaks;
  }

  private match(node: Match): Exit[] {
    const exits: Exit[] = [];
    let last = this.lineOf(node);
    for (const { pattern, body } of node.cases) {
      const line = this.first(pattern.line);
      this.add(last, line, ALWAYS_MATCHED);
      exits.push(...this.body(body, [{ line, cause: "the pattern on line {line} never matched" }]));
      last = line;
    }
    if (!isIrrefutable(node.cases[node.cases.length - 1])) exits.push({ line: last, cause: ALWAYS_MATCHED });
    return exits;
  }

  private tried(node: Try | TryStar): Exit[] {
    const { body, handlers, orelse, finalbody } = node;
    const block: Block = { kind: "try", handler: handlers.length > 0 ? this.first(handlers[0].line) : null };
    this.blocks.push(block);
    let exits = this.body(body, [{ line: this.lineOf(node), cause: null }]);
    // Handlers and `else` are not guarded by the handlers.
    if (finalbody.length > 0) block.handler = null;
    else this.blocks.pop();
    const handled: Exit[] = [];
    for (const handler of handlers) {
      const line = this.first(handler.line);
      const cause = "the exception caught by line {line} didn't happen";
      handled.push(...this.body(handler.body, [{ line, cause }]));
    }
    if (orelse.length > 0) exits = this.body(orelse, distinct(exits));
    exits = distinct([...exits, ...handled]);
    if (finalbody.length === 0) return exits;
    this.blocks.pop();
    const left = this.body(finalbody, exits);
    return exits.length > 0 ? left : exits;
  }

  private with({ items, body }: With | AsyncWith): Exit[] {
    const starts = items.map(({ context_expr }) => this.lineOf(context_expr));
    for (const start of starts) {
      this.openWiths.add(start);
      this.withs.add(start);
    }
    const start = starts[starts.length - 1];
    const exits = this.body(body, [{ line: start, cause: null }]);
    this.openWiths.delete(start);
    if (exits.length === 0) return [];
    for (const { line } of exits) {
      this.add(line, start);
      this.withExits.set(keyOf(line, start), [line, start]);
    }
    return [{ line: start, cause: null }];
  }

  private leaveByBreak(exit: Exit): void {
    for (const block of this.blocks.toReversed()) {
      if (block.kind !== "loop") continue;
      block.breaks.push(exit);
      return;
    }
  }

  private leaveByContinue({ line, cause }: Exit): void {
    const loop = this.blocks.findLast(({ kind }) => kind === "loop");
    if (loop?.kind === "loop") this.add(line, loop.start, cause);
  }

  private leaveByRaise({ line, cause }: Exit): void {
    for (const block of this.blocks.toReversed()) {
      if (block.kind === "function") {
        this.add(line, -block.start, cause, `except from function '${block.name}'`);
        return;
      }
      if (block.kind === "try") {
        if (block.handler !== null) this.add(line, block.handler, cause);
        return;
      }
    }
  }

  private leaveByReturn(exits: readonly Exit[]): void {
    const block = this.blocks.findLast(({ kind }) => kind === "function");
    if (block?.kind !== "function") return;
    for (const { line, cause } of exits) {
      this.add(line, -block.start, cause, `return from function '${block.name}'`);
    }
  }

  /** For each arc back to a `with`: the arc from there on, and the one that leads straight on. */
  private withFixes(): Map<string, readonly [Arc, Arc]> {
    const fixes = new Map<string, readonly [Arc, Arc]>();
    for (const start of this.withs) {
      const next = [...this.arcs].find(([key, [from]]) => from === start && !this.withEntries.has(key))?.[1][1];
      if (next === undefined) continue;
      for (const [key, [end, to]] of this.withExits) {
        if (to === start) {
          fixes.set(key, [
            [start, next],
            [end, next],
          ]);
        }
      }
    }
    return fixes;
  }
}

const NEVER_TRUE = "the condition on line {line} was never true";
const ALWAYS_TRUE = "the condition on line {line} was always true";
const ALWAYS_MATCHED = "the pattern on line {line} always matched";

function distinct(exits: readonly Exit[]): Exit[] {
  return [...new Map(exits.map((exit) => [`${exit.line} ${exit.cause ?? ""}`, exit])).values()];
}

function withoutReturns(arcs: readonly Arc[], fixes: ReadonlyMap<string, readonly [Arc, Arc]>): Arc[] {
  const result = new Map(arcs.map((arc) => [keyOf(...arc), arc]));
  const removed: string[] = [];
  for (const arc of arcs) {
    const fix = fixes.get(keyOf(...arc));
    if (fix === undefined) continue;
    removed.push(keyOf(...arc));
    let [back, on] = fix;
    // Nested ones are left one after the other.
    for (let outer = fixes.get(keyOf(...back)); outer !== undefined; outer = fixes.get(keyOf(...back))) {
      removed.push(keyOf(...back));
      [back, on] = outer;
      removed.push(keyOf(...on));
    }
    removed.push(keyOf(...back));
    const straight: Arc = [arc[0], on[1]];
    result.set(keyOf(...straight), straight);
  }
  for (const key of removed) result.delete(key);
  return [...result.values()];
}
