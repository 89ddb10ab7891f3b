/** Offsets from UTC: what a time zone says about a time, checked. */

import type { PyObject, Value } from "../../objects/object.js";
import { callMethod } from "../../runtime/calls.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { PyTimedelta, PyTimezone } from "./values.js";

/** Raises ValueError for an offset of a day or more. */
export function checkOffset(offset: PyTimedelta, end = ""): void {
  const isInRange = offset.days === 0 || (offset.days === -1 && (offset.seconds > 0 || offset.microseconds > 0));
  if (isInRange) return;
  throw valueError(
    "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), " +
      `not ${repr(offset)}${end}`,
  );
}

/** `zone.utcoffset(argument)` or `zone.dst(argument)`; null for None. Raises TypeError and ValueError. */
function askZone(zone: PyObject | null, name: "utcoffset" | "dst", argument: Value): PyTimedelta | null {
  if (zone === null) return null;
  if (zone instanceof PyTimezone) return name === "utcoffset" ? zone.offset : null;
  const result = callMethod(zone, name, argument);
  if (result === null) return null;
  if (!(result instanceof PyTimedelta)) {
    throw typeError(`tzinfo.${name}() must return None or timedelta, not '${typeName(result)}'`);
  }
  checkOffset(result);
  return result;
}

export const utcOffset = (zone: PyObject | null, argument: Value): PyTimedelta | null =>
  askZone(zone, "utcoffset", argument);

export const daylightSaving = (zone: PyObject | null, argument: Value): PyTimedelta | null =>
  askZone(zone, "dst", argument);

/** `zone.tzname(argument)`; null for None. Raises TypeError. */
export function zoneName(zone: PyObject | null, argument: Value): string | null {
  if (zone === null) return null;
  const result = callMethod(zone, "tzname", argument);
  if (result === null) return null;
  const text = textOf(result);
  if (text !== undefined) return text;
  throw typeError(`tzinfo.tzname() must return None or a string, not '${typeName(result)}'`);
}

/** An offset as text, `+05:30`, with seconds and microseconds where there are any. */
export function offsetText(offset: PyTimedelta, separator = ":"): string {
  const isNegative = offset.days < 0;
  // Microseconds from midnight or back to it.
  const total = offset.seconds * 1_000_000 + offset.microseconds;
  const magnitude = isNegative ? 86_400_000_000 - total : total;
  const seconds = Math.floor(magnitude / 1_000_000);
  const microseconds = magnitude - seconds * 1_000_000;
  const two = (value: number): string => String(value).padStart(2, "0");
  const parts = [two(Math.floor(seconds / 3600)), two(Math.floor((seconds % 3600) / 60))];
  if (seconds % 60 !== 0 || microseconds !== 0) parts.push(two(seconds % 60));
  const fraction = microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`;
  return (isNegative ? "-" : "+") + parts.join(separator) + fraction;
}
