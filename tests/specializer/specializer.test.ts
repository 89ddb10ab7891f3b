import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireCases, specialize } from "../../packages/vm-core/scripts/specialize.mjs";

const constants = { "../bytecode/instructions.js": { MASK: 255, Op: { LOAD: 0, STORE: 1 } } };
const standard = { name: "executeStandard", tracing: false, constants } as const;
const tracing = { name: "executeTracing", tracing: true, constants } as const;
const HEADER = /^\/\* Generated from execute\.ts; do not edit\. \*\/ /;

/** The sections of a case file by name. */
function readCase(file: string): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  const [, ...parts] = text.split(/^--- (\w+)\n/m);
  const sections = new Map<string, string>();
  for (let index = 0; index < parts.length; index += 2) sections.set(parts[index] ?? "", parts[index + 1] ?? "");
  return sections;
}

const withoutTrailingSpaces = (text: string): string => text.replace(/ +$/gm, "");

const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".txt"));

describe("specialize", () => {
  test.each(files)("%s", (file) => {
    const sections = readCase(file);
    const source = sections.get("source") ?? "";
    const error = sections.get("error");
    for (const [section, options] of [
      ["standard", standard],
      ["tracing", tracing],
    ] as const) {
      if (error !== undefined) {
        expect(() => specialize(source, options)).toThrow(error.trimEnd());
        continue;
      }
      const output = specialize(source, options);
      expect(output).toMatch(HEADER);
      const body = output.replace(HEADER, "");
      expect(withoutTrailingSpaces(body)).toBe(sections.get(section));
      // No line moves: errors and stack traces in the generated file name the source's lines.
      expect(body.split("\n").length).toBe(source.split("\n").length);
    }
  });

  test("changes nothing in what it has already specialized", () => {
    const source = readCase("nested_if.txt").get("source") ?? "";
    const once = specialize(source, standard);
    expect(specialize(once.replace(HEADER, ""), standard)).toBe(once);
  });

  test("can leave the choice to run time", () => {
    const source = "export function execute(thread: Thread): void {\n  if (TRACING && thread.line) trace();\n}\n";
    expect(specialize(source, { name: "execute", tracing: "thread.flag" }).replace(HEADER, "")).toBe(
      "export function execute(thread: Thread): void {\n  if (thread.flag && thread.line) trace();\n}\n",
    );
  });
});

describe("requireCases", () => {
  const source = "switch (op) {\n  case Op.LOAD:\n  case Op.STORE:\n}\n";

  test("accepts a switch with every row", () => {
    expect(() => requireCases(source, "Op", ["LOAD", "STORE"])).not.toThrow();
  });

  test("names the rows that have no case", () => {
    expect(() => requireCases(source, "Op", ["LOAD", "POP", "STORE", "JUMP"])).toThrow("no case for Op.POP, Op.JUMP");
  });

  test("refuses a second case for a row", () => {
    expect(() => requireCases(`${source}switch (op) {\n  case Op.LOAD:\n}\n`, "Op", ["LOAD", "STORE"])).toThrow(
      "execute.ts:6: a second case Op.LOAD",
    );
  });
});
