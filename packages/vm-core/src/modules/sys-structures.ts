/** Struct sequences of the sys module: version_info, flags, float_info, hash_info, int_info, thread_info. */

import { PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { DEFAULT_MAXIMUM_DIGITS, LEAST_MAXIMUM_DIGITS } from "../runtime/integer-text.js";
import { defineStructSequence, makeStructSequence } from "../runtime/struct-sequence.js";

export const VERSION = "3.14.2 (tandem, Dec  5 2025, 00:00:00) [TypeScript]";
export const HEX_VERSION = 0x030e02f0;

interface Structure {
  readonly type: PyType;
  readonly values: readonly Value[];
  /** Number of fields that are items too. */
  readonly visible: number;
}

function define(
  name: string,
  fields: Readonly<Record<string, Value>>,
  doc: string,
  visible = Object.keys(fields).length,
): Structure {
  const type = defineStructSequence({ module: "sys", name, doc, fields: Object.keys(fields), visible });
  return { type, values: Object.values(fields), visible };
}

const versionInfo = define(
  "version_info",
  { major: 3, minor: 14, micro: 2, releaselevel: "final", serial: 0 },
  "Version information as a named tuple.",
);

const flags = define(
  "flags",
  {
    debug: 0,
    inspect: 0,
    interactive: 0,
    optimize: 0,
    dont_write_bytecode: 1,
    no_user_site: 0,
    no_site: 0,
    ignore_environment: 0,
    verbose: 0,
    bytes_warning: 0,
    quiet: 0,
    hash_randomization: 0,
    isolated: 0,
    dev_mode: false,
    utf8_mode: 1,
    warn_default_encoding: 0,
    safe_path: false,
    int_max_str_digits: DEFAULT_MAXIMUM_DIGITS,
    gil: 1,
    thread_inherit_context: 0,
    context_aware_warnings: 0,
  },
  "Flags provided through command line arguments or environment vars.",
  18,
);

const floatInfo = define(
  "float_info",
  {
    max: new PyFloat(Number.MAX_VALUE),
    max_exp: 1024,
    max_10_exp: 308,
    min: new PyFloat(2.2250738585072014e-308),
    min_exp: -1021,
    min_10_exp: -307,
    dig: 15,
    mant_dig: 53,
    epsilon: new PyFloat(Number.EPSILON),
    radix: 2,
    rounds: 1,
  },
  "A named tuple holding information about the float type.",
);

const hashInfo = define(
  "hash_info",
  {
    width: 64,
    modulus: 2n ** 61n - 1n,
    inf: 314159,
    nan: 0,
    imag: 1000003,
    algorithm: "siphash13",
    hash_bits: 64,
    seed_bits: 128,
    cutoff: 0,
  },
  "Parameters used to calculate hashes.",
);

const intInfo = define(
  "int_info",
  {
    bits_per_digit: 30,
    sizeof_digit: 4,
    default_max_str_digits: DEFAULT_MAXIMUM_DIGITS,
    str_digits_check_threshold: LEAST_MAXIMUM_DIGITS,
  },
  "A named tuple that holds information about Python's internal representation of integers.",
);

const threadInfo = define(
  "thread_info",
  { name: "pthread-stubs", lock: null, version: null },
  "A named tuple holding information about the thread implementation.",
);

/** Fresh values for a new interpreter. */
export function makeStructures() {
  const make = ({ type, values, visible }: Structure): Value => makeStructSequence(type, values, visible);
  return {
    version_info: make(versionInfo),
    flags: make(flags),
    float_info: make(floatInfo),
    hash_info: make(hashInfo),
    int_info: make(intInfo),
    thread_info: make(threadInfo),
  };
}
