/** Compiled time zone files (RFC 9636), versions 1 to 4. */

import { valueError } from "../../runtime/errors.js";
import { latin1Text } from "../../runtime/utf8.js";
import {
  type Kind,
  newKind,
  newRules,
  weekdayMoment,
  type YearlyMoment,
  type YearlyRule,
  yearDayMoment,
  type ZoneRules,
} from "./zone-rules.js";

const HEADER_LENGTH = 44;

interface Header {
  readonly version: number;
  readonly counts: readonly number[];
}

function readHeader(view: DataView, at: number): Header {
  const isTimeZone = view.byteLength >= at + HEADER_LENGTH && view.getUint32(at) === 0x545a6966;
  if (!isTimeZone) throw valueError("Invalid TZif file: magic not found");
  const digit = view.getUint8(at + 4);
  const counts = [0, 1, 2, 3, 4, 5].map((index) => view.getUint32(at + 20 + index * 4));
  return { version: digit === 0 ? 1 : digit - 0x30, counts };
}

/** The rules in a file's bytes. Raises ValueError. */
export function parseTimeZoneFile(bytes: Uint8Array): ZoneRules {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = readHeader(view, 0);
  const length = ([utc, standard, leap, times, kinds, names]: readonly number[], size: number): number =>
    times * (size + 1) + kinds * 6 + names + leap * (size + 4) + standard + utc;
  if (first.version === 1) return parseBlock(bytes, view, HEADER_LENGTH, first.counts, 4, "");
  const second = HEADER_LENGTH + length(first.counts, 4);
  const { counts } = readHeader(view, second);
  const start = second + HEADER_LENGTH;
  const footer = latin1Text(bytes.subarray(start + length(counts, 8)));
  return parseBlock(bytes, view, start, counts, 8, footer.split("\n")[1] ?? "");
}

function parseBlock(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  counts: readonly number[],
  size: 4 | 8,
  footer: string,
): ZoneRules {
  const [, , , timeCount, kindCount, nameLength] = counts;
  if (start + timeCount * (size + 1) + kindCount * 6 + nameLength > bytes.length) {
    throw valueError("Invalid TZif file: unexpected end of file");
  }
  const times = Array.from({ length: timeCount }, (_, index) =>
    size === 4 ? view.getInt32(start + index * 4) : Number(view.getBigInt64(start + index * 8)),
  );
  const indexesAt = start + timeCount * size;
  const indexes = [...bytes.subarray(indexesAt, indexesAt + timeCount)];
  const kindsAt = indexesAt + timeCount;
  const names = latin1Text(bytes.subarray(kindsAt + kindCount * 6).subarray(0, nameLength));
  const raw = Array.from({ length: kindCount }, (_, index) => {
    const at = kindsAt + index * 6;
    const nameAt = bytes[at + 5];
    return {
      seconds: view.getInt32(at),
      isDaylight: bytes[at + 4] !== 0,
      name: names.slice(nameAt, names.indexOf("\0", nameAt)),
    };
  });
  const savings = savingsOf(raw, indexes);
  const kinds = raw.map(({ seconds, name }, index) => newKind(seconds, savings[index], name));
  const used = indexes.map((index) => kinds[index]);
  const standard = raw.findIndex(({ isDaylight }) => !isDaylight);
  const before = kinds.length === 0 ? null : kinds[Math.max(standard, 0)];
  return newRules(before, times, used, footer === "" ? (used[used.length - 1] ?? before) : parseRule(footer));
}

interface RawKind {
  readonly seconds: number;
  readonly isDaylight: boolean;
}

/** How much of each kind's offset is daylight saving, which files do not say: the difference from standard time next to it. */
function savingsOf(kinds: readonly RawKind[], indexes: readonly number[]): number[] {
  const savings = kinds.map(() => 0);
  const settle = (index: number, other: number | undefined): void => {
    if (other === undefined || !kinds[index].isDaylight || savings[index] !== 0 || kinds[other].isDaylight) return;
    savings[index] = kinds[index].seconds - kinds[other].seconds;
  };
  for (let at = 1; at < indexes.length; at++) settle(indexes[at], indexes[at - 1]);
  for (let at = indexes.length - 1; at > 0; at--) settle(indexes[at - 1], indexes[at]);
  return savings.map((saving, index) => (kinds[index].isDaylight && saving === 0 ? 3600 : saving));
}

const zoneName = "(<[A-Za-z0-9+-]+>|[A-Za-z]+)";
const zoneOffset = "([+-]?\\d{1,2}(?::\\d{2}){0,2})";
const zonePattern = new RegExp(`^${zoneName}${zoneOffset}(?:${zoneName}${zoneOffset}?(?:,([^,]+),([^,]+))?)?$`);

/** A rule in the notation of POSIX's TZ. Raises ValueError. */
function parseRule(text: string): YearlyRule | Kind {
  const found = zonePattern.exec(text);
  if (found === null) throw valueError(`${text} is not a valid TZ string`);
  const [, standardName, standardOffset, daylightName, daylightOffset, start, end] = found;
  const plain = (name: string): string => name.replace(/[<>]/g, "");
  const seconds = -secondsIn(standardOffset);
  const standard = newKind(seconds, 0, plain(standardName));
  if (daylightName === undefined) return standard;
  const later = daylightOffset === undefined ? seconds + 3600 : -secondsIn(daylightOffset);
  if (start === undefined || end === undefined) throw valueError(`Missing transition rules in TZ string: ${text}`);
  return {
    standard,
    daylight: newKind(later, later - seconds, plain(daylightName)),
    start: parseMoment(start),
    end: parseMoment(end),
  };
}

function secondsIn(text: string): number {
  const [hours, minutes = 0, seconds = 0] = text.replace(/^[+-]/, "").split(":").map(Number);
  const total = hours * 3600 + minutes * 60 + seconds;
  return text.startsWith("-") ? -total : total;
}

function parseMoment(text: string): YearlyMoment {
  const [date, time = "2"] = text.split("/");
  const seconds = secondsIn(time);
  const weekday = /^M(\d{1,2})\.([1-5])\.([0-6])$/.exec(date);
  if (weekday !== null) return weekdayMoment(Number(weekday[1]), Number(weekday[2]), Number(weekday[3]), seconds);
  const day = /^(J?)(\d{1,3})$/.exec(date);
  if (day === null) throw valueError(`Invalid dst start/end date: ${text}`);
  return yearDayMoment(Number(day[2]), day[1] === "", seconds);
}
