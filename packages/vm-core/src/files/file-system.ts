/** A program's files: one tree of directories in memory, with mounts, and the files that it has open. */

import { Descriptors } from "./descriptors.js";
import { makeDevices } from "./devices.js";
import { FileError } from "./file-error.js";
import { DeviceNode, type DirectoryEntry, DirectoryNode, type FileNode, LinkNode, RegularNode } from "./file-node.js";
import { type FileStatus, OpenFlag } from "./file-status.js";
import { MemoryDirectory, MemoryFile } from "./memory-nodes.js";
import type { Mount } from "./mount.js";
import { MountedDirectory } from "./mounted-nodes.js";
import { OpenDevice, OpenDirectory, type OpenFile, OpenRegular } from "./open-file.js";
import { type Location, locate } from "./path-walk.js";
import { makePipe } from "./pipe.js";
import { Storage } from "./storage.js";

export interface FileSystemOptions {
  /** Nanoseconds since the epoch. */
  readonly now: () => bigint;
  readonly random: (length: number) => Uint8Array;
  /** Bytes that files in memory may take in all. */
  readonly maximumBytes: number;
  readonly maximumOpenFiles: number;
}

/** Where a relative path starts: the working directory, or an open directory. */
export type Base = DirectoryNode | undefined;

/** Every method may throw FileError. */
export class FileSystem {
  readonly descriptors: Descriptors;
  umask = 0o022;
  /** Called with the status of a file that somebody looks at: what is still to be written into it can be. */
  onLook: ((status: FileStatus) => void) | null = null;
  private readonly storage: Storage;
  private readonly root: MemoryDirectory;
  private directory: DirectoryNode;

  constructor(options: FileSystemOptions) {
    this.storage = new Storage(options.now, options.maximumBytes);
    this.descriptors = new Descriptors(options.maximumOpenFiles);
    this.root = new MemoryDirectory(this.storage, 0o755, null, "");
    this.directory = this.root;
    this.root.createDirectory("tmp", 0o1777);
    const devices = this.root.createDirectory("dev", 0o755);
    for (const [name, device] of makeDevices(this.storage, options.random)) devices.attach(name, device);
  }

  /** Bytes that files in memory may still take. */
  get availableBytes(): number {
    return this.storage.available;
  }

  get workingDirectory(): string {
    return this.directory.path();
  }

  changeDirectory(directory: DirectoryNode): void {
    this.directory = directory;
  }

  /** Shows another tree at a path, making the directories that lead there; `inner` are directories in memory in it. */
  mount(path: string, mount: Mount, inner: readonly string[] = []): void {
    const parts = path.split("/").filter((part) => part !== "");
    const name = parts.pop();
    if (name === undefined) throw new FileError("EBUSY");
    const directory = new MountedDirectory(mount);
    this.parentOfMount(parts).attach(name, directory);
    for (const each of inner) directory.attach(each, new MemoryDirectory(this.storage, 0o755, directory, each));
  }

  private parentOfMount(parts: readonly string[]): MemoryDirectory | MountedDirectory {
    const outer = [...parts.keys()].findLast((count) => this.mountAt(parts.slice(0, count + 1)) !== undefined);
    if (outer === undefined) return this.makeDirectories(parts);
    const found = this.mountAt(parts.slice(0, outer + 1));
    if (found === undefined || outer + 1 < parts.length) throw new FileError("EBUSY");
    return found;
  }

  private mountAt(parts: readonly string[]): MountedDirectory | undefined {
    let directory: FileNode | undefined = this.root;
    for (const part of parts) directory = directory instanceof MemoryDirectory ? directory.lookup(part) : undefined;
    return directory instanceof MountedDirectory ? directory : undefined;
  }

  /** A directory, made when it is not there. */
  ensureDirectory(path: string): DirectoryNode {
    let directory: DirectoryNode = this.root;
    for (const part of path.split("/").filter((each) => each !== "")) {
      if (directory.lookup(part) === undefined) directory.createDirectory(part, 0o755);
      const next = directory.lookup(part);
      if (!(next instanceof DirectoryNode)) throw new FileError("ENOTDIR");
      directory = next;
    }
    return directory;
  }

  /** Puts a file of the host's into memory, making the directories that lead there. Throws EROFS inside a mount. */
  provide(path: string, contents: Uint8Array): void {
    const end = path.lastIndexOf("/");
    const directory = this.ensureDirectory(path.slice(0, Math.max(0, end)));
    if (!(directory instanceof MemoryDirectory)) throw new FileError("EROFS");
    const name = path.slice(end + 1);
    if (directory.lookup(name) !== undefined) throw new FileError("EEXIST");
    directory.createFile(name, 0o644).fill(contents);
  }

  /** Files in memory that the program has written, by path. */
  changes(): ReadonlyMap<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    const visit = (directory: MemoryDirectory, prefix: string): void => {
      for (const [name, node] of directory.children) {
        const path = `${prefix}/${name}`;
        if (node instanceof MemoryFile && node.isChanged) found.set(path, node.read(0, node.size));
        else if (node instanceof MemoryDirectory) visit(node, path);
      }
    };
    visit(this.root, "");
    return found;
  }

  /** A directory in memory. Throws ENOTDIR when a file or a mount is in the way. */
  makeDirectories(parts: readonly string[]): MemoryDirectory {
    let directory = this.root;
    for (const part of parts) {
      const next = directory.lookup(part) ?? directory.createDirectory(part, 0o755);
      if (!(next instanceof MemoryDirectory)) throw new FileError("ENOTDIR");
      directory = next;
    }
    return directory;
  }

  /** What is at a path. Throws ENOENT, ENOTDIR … */
  find(path: string, base?: Base, follows = true): FileNode {
    const node = present(this.locate(path, base, follows));
    if (this.onLook !== null && node instanceof RegularNode) this.onLook(node.status());
    return node;
  }

  /** find for directories. */
  findDirectory(path: string, base?: Base): DirectoryNode {
    const node = this.find(path, base);
    if (!(node instanceof DirectoryNode)) throw new FileError("ENOTDIR");
    return node;
  }

  status(path: string, base?: Base, follows = true): FileStatus {
    return this.find(path, base, follows).status();
  }

  entries(path: string): readonly DirectoryEntry[] {
    return this.findDirectory(path).entries();
  }

  /** The number of a newly opened file. */
  open(path: string, flags: number, mode: number, base?: Base): number {
    const file = this.openFile(path, flags, mode, base);
    try {
      return this.descriptors.add(file);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  private openFile(path: string, flags: number, mode: number, base: Base): OpenFile {
    const isExclusive = (flags & OpenFlag.CREATE) !== 0 && (flags & OpenFlag.EXCLUSIVE) !== 0;
    const follows = !isExclusive && (flags & OpenFlag.NO_FOLLOW) === 0;
    const location = this.locate(path, base, follows);
    if (location.node === undefined) {
      if ((flags & OpenFlag.CREATE) === 0) throw new FileError("ENOENT");
      if (location.hasSlash) throw new FileError("EISDIR");
      const created = location.directory.createFile(location.name, mode & ~this.umask & 0o7777);
      return new OpenRegular(created, flags);
    }
    if (isExclusive) throw new FileError("EEXIST");
    if (this.onLook !== null && location.node instanceof RegularNode) this.onLook(location.node.status());
    return openNode(present(location), flags);
  }

  makeDirectory(path: string, mode: number, base?: Base): void {
    const { directory, name, node } = this.locate(path, base, false);
    if (node !== undefined) throw new FileError("EEXIST");
    directory.createDirectory(name, mode & ~this.umask & 0o1777);
  }

  removeDirectory(path: string, base?: Base): void {
    const location = this.locate(path, base, false);
    const { directory, name } = location;
    const node = present(location);
    if (name === "")
      throw new FileError(lastComponent(path) === "." ? "EINVAL" : node === this.root ? "EBUSY" : "ENOTEMPTY");
    if (!(node instanceof DirectoryNode)) throw new FileError("ENOTDIR");
    directory.removeDirectory(name);
  }

  removeFile(path: string, base?: Base): void {
    const location = this.locate(path, base, false);
    if (present(location) instanceof DirectoryNode) throw new FileError("EISDIR");
    location.directory.removeFile(location.name);
  }

  rename(path: string, newPath: string, base?: Base, newBase?: Base): void {
    const from = this.locate(path, base, false);
    const node = present(from);
    const to = this.locate(newPath, newBase, false);
    if (from.name === "" || to.name === "") throw new FileError("EBUSY");
    if (to.hasSlash && !(node instanceof DirectoryNode)) throw new FileError("ENOTDIR");
    if (to.node !== undefined && node instanceof DirectoryNode !== to.node instanceof DirectoryNode) {
      throw new FileError(node instanceof DirectoryNode ? "ENOTDIR" : "EISDIR");
    }
    from.directory.rename(from.name, to.directory, to.name);
  }

  link(path: string, newPath: string, base?: Base, newBase?: Base, follows = false): void {
    const node = this.find(path, base, follows);
    const to = this.locate(newPath, newBase, false);
    if (to.node !== undefined) throw new FileError("EEXIST");
    to.directory.link(to.name, node);
  }

  makeLink(target: string, path: string, base?: Base): void {
    if (target === "") throw new FileError("ENOENT");
    const { directory, name, node } = this.locate(path, base, false);
    if (node !== undefined) throw new FileError("EEXIST");
    directory.createLink(name, target);
  }

  readLink(path: string, base?: Base): string {
    const node = this.find(path, base, false);
    if (!(node instanceof LinkNode)) throw new FileError("EINVAL");
    return node.target;
  }

  /** The numbers of a new pipe's ends, the one to read from first. */
  pipe(): readonly [number, number] {
    const [reading, writing] = makePipe(this.storage);
    const first = this.descriptors.add(reading);
    try {
      return [first, this.descriptors.add(writing)];
    } catch (error) {
      this.descriptors.close(first);
      throw error;
    }
  }

  /** Reads a whole file. */
  read(path: string): Uint8Array {
    const node = this.find(path);
    if (node instanceof DirectoryNode) throw new FileError("EISDIR");
    if (!(node instanceof RegularNode)) throw new FileError("EINVAL");
    const content = node.open(false);
    try {
      return content.read(0, content.size);
    } finally {
      content.close();
    }
  }

  private locate(path: string, base: Base, follows: boolean): Location {
    return locate(this.root, base ?? this.directory, path, follows);
  }
}

function present({ node, hasSlash }: Location): FileNode {
  if (node === undefined) throw new FileError("ENOENT");
  if (hasSlash && !(node instanceof DirectoryNode)) throw new FileError("ENOTDIR");
  return node;
}

function openNode(node: FileNode, flags: number): OpenFile {
  const isWriting = (flags & OpenFlag.ACCESS_MODE) !== 0;
  if (node instanceof DirectoryNode) {
    if (isWriting || (flags & OpenFlag.CREATE) !== 0) throw new FileError("EISDIR");
    return new OpenDirectory(node, flags);
  }
  if ((flags & OpenFlag.DIRECTORY) !== 0) throw new FileError("ENOTDIR");
  if (node instanceof DeviceNode) return new OpenDevice(node, flags);
  if (node instanceof RegularNode) return new OpenRegular(node, flags);
  // A link is met here only with O_NOFOLLOW.
  throw new FileError("ELOOP");
}

function lastComponent(path: string): string | undefined {
  return path.split("/").findLast((part) => part !== "");
}
