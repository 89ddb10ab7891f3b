/** Tokens: a keyword's or an operator's kind is its own text, so that the parser reads like the grammar. */

export const keywords = [
  "False",
  "None",
  "True",
  "and",
  "as",
  "assert",
  "async",
  "await",
  "break",
  "class",
  "continue",
  "def",
  "del",
  "elif",
  "else",
  "except",
  "finally",
  "for",
  "from",
  "global",
  "if",
  "import",
  "in",
  "is",
  "lambda",
  "nonlocal",
  "not",
  "or",
  "pass",
  "raise",
  "return",
  "try",
  "while",
  "with",
  "yield",
] as const;

/** Longest first within the same first character, the order in which they are tried. */
export const operators = [
  "!=",
  "!",
  "%=",
  "%",
  "&=",
  "&",
  "(",
  ")",
  "**=",
  "**",
  "*=",
  "*",
  "+=",
  "+",
  ",",
  "->",
  "-=",
  "-",
  "...",
  ".",
  "//=",
  "//",
  "/=",
  "/",
  ":=",
  ":",
  ";",
  "<<=",
  "<<",
  "<=",
  "<>",
  "<",
  "==",
  "=",
  ">>=",
  ">>",
  ">=",
  ">",
  "@=",
  "@",
  "[",
  "]",
  "^=",
  "^",
  "{",
  "|=",
  "|",
  "}",
  "~",
] as const;

export type Keyword = (typeof keywords)[number];
export type OperatorToken = (typeof operators)[number];

export type TokenKind =
  | "NAME"
  | "NUMBER"
  | "STRING"
  | "FSTRING_START"
  | "FSTRING_MIDDLE"
  | "FSTRING_END"
  | "TSTRING_START"
  | "TSTRING_MIDDLE"
  | "TSTRING_END"
  | "NEWLINE"
  | "INDENT"
  | "DEDENT"
  | "ENDMARKER"
  /** The text after `# type:`, when type comments are asked for. */
  | "TYPE_COMMENT"
  /** A printable character that starts no token. */
  | "OTHER"
  /** The tokenizer stopped here; always the last token. */
  | "ERROR"
  | Keyword
  | OperatorToken;

/** `start` and `end` are UTF-16 offsets into the source; the rest is as in `Located`, columns -1 where there are none. */
export class Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;

  constructor(
    kind: TokenKind,
    start: number,
    end: number,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }
}

export const keywordKinds: ReadonlyMap<string, Keyword> = new Map(keywords.map((keyword) => [keyword, keyword]));
