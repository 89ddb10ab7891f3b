/** How pages of reports look and behave. */

export const PAGE_STYLE = `
:root { --run: #e6f4ea; --missing: #fde3e1; --partial: #fff3c4; --excluded: #eee; --ink: #1d2126; --dim: #6b7280; --line: #d7dbe0; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --run: #16301f; --missing: #4a1f1f; --partial: #463c12; --excluded: #2c2f33; --ink: #e3e6ea; --dim: #9aa3ad; --line: #3a4047; --paper: #1b1e22; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { position: sticky; top: 0; padding: .6em 1.2em; background: var(--paper); border-bottom: 1px solid var(--line); z-index: 1; }
h1 { font-size: 1.15em; margin: 0; } header p { margin: .2em 0 0; color: var(--dim); }
a { color: inherit; } kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .35em; }
table { border-collapse: collapse; }
.index { margin: 1em 1.2em; min-width: 50em; } .index th, .index td { padding: .3em .8em; border-bottom: 1px solid var(--line); text-align: right; }
.index th:first-child { text-align: left; font-weight: normal; } .index thead th { cursor: pointer; font-weight: 600; } .index tfoot * { font-weight: 600; }
.bar { display: inline-block; width: 6em; height: .7em; background: var(--missing); border-radius: 3px; overflow: hidden; margin-right: .5em; } .bar span { display: block; height: 100%; background: #3a9d5d; }
.source { width: 100%; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; } .source td { padding: 0 .6em; vertical-align: top; }
.number, .count { text-align: right; color: var(--dim); white-space: nowrap; user-select: none; width: 1%; } .number a { text-decoration: none; }
.count { border-right: 3px solid transparent; } .source pre { margin: 0; font: inherit; display: inline; white-space: pre-wrap; }
.run .code, .run .count { background: var(--run); } .run .count { border-color: #3a9d5d; }
.missing .code, .missing .count { background: var(--missing); } .missing .count { border-color: #d64541; color: #d64541; font-weight: 600; }
.partial .code, .partial .count { background: var(--partial); } .partial .count { border-color: #d9a400; }
.excluded .code, .excluded .count { background: var(--excluded); } .excluded .count { border-color: #9aa3ad; }
.ways { float: right; color: #9a6b00; padding-left: 1em; } .note { display: none; color: var(--dim); font: 13px/1.5 system-ui, sans-serif; } tr:hover .note, tr:target .note { display: block; }
tr:target .code { outline: 2px solid #5b8def; } input { float: right; margin-top: -1.5em; font: inherit; }
`;

export const PAGE_SCRIPT = `
const gaps = [...document.querySelectorAll(".missing, .partial")].filter((row, index, all) => all[index - 1] !== row.previousElementSibling || all[index - 1]?.className !== row.className);
let at = -1;
addEventListener("keydown", (event) => {
  if (event.target.tagName === "INPUT" || gaps.length === 0) return;
  if (event.key === "j") at = Math.min(at + 1, gaps.length - 1); else if (event.key === "k") at = Math.max(at - 1, 0); else return;
  location.hash = gaps[at].id; gaps[at].scrollIntoView({ block: "center" });
});
const body = document.querySelector(".index tbody");
document.querySelector("input")?.addEventListener("input", (event) => {
  for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(event.target.value.toLowerCase());
});
document.querySelectorAll(".index thead th").forEach((head, column) => head.addEventListener("click", () => {
  const value = (row) => { const cell = row.cells[column]; const text = cell.dataset.value ?? cell.textContent; return isNaN(text) ? text : Number(text); };
  const sign = head.dataset.sign = head.dataset.sign === "1" ? "-1" : "1";
  body.append(...[...body.rows].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * sign));
}));
`;
