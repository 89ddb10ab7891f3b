/** The format specification mini-language applied to numbers. */

/**
 * A parsed format specification. The parser (`format-spec.ts`) is told the type's default `type` letter ("d" for int,
 * "" for float and complex, "s" for str) and default alignment (">" for numbers, "<" for the rest), and resolves them:
 * a leading "0" of the width sets `fill` to "0" and, without an explicit alignment and where the default is ">",
 * `align` to "=". It has also checked that `grouping` fits `type` ("Cannot specify ',' with 'x'.").
 */
export interface FormatSpec {
  /** One code point. */
  readonly fill: string;
  readonly align: "<" | ">" | "=" | "^";
  readonly sign: "+" | "-" | " " | null;
  /** `z`: a negative zero is printed as zero. */
  readonly zeroNegative: boolean;
  /** `#`. */
  readonly alternate: boolean;
  /** -1 when absent. */
  readonly width: number;
  /** Between the digits of the integer part. */
  readonly grouping: "," | "_" | null;
  /** -1 when absent. */
  readonly precision: number;
  /** Between the digits of the fraction, written after the precision. */
  readonly fractionGrouping: "," | "_" | null;
  /** One character, or "" for a float or complex without one. */
  readonly type: string;
}
