// The compiler: its code as text, its lines against CPython's, its errors and warnings, and what nests deeply.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Code } from "../packages/vm-core/src/bytecode/code.js";
import { disassemble } from "../packages/vm-core/src/bytecode/disassembler.js";
import { ExceptionTable } from "../packages/vm-core/src/bytecode/exception-table.js";
import { LineTable, NO_LINE } from "../packages/vm-core/src/bytecode/line-table.js";
import { verify } from "../packages/vm-core/src/bytecode/verifier.js";
import { type Compiled, compile } from "../packages/vm-core/src/compiler/compile.js";
import { CompilationDepthError } from "../packages/vm-core/src/compiler/diagnostics.js";
import { SyntaxDiagnostic } from "../packages/vm-core/src/source/diagnostic.js";
import { type ParseMode, parse } from "../packages/vm-core/src/syntax/parse.js";

const here = dirname(fileURLToPath(import.meta.url));

interface Case {
  readonly name: string;
  readonly source: string;
  readonly expected: string;
}

/** Files of a source, a line of four dashes, and what it is expected to give. */
function readCases(folder: string): readonly Case[] {
  const path = join(here, "bytecode", folder);
  return readdirSync(path).map((file) => {
    const [source, expected] = readFileSync(join(path, file), "utf8").split("\n----\n");
    return { name: file.replace(/\.txt$/, ""), source: `${source}\n`, expected };
  });
}

function compileText(source: string, filename: string, mode: ParseMode = "exec"): Compiled {
  return compile(parse(source, { filename, mode }).tree, { filename });
}

function* withNested(code: Code): Generator<Code> {
  yield code;
  for (const constant of code.constants) {
    if (constant !== null && typeof constant === "object" && constant.kind === "code") yield* withNested(constant.code);
  }
}

describe("disassembly", () => {
  test.each(readCases("shapes"))("$name", ({ source, expected }) => {
    const { code } = compileText(source, "shape.py");
    expect(disassemble(code)).toBe(expected);
    for (const each of withNested(code)) expect(verify(each)).toEqual([]);
  });
});

// Recorded from CPython's dis, without END_FOR and POP_ITER, which Tandem has no need of.
describe("lines follow each other as in CPython 3.14", () => {
  test.each(readCases("lines"))("$name", ({ source, expected }) => {
    const { code } = compileText(source, "lines.py");
    const listing = [...withNested(code)].map((each) => {
      const lines = [...each.lineTable.ranges()].map(({ line }) => line ?? "-");
      return `${each.qualifiedName}: ${lines.join(" ")}`;
    });
    expect(`${listing.join("\n")}\n`).toBe(expected);
  });
});

describe("errors", () => {
  // Offsets are CPython's: from 1, and the end beyond the last character.
  test.each([
    ["return 1", "'return' outside function", 1, 1, 1, 9],
    ["def f():\n    break", "'break' outside loop", 2, 5, 2, 10],
    ["continue", "'continue' not properly in loop", 1, 1, 1, 9],
    ["await x", "'await' outside function", 1, 1, 1, 8],
    ["def f():\n    await x", "'await' outside async function", 2, 5, 2, 12],
    ["async def f():\n    yield 1\n    return 2", "'return' with value in async generator", 3, 5, 3, 13],
    ["def f(a, a): pass", "duplicate argument 'a' in function definition", 1, 10, 1, 11],
    ["def f():\n    x = 1\n    global x", "name 'x' is assigned to before global declaration", 3, 5, 3, 13],
    ["def f():\n    nonlocal x", "no binding for nonlocal 'x' found", 2, 5, 2, 15],
    ["nonlocal x", "nonlocal declaration not allowed at module level", 1, 1, 1, 11],
    ["from __future__ import braces", "not a chance", 1, 24, 1, 30],
    [
      "x\nfrom __future__ import annotations",
      "from __future__ imports must occur at the beginning of the file",
      2,
      1,
      2,
      35,
    ],
    [
      "match x:\n    case a: pass\n    case 1: pass",
      "name capture 'a' makes remaining patterns unreachable",
      2,
      10,
      2,
      11,
    ],
    ["match x:\n    case [a, a]: pass", "multiple assignments to name 'a' in pattern", 2, 14, 2, 15],
    ["match x:\n    case [a] | [b]: pass", "alternative patterns bind different names", 2, 10, 2, 19],
    ["def f[T=int, U](): pass", "non-default type parameter 'U' follows default type parameter", 1, 14, 1, 15],
    [
      "class A:\n    [y := 1 for x in z]",
      "assignment expression within a comprehension cannot be used in a class body",
      2,
      6,
      2,
      7,
    ],
    ["def f(x: (yield)): pass", "yield expression cannot be used within an annotation", 1, 11, 1, 16],
    ["def f():\n    from x import *", "import * only allowed at module level", 2, 19, 2, 20],
    [`with ${Array(22).fill("a").join(", ")}: pass`, "too many statically nested blocks", 1, 69, 1, 70],
  ] as const)("%j: %s", (source, message, line, offset, endLine, endOffset) => {
    let error: unknown;
    try {
      compileText(source, "error.py");
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(SyntaxDiagnostic);
    expect(error).toMatchObject({ message, range: { line, offset, endLine, endOffset, text: null } });
  });
});

describe("warnings", () => {
  test.each([
    ["x is 1", `"is" with 'int' literal. Did you mean "=="?`],
    ["x is not ()", `"is not" with 'tuple' literal. Did you mean "!="?`],
    ["assert (x, 'message')", "assertion is always true, perhaps remove parentheses?"],
    ["1()", "'int' object is not callable; perhaps you missed a comma?"],
    ["{1}[0]", "'set' object is not subscriptable; perhaps you missed a comma?"],
    ["'a'['b']", "str indices must be integers or slices, not str; perhaps you missed a comma?"],
    ["def f():\n    try: pass\n    finally: return", "'return' in a 'finally' block"],
    ["for x in y:\n    try: pass\n    finally: break", "'break' in a 'finally' block"],
  ])("%j", (source, message) => {
    expect(compileText(source, "warning.py").warnings.map((warning) => warning.message)).toEqual([message]);
  });

  test("of a finally block come once although it is compiled twice", () => {
    const { warnings } = compileText("try: x\nfinally: 1()\n", "warning.py");
    expect(warnings).toHaveLength(1);
  });
});

describe("deep nesting", () => {
  const count = 20_000;

  test.each([
    ["a sum", Array(count).fill("a").join("+")],
    ["elif", `if a: b\n${"elif a: b\n".repeat(count)}`],
  ])("%s is no nesting", (_, source) => {
    expect(verify(compileText(source, "deep.py").code)).toEqual([]);
  });

  test("beyond the limit is refused", () => {
    const name = { line: 1, column: 0, endLine: 1, endColumn: 1 };
    let body: Parameters<typeof compile>[0] & { kind: "Expression" } = {
      kind: "Expression",
      body: { kind: "Name", id: "a", ctx: "Load", ...name },
    };
    for (let depth = 0; depth < count; depth++) {
      body = { kind: "Expression", body: { kind: "UnaryOp", op: "USub", operand: body.body, ...name } };
    }
    expect(() => compile(body, { filename: "deep.py" })).toThrow(CompilationDepthError);
  });
});

describe("tables", () => {
  test("the exception table finds the range around an instruction", () => {
    const table = ExceptionTable.fromEntries([
      { start: 2, end: 5, target: 9, depth: 1, lasti: false },
      { start: 5, end: 6, target: 8, depth: 3, lasti: true },
    ]);
    expect([1, 2, 4, 5, 6].map((pc) => table.find(pc))).toEqual([-1, 0, 0, 1, -1]);
    expect([...ExceptionTable.fromData(table.data)]).toEqual([...table]);
  });

  test("the line table gives back every position", () => {
    const positions = Array.from({ length: 500 }, (_, index) => {
      const line = 300 - ((index * 7) % 290);
      return index % 11 === 0 ? null : { line, endLine: line + (index % 3), column: index % 200, endColumn: -1 };
    });
    const table = LineTable.fromEncoded(LineTable.fromPositions(positions).encoded);
    expect([...table.positions()]).toEqual(positions);
    expect(positions.map((_, pc) => table.positionAt(pc))).toEqual(positions);
    expect(positions.map((_, pc) => table.lineAt(pc))).toEqual(positions.map((each) => each?.line ?? NO_LINE));
    expect(table.lineAt(500)).toBe(NO_LINE);
  });
});
