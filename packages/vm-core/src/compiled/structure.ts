/**
 * Structured JavaScript from a reducible flow graph: loops become labelled `for (;;)`, joins become labelled blocks
 * (Ramsey, "Beyond Relooper", 2022). What a loop leads to stands behind the loop, not in it.
 */

import type { Block, FlowGraph } from "./flow-graph.js";

/** A way out of a block: statements that prepare the target, then the target. */
export interface Edge {
  readonly target: number;
  readonly preparation: readonly string[];
}

/** What a block does and how it ends; without edges it leaves the function. */
export interface BlockText {
  readonly lines: readonly string[];
  /** Decides between two edges; null when there is at most one. */
  readonly condition: string | null;
  readonly edges: readonly Edge[];
}

export function writeStructure(
  graph: FlowGraph,
  textOf: (block: Block) => BlockText,
  beforeLoop: (head: Block) => string,
): string[] {
  const { inline, placed } = placeBlocks(graph);
  const lines: string[] = [];

  function writeBlock(index: number): void {
    const block = graph[index];
    const { before, after } = placed[index];
    // Innermost first: the label of a later block encloses those of the earlier ones.
    for (const each of after.toReversed()) lines.push(`B${each}: {`);
    if (block.loop !== null) lines.push(beforeLoop(block), `L${index}: for (;;) {`);
    for (const each of before.toReversed()) lines.push(`B${each}: {`);
    writeText(block);
    for (const each of before) {
      lines.push("}");
      writeBlock(each);
    }
    if (block.loop !== null) lines.push("}");
    for (const each of after) {
      lines.push("}");
      writeBlock(each);
    }
  }

  function writeText(block: Block): void {
    const { lines: own, condition, edges } = textOf(block);
    lines.push(...own);
    if (condition === null) {
      for (const edge of edges) writeEdge(block.index, edge);
      return;
    }
    lines.push(`if (${condition}) {`);
    writeEdge(block.index, edges[0]);
    lines.push("} else {");
    writeEdge(block.index, edges[1]);
    lines.push("}");
  }

  function writeEdge(from: number, { target, preparation }: Edge): void {
    lines.push(...preparation);
    if (target <= from) lines.push(`continue L${target};`);
    else if (inline.has(target)) writeBlock(target);
    else lines.push(`break B${target};`);
  }

  writeBlock(0);
  return lines;
}

interface Placement {
  /** Joins that stand behind the block's own text, within its loop if it begins one. */
  readonly before: number[];
  /** Blocks that stand behind the loop that the block begins. */
  readonly after: number[];
}

/** Decides where each block stands: in place of the one edge that leads to it, or behind a label. */
function placeBlocks(graph: FlowGraph): { inline: ReadonlySet<number>; placed: readonly Placement[] } {
  const inline = new Set<number>();
  const placed: Placement[] = graph.map(() => ({ before: [], after: [] }));
  for (const block of graph) {
    if (block.index === 0) continue;
    const left = outermostLeft(graph, block);
    if (left >= 0) placed[left].after.push(block.index);
    else if (block.predecessors.filter((each) => each < block.index).length > 1) {
      placed[block.dominator].before.push(block.index);
    } else inline.add(block.index);
  }
  return { inline, placed };
}

/** The head of the outermost loop that is left between a block's dominator and the block; -1 when none is. */
function outermostLeft(graph: FlowGraph, block: Block): number {
  let outermost = -1;
  let index = block.dominator;
  for (;;) {
    const { loop, dominator } = graph[index];
    if (loop !== null && loop.has(block.dominator) && !loop.has(block.index)) outermost = index;
    if (index === 0) return outermost;
    index = dominator;
  }
}
