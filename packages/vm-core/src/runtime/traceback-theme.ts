/** Colours of tracebacks on a terminal. */

export interface Theme {
  readonly type: string;
  readonly message: string;
  readonly filename: string;
  readonly line: string;
  readonly frame: string;
  /** Text that `^` and `~` point at. */
  readonly error: string;
  readonly range: string;
  readonly reset: string;
}

const MAGENTA = "\x1b[35m";
const RED = "\x1b[31m";

export const themes = {
  plain: { type: "", message: "", filename: "", line: "", frame: "", error: "", range: "", reset: "" },
  color: {
    type: "\x1b[1;35m",
    message: MAGENTA,
    filename: MAGENTA,
    line: MAGENTA,
    frame: MAGENTA,
    error: "\x1b[1;31m",
    range: RED,
    reset: "\x1b[0m",
  },
} satisfies Record<string, Theme>;
