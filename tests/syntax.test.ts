// The parser: syntax trees with positions and warnings, and syntax errors with their place, as CPython 3.14 gives them.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { SyntaxDiagnostic } from "../packages/vm-core/src/source/diagnostic.js";
import type { ConstantValue } from "../packages/vm-core/src/syntax/ast.js";
import { type ParseMode, parse } from "../packages/vm-core/src/syntax/parse.js";

const here = dirname(fileURLToPath(import.meta.url));

interface Case {
  readonly source: string;
  readonly mode: ParseMode;
  readonly expected: string;
}

/** A case is a line `====`, the source, a line `----`, and what is expected; `==== single` is an interactive line. */
function readCases(folder: string, file: string): readonly Case[] {
  const text = readFileSync(join(here, "syntax", folder, file), "utf8");
  return text
    .split(/^====/m)
    .slice(1)
    .map((part) => {
      const end = part.lastIndexOf("\n----\n");
      const start = part.indexOf("\n") + 1;
      const mode = part.startsWith(" single") ? "single" : "exec";
      const source = part.slice(start, end + (mode === "exec" ? 1 : 0));
      return { source, mode, expected: part.slice(end + "\n----\n".length) };
    });
}

function describeFolder(folder: string, run: (testCase: Case) => string): void {
  for (const file of readdirSync(join(here, "syntax", folder))) {
    describe(`${folder}: ${file.replace(/\.txt$/, "")}`, () => {
      for (const testCase of readCases(folder, file)) {
        test(testCase.source.trimEnd() || "nothing", () => expect(run(testCase)).toBe(testCase.expected));
      }
    });
  }
}

function showConstant(value: ConstantValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") {
    const quoted = JSON.stringify(value);
    return `s:${quoted.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
  }
  switch (value.kind) {
    case "int":
      return `i:${value.value.toString(16)}`;
    case "float":
      return `f:${showFloat(value.value)}`;
    case "complex":
      return `c:${showFloat(value.imag)}`;
    case "bytes":
      return `b:${Buffer.from(value.value).toString("hex")}`;
    case "ellipsis":
      return "...";
    case "tuple":
    case "frozenset":
      return `${value.kind}:${value.items.map(showConstant).join(",")}`;
  }
}

function showFloat(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString("hex");
}

const positionFields: ReadonlySet<string> = new Set(["kind", "line", "column", "endLine", "endColumn"]);

/** `Kind@line:column-line:column(field=…)`, fields in alphabetical order. */
function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (value === null || typeof value !== "object") return value === null ? "None" : String(value);
  const node = new Map<string, unknown>(Object.entries(value));
  const kind = String(node.get("kind"));
  const fields =
    kind === "Constant"
      ? [`value=${showConstant(node.get("value") as ConstantValue)}`, `kind=${show(node.get("prefix"))}`]
      : [...node.keys()]
          .filter((name) => !positionFields.has(name) && !(name === "type_comment" && node.get(name) === null))
          .sort()
          .map((name) => `${name}=${showField(kind, node.get(name))}`);
  const place = (field: string): string => String(node.get(field));
  const location = node.has("line")
    ? `@${place("line")}:${place("column")}-${place("endLine")}:${place("endColumn")}`
    : "";
  return `${kind}${location}(${fields.join(", ")})`;
}

function showField(kind: string, value: unknown): string {
  return kind === "MatchSingleton" ? showConstant(value as null | boolean) : show(value);
}

describeFolder("trees", ({ source, mode }) => {
  const { tree, warnings } = parse(source, { filename: "<case>", mode });
  const statements = Array.isArray(tree.body) ? tree.body.map((statement) => `${show(statement)}\n`) : [];
  return [...statements, ...warnings.map(({ line, message }) => `warning ${line}: ${message}\n`)].join("");
});

describeFolder("errors", ({ source, mode }) => {
  try {
    parse(source, { filename: "<case>", mode, allowsIncompleteInput: mode === "single" });
    return "no error\n";
  } catch (error) {
    if (!(error instanceof SyntaxDiagnostic) || error.range === null) throw error;
    const { line, offset, endLine, endOffset } = error.range;
    const type = error.incomplete ? "incomplete" : error.type;
    return `${type} ${line}:${offset}-${endLine}:${endOffset} ${error.message}\n`;
  }
});

test("deep nesting is an error, not a crash", () => {
  for (const source of [
    "-".repeat(100_000),
    "lambda: ".repeat(100_000),
    "not ".repeat(100_000),
    "x if y else ".repeat(100_000),
  ]) {
    expect(() => parse(`${source}1\n`, { filename: "<case>", mode: "exec" })).toThrow("Parser stack overflowed");
  }
});
