// What of a program has run, line by line and branch by branch. coverage.py 7.16 on CPython 3.14 has recorded the
// expectations beside the programs: it is not part of this repository.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CodeCoverage, type CoverageFilter, createTandem, type Tandem } from "@tandem-py/client";
import {
  annotations,
  CoverageData,
  istanbulReport,
  lcovReport,
  type ReportedFile,
  readDatabase,
  readSettings,
  reportedFiles,
  textReport,
  writeHtmlReport,
  xmlReport,
} from "@tandem-py/client/coverage";
import { CoverageRecorder, StandardLibrary, VirtualMachine } from "@tandem-py/vm-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const here = fileURLToPath(new URL("coverage/", import.meta.url));
const command = fileURLToPath(new URL("../packages/client/bin/tandem.js", import.meta.url));
const settings = readSettings(undefined, {}, () => {});

let tandem: Tandem;
let directory: string;
beforeAll(async () => {
  tandem = await createTandem();
  directory = mkdtempSync(join(tmpdir(), "tandem-coverage-"));
});
afterAll(async () => {
  await tandem.close();
  rmSync(directory, { recursive: true });
});

const PATH = "/home/user/main.py";

/** Runs a source under coverage and looks at what has run. */
async function measure(
  source: string,
  options: { readonly branches?: boolean; readonly once?: boolean } = {},
): Promise<ReportedFile> {
  let errors = "";
  const outcome = await tandem.run(source, {
    filename: PATH,
    argv: [PATH],
    files: { [PATH]: source },
    coverage: options,
    onStderr: (text) => {
      errors += text;
    },
  });
  expect(errors).toBe("");
  const data = new CoverageData();
  if (outcome.coverage !== undefined) {
    data.addRun(outcome.coverage, { isCounted: options.once !== true, source: () => source });
  }
  const [file] = reportedFiles(data, settings, { source: () => source });
  if (file === undefined) throw new Error("nothing was measured");
  return file;
}

const library = new StandardLibrary(
  readFileSync(createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack")),
);

/** The same without a thread. */
function measureHere(source: string, { branches = false, once = false }: CoverageFilter): ReportedFile {
  let errors = "";
  const machine = new VirtualMachine({
    stdout: () => {},
    stderr: (text) => {
      errors += text;
    },
    argv: [PATH],
    files: { contents: { [PATH]: source } },
    standardLibrary: library,
  });
  const recorder = new CoverageRecorder({
    measures: (filename) => filename === PATH,
    filenameOf: (filename) => filename,
    countsBranches: branches,
    countsOnce: once,
  });
  machine.measureCoverage(recorder);
  machine.run(source, PATH);
  expect(errors).toBe("");
  const codes = recorder.report().map(
    ({ filename, name, qualifiedName, firstLine, lines, ...rest }): CodeCoverage => ({
      code: { filename, name, qualifiedName, firstLine },
      lines: lines.map(({ line, before, isLoopTop, count }) => [line, before, isLoopTop, count]),
      branches: rest.branches.map((branch) => ({ ...branch, position: [...branch.position] })),
      returns: rest.returns.map(([line, count]) => [line, count]),
    }),
  );
  const data = new CoverageData();
  data.addRun({ hasBranches: branches, files: [PATH], contexts: [{ name: "", codes }] }, { source: () => source });
  const [file] = reportedFiles(data, settings, { source: () => source });
  if (file === undefined) throw new Error("nothing was measured");
  return file;
}

const sorted = (lines: Iterable<number>): number[] => [...lines].sort((one, other) => one - other);
const pairs = (branches: ReadonlyMap<number, readonly number[]>): number[][] =>
  [...branches].flatMap(([from, ways]) => ways.map((to) => [from, to]));

interface Expectation {
  readonly lines: readonly number[];
  readonly missing: readonly number[];
  readonly excluded: readonly number[];
  readonly branches?: readonly (readonly number[])[];
  readonly missingBranches?: readonly (readonly number[])[];
  readonly arcs?: readonly (readonly number[])[];
  readonly text: string;
}

const programs = readdirSync(join(here, "programs")).filter((name) => name.endsWith(".py"));

describe.each(programs)("%s", (name) => {
  const source = readFileSync(join(here, "programs", name), "utf8");
  const expected = JSON.parse(readFileSync(join(here, "programs", name.replace(/py$/, "json")), "utf8")) as Record<
    "branch" | "line",
    Expectation
  >;

  test.each([false, true])("branches, only once: %s", (once) => {
    const { analysis, data } = measureHere(source, { branches: true, once });
    expect({
      lines: sorted(analysis.parts.executed),
      missing: sorted(analysis.missing),
      excluded: sorted(analysis.parts.excluded),
      branches: pairs(analysis.executedBranches),
      missingBranches: pairs(analysis.missingBranches),
      arcs: data
        .executedArcs()
        .map((arc) => [...arc])
        .sort(([a, b], [c, d]) => (a ?? 0) - (c ?? 0) || (b ?? 0) - (d ?? 0)),
      text: analysis.formatMissing(),
    }).toEqual(expected.branch);
  });

  test("lines", () => {
    const { analysis } = measureHere(source, {});
    expect({
      lines: sorted(analysis.parts.executed),
      missing: sorted(analysis.missing),
      excluded: sorted(analysis.parts.excluded),
      text: analysis.formatMissing(),
    }).toEqual(expected.line);
  });
});

test("counts are exact", async () => {
  const source = `def f(n):
    total = 0
    for i in range(n):
        if i % 3:
            total += max(
                i,
                0)
        else:
            continue
    return total
class Manager:
    def __enter__(self): pass
    def __exit__(self, *details): pass
for _ in range(4):
    f(6)
    with Manager():
        pass
while _ > 0: _ -= 1
`;
  const file = await measure(source, { branches: true });
  const counts = sorted(file.analysis.parts.executed).map((line) => [line, file.hits(line)]);
  expect(counts).toEqual([
    [1, 1],
    [2, 4],
    [3, 28],
    [4, 24],
    [5, 16],
    [9, 8],
    [10, 4],
    [11, 1],
    [12, 5],
    [13, 5],
    [14, 5],
    [15, 4],
    [16, 4],
    [17, 4],
    [18, 4],
  ]);
  const { text } = lcovReport([file], { hasArcs: true });
  expect(text).toContain("BRDA:3,0,jump to line 4,24\nBRDA:3,0,jump to line 10,4\n");
  expect(text).toContain("BRDA:4,0,jump to line 5,16\nBRDA:4,0,jump to line 9,8\n");
  expect(text).toContain("FNDA:4,f\n");
  const istanbul = JSON.parse(istanbulReport([file])) as Record<string, { readonly s: Record<string, number> }>;
  expect(Object.values(istanbul[PATH]?.s ?? {})).toEqual(counts.map(([, count]) => count));
});

test("a program cannot see that it is measured", async () => {
  const source = `import dis, marshal, sys
def f(n):
    for i in range(n):
        if i and n:
            yield i
    return [x for x in range(n)
            if x]
dis.dis(f)
print(f.__code__.co_code.hex(), list(f.__code__.co_lines()), list(f.__code__.co_branches()))
print(list(f.__code__.co_positions()), f.__code__.co_exceptiontable, f.__code__.co_stacksize)
print(marshal.loads(marshal.dumps(f.__code__)) == f.__code__.replace(), f.__code__.replace(co_name="g").co_code.hex())
events = []
def trace(frame, event, argument):
    frame.f_trace_opcodes = True
    events.append((frame.f_code.co_name, event, frame.f_lineno, frame.f_lasti))
    return trace
sys.settrace(trace)
try:
    print(list(f(3)))
finally:
    sys.settrace(None)
print(events)
monitored = []
sys.monitoring.use_tool_id(1, "x")
kinds = sys.monitoring.events
for kind in (kinds.LINE, kinds.INSTRUCTION, kinds.BRANCH_LEFT, kinds.BRANCH_RIGHT, kinds.PY_RETURN):
    sys.monitoring.register_callback(1, kind, lambda *args: monitored.append(args[1:3]))
sys.monitoring.set_local_events(1, f.__code__, kinds.LINE | kinds.INSTRUCTION | kinds.BRANCH_LEFT | kinds.BRANCH_RIGHT)
list(f(2))
print(monitored)
def fails():
    (1
     / 0)
try:
    fails()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_lasti, error.__traceback__.tb_next.tb_lasti, error.__traceback__.tb_next.tb_lineno)
`;
  const outputs = await Promise.all(
    [undefined, {}, { branches: true }, { branches: true, once: true }].map(async (coverage) => {
      let text = "";
      const add = (each: string): void => {
        text += each;
      };
      await tandem.run(source, {
        filename: "main.py",
        onStdout: add,
        onStderr: add,
        ...(coverage === undefined ? {} : { coverage }),
      });
      return text;
    }),
  );
  expect(outputs[0]).toContain("[1, 2]");
  expect(outputs.slice(1)).toEqual([outputs[0], outputs[0], outputs[0]]);
});

test("a session is measured while it goes on, call by call", async () => {
  const session = await tandem.openSession();
  try {
    const coverage = session.coverage({ branches: true });
    await session.execute("def f(x):\n    if x:\n        return 1\n    return 2\n", { filename: "f.py" });
    await coverage.read();
    await session.execute("f(1)", { filename: "call.py" });
    const { contexts } = await coverage.read();
    const lines = contexts.flatMap(({ codes }) => codes.flatMap((code) => code.lines.map(([line]) => line)));
    expect(lines).toContain(3);
    expect(lines).not.toContain(4);
    coverage.stop();
  } finally {
    await session.close();
  }
});

test("contexts keep the client's calls apart", async () => {
  const session = await tandem.openSession();
  try {
    const coverage = session.coverage({ contexts: "calls" });
    await session.execute("def f(x):\n    if x:\n        return 1\n    return 2\n", {
      filename: "f.py",
      context: "definition",
    });
    await session.execute("f(1)", { filename: "a.py", context: "true" });
    await session.execute("f(0)", { filename: "b.py" });
    const { contexts } = await coverage.read();
    const lines = contexts.map(({ name, codes }) => {
      const own = codes.filter(({ code }) => code.name === "f").flatMap((code) => code.lines.map(([line]) => line));
      return [name, own.sort((a, b) => a - b)];
    });
    expect(lines).toEqual([
      ["definition", []],
      ["true", [2, 3]],
      ["call 3", [2, 4]],
    ]);
  } finally {
    await session.close();
  }
});

test("counters can be read while the program runs", async () => {
  const run = tandem.start("def f(n):\n    return n\nn = 0\nwhile True:\n    n += f(1)\n", {
    filename: PATH,
    coverage: { live: true },
  });
  const hits = (line: number): number => {
    const codes = run.liveCoverage().contexts.flatMap((context) => context.codes);
    return codes.flatMap((code) => code.lines).find(([each]) => each === line)?.[3] ?? 0;
  };
  let before = 0;
  while (before === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    before = hits(2);
  }
  while (hits(2) === before) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(hits(3)).toBe(1);
  const live = run.liveCoverage();
  run.cancel();
  const outcome = await run.outcome;
  const last = outcome.coverage?.contexts[0]?.codes.find(({ code }) => code.name === "f")?.lines;
  expect(last?.[0]?.[3]).toBeGreaterThan(before);
  const data = new CoverageData();
  data.addRun(live, { source: () => null });
  expect([...data.file(PATH).executedLines()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
});

test("contexts keep tests apart", async () => {
  const source = `def f(x):
    if x:
        return 1
    return 2
def test_one():
    f(1)
class TestAll:
    def test_two(self):
        f(0)
test_one()
TestAll().test_two()
`;
  const outcome = await tandem.run(source, { filename: PATH, coverage: { branches: true, contexts: "tests" } });
  const data = new CoverageData();
  if (outcome.coverage !== undefined) data.addRun(outcome.coverage, { context: "unit", source: () => source });
  const contexts = data.file(PATH).contextsByLine();
  expect(contexts.get(3)).toEqual(["unit|__main__.test_one"]);
  expect(contexts.get(4)).toEqual(["unit|__main__.TestAll.test_two"]);
  expect(contexts.get(1)).toEqual(["unit"]);
});

describe("the command", () => {
  const run = (args: readonly string[], cwd: string): { readonly status: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, "coverage", ...args], {
      cwd,
      encoding: "utf8",
      env: {},
    });
    return { status, output: stdout + stderr };
  };

  test("measures a package with its tests as coverage.py does", { timeout: 300_000 }, async () => {
    const place = join(directory, "package");
    cpSync(join(here, "package"), place, { recursive: true });
    expect(run(["run", "-m", "unittest"], place)).toMatchObject({ status: 0, output: expect.stringContaining("OK") });
    const expected = readFileSync(join(here, "package.report.txt"), "utf8");
    expect(run(["report", "--fail-under=80"], place)).toEqual({
      status: 2,
      output: `${expected}Coverage failure: total of 78 is less than fail-under=80\n`,
    });
    const data = await readDatabase(join(place, ".coverage"));
    const files = reportedFiles(data, settings, { include: ["*/shop/*"] });
    writeHtmlReport(files, {
      directory: join(place, "pages"),
      title: "Shop",
      hasArcs: true,
      hasCounts: data.hasCounts,
    });
    expect(readFileSync(join(place, "pages", "index.html"), "utf8")).toContain("shop/cart.py");
    expect(xmlReport(files, { hasArcs: true, version: "0" }).text).toContain('condition-coverage="50% (1/2)"');
    expect(annotations(files)).toContain(`shop/cart.py,line=20,endLine=20,title=Coverage::line 20 did not run\n`);
  });

  test("adds up runs", { timeout: 300_000 }, async () => {
    const place = mkdtempSync(join(directory, "runs-"));
    writeFileSync(join(place, "main.py"), "import sys\nif len(sys.argv) > 1:\n    print(1)\nelse:\n    print(2)\n");
    expect(run(["run", "-p", "--branch", "--context=none", "main.py"], place)).toEqual({ status: 0, output: "2\n" });
    expect(run(["run", "-p", "--branch", "--context=some", "main.py", "x"], place).output).toBe("1\n");
    expect(run(["combine"], place)).toEqual({ status: 0, output: "Combined 2 files\n" });
    expect(readdirSync(place).sort()).toEqual([".coverage", "main.py"]);
    const data = await readDatabase(join(place, ".coverage"));
    const file = data.file(join(place, "main.py"));
    expect(file.hits.get(1)).toBe(2);
    expect(file.contextsByLine().get(3)).toEqual(["some"]);
    const report = (contexts?: readonly string[]): string =>
      textReport(reportedFiles(data, settings, { contexts }), { hasArcs: true, showMissing: true }).text;
    expect(report()).toMatch(/main\.py +4 +0 +2 +0 +100%/);
    expect(report(["none"])).toMatch(/main\.py +4 +1 +2 +1 +67% +3/);
  });
});
