/** The environment of the process: what the host gives, and what putenv and unsetenv make of it. */

import { PyBytes } from "../../objects/bytes.js";
import { PyDict } from "../../objects/dict.js";
import type { Value } from "../../objects/object.js";
import { valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { encodeUtf8 } from "../../runtime/utf8.js";
import { fileSystemPath, pathText } from "./paths.js";
import { type PosixFunction, posixFunction } from "./posix-function.js";

const variables = perInterpreter(() => new Map(Object.entries(services.environment())));

/** The environment as `os.environ` is made of it, of bytes. */
export function environment(): PyDict {
  const environ = new PyDict();
  for (const [name, value] of variables()) environ.set(encoded(name), encoded(value));
  return environ;
}

const encoded = (text: string): PyBytes => new PyBytes(encodeUtf8(text, "surrogateescape"));

function checkedName(name: Value): string {
  const text = withoutNull(name);
  if (text === "" || text.includes("=")) throw valueError("illegal environment variable name");
  return text;
}

function withoutNull(value: Value): string {
  const text = pathText(fileSystemPath(value));
  if (text.includes("\0")) throw valueError("embedded null byte");
  return text;
}

function put(name: Value, value: Value): null {
  const text = withoutNull(value);
  variables().set(checkedName(name), text);
  return null;
}

function unset(name: Value): null {
  variables().delete(checkedName(name));
  return null;
}

export const environmentFunctions: readonly PosixFunction[] = [
  posixFunction("_create_environ()", environment, "Create the environment dictionary."),
  posixFunction("putenv(name, value, /)", put, "Change or add an environment variable."),
  posixFunction("unsetenv(name, /)", unset, "Delete an environment variable."),
];
