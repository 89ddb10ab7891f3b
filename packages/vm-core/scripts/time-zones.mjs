/**
 * Joins two editions of the IANA time zone database: `moment-timezone` has the moments at which zones change their
 * offset, but not which offsets are daylight saving time; `tzdata` has the rules, which say that, and what follows after
 * 2037, but has lost how the ends of eras are to be read.
 *
 * @typedef {readonly [offset: number, saving: number, abbreviation: string]} Kind seconds east of UTC, of which saving
 * @typedef {readonly [month: number, week: number, weekday: number, time: number]} YearlyMoment as in POSIX's TZ
 * @typedef {{ kinds: Kind[], times: number[], indexes: number[], after: [Kind, Kind, YearlyMoment, YearlyMoment] | null }} Zone
 * @typedef {[from: string, to: string, type: string, month: string, day: string, time: [string, string, string, string | null], saving: string, letters: string]} Rule
 * @typedef {[offset: string, rules: string, format: string, until: string | null]} Era
 * @typedef {{ zones: Record<string, string | Era[]>, rules: Record<string, Rule[]>, version: string }} Database
 */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DAY = 86_400;

/** @param {number} year @param {number} month from 0 @param {number} day */
const days = (year, month, day) => Math.round(Date.UTC(year, month, day) / 86_400_000);

/** Days since the epoch of a rule's day. @param {Rule} rule @param {number} year */
function ruleDay([, , , monthName, day], year) {
  const month = months.indexOf(monthName);
  if (/^\d+$/.test(day)) return days(year, month, Number(day));
  const weekdayOf = (/** @type {number} */ each) => (((each + 4) % 7) + 7) % 7;
  if (day.startsWith("last")) {
    const last = days(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekdays.indexOf(day.slice(4)) + 7) % 7);
  }
  const weekday = weekdays.indexOf(day.slice(0, 3));
  const bound = days(year, month, Number(day.slice(5)));
  return day[3] === ">"
    ? bound + ((weekday - weekdayOf(bound) + 7) % 7)
    : bound - ((weekdayOf(bound) - weekday + 7) % 7);
}

/** @param {Rule} rule */
const ruleTime = ([, , , , , [hour, minute, second]]) => Number(hour) * 3600 + Number(minute) * 60 + Number(second);
/** @param {Rule} rule */
const ruleSaving = (rule) => Math.round(Number(rule[6]) * 60);
/** @param {Rule} rule */
const letters = (rule) => (rule[7] === "-" ? "" : rule[7]);

/** @param {string} format @param {number} offset @param {number} saving @param {string} letter */
function abbreviation(format, offset, saving, letter) {
  if (format === "%z") {
    const magnitude = Math.abs(offset);
    const two = (/** @type {number} */ value) => String(Math.floor(value)).padStart(2, "0");
    const parts = [two(magnitude / 3600), two((magnitude / 60) % 60), two(magnitude % 60)];
    while (parts.length > 1 && parts.at(-1) === "00") parts.pop();
    return (offset < 0 ? "-" : "+") + parts.join("");
  }
  if (format.includes("/")) return format.split("/")[saving === 0 ? 0 : 1];
  return format.replace("%s", letter);
}

/** @param {Rule[]} rules @param {number} last */
function occurrences(rules, last) {
  const all = [];
  for (const rule of rules) {
    const from = Number(rule[0]);
    const to = rule[1] === "only" ? from : rule[1] === "max" ? last : Number(rule[1]);
    for (let year = from; year <= to; year++) all.push({ rule, at: ruleDay(rule, year) * DAY + ruleTime(rule) });
  }
  return all.sort((left, right) => left.at - right.at);
}

/** @param {Era[]} eras @param {Record<string, Rule[]>} allRules @returns {Zone} */
function compileZone(eras, allRules) {
  /** @type {Zone} */
  const zone = { kinds: [], times: [], indexes: [], after: null };
  /** @param {number} time @param {number} offset @param {number} saving @param {string} name */
  const change = (time, offset, saving, name) => {
    let index = zone.kinds.findIndex((kind) => kind[0] === offset && kind[1] === saving && kind[2] === name);
    if (index < 0) index = zone.kinds.push([offset, saving, name]) - 1;
    if (zone.times.at(-1) === time) {
      zone.times.pop();
      zone.indexes.pop();
    }
    if (time === -Infinity || zone.indexes.at(-1) !== index) {
      zone.times.push(time);
      zone.indexes.push(index);
    }
  };
  let start = -Infinity;
  let saving = 0;
  for (const [minutes, ruleName, format, until] of eras) {
    const standard = Math.round(-Number(minutes) * 60);
    const wall = until === null ? Infinity : eraEnd(Number(until) / 1000);
    const rules = allRules[ruleName];
    if (rules === undefined) {
      const [, sign, hours, rest] = /^(-?)(\d+):(\d+)$/.exec(ruleName) ?? ["", "", "0", "0"];
      saving = (Number(hours) * 3600 + Number(rest) * 60) * (sign === "-" ? -1 : 1);
      change(start, standard + saving, saving, abbreviation(format, standard + saving, saving, ""));
    } else {
      const finite = rules.flatMap(([from, to]) => [Number(from), ...(/^\d/.test(to) ? [Number(to)] : [])]);
      const all = occurrences(rules, Math.max(...finite) + 1);
      const first = all.find(({ rule }) => ruleSaving(rule) === 0)?.rule;
      let letter = first === undefined ? "" : letters(first);
      let current = 0;
      let isStarted = start === -Infinity;
      if (isStarted) change(start, standard, 0, abbreviation(format, standard, 0, letter));
      for (const { rule, at } of all) {
        const time = at - (rule[5][3] === "u" ? 0 : standard + (rule[5][3] === "s" ? 0 : current));
        if (!isStarted && time > start) {
          change(start, standard + current, current, abbreviation(format, standard + current, current, letter));
          isStarted = true;
        }
        if (time >= wall - standard - current) break;
        current = ruleSaving(rule);
        letter = letters(rule);
        if (isStarted)
          change(time, standard + current, current, abbreviation(format, standard + current, current, letter));
      }
      if (!isStarted)
        change(start, standard + current, current, abbreviation(format, standard + current, current, letter));
      saving = current;
      if (until === null) zone.after = yearly(rules, standard, format);
    }
    start = wall - standard - saving;
  }
  return zone;
}

/** Eras that end with a year are said to end on its last day. @param {number} wall seconds */
function eraEnd(wall) {
  const date = new Date(wall * 1000);
  const isYear = date.getUTCMonth() === 11 && date.getUTCDate() === 31 && wall % DAY === 0;
  return isYear ? Date.UTC(date.getUTCFullYear(), 0, 1) / 1000 : wall;
}

/** The two changes of every year to come. @param {Rule[]} rules @param {number} standard @param {string} format @returns {Zone["after"]} */
function yearly(rules, standard, format) {
  const lasting = rules.filter(([, to]) => to === "max");
  const ends = lasting.find((rule) => ruleSaving(rule) === 0);
  const starts = lasting.find((rule) => ruleSaving(rule) !== 0);
  if (ends === undefined || starts === undefined) return null;
  const saving = ruleSaving(starts);
  /** @param {Rule} rule @returns {Kind} */
  const kind = (rule) => {
    const offset = standard + ruleSaving(rule);
    return [offset, ruleSaving(rule), abbreviation(format, offset, ruleSaving(rule), letters(rule))];
  };
  return [kind(ends), kind(starts), yearlyMoment(starts, standard, 0), yearlyMoment(ends, standard, saving)];
}

/** @param {Rule} rule @param {number} standard @param {number} saving before the change @returns {YearlyMoment} */
function yearlyMoment(rule, standard, saving) {
  const [, , , month, day, [, , , clock]] = rule;
  const time = ruleTime(rule) + (clock === "u" ? standard + saving : clock === "s" ? saving : 0);
  if (day.startsWith("last")) return [months.indexOf(month) + 1, 5, weekdays.indexOf(day.slice(4)), time];
  const weekday = weekdays.indexOf(day.slice(0, 3));
  let first = Number(day.slice(5));
  if (day[3] === "<") {
    // On or before the 30th of a month: that is on or after the 24th.
    first -= 6;
  }
  // Weeks begin on days 1, 8, 15 and 22: a day that is later by some days belongs to an earlier day of the week.
  const late = (first - 1) % 7;
  return [months.indexOf(month) + 1, (first - 1 - late) / 7 + 1, (weekday - late + 7) % 7, time + late * DAY];
}

/** A number in base 60, with a fraction perhaps. @param {string} text */
function fromBase60(text) {
  const digit = (/** @type {string} */ each) => {
    const code = each.charCodeAt(0);
    return code > 96 ? code - 87 : code > 64 ? code - 29 : code - 48;
  };
  const [whole, fraction = ""] = text.replace("-", "").split(".");
  let value = 0;
  for (const each of whole) value = value * 60 + digit(each);
  [...fraction].forEach((each, index) => {
    value += digit(each) / 60 ** (index + 1);
  });
  return text.startsWith("-") ? -value : value;
}

/** Reads a line of moment-timezone's data. @param {string} line @returns {[string, Zone]} */
function packedZone(line) {
  const [name, abbreviations, offsets, indexes, steps] = line.split("|");
  const names = abbreviations.split(" ");
  const seconds = offsets.split(" ").map((each) => Math.round(-fromBase60(each) * 60));
  const times = [-Infinity];
  let time = 0;
  for (const step of steps === "" ? [] : steps.split(" ")) {
    time += Math.round(fromBase60(step) * 60);
    times.push(time);
  }
  const kinds = seconds.map((offset, index) => /** @type {Kind} */ ([offset, 0, names[index]]));
  const used = [...indexes].map(fromBase60);
  return [name, { kinds, times: times.slice(0, used.length), indexes: used, after: null }];
}

/** The zone with the savings and the yearly rule of its edition by rules. @param {Zone} zone @param {Zone} byRules @returns {Zone} */
function withSavings(zone, byRules) {
  /** @type {Zone} */
  const joined = { kinds: [], times: [], indexes: [], after: byRules.after };
  const last = byRules.times.at(-1) ?? -Infinity;
  zone.times.forEach((time, index) => {
    // What the yearly rule says need not be listed.
    if (byRules.after !== null && time > last) return;
    const [offset, , name] = zone.kinds[zone.indexes[index]];
    const at = byRules.times.findLastIndex((each) => each <= time);
    const found = byRules.kinds[byRules.indexes[Math.max(at, 0)]];
    const same = found[0] === offset ? found : byRules.kinds.find((kind) => kind[0] === offset && kind[2] === name);
    const saving = same?.[1] ?? 0;
    let kind = joined.kinds.findIndex((each) => each[0] === offset && each[1] === saving && each[2] === name);
    if (kind < 0) kind = joined.kinds.push([offset, saving, name]) - 1;
    joined.times.push(time);
    joined.indexes.push(kind);
  });
  return joined;
}

/**
 * @param {Database} database @param {{ zones: string[], links: string[], version: string }} packed
 * @returns {{ version: string, zones: Record<string, Zone | string> }} links are names of zones
 */
export function compileZones(database, packed) {
  /** @type {Record<string, Zone | string>} */
  const zones = {};
  for (const line of packed.zones) {
    const [name, zone] = packedZone(line);
    let rules = database.zones[name];
    while (typeof rules === "string") rules = database.zones[rules];
    zones[name] = rules === undefined ? zone : withSavings(zone, compileZone(rules, database.rules));
  }
  for (const link of packed.links) {
    const [target, name] = link.split("|");
    zones[name] = target;
  }
  return { version: packed.version, zones };
}

/** One line of text for each zone, without the names: see `zone-data.ts`. @param {Zone | string} zone */
export function zoneText(zone) {
  if (typeof zone === "string") return `=${zone}`;
  let previous = 0;
  const changes = zone.times.slice(1).map((time, index) => {
    const step = time - previous;
    previous = time;
    return `${step.toString(36)}:${zone.indexes[index + 1]}`;
  });
  const kinds = zone.kinds.map((kind) => kind.join(","));
  const after = zone.after === null ? "" : zone.after.map((part) => part.join(",")).join(";");
  return [kinds.join(";"), changes.join(" "), after].join("|");
}
