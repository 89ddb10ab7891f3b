/** The named tuples that os functions return. */

import type { FileStatus } from "../../files/file-status.js";
import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { normalizeInt } from "../../runtime/primitives.js";
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
    null,
    null,
    null,
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

export const fileSystemStatusType = defineStructSequence({
  module: "os",
  name: "statvfs_result",
  doc: "statvfs_result: Result from statvfs or fstatvfs.",
  fields: [
    "f_bsize",
    "f_frsize",
    "f_blocks",
    "f_bfree",
    "f_bavail",
    "f_files",
    "f_ffree",
    "f_favail",
    "f_flag",
    "f_namemax",
    "f_fsid",
  ],
  visible: 10,
  isConstructible: true,
});

const BILLION = 1_000_000_000n;
const BLOCK = 4096;

/** Whole seconds before a time in nanoseconds. */
function wholeSeconds(time: bigint): bigint {
  const seconds = time / BILLION;
  return time < 0n && seconds * BILLION !== time ? seconds - 1n : seconds;
}

function secondsOf(time: bigint): PyFloat {
  const seconds = wholeSeconds(time);
  return new PyFloat(Number(seconds) + 1e-9 * Number(time - seconds * BILLION));
}

/** os.stat_result of a file. */
export function statResult(status: FileStatus): Value {
  const { mode, inode, device, links, size, accessed, modified, changed } = status;
  const times = [accessed, modified, changed];
  const values: Value[] = [
    mode,
    inode,
    device,
    links,
    0,
    0,
    size,
    ...times.map((time) => Number(wholeSeconds(time))),
    ...times.map(secondsOf),
    ...times.map(normalizeInt),
    BLOCK,
    Math.ceil(size / BLOCK) * (BLOCK / 512),
    0,
  ];
  return makeStructSequence(statResultType, values, 10);
}
