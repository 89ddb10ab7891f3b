/** What a time zone's offset is at any moment: listed changes, and a rule or a kind of time for all moments after. */

import { daysFromCivil, SECONDS_PER_DAY } from "../calendar-time.js";
import { duration } from "../datetime/timedelta.js";
import type { PyTimedelta } from "../datetime/values.js";
import { firstAbove } from "./search.js";

/** A kind of local time. */
export interface Kind {
  /** Seconds east of UTC. */
  readonly seconds: number;
  readonly offset: PyTimedelta;
  readonly saving: PyTimedelta;
  readonly name: string;
}

export function newKind(seconds: number, saving: number, name: string): Kind {
  return { seconds, offset: duration(0, seconds, 0), saving: duration(0, saving, 0), name };
}

/** A moment of every year in local seconds since the epoch. */
export type YearlyMoment = (year: number) => number;

/** Standard and daylight saving time that alternate every year. */
export interface YearlyRule {
  readonly standard: Kind;
  readonly daylight: Kind;
  /** The change to daylight saving time in standard time, and back in daylight saving time. */
  readonly start: YearlyMoment;
  readonly end: YearlyMoment;
}

export interface ZoneRules {
  /** The kind before the first change; null for a file without any. */
  readonly before: Kind | null;
  /** Changes in seconds since the epoch, ascending, and the kinds that they begin. */
  readonly times: readonly number[];
  readonly kinds: readonly Kind[];
  /** Changes in local time, as clocks show them that take the later of two times (fold 0) or the earlier (fold 1). */
  readonly shown: readonly [readonly number[], readonly number[]];
  /** What follows the last change. */
  readonly after: YearlyRule | Kind | null;
}

export function newRules(
  before: Kind | null,
  times: readonly number[],
  kinds: readonly Kind[],
  after: YearlyRule | Kind | null,
): ZoneRules {
  const shown: [number[], number[]] = [[], []];
  times.forEach((time, index) => {
    const earlier = index === 0 ? (before ?? kinds[0]) : kinds[index - 1];
    const offsets = [earlier.seconds, kinds[index].seconds];
    shown[0].push(time + Math.max(...offsets));
    shown[1].push(time + Math.min(...offsets));
  });
  return { before, times, kinds, shown, after };
}

const isRule = (after: YearlyRule | Kind): after is YearlyRule => "standard" in after;

/** The kind of a zone that has but one; null for others. */
export function onlyKind({ times, after, before }: ZoneRules): Kind | null {
  if (times.length > 0) return null;
  if (after === null) return before;
  return isRule(after) ? null : after;
}

/** The kind at a local time; null when the zone says nothing. */
export function kindAtLocal(rules: ZoneRules, seconds: number, year: number, fold: number): Kind | null {
  const times = rules.shown[fold === 0 ? 0 : 1];
  const index = firstAbove(times, seconds);
  if (index < times.length) return index === 0 ? rules.before : rules.kinds[index - 1];
  const { after } = rules;
  if (after === null) return times.length > 0 ? rules.kinds[times.length - 1] : rules.before;
  return isRule(after) ? yearlyAtLocal(after, seconds, year, fold) : after;
}

function yearlyAtLocal(rule: YearlyRule, seconds: number, year: number, fold: number): Kind {
  const { standard, daylight } = rule;
  const difference = daylight.seconds - standard.seconds;
  let start = rule.start(year);
  let end = rule.end(year);
  // With a fold the second of two times that are shown alike counts, without one the first.
  if ((fold === 1) === difference >= 0) end -= difference;
  else start += difference;
  const isDaylight = start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start);
  return isDaylight ? daylight : standard;
}

/** A kind of time and whether local clocks show this moment's time for the second time. */
export interface KindAndFold {
  readonly kind: Kind | null;
  readonly fold: number;
}

/** The kind at a moment. */
export function kindAtMoment(rules: ZoneRules, seconds: number, year: number): KindAndFold {
  const { times, kinds, after } = rules;
  const index = firstAbove(times, seconds);
  if (index === times.length && after !== null && (index === 0 || seconds > times[index - 1])) {
    return isRule(after) ? yearlyAtMoment(after, seconds, year) : { kind: after, fold: 0 };
  }
  if (index === 0) return { kind: rules.before, fold: 0 };
  const kind = kinds[index - 1];
  const previous = index > 1 ? kinds[index - 2] : (rules.before ?? kind);
  return { kind, fold: previous.seconds - kind.seconds > seconds - times[index - 1] ? 1 : 0 };
}

function yearlyAtMoment(rule: YearlyRule, seconds: number, year: number): KindAndFold {
  const { standard, daylight } = rule;
  const start = rule.start(year) - standard.seconds;
  const end = rule.end(year) - daylight.seconds;
  const isDaylight = start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start);
  const difference = daylight.seconds - standard.seconds;
  const ambiguous = difference > 0 ? end : start;
  const isFold = ambiguous <= seconds && seconds < ambiguous + Math.abs(difference);
  return { kind: isDaylight ? daylight : standard, fold: isFold ? 1 : 0 };
}

/** POSIX's Mm.w.d: a weekday (Sunday is 0) of a week of a month, the last one for week 5, and seconds after midnight. */
export function weekdayMoment(month: number, week: number, weekday: number, time: number): YearlyMoment {
  return (year) => {
    const first = daysFromCivil(year, month, 1);
    let day = first + ((((weekday - first - 4) % 7) + 7) % 7) + (week - 1) * 7;
    if (day >= daysFromCivil(year, month + 1, 1)) day -= 7;
    return day * SECONDS_PER_DAY + time;
  };
}

/** POSIX's n and Jn: a day of the year, that counts from 0 with leap days, or from 1 without them. */
export function yearDayMoment(day: number, countsLeapDays: boolean, time: number): YearlyMoment {
  return (year) => {
    const isLeap = daysFromCivil(year, 3, 1) - daysFromCivil(year, 2, 1) === 29;
    const index = countsLeapDays ? day : day - 1 + (isLeap && day >= 60 ? 1 : 0);
    return (daysFromCivil(year, 1, 1) + index) * SECONDS_PER_DAY + time;
  };
}
