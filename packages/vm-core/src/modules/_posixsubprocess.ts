/** The _posixsubprocess module: a sandbox starts no processes, and says so. */

import type { PyModule } from "../objects/module.js";
import { PythonError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { osError } from "../runtime/os-errors.js";

function refuse(): never {
  const { exception } = osError("ENOSYS");
  exception.members?.set("strerror", "Function not implemented: a sandbox starts no processes");
  throw new PythonError(exception);
}

export function createProcessModule(): PyModule {
  return newModule("_posixsubprocess", "A POSIX helper for the subprocess module.", {
    fork_exec: nativeFunction("_posixsubprocess", "fork_exec(*args)", refuse),
  });
}
