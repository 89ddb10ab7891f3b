/** Python values on their way between threads. */

import type { PlainValue } from "@tandem-py/vm-core";
import * as z from "zod";

export type { PlainValue };

/** Only the outside: the machine that makes a value of it looks at every part. */
export const plainValue = z.custom<PlainValue>(
  (value) => value !== undefined && typeof value !== "function" && typeof value !== "symbol",
);
