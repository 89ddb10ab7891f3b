/** The posix module, over the interpreter's own file system. There are no other processes and no users. */

import { osErrorType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { newModule } from "../runtime/native-definitions.js";
import { childProcessFunctions } from "./posix/child-processes.js";
import { posixConstants } from "./posix/constants.js";
import { descriptorFunctions } from "./posix/descriptor-functions.js";
import { dirEntryType } from "./posix/dir-entry.js";
import { environment, environmentFunctions } from "./posix/environment.js";
import { fileFunctions } from "./posix/file-functions.js";
import { processFunctions } from "./posix/process-functions.js";
import {
  fileSystemStatusType,
  statResultType,
  terminalSizeType,
  timesResultType,
  unameResultType,
} from "./posix/structures.js";

/** From these os works out which functions take an open file for a path, or dir_fd. */
const ABILITIES = [
  "HAVE_FACCESSAT",
  "HAVE_FCHDIR",
  "HAVE_FCHMOD",
  "HAVE_FCHMODAT",
  "HAVE_FCHOWN",
  "HAVE_FCHOWNAT",
  "HAVE_FDOPENDIR",
  "HAVE_FSTATAT",
  "HAVE_FTRUNCATE",
  "HAVE_FUTIMENS",
  "HAVE_LINKAT",
  "HAVE_LSTAT",
  "HAVE_MKDIRAT",
  "HAVE_OPENAT",
  "HAVE_READLINKAT",
  "HAVE_RENAMEAT",
  "HAVE_SYMLINKAT",
  "HAVE_UNLINKAT",
  "HAVE_UTIMENSAT",
];

export function createPosixModule(): PyModule {
  return newModule(
    "posix",
    "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.",
    {
      ...posixConstants,
      ...Object.fromEntries([...fileFunctions, ...descriptorFunctions, ...processFunctions, ...environmentFunctions]),
      _have_functions: new PyList([...ABILITIES]),
      ...childProcessFunctions,
      DirEntry: dirEntryType,
      environ: environment(),
      error: osErrorType,
      stat_result: statResultType,
      statvfs_result: fileSystemStatusType,
      terminal_size: terminalSizeType,
      times_result: timesResultType,
      uname_result: unameResultType,
    },
  );
}
