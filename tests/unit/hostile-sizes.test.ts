// Sizes and patterns that are made to exhaust a machine end in Python's errors, or in the run's own limit.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { StandardLibrary, VirtualMachine } from "@tandem-py/vm-core";
import { expect, test } from "vitest";

const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
const standardLibrary = new StandardLibrary(readFileSync(pack));

function run(source: string, deadline?: number) {
  let output = "";
  const write = (text: string): void => {
    output += text;
  };
  const limits = deadline === undefined ? {} : { deadline };
  const machine = new VirtualMachine({ stdout: write, stderr: write, standardLibrary, ...limits });
  const { kind } = machine.run(source, "hostile.py");
  return { kind, output };
}

/** How each expression ends: the name of its error, or of its result's class. */
const endings: Readonly<Record<string, string>> = {
  '"x" * 10**12': "MemoryError",
  'int("9" * 10**7)': "ValueError",
  'json.loads("[" * 10**6)': "RecursionError",
  "json.loads('{\"a\":' * 10**6)": "RecursionError",
  "json.dumps(deep)": "RecursionError",
  "pickle.dumps(deep)": "RecursionError",
  "list(range(10**12))": "MemoryError",
  "[0] * 10**12": "MemoryError",
  "bytes(10**12)": "MemoryError",
  "1 << 10**12": "MemoryError",
  "10 ** 10**10": "MemoryError",
  "math.factorial(10**9)": "MemoryError",
  'format(1, "1000000000000")': "MemoryError",
  '"%*d" % (10**10, 1)': "MemoryError",
  '("\\t" * 10**6).expandtabs(10**9)': "MemoryError",
  '("x" * 10**6).join(["a"] * 10**6)': "MemoryError",
  'fractions.Fraction("1e1000000000")': "MemoryError",
  "random.randbytes(10**12)": "MemoryError",
  'struct.pack("1000000000000s", b"")': "MemoryError",
  'ast.literal_eval("(" * 10**6)': "SyntaxError",
};

test("sizes beyond all memory are refused", () => {
  const expressions = JSON.stringify(Object.keys(endings));
  const { output } = run(`
import ast, fractions, json, math, pickle, random, struct
deep = []
for _ in range(10**5):
    deep = [deep]
for expression in ${expressions}:
    try:
        ending = eval(expression)
    except Exception as error:
        ending = error
    print(type(ending).__name__)
`);
  expect(output.trimEnd().split("\n")).toEqual(Object.values(endings));
}, 120_000);

/** A gigabyte of zeros, as the compressed block of a hundredth of it a hundred times. */
const bomb = `
import zlib
compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
bomb = (compressor.compress(bytes(10**7)) + compressor.flush(zlib.Z_FULL_FLUSH)) * 100
`;

test("a decompression bomb ends in MemoryError, and gives the part that is asked for", () => {
  const { output } = run(`${bomb}
print(len(zlib.decompressobj(-15).decompress(bomb, 1000)))
try:
    zlib.decompress(bomb, -15)
except MemoryError as error:
    print(type(error).__name__)
`);
  expect(output).toBe("1000\nMemoryError\n");
}, 120_000);

test.each([
  ["a catastrophic pattern", 're.match("(a+)+$", "a" * 40 + "b")'],
  ["a substitution by one", 're.sub("(x+x+)+y", "", "x" * 40)'],
  ["combinations without end", 'sum(1 for _ in itertools.product("ab", repeat=60))'],
])(
  "%s ends at the deadline",
  (_name, expression) => {
    const started = performance.now();
    expect(run(`import itertools, re\n${expression}`, 500).kind).toBe("timeout");
    expect(performance.now() - started).toBeLessThan(60_000);
  },
  120_000,
);
