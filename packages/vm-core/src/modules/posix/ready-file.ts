/** Reading from and writing to files that may not be ready: pipes, whose other end another thread has. */

import { FileError } from "../../files/file-error.js";
import type { OpenFile } from "../../files/open-file.js";
import type { Value } from "../../objects/object.js";
import { services } from "../../runtime/interpreter-services.js";
import { fileOperation } from "../../runtime/os-errors.js";

/**
 * The result of `action`, as soon as the file is ready for it; other threads run meanwhile. `name` is that of the native
 * whose result it is, see `Wait`. Raises BlockingIOError at once for a file that does not block, else OSError.
 */
export function whenReady(file: OpenFile, name: string, action: (file: OpenFile) => Value): Value {
  const attempt = (): Value | undefined =>
    fileOperation(() => {
      try {
        return action(file);
      } catch (error) {
        if (!file.isBlocking || !(error instanceof FileError) || error.code !== "EAGAIN") throw error;
        return undefined;
      }
    });
  const result = attempt();
  if (result !== undefined) return result;
  return services.wait({ self: undefined, name, attempt, until: Number.POSITIVE_INFINITY, expired: () => null });
}

/** A name for natives whose result is not that of the file. */
const INSIDE = "";

/** At most so many bytes, as soon as there are any. Raises as `whenReady`. */
export function readWhenReady(file: OpenFile, length: number): Uint8Array {
  let bytes: Uint8Array = new Uint8Array();
  whenReady(file, INSIDE, (open) => {
    bytes = open.read(length);
    return null;
  });
  return bytes;
}

/** Writes as much as there is room for, as soon as there is any: the count of bytes. Raises as `whenReady`. */
export function writeWhenReady(file: OpenFile, bytes: Uint8Array): number {
  let count = 0;
  whenReady(file, INSIDE, (open) => {
    count = open.write(bytes);
    return null;
  });
  return count;
}
