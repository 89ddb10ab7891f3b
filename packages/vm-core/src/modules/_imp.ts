/** The _imp module: what importlib needs of the interpreter. Nothing is frozen and nothing is loaded from libraries. */

import { PyBytes } from "../objects/bytes.js";
import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { getAttribute } from "../runtime/attributes.js";
import { requireBytes } from "../runtime/buffers.js";
import { importError, runtimeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { siphash13 } from "../runtime/siphash.js";
import { asCLong } from "../runtime/sized-integers.js";
import { contains } from "../runtime/subscripts.js";

/** 3627 and "\r\n", as CPython 3.14 writes at the start of its compiled files. */
const MAGIC_NUMBER_TOKEN = 168627755;

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_imp", heading, code, doc);
}

function isBuiltin(name: Value): number {
  return contains(services.system("builtin_module_names") ?? new PyList([]), name) ? 1 : 0;
}

function createBuiltin(spec: Value): Value {
  const name = getAttribute(spec, "name");
  const modules = services.system("modules");
  const loaded = modules instanceof PyDict ? modules.get(name) : undefined;
  return loaded ?? services.importModule(textOf(name) ?? "");
}

function notFrozen(name: Value): never {
  const text = textOf(name) ?? "";
  throw importError(`No such frozen object named ${text}`, text);
}

/** What the file of compiled code says of the source that it was made from. */
function sourceHash(key: Value, source: Value): Value {
  const hash = siphash13(requireBytes(source), [BigInt.asUintN(64, BigInt(asCLong(key))), 0n]);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, hash, true);
  return new PyBytes(bytes);
}

export function createImportModule(): PyModule {
  let locks = 0;
  return newModule("_imp", "(Extremely) low-level import machinery bits as used by importlib.", {
    _fix_co_filename: fn("_fix_co_filename(code, path, /)", () => null),
    _frozen_module_names: fn("_frozen_module_names()", () => new PyList([])),
    _override_frozen_modules_for_tests: fn("_override_frozen_modules_for_tests(override, /)", () => null),
    acquire_lock: fn("acquire_lock()", () => {
      locks++;
      return null;
    }),
    check_hash_based_pycs: "default",
    create_builtin: fn("create_builtin(spec, /)", createBuiltin, "Create an extension module."),
    create_dynamic: fn("create_dynamic(spec, file=<unrepresentable>, /)", (spec: Value) => {
      const name = textOf(getAttribute(spec, "name"));
      throw importError("extension modules cannot be loaded", name);
    }),
    exec_builtin: fn("exec_builtin(mod, /)", () => 0),
    exec_dynamic: fn("exec_dynamic(mod, /)", () => 0),
    extension_suffixes: fn("extension_suffixes()", () => new PyList([])),
    find_frozen: fn("find_frozen(name, /, *, withdata=False)", () => null),
    get_frozen_object: fn("get_frozen_object(name, data=None, /)", notFrozen),
    is_builtin: fn("is_builtin(name, /)", isBuiltin),
    is_frozen: fn("is_frozen(name, /)", () => false),
    is_frozen_package: fn("is_frozen_package(name, /)", notFrozen),
    lock_held: fn("lock_held()", () => locks > 0),
    pyc_magic_number_token: MAGIC_NUMBER_TOKEN,
    source_hash: fn("source_hash(key, source)", sourceHash),
    release_lock: fn("release_lock()", () => {
      if (locks === 0) throw runtimeError("not holding the import lock");
      locks--;
      return null;
    }),
  });
}
