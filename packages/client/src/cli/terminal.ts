/** The process's own standard streams. */

/** Writes, and waits when the reader is slow. A reader that has gone away is not an error of ours. */
export async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.destroyed || !stream.writable) return;
  if (stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      stream.off("drain", goOn);
      stream.off("close", goOn);
      resolve();
    };
    stream.on("drain", goOn);
    stream.on("close", goOn);
  });
}

/** Waits until the system has taken all that was written. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise((resolve) => stream.write("", resolve));
  }
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
