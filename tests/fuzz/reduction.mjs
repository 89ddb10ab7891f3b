/**
 * Makes a program that shows a mismatch smaller: deletes statements, then parts of lines, while the mismatch stays.
 * Whatever is no longer a program ends in the same SyntaxError everywhere and so is never taken.
 */

/** Candidates tried at once. */
const BATCH = 40;
const ROUNDS = 60;
/** Milliseconds after which the program is small enough as it is. */
const PATIENCE = 60_000;

/**
 * @param {string} source
 * @param {(candidates: readonly string[]) => Promise<readonly boolean[]>} mismatches whether each still shows it
 * @param {{ parts: boolean }} options whether lines are shortened, too
 * @returns {Promise<string>}
 */
export async function reduce(source, mismatches, { parts }) {
  const end = Date.now() + PATIENCE;
  let smallest = source;
  for (const shorten of parts ? [withoutStatements, withoutParts] : [withoutStatements]) {
    for (let round = 0; round < ROUNDS && Date.now() < end; round += 1) {
      const shorter = await firstMismatch(shorten(smallest), mismatches);
      if (shorter === undefined) break;
      smallest = shorter;
    }
  }
  return smallest;
}

/**
 * @param {readonly string[]} candidates
 * @param {(candidates: readonly string[]) => Promise<readonly boolean[]>} mismatches
 */
async function firstMismatch(candidates, mismatches) {
  for (let start = 0; start < candidates.length; start += BATCH) {
    const some = candidates.slice(start, start + BATCH);
    const found = await mismatches(some);
    const index = found.indexOf(true);
    if (index >= 0) return some[index];
  }
  return undefined;
}

/**
 * The program without one statement (a line and what is indented below it), or with a body in place of its statement;
 * the largest cuts first.
 * @param {string} source
 */
function withoutStatements(source) {
  const lines = source.split("\n");
  /** @type {{ text: string, size: number }[]} */
  const candidates = [];
  // Most often one statement alone shows it.
  for (let start = 0; start < lines.length; start = endOfStatement(lines, start)) {
    const end = endOfStatement(lines, start);
    if (end - start === lines.length) break;
    candidates.push({ text: lines.slice(start, end).join("\n"), size: lines.length + end - start });
  }
  for (let start = 0; start < lines.length; start += 1) {
    const end = endOfBlock(lines, start);
    const around = [lines.slice(0, start), lines.slice(end)];
    candidates.push({ text: around.flat().join("\n"), size: end - start });
    if (end - start < 2) continue;
    const body = lines.slice(start + 1, end).map((line) => line.replace(/^ {4}/, ""));
    candidates.push({ text: [around[0] ?? [], body, around[1] ?? []].flat().join("\n"), size: 1 });
    // A clause of a compound statement goes together with what follows it: the whole of try … except.
    const whole = endOfStatement(lines, start);
    if (whole > end) {
      candidates.push({ text: [...lines.slice(0, start), ...lines.slice(whole)].join("\n"), size: whole - start });
      candidates.push({
        text: [...lines.slice(0, start), ...body, ...lines.slice(whole)].join("\n"),
        size: whole - end + 1,
      });
    }
  }
  return candidates.sort((a, b) => b.size - a.size).map(({ text }) => text);
}

/** @param {readonly string[]} lines @param {number} start */
function endOfBlock(lines, start) {
  const depth = indentation(lines[start] ?? "");
  let end = start + 1;
  while (end < lines.length && indentation(lines[end] ?? "") > depth) end += 1;
  return end;
}

/** @param {readonly string[]} lines @param {number} start */
function endOfStatement(lines, start) {
  const depth = indentation(lines[start] ?? "");
  let end = endOfBlock(lines, start);
  while (indentation(lines[end] ?? "") === depth && /^ *(except|finally|else|elif)\b/.test(lines[end] ?? "")) {
    end = endOfBlock(lines, end);
  }
  return end;
}

/** @param {string} line */
function indentation(line) {
  return line.length - line.trimStart().length;
}

/**
 * The program with a bracketed part emptied, or replaced by one of its own parts or by a short value.
 * @param {string} source
 */
function withoutParts(source) {
  /** @type {string[]} */
  const candidates = [];
  for (const { start, end } of bracketed(source)) {
    const inside = source.slice(start + 1, end);
    const pieces = split(inside);
    const replacements = ["", ...pieces, ...pieces.map((piece) => pieces.filter((other) => other !== piece).join(","))];
    for (const text of replacements) {
      if (text === inside) continue;
      candidates.push(source.slice(0, start + 1) + text + source.slice(end));
      if (pieces.includes(text)) candidates.push(source.slice(0, start) + text + source.slice(end + 1));
    }
    const word = /[\w.'"]+$/.exec(source.slice(0, start))?.[0] ?? "";
    if (word !== "") {
      candidates.push(source.slice(0, start - word.length) + source.slice(start));
      candidates.push(source.slice(0, start - word.length) + inside + source.slice(end + 1));
    }
    candidates.push(source.slice(0, start) + source.slice(end + 1));
  }
  return candidates.filter((text) => text.length < source.length).sort((a, b) => a.length - b.length);
}

const CLOSING = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** The bracketed parts of a text, without regard for strings. @param {string} text */
function bracketed(text) {
  /** @type {{ start: number, end: number }[]} */
  const found = [];
  /** @type {number[]} */
  const open = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (CLOSING.has(character)) open.push(index);
    else if (character === CLOSING.get(text[open.at(-1) ?? -1] ?? ""))
      found.push({ start: open.pop() ?? 0, end: index });
  }
  return found;
}

/** Splits at the commas outside brackets. @param {string} text */
function split(text) {
  /** @type {string[]} */
  const pieces = [""];
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    if (depth === 0 && character === ",") pieces.push("");
    else pieces.push(`${pieces.pop() ?? ""}${character}`);
  }
  return pieces;
}
