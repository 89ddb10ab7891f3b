/** What a person is told of compiled code. */

/** One piece of compiled code, as it is now. */
export interface CompiledReport {
  readonly filename: string;
  readonly name: string;
  /** Of the entry; null for code without lines. */
  readonly line: number | null;
  readonly entry: "call" | "loop" | "resumption";
  /** 0 gathers feedback; -1: not compiled, or not any more. */
  readonly version: number;
  /** The JavaScript. */
  readonly text: string;
  /** How often a value was not of the kind that the code was made for. */
  readonly failures: number;
  readonly misses: number;
  /** How often it was left soon after it was entered. */
  readonly futile: number;
}
