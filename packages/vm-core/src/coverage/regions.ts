/** Functions and classes of a source, and the lines that belong to each. */

import type { Mod, Stmt } from "../syntax/ast.js";
import { bodyOf, type StatementNode } from "./statement-nodes.js";

export interface Region {
  readonly kind: "function" | "class";
  /** With the names around it. */
  readonly name: string;
  readonly start: number;
  /** Without those of functions, and of classes, inside; a class has the lines of its methods. */
  readonly lines: ReadonlySet<number>;
}

interface OpenRegion extends Region {
  readonly lines: Set<number>;
}

export function findRegions(tree: Mod): Region[] {
  const regions: Region[] = [];
  const open: OpenRegion[] = [];
  const names: string[] = [];
  const enter = (node: Extract<Stmt, { readonly name: string }>, kind: Region["kind"], lines: Set<number>): void => {
    names.push(node.name);
    const region: OpenRegion = { kind, name: names.join("."), start: node.line, lines };
    regions.push(region);
    open.push(region);
    visitAll(node.body);
    open.pop();
    names.pop();
  };
  const visit = (node: StatementNode): void => {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef": {
        const lines = linesOf(node.body);
        const around = open.at(-1);
        if (around?.kind === "class") for (const line of lines) around.lines.add(line);
        const outer = open.findLast(({ kind }) => kind === "function");
        for (const line of lines) outer?.lines.delete(line);
        enter(node, "function", lines);
        return;
      }
      case "ClassDef": {
        const lines = new Set<number>();
        enter(node, "class", lines);
        for (const region of open) if (region.kind === "class") for (const line of lines) region.lines.delete(line);
        return;
      }
      default:
        // As in coverage.py, `else` and handlers do not count.
        if ("body" in node) visitAll(node.body);
    }
  };
  const visitAll = (nodes: readonly StatementNode[]): void => {
    for (const node of nodes) visit(node);
  };
  visitAll(bodyOf(tree));
  return regions;
}

function linesOf(body: readonly Stmt[]): Set<number> {
  const lines = new Set<number>();
  for (let line = body[0].line; line <= body[body.length - 1].endLine; line++) lines.add(line);
  return lines;
}
