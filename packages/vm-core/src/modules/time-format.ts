/** strftime in the C locale. */

import { type BrokenTime, isoWeek } from "./calendar-time.js";

export const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A time with its zone. */
export interface ZonedTime extends BrokenTime {
  readonly zone: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  /** Seconds since the epoch, for %s. */
  readonly epoch: number;
}

const two = (value: number, fill = "0"): string => String(value).padStart(2, fill);

const directives: Readonly<Record<string, (time: ZonedTime) => string>> = {
  a: (time) => dayNames[time.weekday].slice(0, 3),
  A: (time) => dayNames[time.weekday],
  b: (time) => monthNames[time.month - 1].slice(0, 3),
  B: (time) => monthNames[time.month - 1],
  c: (time) => formatTime("%a %b %e %H:%M:%S %Y", time),
  C: (time) => two(Math.floor(time.year / 100)),
  d: (time) => two(time.day),
  D: (time) => formatTime("%m/%d/%y", time),
  e: (time) => two(time.day, " "),
  F: (time) => formatTime("%Y-%m-%d", time),
  g: (time) => two(isoWeek(time).year % 100),
  G: (time) => fourDigits(isoWeek(time).year),
  h: (time) => formatTime("%b", time),
  H: (time) => two(time.hour),
  I: (time) => two(time.hour % 12 === 0 ? 12 : time.hour % 12),
  j: (time) => String(time.yearDay).padStart(3, "0"),
  k: (time) => two(time.hour, " "),
  l: (time) => two(time.hour % 12 === 0 ? 12 : time.hour % 12, " "),
  m: (time) => two(time.month),
  M: (time) => two(time.minute),
  n: () => "\n",
  p: (time) => (time.hour < 12 ? "AM" : "PM"),
  P: (time) => (time.hour < 12 ? "am" : "pm"),
  r: (time) => formatTime("%I:%M:%S %p", time),
  R: (time) => formatTime("%H:%M", time),
  s: (time) => String(time.epoch),
  S: (time) => two(time.second),
  t: () => "\t",
  T: (time) => formatTime("%H:%M:%S", time),
  u: (time) => String(time.weekday + 1),
  U: (time) => two(Math.floor((time.yearDay + 6 - ((time.weekday + 1) % 7)) / 7)),
  V: (time) => two(isoWeek(time).week),
  w: (time) => String((time.weekday + 1) % 7),
  W: (time) => two(Math.floor((time.yearDay + 6 - time.weekday) / 7)),
  x: (time) => formatTime("%m/%d/%y", time),
  X: (time) => formatTime("%H:%M:%S", time),
  y: (time) => two(((time.year % 100) + 100) % 100),
  Y: (time) => fourDigits(time.year),
  z: (time) => offsetText(time.offset),
  Z: (time) => time.zone,
  "%": () => "%",
};

/** Unknown directives stay as they are. */
export function formatTime(format: string, time: ZonedTime): string {
  return format.replace(/%[EO_0^#-]?([A-Za-z%])/g, (text, letter: string) => directives[letter]?.(time) ?? text);
}

/** Years have four digits at least, as since Python 3.14 on every platform. */
function fourDigits(year: number): string {
  return year < 0 ? `-${String(-year).padStart(3, "0")}` : String(year).padStart(4, "0");
}

function offsetText(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
