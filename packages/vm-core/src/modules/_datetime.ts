/** The _datetime module: dates, times, durations and time zones. */

import type { PyModule } from "../objects/module.js";
import { newModule } from "../runtime/native-definitions.js";
import "./datetime/datetime.js";
import { MAXIMUM_YEAR, MINIMUM_YEAR } from "./datetime/fields.js";
import { dateType, datetimeType, timedeltaType, timeType, timezoneType, tzinfoType, utc } from "./datetime/values.js";

export function createDatetimeModule(): PyModule {
  return newModule("_datetime", "Fast implementation of the datetime module.", {
    date: dateType,
    datetime: datetimeType,
    time: timeType,
    timedelta: timedeltaType,
    timezone: timezoneType,
    tzinfo: tzinfoType,
    MINYEAR: MINIMUM_YEAR,
    MAXYEAR: MAXIMUM_YEAR,
    UTC: utc,
  });
}
