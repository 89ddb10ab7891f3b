/** The named tuples that os functions return. */

import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { defineStructSequence, makeStructSequence } from "../../runtime/struct-sequence.js";

export const statResultType = defineStructSequence({
  module: "os",
  name: "stat_result",
  doc: "stat_result: Result from stat, fstat, or lstat.",
  fields: [
    "st_mode",
    "st_ino",
    "st_dev",
    "st_nlink",
    "st_uid",
    "st_gid",
    "st_size",
    "_atime",
    "_mtime",
    "_ctime",
    "st_atime",
    "st_mtime",
    "st_ctime",
    "st_atime_ns",
    "st_mtime_ns",
    "st_ctime_ns",
    "st_blksize",
    "st_blocks",
    "st_rdev",
  ],
  visible: 10,
  isConstructible: true,
});

export const terminalSizeType = defineStructSequence({
  module: "os",
  name: "terminal_size",
  doc: "A tuple of (columns, lines) for holding terminal window size",
  fields: ["columns", "lines"],
  isConstructible: true,
});

export const unameResultType = defineStructSequence({
  module: "posix",
  name: "uname_result",
  doc: "uname_result: Result from os.uname().",
  fields: ["sysname", "nodename", "release", "version", "machine"],
  isConstructible: true,
});

export const timesResultType = defineStructSequence({
  module: "posix",
  name: "times_result",
  doc: "times_result: Result from os.times().",
  fields: ["user", "system", "children_user", "children_system", "elapsed"],
  isConstructible: true,
});

const DIRECTORY_MODE = 0o40555;

/** The root directory, which is empty and cannot be written to. */
export function rootStatus(): Value {
  const zero = new PyFloat(0);
  const values: Value[] = [DIRECTORY_MODE, 1, 1, 2, 0, 0, 4096, 0, 0, 0, zero, zero, zero, 0, 0, 0, 4096, 8, 0];
  return makeStructSequence(statResultType, values, 10);
}
