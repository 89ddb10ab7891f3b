/** The table of files in the terminal, letter for letter as coverage.py prints it. */

import { CoverageError } from "./errors.js";
import { compareHuman } from "./human-order.js";
import { displayPercent, Numbers } from "./numbers.js";
import type { ReportedFile } from "./reported-file.js";

export interface TextReportOptions {
  readonly format?: string | undefined;
  readonly precision?: number | undefined;
  readonly showMissing?: boolean | undefined;
  readonly skipCovered?: boolean | undefined;
  readonly skipEmpty?: boolean | undefined;
  readonly sort?: string | undefined;
  readonly hasArcs: boolean;
}

interface Row {
  readonly cells: readonly string[];
  /** Values to sort by, by column. */
  readonly keys: Readonly<Record<string, number>>;
}

/** The report and the total percentage. Throws CoverageError for a format or an order that is not known. */
export function textReport(
  files: readonly ReportedFile[],
  options: TextReportOptions,
): { readonly text: string; readonly total: number } {
  const { format = "text", precision = 0, showMissing = false, hasArcs } = options;
  if (!["text", "markdown", "total"].includes(format)) {
    throw new CoverageError(`Unknown report format choice: '${format}'`);
  }
  let total = new Numbers();
  let skipped = 0;
  let empty = 0;
  const rows: Row[] = [];
  for (const { name, analysis } of files) {
    const { numbers } = analysis;
    total = total.plus(numbers);
    if (options.skipCovered === true && numbers.missing === 0 && numbers.partialBranches === 0) skipped++;
    else if (options.skipEmpty === true && numbers.statements === 0) empty++;
    else {
      rows.push({
        cells: [name, ...numberCells(numbers, hasArcs, precision), ...(showMissing ? [analysis.formatMissing()] : [])],
        keys: {
          stmts: numbers.statements,
          miss: numbers.missing,
          branch: numbers.branches,
          brpart: numbers.partialBranches,
          cover: numbers.percentCovered,
        },
      });
    }
  }
  if (files.length === 0) throw new CoverageError("No data to report.");
  if (format === "total") {
    return { text: `${displayPercent(total.percentCovered, precision)}\n`, total: total.percentCovered };
  }
  sortRows(rows, options.sort ?? "name", hasArcs);
  const header = ["Name", "Stmts", "Miss", ...(hasArcs ? ["Branch", "BrPart"] : []), "Cover"];
  if (showMissing) header.push("Missing");
  const totals = ["TOTAL", ...numberCells(total, hasArcs, precision), ...(showMissing ? [""] : [])];
  const table = format === "markdown" ? markdownTable(header, rows, totals) : plainTable(header, rows, totals);
  const lines = table.map((line) => line.trimEnd());
  if (options.skipCovered === true && skipped > 0) {
    lines.push(`\n${plural(skipped, "file")} skipped due to complete coverage.`);
  }
  if (options.skipEmpty === true && empty > 0) lines.push(`\n${plural(empty, "empty file")} skipped.`);
  return { text: lines.map((line) => `${line}\n`).join(""), total: total.percentCovered };
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function numberCells(numbers: Numbers, hasArcs: boolean, precision: number): string[] {
  return [
    String(numbers.statements),
    String(numbers.missing),
    ...(hasArcs ? [String(numbers.branches), String(numbers.partialBranches)] : []),
    displayPercent(numbers.percentCovered, precision),
  ];
}

function sortRows(rows: Row[], given: string, hasArcs: boolean): void {
  const isReversed = given.startsWith("-");
  const column = given.replace(/^[-+]/, "").toLowerCase();
  const columns = ["name", "stmts", "miss", "cover", ...(hasArcs ? ["branch", "brpart"] : [])];
  if (!columns.includes(column)) throw new CoverageError(`Invalid sorting option: '${given}'`);
  rows.sort((one, other) => {
    if (column === "name") return compareHuman(one.cells[0], other.cells[0]);
    return one.keys[column] - other.keys[column] || (one.cells[0] < other.cells[0] ? -1 : 1);
  });
  if (isReversed) rows.reverse();
}

function plainTable(header: readonly string[], rows: readonly Row[], totals: readonly string[]): string[] {
  const cover = header.indexOf("Cover");
  const nameWidth = Math.max(5, ...rows.map(({ cells }) => cells[0].length)) + 1;
  const coverWidth = Math.max(totals[cover].length + 3, 7, ...rows.map(({ cells }) => cells[cover].length + 2));
  const line = (cells: readonly string[], isHeader: boolean): string =>
    cells
      .map((cell, index) => {
        switch (header[index]) {
          case "Name":
            return cell.padEnd(nameWidth);
          case "Cover":
            return isHeader ? cell.padStart(coverWidth) : `${cell.padStart(coverWidth - 1)}%`;
          case "Missing":
            return isHeader ? cell.padStart(10) : `   ${cell.padEnd(9)}`;
          default:
            return cell.padStart(7);
        }
      })
      .join("");
  const head = line(header, true);
  const rule = "-".repeat(head.length);
  const body = rows.map(({ cells }) => line(cells, false));
  return [head, rule, ...body, ...(rows.length > 0 ? [rule] : []), line(totals, false)];
}

function markdownTable(header: readonly string[], rows: readonly Row[], totals: readonly string[]): string[] {
  const cover = header.indexOf("Cover");
  const nameWidth = Math.max("**TOTAL**".length, ...rows.map(({ cells }) => escapeMarkdown(cells[0]).length)) + 1;
  const coverWidth = Math.max(totals[cover].length + 6, " Cover ".length);
  const line = (
    cells: readonly string[],
    coverOf: (cell: string) => string,
    nameOf: (cell: string) => string,
  ): string =>
    cells
      .map((cell, index) => {
        switch (header[index]) {
          case "Name":
            return nameOf(cell);
          case "Cover":
            return coverOf(cell);
          case "Missing":
            return `${cell.padStart(10)} |`;
          default:
            return `${cell.padStart(9)} |`;
        }
      })
      .join("");
  const name = (cell: string): string => `| ${cell.padEnd(nameWidth)}|`;
  const plainCover = (cell: string): string => `${cell.padStart(coverWidth)} |`;
  const headLine = line(header, plainCover, name);
  const widths = header.map((_, index) => line(header.slice(0, index + 1), plainCover, name).length);
  const lengths = widths.map((width, index) => width - (widths[index - 1] ?? 0));
  const rule = `|${[`- |`.padStart(lengths[0] - 1, "-"), ...lengths.slice(1).map((length) => "-: |".padStart(length - 1, "-"))].join(" ")}`;
  const body = rows.map(({ cells }) =>
    line(cells.map(escapeMarkdown), (cell) => `${cell.padStart(coverWidth - 1)}% |`, name),
  );
  const bold = totals.map((cell, index) => (cell === "" ? "" : ` **${cell}${index === cover ? "%" : ""}**`));
  return [headLine, rule, ...body, line(bold, plainCover, (cell) => `|${cell.padEnd(nameWidth)} |`)];
}

const escapeMarkdown = (text: string): string =>
  text.replace(/[!-/:-@[-`{-~]/g, (each) => (".,/-".includes(each) ? each : `\\${each}`));
