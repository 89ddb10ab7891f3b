/** The report as pages: a table of files, and each file with counts beside its lines. They need no network. */

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE_SCRIPT, PAGE_STYLE } from "./html-page.js";
import { displayPercent, Numbers } from "./numbers.js";
import type { ReportedFile } from "./reported-file.js";

export interface HtmlReportOptions {
  readonly directory: string;
  readonly title: string;
  readonly hasArcs: boolean;
  readonly hasCounts: boolean;
  readonly precision?: number | undefined;
  readonly skipCovered?: boolean | undefined;
  readonly skipEmpty?: boolean | undefined;
  readonly showContexts?: boolean | undefined;
}

/** Writes the pages and returns the total percentage. */
export function writeHtmlReport(files: readonly ReportedFile[], options: HtmlReportOptions): number {
  const { directory, skipCovered, skipEmpty } = options;
  mkdirSync(directory, { recursive: true });
  const total = files.reduce((sum, { analysis }) => sum.plus(analysis.numbers), new Numbers());
  const shown = files.filter(({ analysis: { numbers } }) => {
    if (skipCovered === true && numbers.missing === 0 && numbers.partialBranches === 0) return false;
    return skipEmpty !== true || numbers.statements > 0;
  });
  writeFileSync(join(directory, "index.html"), indexPage(shown, total, options));
  for (const file of shown) writeFileSync(join(directory, pageName(file)), filePage(file, options));
  // Reports are not to be committed.
  writeFileSync(join(directory, ".gitignore"), "*\n");
  return total.statements === 0 ? 0 : total.percentCovered;
}

function pageName({ name }: ReportedFile): string {
  const readable = name.replace(/[^\w.-]+/g, "_").slice(-80);
  return `${readable}_${createHash("sha256").update(name).digest("hex").slice(0, 8)}.html`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each] ?? "&quot;");

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${body}
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

const bar = (percent: number): string => `<span class="bar"><span style="width:${percent.toFixed(1)}%"></span></span>`;

function indexPage(files: readonly ReportedFile[], total: Numbers, options: HtmlReportOptions): string {
  const { title, hasArcs, precision = 0 } = options;
  const columns = [
    "File",
    "Statements",
    "Missing",
    "Excluded",
    ...(hasArcs ? ["Branches", "Partial"] : []),
    "Coverage",
  ];
  const cells = (numbers: Numbers): string =>
    [
      numbers.statements,
      numbers.missing,
      numbers.excluded,
      ...(hasArcs ? [numbers.branches, numbers.partialBranches] : []),
    ]
      .map((each) => `<td>${each}</td>`)
      .join("") +
    `<td data-value="${numbers.percentCovered}">${bar(numbers.percentCovered)} ${displayPercent(numbers.percentCovered, precision)}%</td>`;
  const rows = files.map((file) => {
    const link = `<a href="${escape(pageName(file))}">${escape(file.name)}</a>`;
    return `<tr><th>${link}</th>${cells(file.analysis.numbers)}</tr>`;
  });
  return page(
    title,
    `<header><h1>${escape(title)}: ${displayPercent(total.percentCovered, precision)}%</h1>
<input type="search" placeholder="filter" aria-label="filter files"></header>
<table class="index">
<thead><tr>${columns.map((name) => `<th>${name}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
<tfoot><tr><th>Total</th>${cells(total)}</tr></tfoot>
</table>`,
  );
}

function filePage(file: ReportedFile, options: HtmlReportOptions): string {
  const { name, source, analysis } = file;
  const { precision = 0, hasArcs } = options;
  const { numbers } = analysis;
  const facts = [
    `${numbers.statements} statements`,
    `${numbers.executed} run`,
    `${numbers.missing} missing`,
    `${numbers.excluded} excluded`,
    ...(hasArcs ? [`${numbers.partialBranches} of ${numbers.branches} branches partial`] : []),
  ];
  const lines = source.text.replace(/\n$/, "").split("\n");
  const contexts = options.showContexts === true ? file.data.contextsByLine() : null;
  const rows = lines.map((text, index) => lineRow(file, index + 1, text, options, contexts?.get(index + 1)));
  return page(
    `${name}: ${displayPercent(numbers.percentCovered, precision)}%`,
    `<header><h1><a href="index.html">${escape(options.title)}</a> / ${escape(name)}: ${displayPercent(numbers.percentCovered, precision)}%</h1>
<p>${facts.join(", ")} &mdash; keys: <kbd>j</kbd> next, <kbd>k</kbd> previous gap</p></header>
<table class="source"><tbody>
${rows.join("\n")}
</tbody></table>`,
  );
}

function lineRow(
  { source, analysis, hits }: ReportedFile,
  line: number,
  text: string,
  { hasCounts }: HtmlReportOptions,
  contexts: readonly string[] | undefined,
): string {
  const first = source.firstLine(line);
  const { statements, excluded } = analysis.parts;
  const missingWays = analysis.missing.has(line) ? undefined : analysis.missingBranches.get(line);
  const isStatement = statements.has(first);
  const state = excluded.has(first)
    ? "excluded"
    : !isStatement
      ? "none"
      : analysis.missing.has(first)
        ? "missing"
        : missingWays === undefined
          ? "run"
          : "partial";
  const count = !statements.has(line) ? "" : analysis.missing.has(line) ? "0" : hasCounts ? `${hits(line)}×` : "✓";
  const notes = [
    ...(missingWays ?? []).map((to) => source.missingArcDescription(line, to)),
    ...(contexts === undefined || !statements.has(line) ? [] : [contexts.filter((each) => each !== "").join(", ")]),
  ].filter((each) => each !== "");
  const note = notes.map((each) => `<span class="note">${escape(each)}</span>`).join("");
  const ways =
    missingWays === undefined
      ? ""
      : `<span class="ways">${missingWays.map((to) => (to < 0 ? "↛ exit" : `↛ ${to}`)).join(" ")}</span>`;
  return `<tr id="t${line}" class="${state}"><td class="number"><a href="#t${line}">${line}</a></td><td class="count">${count}</td><td class="code"><pre>${escape(text)}</pre>${ways}${note}</td></tr>`;
}
