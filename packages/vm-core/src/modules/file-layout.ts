/** What a program finds in its file system: the usual directories, the standard library, and what the host gives it. */

import { FileSystem } from "../files/file-system.js";
import type { Mount } from "../files/mount.js";
import { EXECUTABLE, HOME_DIRECTORY, LIBRARY_DIRECTORY } from "../files/places.js";
import { randomBytes } from "../runtime/entropy.js";
import { services } from "../runtime/interpreter-services.js";
import { encodeUtf8 } from "../runtime/utf8.js";
import { LibraryMount } from "./library-mount.js";
import type { StandardLibrary } from "./standard-library.js";

/** The files that a program begins with. All are in memory but those in mounts. */
export interface FileOptions {
  /** Contents by path, absolute or relative to the working directory. */
  readonly contents?: Readonly<Record<string, string | Uint8Array>>;
  /** Other trees by the absolute path at which they are shown. */
  readonly mounts?: Readonly<Record<string, Mount>>;
  /** `/home/user` by default; made when it is not there. */
  readonly workingDirectory?: string;
  /** Bytes that files in memory may take in all; 256 MiB by default. */
  readonly maximumBytes?: number;
  /** 1,024 by default. */
  readonly maximumOpenFiles?: number;
}

const DEFAULT_MAXIMUM_BYTES = 256 * 1024 * 1024;
const DEFAULT_MAXIMUM_OPEN_FILES = 1024;

export const defaultEnvironment: Readonly<Record<string, string>> = {
  HOME: HOME_DIRECTORY,
  LANG: "C.UTF-8",
  PATH: "/usr/local/bin:/usr/bin:/bin",
};

/** Throws FileError for options that contradict each other. */
export function layOutFiles(options: FileOptions, library: () => StandardLibrary | undefined): FileSystem {
  const files = new FileSystem({
    now: () => services.wallTime(),
    random: randomBytes,
    maximumBytes: options.maximumBytes ?? DEFAULT_MAXIMUM_BYTES,
    maximumOpenFiles: options.maximumOpenFiles ?? DEFAULT_MAXIMUM_OPEN_FILES,
  });
  const { workingDirectory = HOME_DIRECTORY, mounts = {}, contents = {} } = options;
  files.makeDirectories("usr/local/bin".split("/"));
  files.provide(
    EXECUTABLE,
    encodeUtf8("#!/bin/sh\n# The interpreter that runs this program; there are no others to start.\n", "strict"),
  );
  files.mount(LIBRARY_DIRECTORY, new LibraryMount(library), ["site-packages"]);
  files.makeDirectories(HOME_DIRECTORY.split("/").slice(1));
  // Outer mounts first, so that inner ones are not hidden.
  for (const path of Object.keys(mounts).sort()) files.mount(path, mounts[path]);
  files.changeDirectory(files.ensureDirectory(workingDirectory));
  for (const [path, content] of Object.entries(contents)) {
    const absolute = path.startsWith("/") ? path : `${workingDirectory}/${path}`;
    files.provide(absolute, typeof content === "string" ? encodeUtf8(content, "surrogatepass") : content);
  }
  return files;
}
