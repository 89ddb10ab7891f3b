/** What a path leads to: files, directories and links, wherever they are kept. */

import { FileError } from "./file-error.js";
import type { FileStatus } from "./file-status.js";
import type { FileContent } from "./mount.js";

export abstract class FileNode {
  abstract status(): FileStatus;
  abstract setMode(mode: number): void;
  abstract setTimes(accessed: bigint, modified: bigint): void;

  /** Whether its contents or entries cannot be changed because of where it is. */
  get isReadOnly(): boolean {
    return false;
  }
}

export abstract class RegularNode extends FileNode {
  abstract open(isWriting: boolean): FileContent;
}

export abstract class LinkNode extends FileNode {
  abstract readonly target: string;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link" | "other";
  readonly inode: number;
}

/** Names are single components, neither empty nor `.` nor `..`. */
export abstract class DirectoryNode extends FileNode {
  /** The directory that holds this one; itself for the root, null when it has been removed. */
  parent: DirectoryNode | null = null;
  name = "";

  abstract lookup(name: string): FileNode | undefined;
  abstract entries(): readonly DirectoryEntry[];
  abstract createFile(name: string, mode: number): RegularNode;
  abstract createDirectory(name: string, mode: number): void;
  abstract createLink(name: string, target: string): void;
  /** Gives a node that is in the same file system another name. */
  abstract link(name: string, node: FileNode): void;
  /** Removes a name of what is no directory. */
  abstract removeFile(name: string): void;
  abstract removeDirectory(name: string): void;
  /** Replaces what has the new name. Throws EXDEV between file systems. */
  abstract rename(name: string, destination: DirectoryNode, newName: string): void;

  /** The absolute path. Throws ENOENT for a directory that has been removed. */
  path(): string {
    const { parent } = this;
    if (parent === null) throw new FileError("ENOENT");
    if (parent === this) return "/";
    const above = parent.path();
    return above === "/" ? `/${this.name}` : `${above}/${this.name}`;
  }
}

/** A file that is a piece of hardware, or the machine's idea of one. */
export abstract class DeviceNode extends FileNode {
  abstract read(length: number): Uint8Array;
  abstract write(bytes: Uint8Array): number;
}
