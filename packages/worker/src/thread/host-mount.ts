/** A directory of this machine, shown to a program. No path and no symbolic link leads out of it. */

import {
  type BigIntStats,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import {
  type FileContent,
  FileError,
  type FileErrorName,
  type FileStatus,
  type Mount,
  type MountChanges,
  type MountEntry,
} from "@tandem-py/vm-core";

/** Errors of the system that a program is told as they are. */
const KNOWN_ERRORS: ReadonlySet<string> = new Set<FileErrorName>([
  "EACCES",
  "EBUSY",
  "EEXIST",
  "EFBIG",
  "EINVAL",
  "EISDIR",
  "ELOOP",
  "EMLINK",
  "ENAMETOOLONG",
  "ENOENT",
  "ENOSPC",
  "ENOTDIR",
  "ENOTEMPTY",
  "EPERM",
  "EROFS",
  "EXDEV",
]);

/** The longest single read, in bytes. */
const MAXIMUM_READ = 16 * 1024 * 1024;
const BILLION = 1e9;

/** Does something; an error of the system becomes a FileError. */
function attempt<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      throw new FileError(isKnown(error.code) ? error.code : "EIO");
    }
    throw error;
  }
}

function isKnown(code: unknown): code is FileErrorName {
  return typeof code === "string" && KNOWN_ERRORS.has(code);
}

function statusOf(stats: BigIntStats): FileStatus {
  return {
    mode: Number(stats.mode),
    inode: Number(stats.ino),
    device: Number(stats.dev),
    links: Number(stats.nlink),
    size: Number(stats.size),
    accessed: stats.atimeNs,
    modified: stats.mtimeNs,
    changed: stats.ctimeNs,
  };
}

export class HostMount implements Mount {
  readonly changes?: MountChanges;
  private readonly root: string;

  /** Throws an Error when there is no such directory. */
  constructor(directory: string, isWritable: boolean) {
    this.root = realpathSync(directory);
    if (isWritable) this.changes = this.makeChanges();
  }

  status(path: string): FileStatus | undefined {
    try {
      return attempt(() => statusOf(lstatSync(this.locate(path), { bigint: true })));
    } catch (error) {
      if (error instanceof FileError && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
      throw error;
    }
  }

  list(path: string): readonly MountEntry[] {
    return attempt(() => {
      const entries = readdirSync(this.locate(path, true), { withFileTypes: true });
      return entries.map((entry): MountEntry => {
        const kind = entry.isDirectory()
          ? "directory"
          : entry.isFile()
            ? "file"
            : entry.isSymbolicLink()
              ? "link"
              : "other";
        return { name: entry.name, kind, inode: 0 };
      });
    });
  }

  readLink(path: string): string {
    return attempt(() => readlinkSync(this.locate(path)));
  }

  open(path: string, isWriting: boolean): FileContent {
    return attempt(() => {
      const access = isWriting ? constants.O_RDWR : constants.O_RDONLY;
      // A pipe of the host's would hold the thread for ever.
      const flags = access | constants.O_NOFOLLOW | constants.O_NONBLOCK;
      const file = openSync(this.locate(path), flags);
      if (!fstatSync(file).isFile()) {
        closeSync(file);
        throw new FileError("EACCES");
      }
      return new HostFile(file);
    });
  }

  private makeChanges(): MountChanges {
    return {
      createFile: (path, mode) =>
        attempt(() => {
          closeSync(openSync(this.locate(path), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode));
        }),
      createDirectory: (path, mode) => attempt(() => mkdirSync(this.locate(path), { mode })),
      createLink: (path, target) => attempt(() => symlinkSync(target, this.locate(path))),
      link: (path, newPath) => attempt(() => linkSync(this.locate(path), this.locate(newPath))),
      removeFile: (path) => attempt(() => unlinkSync(this.locate(path))),
      removeDirectory: (path) => attempt(() => rmdirSync(this.locate(path))),
      rename: (path, newPath) => attempt(() => renameSync(this.locate(path), this.locate(newPath))),
      setMode: (path, mode) =>
        attempt(() => {
          const place = this.locate(path);
          if (lstatSync(place).isSymbolicLink()) throw new FileError("ENOTSUP");
          chmodSync(place, mode & 0o777);
        }),
      setTimes: (path, accessed, modified) =>
        attempt(() => lutimesSync(this.locate(path), Number(accessed) / BILLION, Number(modified) / BILLION)),
    };
  }

  /**
   * The path on this machine. The directory that holds it is looked at anew each time, since somebody else may have put
   * a link in its place; the last component is not followed by those who ask, unless they say so.
   */
  private locate(path: string, follows = false): string {
    if (path === "") return this.root;
    const place = join(this.root, path);
    const real = follows ? realpathSync(place) : join(realpathSync(dirname(place)), basename(place));
    const inside = this.root.endsWith(sep) ? this.root : this.root + sep;
    if (real !== this.root && !real.startsWith(inside)) throw new FileError("EACCES");
    return real;
  }
}

class HostFile implements FileContent {
  private readonly file: number;

  constructor(file: number) {
    this.file = file;
  }

  get size(): number {
    return attempt(() => fstatSync(this.file).size);
  }

  read(position: number, length: number): Uint8Array {
    return attempt(() => {
      const rest = Math.max(0, fstatSync(this.file).size - position);
      const bytes = new Uint8Array(Math.min(length, rest, MAXIMUM_READ));
      const count = bytes.length === 0 ? 0 : readSync(this.file, bytes, 0, bytes.length, position);
      return count === bytes.length ? bytes : bytes.slice(0, count);
    });
  }

  write(position: number, bytes: Uint8Array): number {
    return attempt(() => (bytes.length === 0 ? 0 : writeSync(this.file, bytes, 0, bytes.length, position)));
  }

  truncate(size: number): void {
    attempt(() => ftruncateSync(this.file, size));
  }

  status(): FileStatus {
    return attempt(() => statusOf(fstatSync(this.file, { bigint: true })));
  }

  close(): void {
    attempt(() => closeSync(this.file));
  }
}
