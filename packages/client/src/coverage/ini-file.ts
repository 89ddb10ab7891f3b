/** Settings of coverage in the notation of Python's configparser: .coveragerc, setup.cfg and tox.ini. */

import { CoverageError } from "./errors.js";

type Section = Record<string, string>;

/** The sections of a text, by name; a value that goes on in indented lines has newlines. Throws CoverageError. */
function parseIni(text: string, path: string): Map<string, Section> {
  const found = new Map<string, Section>();
  let section: Section | undefined;
  let option = "";
  let indent = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const depth = line.search(/\S/);
    if (section !== undefined && option !== "" && depth > indent) {
      section[option] += `\n${content}`;
      continue;
    }
    indent = depth;
    const [, heading] = /^\[(.+)\]$/.exec(content) ?? [];
    if (heading !== undefined) {
      section = found.get(heading) ?? (Object.create(null) as Section);
      found.set(heading, section);
      option = "";
      continue;
    }
    const [, name, value = ""] = /^([^=:]*?)\s*[=:]\s*(.*)$/.exec(content) ?? [];
    if (name === undefined || name === "" || section === undefined) {
      throw new CoverageError(`Couldn't read config file ${path}: line ${index + 1} is no option: '${content}'`);
    }
    option = name.toLowerCase();
    section[option] = value;
  }
  return found;
}

const LISTS = new Set(["include", "omit", "source", "source_dirs", "source_pkgs"]);
const PATTERNS = new Set([
  "contexts",
  "exclude_also",
  "exclude_lines",
  "partial_also",
  "partial_branches",
  "partial_branches_always",
]);
const TRUTHS = new Set([
  "branch",
  "cover_pylib",
  "ignore_errors",
  "include_namespace_packages",
  "line_checksums",
  "parallel",
  "pretty_print",
  "relative_files",
  "show_contexts",
  "show_missing",
  "skip_covered",
  "skip_empty",
]);

/**
 * Coverage's own sections, with lists for what are lists; undefined when there are none. In files of other programs their
 * names begin with `coverage:`, in coverage's own they may.
 */
export function iniSections(text: string, path: string, isOwn: boolean): Record<string, unknown> | undefined {
  const sections: [string, Record<string, unknown>][] = [];
  for (const [heading, options] of parseIni(text, path)) {
    const isMarked = heading.startsWith("coverage:");
    if (!isMarked && !isOwn) continue;
    const name = isMarked ? heading.slice("coverage:".length) : heading;
    sections.push([
      name,
      Object.fromEntries(Object.entries(options).map(([key, value]) => [key, read(name, key, value)])),
    ]);
  }
  return sections.length === 0 ? undefined : Object.fromEntries(sections);
}

function read(section: string, option: string, value: string): unknown {
  const isList = section === "paths" || LISTS.has(option);
  if (isList || PATTERNS.has(option)) {
    const items = value.split(isList ? /[\n,]/ : "\n").map((each) => each.trim());
    return items.filter((each) => each !== "");
  }
  if (!TRUTHS.has(option)) return value;
  if (/^(1|yes|true|on)$/i.test(value)) return true;
  return /^(0|no|false|off)$/i.test(value) ? false : value;
}
