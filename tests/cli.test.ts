// The command as a shell uses it.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const command = fileURLToPath(new URL("../packages/client/bin/tandem.js", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "tandem-cli-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  writeFileSync(join(directory, name), text);
  return name;
}

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function tandem(args: readonly string[], input = ""): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: directory,
    input,
    encoding: "utf8",
    timeout: 50_000,
    // Neither may colour what goes to a pipe.
    env: { ...process.env, CI: "true", FORCE_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

describe("programs", () => {
  test("FILE with arguments, a sibling module and its own input", () => {
    file("sibling.py", "value = 5\n");
    file("main.py", "import sys, sibling\nprint(sys.argv, sibling.value, __name__)\nprint(sys.stdin.read().upper())\n");
    const expected = { status: 0, stdout: "['main.py', '-c', '--timeout', 'x'] 5 __main__\nPRINT(1)\n", stderr: "" };
    expect(tandem(["main.py", "-c", "--timeout", "x"], "print(1)")).toEqual(expected);
    expect(tandem(["run", "main.py", "-c", "--timeout", "x"], "print(1)")).toEqual(expected);
  });

  test("-c, -m, - and standard input", () => {
    expect(tandem(["-c", "import sys; print(sys.argv, input())", "a", "-b"], "hello\n")).toMatchObject({
      status: 0,
      stdout: "['-c', 'a', '-b'] hello\n",
    });
    file("module.py", "print(__name__, __file__.endswith('module.py'))\n");
    expect(tandem(["-m", "module"])).toMatchObject({ status: 0, stdout: "__main__ True\n" });
    expect(tandem(["-m", "json.tool", "--compact"], '{"a": [1, 2]}').stdout).toBe('{"a":[1,2]}\n');
    expect(tandem(["dis", "-m", "json"])).toMatchObject({ status: 2, stderr: "tandem: dis takes no module\n" });
    mkdirSync(join(directory, "package"));
    file("package/__init__.py", "");
    file("package/__main__.py", "print('package')");
    expect(tandem(["-m", "package"]).stdout).toBe("package\n");
    expect(tandem(["-m", "nothing"])).toMatchObject({
      status: 1,
      stderr: "/usr/local/bin/tandem: No module named nothing\n",
    });
    expect(tandem(["-", "x"], "import sys; print(sys.argv)")).toMatchObject({ status: 0, stdout: "['-', 'x']\n" });
    expect(tandem([], "print('from stdin')").stdout).toBe("from stdin\n");
  });

  test("in other encodings, and not in any", () => {
    file("latin.py", Buffer.from("# coding: latin-1\nprint('\xe9')\n", "latin1"));
    expect(tandem(["latin.py"]).stdout).toBe("é\n");
    file("broken.py", Buffer.from([0x78, 0x3d, 0xff]));
    const { status, stderr } = tandem(["broken.py"]);
    expect(status).toBe(1);
    expect(stderr).toContain("SyntaxError");
  });

  test("files that cannot be opened", () => {
    const { status, stderr } = tandem(["nothing.py"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^tandem: can't open file '\/.*\/nothing\.py': \[Errno 2\] No such file or directory\n$/);
  });
});

describe("exit codes", () => {
  test.each([
    ["pass", 0, ""],
    ["import sys; sys.exit()", 0, ""],
    ["import sys; sys.exit(3)", 3, ""],
    ["import sys; sys.exit(-1)", 255, ""],
    ["import sys; sys.exit('bye')", 1, "bye\n"],
    ["raise KeyboardInterrupt", 130, "KeyboardInterrupt\n"],
    ["1/0", 1, "ZeroDivisionError: division by zero\n"],
    ["x = (", 1, "SyntaxError: '(' was never closed\n"],
  ])("%s", (code, status, ending) => {
    const result = tandem(["-c", code]);
    expect(result.status).toBe(status);
    expect(result.stdout).toBe("");
    expect(result.stderr.endsWith(ending)).toBe(true);
  });

  test("a flag that does not exist, help and version", () => {
    expect(tandem(["--nonsense"]).status).toBe(2);
    expect(tandem(["-c"]).status).toBe(2);
    expect(tandem(["--timeout", "soon", "x.py"]).status).toBe(2);
    expect(tandem(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("Usage: tandem") });
    expect(tandem(["--version"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^tandem \d+\.\d+\.\d+ /) });
  });

  test("--isolate changes nothing that a program sees", () => {
    file("isolated.py", "import sys, os\nprint(sys.argv, os.path.exists('isolated.py'), input())\nsys.exit(5)\n");
    expect(tandem(["--isolate", "isolated.py", "a"], "x\n")).toEqual({
      status: 5,
      stdout: "['isolated.py', 'a'] True x\n",
      stderr: "",
    });
    expect(tandem(["run", "--isolate", "--no-files", "-c", "open('isolated.py')"]).stderr).toContain(
      "FileNotFoundError",
    );
  });

  test("a timeout names file, line and function", () => {
    file("spin.py", "def spin():\n    while True:\n        pass\nspin()\n");
    const { status, stderr } = tandem(["--timeout", "0.5", "spin.py"]);
    expect(status).toBe(124);
    expect(stderr).toMatch(/^tandem: limit: timeout at spin\.py:[23] in spin\n$/);
  });

  test.each([
    ["--timeout=300ms", 124, "timeout", "while True: pass"],
    ["--max-steps=10_000", 126, "steps", "while True:\n    try:\n        while True: pass\n    except: pass"],
    ["--memory=32mb", 137, "memory", "l = []\nwhile True: l.append([])"],
    ["--max-output=1kb", 125, "output", "import sys\nwhile True: sys.stderr.write('x')"],
  ])("%s ends a program with %i and its place", (option, status, kind, source) => {
    const result = tandem(["run", option, "-c", source]);
    expect(result.status).toBe(status);
    const line = new RegExp(`^tandem: limit: ${kind} at <string>:\\d in <module>$`);
    expect(result.stderr.trimEnd().split("\n").at(-1)).toMatch(line);
  });

  test("limits that are none", () => {
    for (const words of [
      ["--timeout", "2 weeks"],
      ["--timeout", "0s"],
      ["--memory", "lots"],
      ["--memory", "1tb"],
    ]) {
      const { status, stderr } = tandem(["run", ...words, "-c", "1"]);
      expect([status, stderr]).toEqual([2, expect.stringContaining(`argument '${words[1]}' is invalid. It must be a`)]);
    }
    expect(tandem(["run", "--max-steps", "-5", "-c", "1"]).stderr).toContain("It must be a whole number from 1 on.");
    expect(tandem(["run", "--max-recursion", "100", "-c", "def f(): f()\nf()"]).stderr).toContain("RecursionError");
  });

  test("the outcome as JSON, with what was written", () => {
    const { status, stdout, stderr } = tandem(["run", "--json", "-c", "print(1); 1/0"]);
    expect([status, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "error",
      exitCode: 1,
      stdout: "1\n",
      stderr: expect.stringContaining("ZeroDivisionError"),
      error: { type: "ZeroDivisionError", frames: [{ line: 1 }] },
      usage: { steps: 1 },
    });
  });

  // Each is a process that starts one more, at low priority.
  test("a sandbox has what is allowed and nothing else", { timeout: 180_000, retry: 2 }, () => {
    file("secret.py", "value = 1\n");
    file(
      "attempts.py",
      `import os, random, time
place = ${JSON.stringify(directory)}
attempts = [
    lambda: __import__("secret").value,
    lambda: open(place + "/secret.py").read().strip(),
    lambda: open(place + "/secret.py", "a").write(""),
    input,
    lambda: sorted(os.environ),
    lambda: time.time() // 1,
    random.random,
]
for attempt in attempts:
    try: print(attempt())
    except Exception as e: print(type(e).__name__)
`,
    );
    const attempts = (...options: string[]): string[] =>
      tandem(["run", ...options, "attempts.py"], "typed\n")
        .stdout.trimEnd()
        .split("\n");
    const repeatable = ["--clock", "2020-02-29T00:00:00Z", "--seed", "1"];
    const confined = attempts("--sandbox", ...repeatable);
    const noVariables = "['HOME', 'LANG', 'PATH']";
    const refused = ["ModuleNotFoundError", "FileNotFoundError", "FileNotFoundError", "EOFError", noVariables];
    expect(confined.slice(0, 6)).toEqual([...refused, "1582934400.0"]);
    expect(confined.length).toBe(7);
    const granted = attempts("--allow-import", "--allow-read", ".", "--allow-stdin", "--allow-env", "A=1");
    expect(granted.slice(0, 5)).toEqual(["1", "value = 1", "OSError", "typed", "['A']"]);
    expect(attempts("--allow-write", ".")[2]).toBe("0");
  });

  test("Ctrl-C", async () => {
    const child = spawn(process.execPath, [command, "-c", "import time\nprint('ready')\ntime.sleep(100)"], {
      cwd: directory,
    });
    let stderr = "";
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString();
    });
    child.stdout.once("data", () => child.kill("SIGINT"));
    const status = await new Promise((resolve) => child.on("exit", resolve));
    expect(status).toBe(130);
    expect(stderr).toMatch(/KeyboardInterrupt\n$/);
  });

  test("a reader that goes away", () => {
    const script = `"${process.execPath}" "${command}" -c 'while True: print("x" * 1000)' | head -c 10; exit \${PIPESTATUS[0]}`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8", timeout: 50_000 });
    expect([status, stdout, stderr]).toEqual([141, "xxxxxxxxxx", ""]);
  });
});

describe("interactive", () => {
  test("values, blocks, errors, input and exit", () => {
    const lines = [
      "1 + 1",
      "# nothing",
      "def f(x):",
      "    y = x * 2",
      "    return y",
      "",
      "f(21)",
      "1/0",
      "name = input('? ')",
      "Ada",
      "name",
      "if True:",
      "  print('in')",
      "",
      "exit(4)",
    ];
    const { status, stdout, stderr } = tandem(["-i"], `${lines.join("\n")}\n`);
    expect(status).toBe(4);
    expect(
      stdout
        .replaceAll(/>>> |\.\.\. /g, "")
        .split("\n")
        .slice(2),
    ).toEqual(["2", "42", "? 'Ada'", "in", ""]);
    expect(stderr).toBe(
      'Traceback (most recent call last):\n  File "<python-input>", line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n',
    );
  });

  test("ends with its input", () => {
    expect(tandem(["-i"], "1\n").status).toBe(0);
  });
});

describe("tools", () => {
  test("trace, as text and as JSON", () => {
    file("traced.py", "def f():\n    return 1\nprint(f())\n");
    const text = tandem(["trace", "--events", "call,return", "--function", "f", "traced.py"]);
    expect(text.stdout).toBe("1\n");
    expect(
      text.stderr
        .trimEnd()
        .split("\n")
        .map((line) =>
          line
            .trim()
            .replace(/^[\d.]+ +/, "")
            .replaceAll(/ +/g, " "),
        ),
    ).toEqual(["call traced.py:1 f", "return traced.py:2 f"]);
    const json = tandem(["trace", "--json", "-e", "line", "traced.py"]);
    const events = json.stderr
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(events).toMatchObject([1, 3, 2].map((line) => ({ kind: "line", line, file: "traced.py" })));
    expect(tandem(["trace", "--events", "nonsense", "traced.py"]).status).toBe(2);
    const branches = tandem(["trace", "--events", "branch,opcode", "-f", "traced.py", "traced.py"]);
    expect(branches.stderr).toContain("STORE_NAME");
    const refused = tandem(["trace", "--when", "x(", "traced.py"]);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toBe("tandem: when: SyntaxError: '(' was never closed\n");
  });

  test("dis --compiled", () => {
    file(
      "hot.py",
      "def f(n):\n    t = 0\n    for i in range(n):\n        t += i % 7\n    return t\nprint(f(3_000_000))\n",
    );
    const { status, stdout, stderr } = tandem(["dis", "--compiled", "hot.py"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "8999994\n" });
    expect(stdout).toMatch(/^\/\/ (call|loop) of f, version \d+, .*hot\.py:\d+$/m);
    expect(stdout).toContain(".remaining--");
    expect(tandem(["dis", "--compiled", "-c", "print(1)"])).toMatchObject({
      status: 0,
      stdout: "// nothing has been compiled\n",
      stderr: "1\n",
    });
  });
  test("dis", () => {
    file("small.py", "x = 1\n");
    const { status, stdout } = tandem(["dis", "small.py"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/LOAD_CONST .*\n.*STORE_NAME +0 \(x\)/);
    expect(tandem(["dis", "-c", "x ="])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("SyntaxError: invalid syntax"),
    });
  });

  test("the tour", () => {
    const tour = fileURLToPath(new URL("../examples/tour.mjs", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [tour], { encoding: "utf8", timeout: 50_000 });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/[\d,]+ line events in \d+ ms, then tracing was turned off/);
    expect(stdout).toMatch(/outcome: timeout .*\n(.*\n)*.* in search:/);
  });
});

describe("serve", () => {
  test("answers, says what is wrong, and ends when it is told to", async () => {
    const server = spawn(process.execPath, [command, "serve", "--port", "0", "--log-level", "silent"]);
    const url = await new Promise<string>((resolve) =>
      server.stdout.once("data", (data) => resolve(String(data).trim())),
    );
    const response = await fetch(`${url}/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"source":"print(6 * 7)"}',
    });
    expect(await response.json()).toMatchObject({ stdout: "42\n", outcome: { kind: "ok" } });
    const taken = tandem(["serve", "--port", new URL(url).port]);
    expect(taken).toMatchObject({ status: 2, stdout: "" });
    expect(taken.stderr).toMatch(/^tandem: port \d+ of 127\.0\.0\.1 is taken by another program\n$/);
    expect(tandem(["serve", "--host", "0.0.0.0"]).stderr).toContain("needs a token");
    server.kill("SIGTERM");
    expect(await new Promise((resolve) => server.once("exit", resolve))).toBe(0);
  });
});
