/** The report as Cobertura's XML, with real counts. */

import { dirname, relative } from "node:path";
import { compareHuman } from "./human-order.js";
import type { ReportedFile } from "./reported-file.js";

const DTD = "https://raw.githubusercontent.com/cobertura/web/master/htdocs/xml/coverage-04.dtd";

export interface XmlReportOptions {
  readonly hasArcs: boolean;
  readonly version: string;
  readonly skipEmpty?: boolean | undefined;
  /** Directories that names are relative to. */
  readonly sources?: readonly string[] | undefined;
  readonly packageDepth?: number | undefined;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

interface PackageData {
  readonly classes: Map<string, Element>;
  hits: number;
  lines: number;
  branchHits: number;
  branches: number;
}

export function xmlReport(
  files: readonly ReportedFile[],
  options: XmlReportOptions,
): { readonly text: string; readonly total: number } {
  const { hasArcs, version } = options;
  const sources = new Set(options.sources ?? []);
  const packages = new Map<string, PackageData>();
  for (const file of files) {
    if (options.skipEmpty === true && file.analysis.numbers.statements === 0) continue;
    addFile(file, options, sources, packages);
  }
  const sum = (key: "hits" | "lines" | "branchHits" | "branches"): number =>
    [...packages.values()].reduce((total, each) => total + each[key], 0);
  const [hits, lines, branchHits, branches] = [sum("hits"), sum("lines"), sum("branchHits"), sum("branches")];
  const root: Element = {
    name: "coverage",
    attributes: {
      version,
      timestamp: String(Date.now()),
      "lines-valid": String(lines),
      "lines-covered": String(hits),
      "line-rate": rate(hits, lines),
      "branches-valid": String(hasArcs ? branches : 0),
      "branches-covered": String(hasArcs ? branchHits : 0),
      "branch-rate": hasArcs ? rate(branchHits, branches) : "0",
      complexity: "0",
    },
    children: [
      element(
        "sources",
        {},
        [...sources].sort(compareHuman).map((path) => element("source", {}, [path])),
      ),
      element(
        "packages",
        {},
        [...packages]
          .sort(([one], [other]) => compareHuman(one, other))
          .map(([name, data]) => packageOf(name, data, hasArcs)),
      ),
    ],
  };
  const text = `<?xml version="1.0" ?>\n<!DOCTYPE coverage SYSTEM "${DTD}">\n${write(root, "")}`;
  const all = lines + branches;
  return { text, total: all === 0 ? 0 : (100 * (hits + branchHits)) / all };
}

function addFile(
  { path, name, analysis, hits }: ReportedFile,
  { hasArcs, packageDepth = 99 }: XmlReportOptions,
  sources: Set<string>,
  packages: Map<string, PackageData>,
): void {
  const source = [...sources].find((each) => path.startsWith(`${each}/`));
  const relativeName = source === undefined ? name : path.slice(source.length + 1);
  if (source === undefined) sources.add(path.slice(0, -relativeName.length).replace(/\/+$/, ""));
  const directory = dirname(relativeName).split("/").slice(0, packageDepth).join("/");
  const statistics = analysis.branchStatistics();
  const lines = [...analysis.parts.statements]
    .sort((one, other) => one - other)
    .map((line) => {
      const attributes: Record<string, string> = {
        number: String(line),
        hits: String(analysis.missing.has(line) ? 0 : hits(line)),
      };
      const branch = hasArcs ? statistics.get(line) : undefined;
      if (branch !== undefined) {
        const [total, taken] = branch;
        attributes.branch = "true";
        attributes["condition-coverage"] = `${Math.floor((100 * taken) / total)}% (${taken}/${total})`;
        const missing = analysis.missingBranches.get(line);
        if (missing !== undefined) {
          attributes["missing-branches"] = missing.map((to) => (to < 0 ? "exit" : String(to))).join(",");
        }
      }
      return element("line", attributes, []);
    });
  const lineCount = analysis.parts.statements.size;
  const lineHits = lineCount - analysis.missing.size;
  const all = [...statistics.values()];
  const branches = all.reduce((sum, [total]) => sum + total, 0);
  const branchHits = all.reduce((sum, [, taken]) => sum + taken, 0);
  const entry = element(
    "class",
    {
      name: relative(directory, relativeName),
      filename: relativeName,
      complexity: "0",
      "line-rate": rate(lineHits, lineCount),
      "branch-rate": hasArcs ? rate(branchHits, branches) : "0",
    },
    [element("methods", {}, []), element("lines", {}, lines)],
  );
  const packageName = directory.replaceAll("/", ".");
  const data = packages.get(packageName) ?? { classes: new Map(), hits: 0, lines: 0, branchHits: 0, branches: 0 };
  packages.set(packageName, data);
  data.classes.set(relativeName, entry);
  data.hits += lineHits;
  data.lines += lineCount;
  data.branchHits += branchHits;
  data.branches += branches;
}

function packageOf(name: string, data: PackageData, hasArcs: boolean): Element {
  const classes = [...data.classes].sort(([one], [other]) => compareHuman(one, other)).map(([, each]) => each);
  return element(
    "package",
    {
      name,
      "line-rate": rate(data.hits, data.lines),
      "branch-rate": hasArcs ? rate(data.branchHits, data.branches) : "0",
      complexity: "0",
    },
    [element("classes", {}, classes)],
  );
}

const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Element | string)[],
): Element => ({ name, attributes, children });

/** Four significant digits. */
const rate = (part: number, whole: number): string =>
  whole === 0 ? "1" : String(Number((part / whole).toPrecision(4)));

function write({ name, attributes, children }: Element, margin: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const open = `${margin}<${name}${written.join("")}`;
  if (children.length === 0) return `${open}/>\n`;
  const [first] = children;
  if (typeof first === "string") return `${open}>${escape(first)}</${name}>\n`;
  const inner = children.map((child) => (typeof child === "string" ? escape(child) : write(child, `${margin}\t`)));
  return `${open}>\n${inner.join("")}${margin}</${name}>\n`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each] ?? "&quot;");
