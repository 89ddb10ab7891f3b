/** Standard input: lines of what the client has sent, asked for when there is none. */

export class StandardInput {
  private text = "";
  private hasEnded = false;
  private hasAsked = false;

  feed(text: string): void {
    this.text += text;
    this.hasAsked = false;
  }

  end(): void {
    this.hasEnded = true;
  }

  /** The next line with its newline, undefined at the end, null when more input has to arrive first. */
  take(): string | null | undefined {
    const newline = this.text.indexOf("\n");
    if (newline < 0 && !this.hasEnded) return null;
    const line = newline < 0 ? this.text : this.text.slice(0, newline + 1);
    this.text = this.text.slice(line.length);
    return line === "" ? undefined : line;
  }

  /** True once each time that the client has to be asked. */
  shallAsk(): boolean {
    if (this.hasAsked || this.hasEnded) return false;
    this.hasAsked = true;
    return true;
  }
}
