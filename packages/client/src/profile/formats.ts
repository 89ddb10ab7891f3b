/** Profiles in the formats of other tools. */

import type { CodeEntry, Profile } from "@tandem-py/worker/protocol";

const labelOf = ({ qualifiedName, filename, firstLine }: CodeEntry): string =>
  qualifiedName === "<module>" ? filename : `${qualifiedName} (${filename}:${firstLine})`;

/** Functions from the outermost to that of a node. */
function stackOf({ nodes }: Profile, node: number): number[] {
  const stack: number[] = [];
  for (let at = node; at >= 0; [at] = nodes[at]) stack.unshift(nodes[at][1]);
  return stack;
}

/** `root;child;leaf weight` a line, the weight in microseconds: for flamegraph.pl and its kin. */
export function collapsedStacks(profile: Profile): string {
  const weights = new Map<string, number>();
  profile.samples.forEach((node, index) => {
    if (node < 0) return;
    const stack = stackOf(profile, node).map((code) => labelOf(profile.codes[code]).replaceAll(";", ":"));
    const key = stack.join(";");
    weights.set(key, (weights.get(key) ?? 0) + profile.durations[index]);
  });
  return [...weights].map(([stack, weight]) => `${stack} ${weight}\n`).join("");
}

/** The Profile of Chrome's DevTools protocol: nodes are functions, with ticks by line. */
export function chromeProfile(profile: Profile): string {
  const root = {
    id: 1,
    callFrame: { functionName: "(root)", scriptId: "0", url: "", lineNumber: -1, columnNumber: -1 },
    hitCount: 0,
    children: [] as number[],
  };
  interface Node {
    id: number;
    callFrame: { functionName: string; scriptId: string; url: string; lineNumber: number; columnNumber: number };
    hitCount: number;
    children: number[];
    positionTicks: { line: number; ticks: number }[];
  }
  const nodes: Node[] = [];
  const byPath = new Map<string, Node>();
  // A node comes after its parent.
  const chromeNodes: Node[] = [];
  for (const [parent, code] of profile.nodes) {
    const above = parent < 0 ? undefined : chromeNodes[parent];
    const key = `${above?.id ?? 1}:${code}`;
    let node = byPath.get(key);
    if (node === undefined) {
      const { filename, qualifiedName, firstLine } = profile.codes[code];
      node = {
        id: nodes.length + 2,
        callFrame: {
          functionName: qualifiedName,
          scriptId: String(code + 1),
          url: filename,
          lineNumber: Math.max(0, firstLine - 1),
          columnNumber: 0,
        },
        hitCount: 0,
        children: [],
        positionTicks: [],
      };
      nodes.push(node);
      byPath.set(key, node);
      (above ?? root).children.push(node.id);
    }
    chromeNodes.push(node);
  }
  for (const sample of profile.samples) {
    if (sample < 0) continue;
    const node = chromeNodes[sample];
    const [, , line] = profile.nodes[sample];
    node.hitCount++;
    const tick = node.positionTicks.find((each) => each.line === line);
    if (tick === undefined) node.positionTicks.push({ line, ticks: 1 });
    else tick.ticks++;
  }
  const startTime = profile.startedAt * 1000;
  const endTime = startTime + profile.durations.reduce((sum, each) => sum + each, 0);
  return JSON.stringify({
    nodes: [root, ...nodes],
    startTime,
    endTime,
    samples: profile.samples.map((sample) => (sample < 0 ? 1 : chromeNodes[sample].id)),
    timeDeltas: profile.durations,
  });
}

/** For https://www.speedscope.app, or its program on one's own machine. */
export function speedscopeProfile(profile: Profile, name: string): string {
  const total = profile.durations.reduce((sum, each) => sum + each, 0);
  const frames = profile.nodes.map(([, code, line]) => ({
    name: profile.codes[code].qualifiedName,
    file: profile.codes[code].filename,
    line,
  }));
  const stacks = profile.samples.map((node) => {
    const stack: number[] = [];
    for (let at = node; at >= 0; [at] = profile.nodes[at]) stack.unshift(at);
    return stack;
  });
  return JSON.stringify({
    $schema: "https://www.speedscope.app/file-format-schema.json",
    exporter: "tandem",
    name,
    activeProfileIndex: 0,
    shared: { frames },
    profiles: [
      {
        type: "sampled",
        name,
        unit: "microseconds",
        startValue: 0,
        endValue: total,
        samples: stacks,
        weights: profile.durations,
      },
    ],
  });
}
