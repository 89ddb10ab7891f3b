/** Writing of dates and times as ISO 8601 wants them. */

import type { DateFields, TimeOfDay } from "./values.js";

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

export const timespecs = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"] as const;
export type Timespec = (typeof timespecs)[number];

/** `12:30:05.000001`, as precise as asked for. */
export function clockText(
  { hour, minute, second, microsecond }: Pick<TimeOfDay, "hour" | "minute" | "second" | "microsecond">,
  timespec: Timespec,
): string {
  if (timespec === "hours") return two(hour);
  const short = `${two(hour)}:${two(minute)}`;
  if (timespec === "minutes") return short;
  const text = `${short}:${two(second)}`;
  if (timespec === "seconds" || (timespec === "auto" && microsecond === 0)) return text;
  const fraction = String(microsecond).padStart(6, "0");
  return `${text}.${timespec === "milliseconds" ? fraction.slice(0, 3) : fraction}`;
}

/** `2024-01-31` */
export const dateText = ({ year, month, day }: DateFields): string =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
