/** The process's own standard streams. */

import { once } from "node:events";
import pc from "picocolors";

/** Colours for a terminal that can show them. A pipe gets none, whatever the environment says of colours. */
export function coloursFor(stream: { readonly isTTY?: boolean }): ReturnType<typeof pc.createColors> {
  // Of a stream that is no terminal it is undefined, which picocolors would take as leave to ask the environment.
  return pc.createColors(stream.isTTY === true && pc.isColorSupported);
}

/** Writes, and waits when the reader is slow. A reader that has gone away is not an error of ours. */
export async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.destroyed || !stream.writable) return;
  if (stream.write(text)) return;
  await Promise.race([once(stream, "drain"), once(stream, "close")]).catch(() => {});
}

/** Exits quietly, as a program ended by SIGPIPE would, when nobody reads the output any more. */
export function exitOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      process.exit(error.code === "EPIPE" ? EXIT_BROKEN_PIPE : 1);
    });
  }
}

const EXIT_BROKEN_PIPE = 141;

export async function readAllInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Standard input in pieces, not touched before a program asks for it. */
export async function* inputChunks(): AsyncGenerator<Uint8Array> {
  for await (const chunk of process.stdin) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}
