// The debug adapter, driven by messages as an editor would send them.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex, Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../packages/client/bin/tandem.js", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "tandem-debug-"));
const program = join(directory, "main.py");
afterAll(() => rmSync(directory, { recursive: true }));

writeFileSync(
  program,
  "def f(x):\n    y = x + 1\n    return y\n\nimport sys\nprint(f(len(sys.argv)))\nprint('done', file=sys.stderr)\n1 / 0\n",
);

interface Message {
  readonly type: "response" | "event";
  readonly event?: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The editor's end of the protocol. */
class Editor {
  private readonly output: Writable;
  private readonly answers = new Map<number, (answer: Message) => void>();
  private readonly events: Message[] = [];
  private wake: () => void = () => {};
  private buffer = Buffer.alloc(0);
  private count = 0;

  constructor(input: Readable, output: Writable) {
    this.output = output;
    input.on("data", (data: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, data]);
      this.read();
    });
  }

  request(name: string, args: object = {}): Promise<Message> {
    const seq = ++this.count;
    const text = JSON.stringify({ seq, type: "request", command: name, arguments: args });
    this.output.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    return new Promise((resolve) => this.answers.set(seq, resolve));
  }

  /** The next event of a kind that has not been asked for yet. */
  async event(name: string): Promise<Message> {
    for (;;) {
      const index = this.events.findIndex(({ event }) => event === name);
      if (index >= 0) return this.events.splice(index, 1)[0];
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** The text of all output events of a category so far. */
  printed(category: string): string {
    return this.events
      .filter(({ event, body }) => event === "output" && body?.category === category)
      .map(({ body }) => String(body?.output))
      .join("");
  }

  private read(): void {
    for (;;) {
      const head = this.buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.buffer.subarray(0, head).toString())?.[1]);
      if (this.buffer.length < head + 4 + length) return;
      const found = JSON.parse(this.buffer.subarray(head + 4, head + 4 + length).toString()) as Message;
      this.buffer = this.buffer.subarray(head + 4 + length);
      if (found.type === "event") this.events.push(found);
      else this.answers.get(found.request_seq ?? 0)?.(found);
      this.wake();
    }
  }
}

async function debugProgram(editor: Editor): Promise<void> {
  const { body: capabilities } = await editor.request("initialize", { adapterID: "tandem", pathFormat: "path" });
  expect(capabilities).toMatchObject({ supportsConditionalBreakpoints: true, supportsCompletionsRequest: true });
  expect(capabilities).toMatchObject({ supportsStepBack: false });
  const launched = editor.request("launch", { program, args: ["a", "b"] });
  await editor.event("initialized");
  const { body: set } = await editor.request("setBreakpoints", {
    source: { path: program },
    breakpoints: [{ line: 2, condition: "x == 3" }],
  });
  expect(set).toMatchObject({ breakpoints: [{ verified: false, line: 2 }] });
  await editor.request("setExceptionBreakpoints", { filters: ["uncaught"] });
  expect(await editor.request("configurationDone")).toMatchObject({ success: true });
  expect(await launched).toMatchObject({ success: true });
  expect((await editor.event("stopped")).body).toMatchObject({ reason: "breakpoint", threadId: 1 });
  expect((await editor.event("breakpoint")).body).toMatchObject({ breakpoint: { verified: true, line: 2 } });
  expect((await editor.request("threads")).body).toEqual({ threads: [{ id: 1, name: "MainThread" }] });
  const { body: stack } = await editor.request("stackTrace", { threadId: 1 });
  expect(stack).toMatchObject({
    totalFrames: 2,
    stackFrames: [
      { id: 1, name: "f", line: 2, source: { path: program } },
      { id: 2, name: "<module>", line: 6 },
    ],
  });
  const { body: scopes } = await editor.request("scopes", { frameId: 1 });
  expect(scopes).toMatchObject({ scopes: [{ name: "Locals" }, { name: "Globals" }] });
  const [{ variablesReference }] = (scopes?.scopes ?? []) as readonly { readonly variablesReference: number }[];
  expect((await editor.request("variables", { variablesReference })).body).toMatchObject({
    variables: [{ name: "x", value: "3", type: "int", variablesReference: 0 }],
  });
  expect((await editor.request("evaluate", { expression: "x * 2", frameId: 1 })).body).toMatchObject({ result: "6" });
  expect(await editor.request("evaluate", { expression: "z", frameId: 1 })).toMatchObject({
    success: false,
    message: "NameError: name 'z' is not defined",
  });
  const complete = async (text: string): Promise<unknown> =>
    (await editor.request("completions", { frameId: 1, text, column: text.length + 1 })).body?.targets;
  expect(await complete("print(sys.arg")).toEqual([{ label: "argv", type: "property", length: 3 }]);
  expect(await complete("y = x")).toEqual([{ label: "x", type: "variable", length: 1 }]);
  expect(await complete("retu")).toEqual([{ label: "return", type: "keyword", length: 4 }]);
  expect(await complete("isinst")).toEqual([{ label: "isinstance", type: "function", length: 6 }]);
  expect(await complete("nothing.x")).toEqual([]);
  for (const back of ["stepBack", "reverseContinue"]) {
    expect(await editor.request(back, { threadId: 1 })).toMatchObject({
      success: false,
      message: expect.stringContaining("cannot step back"),
    });
  }
  const changed = await editor.request("setVariable", { variablesReference, name: "x", value: "41" });
  expect(changed.body).toMatchObject({ value: "41" });
  await editor.request("next", { threadId: 1 });
  expect((await editor.event("stopped")).body).toMatchObject({ reason: "step" });
  await editor.request("stepOut", { threadId: 1 });
  await editor.event("stopped");
  await editor.request("continue", { threadId: 1 });
  expect((await editor.event("stopped")).body).toMatchObject({
    reason: "exception",
    text: "ZeroDivisionError: division by zero",
  });
  expect((await editor.request("exceptionInfo", { threadId: 1 })).body).toMatchObject({
    exceptionId: "ZeroDivisionError",
    breakMode: "unhandled",
  });
  await editor.request("continue", { threadId: 1 });
  expect((await editor.event("exited")).body).toEqual({ exitCode: 1 });
  await editor.event("terminated");
  expect(editor.printed("stdout")).toBe("42\n");
  expect(editor.printed("stderr")).toMatch(/^done\nTraceback .*\nZeroDivisionError: division by zero\n$/s);
}

function startAdapter(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [command, "debug-adapter", ...args], { stdio: "pipe" });
}

test("an editor debugs a program over the standard streams", async () => {
  const adapter = startAdapter([]);
  try {
    const editor = new Editor(adapter.stdout, adapter.stdin);
    await debugProgram(editor);
    await editor.request("disconnect");
  } finally {
    adapter.kill();
  }
}, 60_000);

test("editors debug over a port, and one that goes away takes its program with it", async () => {
  const adapter = startAdapter(["--port", "0"]);
  try {
    const port = await new Promise<number>((resolve) => {
      adapter.stderr.on("data", (data: Buffer) => resolve(Number(/127\.0\.0\.1:(\d+)/.exec(data.toString())?.[1])));
    });
    const gone: Duplex = connect(port, "127.0.0.1");
    const first = new Editor(gone, gone);
    await first.request("initialize", { adapterID: "tandem", pathFormat: "path" });
    void first.request("launch", { code: "while True: pass" });
    await first.event("initialized");
    await first.request("configurationDone");
    gone.destroy();
    const stream: Duplex = connect(port, "127.0.0.1");
    await debugProgram(new Editor(stream, stream));
    stream.destroy();
  } finally {
    adapter.kill();
  }
}, 60_000);

test("an editor attaches to a program that another has launched, and leaves it running", async () => {
  const adapter = startAdapter(["--port", "0"]);
  const streams: Duplex[] = [];
  try {
    const port = await new Promise<number>((resolve) => {
      adapter.stderr.on("data", (data: Buffer) => resolve(Number(/127\.0\.0\.1:(\d+)/.exec(data.toString())?.[1])));
    });
    const open = async (): Promise<Editor> => {
      const stream = connect(port, "127.0.0.1");
      streams.push(stream);
      const editor = new Editor(stream, stream);
      await editor.request("initialize", { adapterID: "tandem", pathFormat: "path" });
      return editor;
    };
    const looping = join(directory, "looping.py");
    writeFileSync(looping, "n = 0\nis_on = True\nwhile is_on:\n    n += 1\nprint('ended')\n");
    const launcher = await open();
    void launcher.request("launch", { program: looping, noDebug: true });
    await launcher.event("initialized");
    await launcher.request("configurationDone");

    const editor = await open();
    expect(await editor.request("attach", { program: "other.py" })).toMatchObject({
      success: false,
      message: expect.stringContaining("this adapter runs no other.py, but"),
    });
    const attached = editor.request("attach", { program: "looping.py" });
    await editor.event("initialized");
    await editor.request("setBreakpoints", { source: { path: looping }, breakpoints: [{ line: 4 }] });
    expect(await editor.request("configurationDone")).toMatchObject({ success: true });
    expect(await attached).toMatchObject({ success: true });
    expect((await editor.event("stopped")).body).toMatchObject({ reason: "breakpoint" });
    const { body } = await editor.request("evaluate", { expression: "n > 0", frameId: 1 });
    expect(body).toMatchObject({ type: "bool" });
    await editor.request("disconnect", {});

    const last = await open();
    void last.request("attach", {});
    await last.event("initialized");
    await last.request("configurationDone");
    await last.request("pause", { threadId: 1 });
    expect((await last.event("stopped")).body).toMatchObject({ reason: "pause" });
    await last.request("evaluate", { expression: "is_on = False", frameId: 1 });
    await last.request("continue", { threadId: 1 });
    expect((await last.event("exited")).body).toEqual({ exitCode: 0 });
    expect((await launcher.event("exited")).body).toEqual({ exitCode: 0 });
    expect(launcher.printed("stdout")).toBe("ended\n");
    expect(last.printed("stdout")).toBe("ended\n");
  } finally {
    for (const stream of streams) stream.destroy();
    adapter.kill();
  }
}, 60_000);

test("a port that is taken is said", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const adapter = startAdapter(["--port", String((server.address() as AddressInfo).port)]);
    let complaint = "";
    adapter.stderr.on("data", (data: Buffer) => {
      complaint += data.toString();
    });
    expect(await once(adapter, "close")).toEqual([1, null]);
    expect(complaint).toMatch(/^tandem: listen EADDRINUSE: address already in use 127\.0\.0\.1:\d+\n$/);
  } finally {
    server.close();
  }
}, 60_000);

test("statements run only when they are typed, expressions are set, and a program is started again", async () => {
  const adapter = startAdapter([]);
  const hasEnded = once(adapter, "close");
  try {
    const editor = new Editor(adapter.stdout, adapter.stdin);
    await editor.request("initialize", { adapterID: "tandem", pathFormat: "path" });
    const source =
      "items = {'a.b': [1, 2]}\nclass C: pass\nitems['c'] = C()\nitems['c'].size = 5\nx = 1\nprint(x)\nwhile True: pass\n";
    expect(await editor.request("launch", { code: source, stopOnEntry: false })).toMatchObject({ success: true });
    await editor.request("setFunctionBreakpoints", { breakpoints: [] });
    const file = "<string>";
    const breakpoints = [{ line: 6 }, { line: -1 }, { line: 1.5 }];
    expect((await editor.request("setBreakpoints", { source: { path: file }, breakpoints })).body).toMatchObject({
      breakpoints: [{ line: 6 }, { verified: false, message: "There is no such line." }, { verified: false }],
    });
    expect(await editor.request("launch", { code: source })).toMatchObject({ success: false });
    expect(await editor.request("configurationDone")).toMatchObject({ success: true });
    await editor.event("stopped");
    const evaluate = (expression: string, context: string): Promise<Message> =>
      editor.request("evaluate", { expression, frameId: 1, context });
    for (const context of ["hover", "watch", "clipboard"]) {
      expect(await evaluate("x = 2", context)).toMatchObject({
        success: false,
        message: expect.stringMatching(/^SyntaxError/),
      });
      expect(await evaluate("x + 1", context)).toMatchObject({ body: { result: "2" } });
    }
    expect(await evaluate("x = 2", "repl")).toMatchObject({ success: true });
    expect(await evaluate("x", "hover")).toMatchObject({ body: { result: "2" } });
    const set = { expression: "items['a.b'][0]", value: "x * 10", frameId: 1 };
    expect(await editor.request("setExpression", set)).toMatchObject({ body: { value: "20", type: "int" } });
    expect(await editor.request("setExpression", { ...set, value: "1 +" })).toMatchObject({ success: false });
    expect(await evaluate("items['a.b']", "watch")).toMatchObject({ body: { result: "[20, 2]" } });
    const text = "items['c'].si";
    expect((await editor.request("completions", { frameId: 1, text, column: text.length + 1 })).body).toMatchObject({
      targets: [{ label: "size", length: 2 }],
    });
    for (const [name, args] of [
      ["setBreakpoints", {}],
      ["setVariable", {}],
      ["evaluate", {}],
      ["setExceptionBreakpoints", {}],
    ] as const) {
      const answer = await editor.request(name, args);
      expect(answer).toMatchObject({ success: false });
      expect(JSON.stringify(answer)).not.toContain("node:");
    }
    expect(await editor.request("restart")).toMatchObject({ success: true });
    await editor.event("stopped");
    expect(await evaluate("x", "watch")).toMatchObject({ body: { result: "1" } });
    await editor.request("terminate");
    expect((await editor.event("exited")).body).toEqual({ exitCode: 130 });
    await editor.event("terminated");
    await editor.request("disconnect");
    await hasEnded;
  } finally {
    adapter.kill();
  }
}, 120_000);

test("what is no request is passed over, and a stream that cannot be read ends", async () => {
  const adapter = startAdapter([]);
  const hasEnded = once(adapter, "close");
  try {
    const editor = new Editor(adapter.stdout, adapter.stdin);
    for (const body of [
      "{bad}",
      "5",
      "null",
      "[]",
      "{}",
      '{"seq":"a","type":"request","command":5}',
      '{"type":"event"}',
    ])
      adapter.stdin.write(`content-length: ${body.length}\r\nX-Other: y\r\n\r\n${body}`);
    expect(await editor.request("initialize", { adapterID: "tandem", pathFormat: "path" })).toMatchObject({
      success: true,
    });
    adapter.stdin.write("no head of a message\r\n\r\n");
    await hasEnded;
  } finally {
    adapter.kill();
  }
}, 120_000);

test("a launch that cannot be is refused", async () => {
  const adapter = startAdapter([]);
  try {
    const editor = new Editor(adapter.stdout, adapter.stdin);
    await editor.request("initialize", { adapterID: "tandem", pathFormat: "path" });
    expect(await editor.request("launch", { program: join(directory, "missing.py") })).toMatchObject({
      success: false,
      message: expect.stringContaining("No such file or directory"),
    });
    expect(await editor.request("launch", {})).toMatchObject({
      success: false,
      message: "a launch needs one of program, module and code",
    });
    expect(await editor.request("evaluate", { expression: "1" })).toMatchObject({ success: false });
    expect(await editor.request("attach", {})).toMatchObject({ success: false });
    expect(await editor.request("nonsense")).toMatchObject({ success: false });
  } finally {
    adapter.kill();
  }
}, 60_000);
