/** Standard input of a program, read from its source only when the program asks. */

/** All of it, chunks of it, or a function that returns the next chunk and undefined at the end. */
export type StandardInput =
  | string
  | AsyncIterable<string | Uint8Array>
  | Iterable<string | Uint8Array>
  | (() => string | undefined | Promise<string | undefined>);

export class InputSource {
  private readonly pull: () => Promise<string | undefined>;

  constructor(input: StandardInput) {
    this.pull = typeof input === "function" ? async () => input() : chunksOf(input);
  }

  /** The next chunk, undefined at the end. */
  async next(): Promise<string | undefined> {
    return this.pull();
  }
}

function chunksOf(input: Exclude<StandardInput, () => unknown>): () => Promise<string | undefined> {
  const decoder = new TextDecoder();
  const iterable = typeof input === "string" ? [input] : input;
  const iterator = Symbol.asyncIterator in iterable ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
  return async () => {
    const { done, value } = await iterator.next();
    if (done === true) return undefined;
    return typeof value === "string" ? value : decoder.decode(value, { stream: true });
  };
}
