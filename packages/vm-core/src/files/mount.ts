/**
 * A directory tree that somebody else keeps: the host's, or one that is made when it is read.
 *
 * Paths are relative to the mount, without a leading slash; "" is its root. They hold no `.` or `..`, and their inner
 * components are directories. No method follows a symbolic link. All may throw FileError.
 */

import type { FileStatus } from "./file-status.js";

export interface MountEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link" | "other";
  readonly inode: number;
}

/** The contents of an open file. */
export interface FileContent {
  /** At most `length` bytes from `position`; empty at the end. */
  read(position: number, length: number): Uint8Array;
  /** Returns how many bytes were written. */
  write(position: number, bytes: Uint8Array): number;
  /** Sets the size. */
  truncate(size: number): void;
  readonly size: number;
  status(): FileStatus;
  close(): void;
}

export interface Mount {
  /** Undefined when there is no such file. */
  status(path: string): FileStatus | undefined;
  list(path: string): readonly MountEntry[];
  readLink(path: string): string;
  open(path: string, isWriting: boolean): FileContent;
  /** Undefined: nothing can be changed. */
  readonly changes?: MountChanges;
}

/** What a mount that can be written to does besides. */
export interface MountChanges {
  /** Makes an empty file. Throws EEXIST for a name that is taken. */
  createFile(path: string, mode: number): void;
  createDirectory(path: string, mode: number): void;
  createLink(path: string, target: string): void;
  link(path: string, newPath: string): void;
  removeFile(path: string): void;
  removeDirectory(path: string): void;
  rename(path: string, newPath: string): void;
  setMode(path: string, mode: number): void;
  setTimes(path: string, accessed: bigint, modified: bigint): void;
}
