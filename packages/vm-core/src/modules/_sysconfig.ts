/** The modules that sysconfig reads: how CPython was built. Tandem was not; it gives what programs ask for most. */

import { PyDict } from "../objects/dict.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";

function dict(entries: Readonly<Record<string, Value>>): PyDict {
  const result = new PyDict();
  for (const [name, value] of Object.entries(entries)) result.set(name, value);
  return result;
}

const coreVariables = { Py_DEBUG: 0, Py_GIL_DISABLED: 0, EXT_SUFFIX: "", SOABI: "" };

export function createSystemConfigurationModule(): PyModule {
  return newModule("_sysconfig", "A helper for the sysconfig module.", {
    config_vars: nativeFunction(
      "_sysconfig",
      "config_vars()",
      () => dict(coreVariables),
      "Returns a dictionary containing build variables intended to be exposed by sysconfig.",
    ),
  });
}

/** sysconfig imports it by the name of the platform. */
export function createBuildVariablesModule(): PyModule {
  return newModule("_sysconfigdata__linux_", "system configuration generated and used by the sysconfig module", {
    build_time_vars: dict({
      ...coreVariables,
      ABIFLAGS: "",
      LIBDIR: "/usr/local/lib",
      SIZEOF_VOID_P: 8,
      SIZEOF_LONG: 8,
      VERSION: "3.14",
      WITH_DOC_STRINGS: 1,
      exec_prefix: "/usr/local",
      prefix: "/usr/local",
    }),
  });
}
