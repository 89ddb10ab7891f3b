/** The interactive interpreter: read, evaluate, print, again. */

import { appendFileSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { createTandem, type Session } from "../index.js";
import { coloursFor } from "./colours.js";
import { programFiles } from "./program-files.js";
import { write } from "./terminal.js";

const HISTORY_LENGTH = 1000;
const FILENAME = "<python-input>";

export async function runInteractively(version: string): Promise<number> {
  await using tandem = await createTandem({ warmRuns: 0, warmSessions: 1 });
  const console = new Console();
  await using session = await tandem.openSession({
    argv: [""],
    ...programFiles("", { isAllowed: true, isImportAllowed: true, mounts: [], wheels: [] }),
    onStdout: (text) => write(process.stdout, text),
    onStderr: (text) => write(process.stderr, coloursFor(process.stderr).red(text)),
    stdin: () => console.readInput(),
  });
  await write(process.stdout, `Tandem ${version} (Python 3.14)\nCtrl-D or exit() leaves.\n`);
  // Awaited here: the session is closed on the way out.
  return await converse(session, console);
}

/** A blank line or a comment. */
const NOTHING = /^\s*(?:#.*)?$/;

async function converse(session: Session, console: Console): Promise<number> {
  let source = "";
  for (;;) {
    const line = await console.readLine(source === "" ? ">>> " : "... ");
    if (line === "interrupted") {
      source = "";
      await write(process.stdout, "\nKeyboardInterrupt\n");
      continue;
    }
    if (line === null) {
      await write(process.stdout, "\n");
      return 0;
    }
    source = source === "" ? line.text : `${source}\n${line.text}`;
    if (NOTHING.test(source)) {
      source = "";
      continue;
    }
    console.onInterrupt = () => session.interrupt();
    // Without a newline at its end a block is incomplete until a blank line.
    const outcome = await session.execute(source, { filename: FILENAME, mode: "single" });
    console.onInterrupt = null;
    if (outcome.kind === "error" && outcome.isIncomplete) continue;
    source = "";
    if (outcome.kind === "exit") return outcome.exitCode;
    if (outcome.kind === "crashed") {
      await write(process.stderr, `tandem: the interpreter's thread has died: ${outcome.message}\n`);
      return outcome.exitCode;
    }
  }
}

interface Line {
  readonly text: string;
}

/** Lines from the keyboard, for the interpreter and for the program that it runs. */
class Console {
  /** What Ctrl-C does while a program runs. */
  onInterrupt: (() => void) | null = null;
  private readonly isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  private readonly readline: Interface;
  private readonly historyFile = join(homedir(), ".tandem_history");
  private readonly arrived: string[] = [];
  private isClosed = false;
  private waiting: ((line: Line | "interrupted" | null) => void) | null = null;

  constructor() {
    this.readline = createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: this.isTerminal,
      history: this.readHistory(),
      historySize: HISTORY_LENGTH,
    });
    this.readline.on("line", (text) => this.receive(text));
    this.readline.on("close", () => {
      this.isClosed = true;
      this.answer(null);
    });
    this.readline.on("SIGINT", () => {
      if (this.onInterrupt !== null) this.onInterrupt();
      else this.answer("interrupted");
    });
  }

  readLine(prompt: string): Promise<Line | "interrupted" | null> {
    if (this.isTerminal) {
      this.readline.setPrompt(prompt);
      this.readline.prompt();
    } else process.stdout.write(prompt);
    return this.next();
  }

  /** For `input()`, which has written its prompt itself. */
  async readInput(): Promise<string | undefined> {
    const line = await this.next();
    return line === null || line === "interrupted" ? undefined : `${line.text}\n`;
  }

  private next(): Promise<Line | "interrupted" | null> {
    const text = this.arrived.shift();
    if (text !== undefined) return Promise.resolve({ text });
    if (this.isClosed) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  private receive(text: string): void {
    if (text.trim() !== "") this.remember(text);
    if (this.waiting === null) this.arrived.push(text);
    else this.answer({ text });
  }

  private answer(line: Line | "interrupted" | null): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.(line);
  }

  private readHistory(): string[] {
    try {
      const lines = readFileSync(this.historyFile, "utf8")
        .split("\n")
        .filter((line) => line !== "");
      return lines.slice(-HISTORY_LENGTH).reverse();
    } catch {
      return [];
    }
  }

  private remember(text: string): void {
    if (!process.stdin.isTTY) return;
    try {
      appendFileSync(this.historyFile, `${text}\n`);
    } catch {
      // A home that cannot be written to costs the history, nothing else.
    }
  }
}
