// The binary form of compiled code, and packs of modules.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Code, CodeConstant } from "../../packages/vm-core/src/bytecode/code.js";
import { ModulePack, type ReadBytes, writeModulePack } from "../../packages/vm-core/src/bytecode/module-pack.js";
import { decodeCode, encodeCode } from "../../packages/vm-core/src/bytecode/serialization.js";
import { compile } from "../../packages/vm-core/src/compiler/compile.js";
import { parse } from "../../packages/vm-core/src/syntax/parse.js";
import { findPrograms, readProgram } from "../harness/programs.mjs";

function compileText(source: string): Code {
  return compile(parse(source, { filename: "a.py", mode: "exec" }).tree, { filename: "a.py" }).code;
}

/** Line tables cache what they decode: only what they are made of counts. */
function plain(code: Code): unknown {
  const { lineTable, constants, ...rest } = code;
  return { ...rest, lines: [...lineTable.encoded], constants: constants.map(plainConstant) };
}

function plainConstant(constant: CodeConstant): unknown {
  if (constant === null || typeof constant !== "object") return constant;
  if (constant.kind === "code") return plain(constant.code);
  if (constant.kind === "tuple" || constant.kind === "frozenset") {
    return { ...constant, items: constant.items.map(plainConstant) };
  }
  return constant;
}

describe("compiled code in binary form", () => {
  test("comes back as it was, for every program of the tests", () => {
    let count = 0;
    for (const path of findPrograms("programs")) {
      let code: Code;
      try {
        code = compileText(readProgram(path).source);
      } catch {
        continue; // A program about a syntax error.
      }
      expect(plain(decodeCode(encodeCode(code))), path).toEqual(plain(code));
      count++;
    }
    expect(count).toBeGreaterThan(100);
  });

  test.each([
    ["integers", "x = 0, -1, 127, 128, 2**53 - 1, -(2**53 - 1), 2**53, -2**200, 10**100"],
    ["floats", "x = 0.0, -0.0, 1e308 * 10, 1.5, 5e-324, 1j, -0.0 - 1e300j"],
    ["texts", `x = "", "é", "\\u0100", "\\ud800", "\\U0001f600", "a\\0b", ${JSON.stringify("long".repeat(5000))}`],
    ["bytes", String.raw`x = b"", b"\xff\0", b"abc"`],
    ["other constants", "x = None, True, False, ..., (), ((1,), 2), y[1:2, ::3]\nz in {1, 'a', None}"],
    ["names in any alphabet", "def größe(π, *, 变量): return lambda: (π, 变量)"],
    [
      "many locals",
      `def f():\n  ${Array.from({ length: 300 }, (_, index) => `v${index} = ${index + 1000}`).join("; ")}`,
    ],
  ])("keeps %s", (_, source) => {
    const code = compileText(`${source}\n`);
    expect(plain(decodeCode(encodeCode(code)))).toEqual(plain(code));
  });

  test("is refused in another version", () => {
    const bytes = encodeCode(compileText("x = 1\n"));
    bytes[0]++;
    expect(() => decodeCode(bytes)).toThrow("version");
  });
});

describe("a pack of modules", () => {
  const source = Uint8Array.of(1, 2, 3);
  const bytes = writeModulePack([
    { name: "a", isPackage: true, code: compileText("x = 1\n"), source },
    { name: "a.b", isPackage: false, code: compileText("y = 'b'\n"), source: source.subarray(1) },
  ]);

  const partsOf =
    (whole: Uint8Array): ReadBytes =>
    (start, end) =>
      whole.subarray(start, end);

  test("gives each module by its name", () => {
    const pack = new ModulePack(partsOf(bytes));
    expect(pack.names).toEqual(["a", "a.b"]);
    expect(pack.find("a")?.isPackage).toBe(true);
    expect([...(pack.find("a.b")?.source() ?? [])]).toEqual([2, 3]);
    expect(pack.find("a.b")?.code().names).toEqual(["y"]);
    expect(pack.find("b")).toBeUndefined();
  });

  test("is read as far as it is asked for", () => {
    let last = 0;
    const pack = new ModulePack((start, end) => {
      last = Math.max(last, end);
      return bytes.subarray(start, end);
    });
    expect(last).toBeLessThan(bytes.length / 2);
    pack.find("a")?.code();
    expect(last).toBeLessThan(bytes.length - source.length);
  });

  test("is refused when it is none, or for other instructions", () => {
    expect(() => new ModulePack(partsOf(readFileSync(import.meta.filename)))).toThrow("not a pack");
    const other = bytes.slice();
    other[4] ^= 1;
    expect(() => new ModulePack(partsOf(other))).toThrow("another version");
  });
});
