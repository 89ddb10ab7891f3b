/** The time zones of the IANA database, by their keys. */

import { zones } from "./generated/zones.js";
import { type Kind, newKind, newRules, weekdayMoment, type ZoneRules } from "./zone-rules.js";

/**
 * The lines of the data by key. A line is `key|=other` for another name of a zone, or
 * `key|kinds|changes|yearly rule`: kinds are `offset,saving,name` separated by semicolons; changes are `step:kind`
 * separated by spaces, steps in seconds and base 36; a rule is two kinds and two moments `month,week,weekday,time`.
 */
let knownLines: ReadonlyMap<string, string> | null = null;

function linesByKey(): ReadonlyMap<string, string> {
  knownLines ??= new Map(zones.split("\n").map((line) => splitOnce(line)));
  return knownLines;
}

/** The keys of all zones. */
export const zoneKeys = (): Iterable<string> => linesByKey().keys();

/** The rules of a zone; undefined for an unknown key. */
export function zoneRules(key: string): ZoneRules | undefined {
  const lines = linesByKey();
  let text = lines.get(key);
  if (text?.startsWith("=") === true) text = lines.get(text.slice(1));
  return text === undefined ? undefined : parseZone(text);
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf("|");
  return [line.slice(0, at), line.slice(at + 1)];
}

function parseKind(text: string): Kind {
  const [seconds, saving, name] = text.split(",");
  return newKind(Number(seconds), Number(saving), name);
}

function parseZone(text: string): ZoneRules {
  const [kindTexts, changes, rule] = text.split("|");
  const allKinds = kindTexts.split(";").map(parseKind);
  const times: number[] = [];
  const kinds: Kind[] = [];
  let time = 0;
  for (const change of changes === "" ? [] : changes.split(" ")) {
    const [step, index] = change.split(":");
    time += Number.parseInt(step, 36);
    times.push(time);
    kinds.push(allKinds[Number(index)]);
  }
  const [first] = allKinds;
  const last = kinds.length === 0 ? first : kinds[kinds.length - 1];
  if (rule === "") return newRules(first, times, kinds, last);
  const [standard, daylight, start, end] = rule.split(";");
  const moment = (each: string) => {
    const [month, week, weekday, seconds] = each.split(",").map(Number);
    return weekdayMoment(month, week, weekday, seconds);
  };
  return newRules(first, times, kinds, {
    standard: parseKind(standard),
    daylight: parseKind(daylight),
    start: moment(start),
    end: moment(end),
  });
}
