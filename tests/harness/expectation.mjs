/**
 * The format of an expectation file: what a program wrote, and how it ended.
 *
 *     standard output, as it is
 *     --- stderr
 *     standard error, as it is
 *     --- exit 1
 *
 * Both sections are left out when there is nothing to say (nothing on standard error, status 0), so that the
 * expectation of most programs is simply their output. `--- no newline` follows a section whose text does not end in
 * a newline, when another line follows. A line of output that itself reads like one of these is written with a
 * backslash before it.
 */

/** @typedef {{ stdout: string, stderr: string, exitCode: number }} Outcome */

const MARKER = /^\\*--- (?:stderr|exit -?\d+|no newline)$/;

/** @param {string} text */
function escapeLines(text) {
  return text.replace(/^.*$/gm, (line) => (MARKER.test(line) ? `\\${line}` : line));
}

/** @param {string} text */
function unescapeLines(text) {
  return text.replace(/^.*$/gm, (line) => (line.startsWith("\\") && MARKER.test(line) ? line.slice(1) : line));
}

/**
 * A section that another one follows: its text, always ending its last line.
 * @param {string} text
 */
function closed(text) {
  return text === "" || text.endsWith("\n") ? escapeLines(text) : `${escapeLines(text)}\n--- no newline\n`;
}

/**
 * @param {Outcome} outcome
 * @returns {string}
 */
export function formatExpectation({ stdout, stderr, exitCode }) {
  if (stderr === "" && exitCode === 0) return escapeLines(stdout);
  let text = closed(stdout);
  if (stderr !== "") text += `--- stderr\n${closed(stderr)}`;
  if (exitCode !== 0) text += `--- exit ${exitCode}\n`;
  return text;
}

/**
 * @param {string} text
 * @returns {Outcome}
 */
export function parseExpectation(text) {
  const outcome = { stdout: "", stderr: "", exitCode: 0 };
  /** @type {"stdout" | "stderr"} */
  let section = "stdout";
  let start = 0;
  /** @param {number} end @param {boolean} cut */
  const take = (end, cut) => {
    const body = text.slice(start, end);
    outcome[section] += unescapeLines(cut ? body.replace(/\n$/, "") : body);
  };
  for (const match of text.matchAll(/^--- (?:(stderr)|exit (-?\d+)|(no newline))$\n?/gm)) {
    take(match.index, match[3] !== undefined);
    start = match.index + match[0].length;
    if (match[1] !== undefined) section = "stderr";
    if (match[2] !== undefined) outcome.exitCode = Number(match[2]);
  }
  take(text.length, false);
  return outcome;
}
