/** A flame graph as one page that needs no network. */

import type { Profile } from "@tandem-py/worker/protocol";

interface FlameNode {
  readonly name: string;
  readonly place: string;
  /** Microseconds, with all that it calls. */
  value: number;
  readonly children: FlameNode[];
}

export function flameGraphPage(profile: Profile, name: string): string {
  const root: FlameNode = { name, place: "", value: 0, children: [] };
  const byPath = new Map<FlameNode, Map<number, FlameNode>>();
  profile.samples.forEach((sample, index) => {
    if (sample < 0) return;
    const stack: number[] = [];
    for (let at = sample; at >= 0; [at] = profile.nodes[at]) stack.unshift(profile.nodes[at][1]);
    let node = root;
    node.value += profile.durations[index];
    for (const code of stack) {
      const known = byPath.get(node) ?? new Map<number, FlameNode>();
      byPath.set(node, known);
      let child = known.get(code);
      if (child === undefined) {
        const { filename, qualifiedName, firstLine } = profile.codes[code];
        child = { name: qualifiedName, place: `${filename}:${firstLine}`, value: 0, children: [] };
        known.set(code, child);
        node.children.push(child);
      }
      child.value += profile.durations[index];
      node = child;
    }
  });
  // A script must not end early, whatever names the program has.
  const data = JSON.stringify(root).replaceAll("<", "\\u003c");
  return PAGE.replace("/*DATA*/", () => data);
}

const PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Flame graph</title><style>
body { margin: 0; font: 13px/1.3 system-ui, sans-serif; color: #222; background: #fff; }
header { padding: .6em 1em; border-bottom: 1px solid #ddd; } header b { margin-right: 1em; }
#graph { position: relative; margin: 1em; }
.f { position: absolute; height: 19px; overflow: hidden; white-space: nowrap; padding: 1px 4px; border: 1px solid #fff; border-radius: 3px; cursor: pointer; box-sizing: border-box; }
.f:hover { filter: brightness(.9); } #tip { color: #666; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1b1e22; } .f { color: #222; border-color: #1b1e22; } header { border-color: #444; } }
</style></head><body>
<header><b id="title"></b><span id="tip">click a frame to enlarge it, the lowest to go back</span></header><div id="graph"></div>
<script>
const root = /*DATA*/;
const graph = document.getElementById("graph"), tip = document.getElementById("tip");
const ms = (value) => (value / 1000).toFixed(1) + " ms";
document.getElementById("title").textContent = root.name + ": " + ms(root.value);
const hue = (text) => { let sum = 0; for (const each of text) sum = (sum * 31 + each.codePointAt(0)) % 360; return 10 + sum % 50; };
function show(top, path) {
  graph.textContent = "";
  let deepest = 0;
  const draw = (node, left, width, depth, above) => {
    if (width < 0.05) return;
    deepest = Math.max(deepest, depth);
    const box = document.createElement("div");
    box.className = "f"; box.textContent = node.name;
    box.style.cssText = "left:" + left + "%;width:" + width + "%;top:" + depth * 20 + "px;background:hsl(" + hue(node.name + node.place) + ",85%,68%)";
    const text = node.name + (node.place ? " (" + node.place + ")" : "") + ": " + ms(node.value) + ", " + (100 * node.value / root.value).toFixed(1) + " %";
    box.title = text;
    box.onmouseenter = () => { tip.textContent = text; };
    const here = above.concat(node);
    box.onclick = () => show(node, here);
    graph.append(box);
    let at = left;
    for (const child of node.children.slice().sort((a, b) => b.value - a.value)) {
      const size = width * child.value / node.value;
      draw(child, at, size, depth + 1, here);
      at += size;
    }
  };
  const outer = path.slice(0, -1);
  outer.forEach((node, depth) => {
    const box = document.createElement("div");
    box.className = "f"; box.textContent = node.name;
    box.style.cssText = "left:0;width:100%;top:" + depth * 20 + "px;background:#ccc";
    box.onclick = () => show(node, path.slice(0, depth + 1));
    graph.append(box);
  });
  draw(top, 0, 100, outer.length, outer);
  graph.style.height = (deepest + 2) * 20 + "px";
}
show(root, [root]);
</script></body></html>
`;
