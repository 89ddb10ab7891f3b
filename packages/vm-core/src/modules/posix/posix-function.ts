/** How functions of posix are written. */

import { FileError } from "../../files/file-error.js";
import type { Base } from "../../files/file-system.js";
import { OpenDirectory } from "../../files/open-file.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { typeOf } from "../../objects/type-of.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { nativeFunction } from "../../runtime/native-definitions.js";
import { intOf, typeName } from "../../runtime/primitives.js";
import { fileNumber, type PathArgument } from "./paths.js";

/** The name in the module, and the function. */
export type PosixFunction = readonly [string, Value];

export function posixFunction(
  heading: string,
  code: (...args: never[]) => Value,
  doc: string | null = null,
): PosixFunction {
  return [heading.slice(0, heading.indexOf("(")), nativeFunction("posix", heading, code, doc)];
}

/** The number of a dir_fd argument; null when there is none. Raises TypeError. */
export function directoryFile(value: Value | undefined): number | null {
  if (value === undefined || value === null) return null;
  if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) {
    throw typeError(`argument should be integer or None, not ${typeName(value)}`);
  }
  return fileNumber(value);
}

/** The directory that an open file stands for. Throws EBADF or ENOTDIR. */
function directoryOf(file: number): Base {
  const open = services.fileSystem().descriptors.get(file);
  if (!(open instanceof OpenDirectory)) throw new FileError("ENOTDIR");
  return open.node;
}

/** Where a path starts: absolute ones ignore the directory, even a bad one. */
export function baseFor(path: PathArgument, directory: number | null): Base {
  return directory === null || path.text.startsWith("/") ? undefined : directoryOf(directory);
}

/** Refuses what cannot go with an open file instead of a path. */
export function refuseWithFile(name: string, path: PathArgument, directory: number | null, follows: boolean): void {
  if (path.file === null) return;
  if (directory !== null) throw valueError(`${name}: can't specify dir_fd without matching path`);
  if (!follows) throw valueError(`${name}: cannot use fd and follow_symlinks together`);
}
