/** Broken-down time: seconds since the epoch to calendar fields and back, in the proleptic Gregorian calendar. */

export interface BrokenTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Monday is 0. */
  readonly weekday: number;
  /** From 1. */
  readonly yearDay: number;
}

export const SECONDS_PER_DAY = 86_400;

/** Days from 1970-01-01 to a date; months beyond 1 to 12 and days beyond the month are carried over. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const normalMonth = ((((month - 1) % 12) + 12) % 12) + 1;
  // Years start in March, so that the leap day comes last.
  const shifted = normalMonth <= 2 ? carried - 1 : carried;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (normalMonth + (normalMonth > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar fields of a time in whole seconds since the epoch. */
export function breakTime(seconds: number): BrokenTime {
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - days * SECONDS_PER_DAY;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    weekday: (((days + 3) % 7) + 7) % 7,
    yearDay: days - daysFromCivil(year, 1, 1) + 1,
  };
}

/** Year and week number of ISO 8601. */
export function isoWeek({ year, weekday, yearDay }: BrokenTime): { readonly year: number; readonly week: number } {
  const week = Math.floor((yearDay - weekday + 9) / 7);
  if (week < 1) return { year: year - 1, week: weeksOfYear(year - 1) };
  return week > weeksOfYear(year) ? { year: year + 1, week: 1 } : { year, week };
}

/** How many ISO weeks a year has. */
export function weeksOfYear(year: number): number {
  const dominical = (each: number): number =>
    (((each + Math.floor(each / 4) - Math.floor(each / 100) + Math.floor(each / 400)) % 7) + 7) % 7;
  return dominical(year) === 4 || dominical(year - 1) === 3 ? 53 : 52;
}
