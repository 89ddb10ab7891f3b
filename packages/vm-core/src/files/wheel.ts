/** Wheels: archives of installed Python packages. Those in Python alone can be unpacked into site-packages. */

import { unzipSync } from "fflate";
import { decodeUtf8Leniently } from "../source/utf8.js";
import { SITE_PACKAGES } from "./places.js";

/** Why a wheel cannot be used. */
export class WheelError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WheelError";
  }
}

const FILENAME = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/;
const NATIVE = /\.(?:so|pyd|dylib|dll)$/;
/** Bytes that a wheel may have unpacked. */
const MAXIMUM_SIZE = 128 * 1024 * 1024;

/** The files of a wheel by their path in a program's file system. Throws WheelError. */
export function unpackWheel(filename: string, bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  checkTags(filename);
  const entries = Object.entries(unzip(filename, bytes)).filter(([path]) => !path.endsWith("/"));
  checkContents(filename, entries);
  const files: Record<string, Uint8Array> = {};
  for (const [path, contents] of entries) {
    const target = installedPath(path);
    if (target !== undefined) files[`${SITE_PACKAGES}/${target}`] = contents;
  }
  return files;
}

function checkTags(filename: string): void {
  const match = FILENAME.exec(filename);
  if (match === null) throw new WheelError(`${filename} is not named like a wheel`);
  const [, , , python, abi, platform] = match;
  if (!platform.split(".").includes("any") || !abi.split(".").includes("none")) {
    throw new WheelError(`${filename} is not in Python alone: it is built for ${abi}-${platform}`);
  }
  if (!python.split(".").some((tag) => /^(?:py3|cp3)\d*$/.test(tag))) {
    throw new WheelError(`${filename} is for another version of Python: ${python}`);
  }
}

function unzip(filename: string, bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > MAXIMUM_SIZE) throw new WheelError(`${filename} is larger than ${MAXIMUM_SIZE} bytes unpacked`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof WheelError) throw error;
    const reason = error instanceof Error ? error.message : "it cannot be read";
    throw new WheelError(`${filename} is no readable zip archive: ${reason}`);
  }
}

function checkContents(filename: string, entries: readonly (readonly [string, Uint8Array])[]): void {
  for (const [path] of entries) {
    if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) {
      throw new WheelError(`${filename} has a file with an unsafe path: ${path}`);
    }
    if (NATIVE.test(path)) throw new WheelError(`${filename} is not in Python alone: it has ${path}`);
  }
  const description = entries.find(([path]) => /^[^/]+\.dist-info\/WHEEL$/.test(path));
  if (description === undefined) throw new WheelError(`${filename} has no WHEEL file in a .dist-info directory`);
  if (/^Root-Is-Purelib:\s*false/im.test(decodeUtf8Leniently(description[1]))) {
    throw new WheelError(`${filename} is not in Python alone: its root is not purelib`);
  }
}

/** Where in site-packages a file goes; undefined for scripts, headers and data, which nothing here can use. */
function installedPath(path: string): string | undefined {
  const match = /^[^/]+\.data\/([^/]+)\/(.*)$/.exec(path);
  if (match === null) return path;
  return match[1] === "purelib" || match[1] === "platlib" ? match[2] : undefined;
}
