/**
 * The shared memory between a client and a running program: what can be asked of a program that is too busy to receive
 * messages, and how far the client has got with what the program sends.
 *
 *   word 0  requests         bits of `Request`; set by the client, cleared by the program
 *   word 1  wake             counts changes of any other word by the client; the program sleeps on it
 *   word 2  state            a `State`; written by the program
 *   word 4  output taken     characters of output that the client has received
 *   word 5  paused           milliseconds spent paused in this run
 *   words 8 to 23            of each trace, chunks of events that the client has read
 */

export const Request = {
  /** KeyboardInterrupt. */
  INTERRUPT: 1,
  /** End the run. */
  CANCEL: 2,
  /** Stay at the next safe point until the bit is cleared. */
  PAUSE: 4,
  /** There are messages on the stream port. */
  MESSAGES: 8,
} as const;

export const State = { IDLE: 0, RUNNING: 1, SLEEPING: 2, READING: 3, PAUSED: 4, BLOCKED: 5 } as const;
export type State = (typeof State)[keyof typeof State];

const Word = { REQUESTS: 0, WAKE: 1, STATE: 2, OUTPUT: 4, PAUSED: 5, CHUNKS: 8 } as const;
/** Traces of one program at a time. Their numbers go on counting, and share the words in turn. */
export const MAXIMUM_TRACES = 16;
const WORDS = Word.CHUNKS + MAXIMUM_TRACES;

export class ControlBlock {
  readonly memory: SharedArrayBuffer;
  private readonly words: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.words = new Int32Array(memory);
  }

  get requests(): number {
    return Atomics.load(this.words, Word.REQUESTS);
  }

  get state(): State {
    return Atomics.load(this.words, Word.STATE) as State;
  }

  /** Returns the state before. */
  enter(state: State): State {
    return Atomics.exchange(this.words, Word.STATE, state) as State;
  }

  request(bits: number): void {
    Atomics.or(this.words, Word.REQUESTS, bits);
    this.wake();
  }

  /** Returns the requests before. */
  withdraw(bits: number): number {
    const before = Atomics.and(this.words, Word.REQUESTS, ~bits);
    this.wake();
    return before;
  }

  /** A number to hand to `wait`, read before looking at what would make waiting unnecessary. */
  get ticket(): number {
    return Atomics.load(this.words, Word.WAKE);
  }

  /** Blocks until the client changes something after `ticket` was read. */
  wait(ticket: number, milliseconds: number): void {
    Atomics.wait(this.words, Word.WAKE, ticket, milliseconds);
  }

  /** Counters of what the client has taken wrap around; only differences mean something. */
  chunksTaken(trace: number): number {
    return Atomics.load(this.words, Word.CHUNKS + (trace % MAXIMUM_TRACES));
  }

  get outputTaken(): number {
    return Atomics.load(this.words, Word.OUTPUT);
  }

  takeChunks(trace: number, count: number): void {
    Atomics.add(this.words, Word.CHUNKS + (trace % MAXIMUM_TRACES), count);
    this.wake();
  }

  takeOutput(length: number): void {
    Atomics.add(this.words, Word.OUTPUT, length);
    this.wake();
  }

  get pausedMilliseconds(): number {
    return Atomics.load(this.words, Word.PAUSED);
  }

  set pausedMilliseconds(value: number) {
    Atomics.store(this.words, Word.PAUSED, value);
  }

  private wake(): void {
    Atomics.add(this.words, Word.WAKE, 1);
    Atomics.notify(this.words, Word.WAKE);
  }
}
