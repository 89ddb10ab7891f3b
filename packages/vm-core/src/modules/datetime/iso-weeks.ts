/** Dates by their ordinals, and by ISO week and day. */

import { valueError } from "../../runtime/errors.js";
import { breakTime, SECONDS_PER_DAY, weeksOfYear } from "../calendar-time.js";
import { EPOCH_ORDINAL, MAXIMUM_YEAR, MINIMUM_YEAR, toOrdinal, weekdayOf } from "./fields.js";
import type { DateFields } from "./values.js";

/** The date with an ordinal from 1 on. */
export function fromOrdinal(ordinal: number): DateFields {
  return breakTime((ordinal - EPOCH_ORDINAL) * SECONDS_PER_DAY);
}

/** The ordinal of the Monday of a year's first ISO week. */
function firstMonday(year: number): number {
  const first = toOrdinal(year, 1, 1);
  const weekday = weekdayOf(year, 1, 1);
  return weekday > 3 ? first - weekday + 7 : first - weekday;
}

/** The date of an ISO week and day. Raises ValueError. */
export function fromIsoWeek(year: number, week: number, day: number): DateFields {
  if (year < MINIMUM_YEAR || year > MAXIMUM_YEAR) {
    throw valueError(`year must be in ${MINIMUM_YEAR}..${MAXIMUM_YEAR}, not ${year}`);
  }
  if (week < 1 || week > weeksOfYear(year)) throw valueError(`Invalid week: ${week}`);
  if (day < 1 || day > 7) throw valueError(`Invalid weekday: ${day} (range is [1, 7])`);
  return fromOrdinal(firstMonday(year) + (week - 1) * 7 + day - 1);
}
