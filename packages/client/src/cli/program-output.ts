/** A program's output on its way to the process's own streams, or kept until the program has ended. */

import { write } from "./terminal.js";

export class ProgramOutput {
  /** What has been kept. */
  readonly kept = { stdout: "", stderr: "" };
  private readonly isKept: boolean;
  private isInLine = false;

  constructor(isKept: boolean) {
    this.isKept = isKept;
  }

  async take(stream: "stdout" | "stderr", text: string): Promise<void> {
    if (this.isKept) {
      this.kept[stream] += text;
      return;
    }
    if (stream === "stderr") this.isInLine = !text.endsWith("\n");
    await write(process[stream], text);
  }

  /** Writes a last line to standard error, if there is one; it begins where a line begins. */
  async end(line: string | null): Promise<void> {
    if (line !== null) await write(process.stderr, `${this.isInLine ? "\n" : ""}${line}\n`);
  }
}
