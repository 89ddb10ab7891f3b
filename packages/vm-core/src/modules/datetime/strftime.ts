/** strftime of dates and times: the directives that know of microseconds and zones, and the rest from time.strftime. */

import type { PyObject, Value } from "../../objects/object.js";
import { typeError } from "../../runtime/errors.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { SECONDS_PER_DAY } from "../calendar-time.js";
import { formatTime } from "../time-format.js";
import { EPOCH_ORDINAL, toOrdinal, weekdayOf } from "./fields.js";
import { offsetText, utcOffset, zoneName } from "./offsets.js";
import type { DateFields, TimeOfDay } from "./values.js";

const midnight = { hour: 0, minute: 0, second: 0, microsecond: 0, fold: 0, tzinfo: null };

/** The argument of strftime() or __format__(). Raises TypeError. */
export function formatArgument(value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name}() argument 1 must be str, not ${typeName(value)}`);
  return text;
}

/** Formats a date with a time; the zone is asked about `argument`. Raises what the zone raises. */
export function formatDate(
  format: string,
  date: DateFields,
  time: TimeOfDay = midnight,
  zone: PyObject | null = null,
  argument: Value = null,
): string {
  const offset = (separator: string): string => {
    const given = utcOffset(zone, argument);
    return given === null ? "" : offsetText(given, separator);
  };
  const prepared = format.replace(/%(:z|.)/gsu, (directive: string, letter: string) => {
    switch (letter) {
      case "z":
        return offset("");
      case ":z":
        return offset(":");
      case "Z":
        return (zoneName(zone, argument) ?? "").replaceAll("%", "%%");
      case "f":
        return String(time.microsecond).padStart(6, "0");
      default:
        return directive;
    }
  });
  const { year, month, day } = date;
  const ordinal = toOrdinal(year, month, day);
  const { hour, minute, second } = time;
  return formatTime(prepared, {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: weekdayOf(year, month, day),
    yearDay: ordinal - toOrdinal(year, 1, 1) + 1,
    zone: "",
    offset: 0,
    epoch: (ordinal - EPOCH_ORDINAL) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second,
  });
}
