/** The _stat module: what the bits of a file's mode and flags mean. */

import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { overflowError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex } from "../runtime/primitives.js";

const TYPE_MASK = 0o170000;
const PERMISSION_MASK = 0o7777;

/** Kinds of files: the bits, the letter of a listing, and what a test of it is about. Linux has no bits for some. */
const kinds = [
  ["DIR", 0o040000, "d", "a directory"],
  ["CHR", 0o020000, "c", "a character special device file"],
  ["BLK", 0o060000, "b", "a block special device file"],
  ["REG", 0o100000, "-", "a regular file"],
  ["FIFO", 0o010000, "p", "a FIFO (named pipe)"],
  ["LNK", 0o120000, "l", "a symbolic link"],
  ["SOCK", 0o140000, "s", "a socket"],
  ["DOOR", 0, "?", "a door"],
  ["PORT", 0, "?", "an event port"],
  ["WHT", 0, "?", "a whiteout"],
] as const;

const constants = {
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ISVTX: 0o1000,
  S_ENFMT: 0o2000,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
  UF_SETTABLE: 0xffff,
  UF_NODUMP: 0x1,
  UF_IMMUTABLE: 0x2,
  UF_APPEND: 0x4,
  UF_OPAQUE: 0x8,
  UF_NOUNLINK: 0x10,
  UF_COMPRESSED: 0x20,
  UF_TRACKED: 0x40,
  UF_DATAVAULT: 0x80,
  UF_HIDDEN: 0x8000,
  SF_SETTABLE: 0xffff0000,
  SF_ARCHIVED: 0x10000,
  SF_IMMUTABLE: 0x20000,
  SF_APPEND: 0x40000,
  SF_NOUNLINK: 0x100000,
  SF_SNAPSHOT: 0x200000,
  SF_FIRMLINK: 0x800000,
  SF_DATALESS: 0x40000000,
  ST_MODE: 0,
  ST_INO: 1,
  ST_DEV: 2,
  ST_NLINK: 3,
  ST_UID: 4,
  ST_GID: 5,
  ST_SIZE: 6,
  ST_ATIME: 7,
  ST_MTIME: 8,
  ST_CTIME: 9,
} as const;

/** A mode, which C keeps in 32 bits. Raises OverflowError. */
function modeOf(value: Value): number {
  const mode = asIndex(value);
  if (typeof mode === "bigint" || mode < 0 || mode > 0xffffffff) throw overflowError("mode out of range");
  return mode;
}

/** Three letters of a listing; the third also shows a set-user, set-group or sticky bit. */
function permissions(mode: number, shift: number, special: number, letter: string): string {
  const bits = mode >>> shift;
  const isExecutable = (bits & 1) !== 0;
  const last = (mode & special) === 0 ? (isExecutable ? "x" : "-") : isExecutable ? letter : letter.toUpperCase();
  return `${(bits & 4) === 0 ? "-" : "r"}${(bits & 2) === 0 ? "-" : "w"}${last}`;
}

function fileMode(value: Value): string {
  const mode = modeOf(value);
  const kind = kinds.find(([, bits]) => bits !== 0 && bits === (mode & TYPE_MASK));
  const user = permissions(mode, 6, constants.S_ISUID, "s");
  const group = permissions(mode, 3, constants.S_ISGID, "s");
  return (kind?.[2] ?? "?") + user + group + permissions(mode, 0, constants.S_ISVTX, "t");
}

const fn = (heading: string, code: (mode: Value) => Value, doc: string): Value =>
  nativeFunction("_stat", heading, code, doc);

export function createStatModule(): PyModule {
  const tests = kinds.map(([name, bits, , what]) => [
    `S_IS${name}`,
    fn(
      `S_IS${name}(object, /)`,
      (mode) => (modeOf(mode) & TYPE_MASK) === bits && bits !== 0,
      `S_IS${name}(mode) -> bool\n\nReturn True if mode is from ${what}.`,
    ),
  ]);
  return newModule("_stat", "The bits of a file's mode and flags.", {
    ...constants,
    ...Object.fromEntries(kinds.map(([name, bits]) => [`S_IF${name}`, bits])),
    ...Object.fromEntries(tests),
    S_IFMT: fn(
      "S_IFMT(object, /)",
      (mode) => modeOf(mode) & TYPE_MASK,
      "Return the portion of the file's mode that describes the file type.",
    ),
    S_IMODE: fn(
      "S_IMODE(object, /)",
      (mode) => modeOf(mode) & PERMISSION_MASK,
      "Return the portion of the file's mode that can be set by os.chmod().",
    ),
    filemode: fn("filemode(object, /)", fileMode, "Convert a file's mode to a string of the form '-rwxrwxrwx'"),
  });
}
