/** Files, directories and links in memory. */

import { FileError } from "./file-error.js";
import { type DirectoryEntry, DirectoryNode, type FileNode, LinkNode, RegularNode } from "./file-node.js";
import { DIRECTORY_TYPE, type FileStatus, LINK_TYPE, PERMISSION_MASK, REGULAR_TYPE } from "./file-status.js";
import type { FileContent } from "./mount.js";
import type { Storage } from "./storage.js";

const DEVICE = 1;
const DIRECTORY_SIZE = 4096;
/** As ext4 has it. */
const MAXIMUM_LINKS = 65_000;
const EMPTY = new Uint8Array(0);

/** What stat tells, and the share of it that can be set. */
class Metadata {
  readonly storage: Storage;
  readonly inode: number;
  mode: number;
  links = 1;
  accessed: bigint;
  modified: bigint;
  changed: bigint;

  constructor(storage: Storage, mode: number) {
    this.storage = storage;
    this.inode = storage.newInode();
    this.mode = mode;
    this.accessed = storage.now();
    this.modified = this.accessed;
    this.changed = this.accessed;
  }

  status(size: number): FileStatus {
    const { mode, inode, links, accessed, modified, changed } = this;
    return { mode, inode, device: DEVICE, links, size, accessed, modified, changed };
  }

  touch(): void {
    this.modified = this.storage.now();
    this.changed = this.modified;
  }

  setMode(mode: number): void {
    this.mode = (this.mode & ~PERMISSION_MASK) | (mode & PERMISSION_MASK);
    this.changed = this.storage.now();
  }

  setTimes(accessed: bigint, modified: bigint): void {
    this.accessed = accessed;
    this.modified = modified;
    this.changed = this.storage.now();
  }
}

export class MemoryFile extends RegularNode implements FileContent {
  readonly metadata: Metadata;
  private bytes: Uint8Array = EMPTY;
  private length = 0;
  /** What has been charged for the contents. */
  private charged = 0;
  private opened = 0;
  /** Whether the program has written into it. */
  isChanged = false;

  constructor(storage: Storage, mode: number) {
    super();
    this.metadata = new Metadata(storage, REGULAR_TYPE | mode);
  }

  get size(): number {
    return this.length;
  }

  status(): FileStatus {
    return this.metadata.status(this.length);
  }

  setMode(mode: number): void {
    this.metadata.setMode(mode);
  }

  setTimes(accessed: bigint, modified: bigint): void {
    this.metadata.setTimes(accessed, modified);
  }

  open(): FileContent {
    this.opened++;
    return this;
  }

  close(): void {
    this.opened--;
    this.release();
  }

  /** Gives the memory back when there is neither a name nor an open file any more. */
  release(): void {
    if (this.opened > 0 || this.metadata.links > 0) return;
    this.bytes = EMPTY;
    this.length = 0;
    this.metadata.storage.charge(-this.charged);
    this.charged = 0;
  }

  read(position: number, length: number): Uint8Array {
    const start = Math.min(position, this.length);
    return this.bytes.slice(start, Math.min(this.length, start + length));
  }

  write(position: number, bytes: Uint8Array): number {
    if (bytes.length === 0) return 0;
    const end = position + bytes.length;
    if (end > this.length) this.resize(end);
    this.bytes.set(bytes, position);
    this.isChanged = true;
    this.metadata.touch();
    return bytes.length;
  }

  truncate(size: number): void {
    if (size < this.length) this.bytes.fill(0, size, this.length);
    this.resize(size);
    this.isChanged = true;
    this.metadata.touch();
  }

  /** Takes over contents that nothing else changes. */
  fill(bytes: Uint8Array): void {
    this.charge(bytes.length);
    this.isChanged = false;
    this.bytes = bytes;
    this.length = bytes.length;
  }

  /** Bytes beyond the length are zero. */
  private resize(length: number): void {
    if (length > this.bytes.length || length * 4 < this.bytes.length) {
      const capacity = length > this.length ? length + Math.min(length >> 1, 1 << 20) : length;
      const wanted = Math.min(capacity, length + Math.max(0, this.metadata.storage.available - length));
      this.charge(wanted);
      const grown = new Uint8Array(wanted);
      grown.set(this.bytes.subarray(0, Math.min(this.length, length)));
      this.bytes = grown;
    }
    this.length = length;
  }

  private charge(capacity: number): void {
    this.metadata.storage.charge(capacity - this.charged);
    this.charged = capacity;
  }
}

class MemoryLink extends LinkNode {
  readonly metadata: Metadata;
  readonly target: string;

  constructor(storage: Storage, target: string) {
    super();
    this.metadata = new Metadata(storage, LINK_TYPE | 0o777);
    this.target = target;
  }

  status(): FileStatus {
    return this.metadata.status(this.target.length);
  }

  setMode(mode: number): void {
    this.metadata.setMode(mode);
  }

  setTimes(accessed: bigint, modified: bigint): void {
    this.metadata.setTimes(accessed, modified);
  }
}

type MemoryNode = MemoryFile | MemoryLink | MemoryDirectory;

function isInMemory(node: FileNode): node is MemoryNode {
  return node instanceof MemoryFile || node instanceof MemoryLink || node instanceof MemoryDirectory;
}

export class MemoryDirectory extends DirectoryNode {
  readonly metadata: Metadata;
  readonly children = new Map<string, FileNode>();

  constructor(storage: Storage, mode: number, parent: DirectoryNode | null, name: string) {
    super();
    this.metadata = new Metadata(storage, DIRECTORY_TYPE | mode);
    this.metadata.links = 2;
    this.parent = parent ?? this;
    this.name = name;
  }

  status(): FileStatus {
    return this.metadata.status(DIRECTORY_SIZE);
  }

  setMode(mode: number): void {
    this.metadata.setMode(mode);
  }

  setTimes(accessed: bigint, modified: bigint): void {
    this.metadata.setTimes(accessed, modified);
  }

  lookup(name: string): FileNode | undefined {
    return this.children.get(name);
  }

  entries(): readonly DirectoryEntry[] {
    return Array.from(this.children, ([name, node]) => ({ name, kind: kindOf(node), inode: node.status().inode }));
  }

  createFile(name: string, mode: number): MemoryFile {
    this.requirePresent();
    const file = new MemoryFile(this.metadata.storage, mode);
    file.isChanged = true;
    this.add(name, file);
    return file;
  }

  createDirectory(name: string, mode: number): MemoryDirectory {
    this.requirePresent();
    const directory = new MemoryDirectory(this.metadata.storage, mode, this, name);
    this.add(name, directory);
    this.metadata.links++;
    return directory;
  }

  createLink(name: string, target: string): void {
    this.requirePresent();
    this.add(name, new MemoryLink(this.metadata.storage, target));
  }

  link(name: string, node: FileNode): void {
    this.requirePresent();
    if (node instanceof DirectoryNode) throw new FileError("EPERM");
    if (!isInMemory(node)) throw new FileError("EXDEV");
    if (node.metadata.links >= MAXIMUM_LINKS) throw new FileError("EMLINK");
    node.metadata.links++;
    node.metadata.changed = this.metadata.storage.now();
    this.add(name, node);
  }

  /** Puts the root of another file system, or a device, at a name. */
  attach(name: string, node: FileNode): void {
    if (node instanceof DirectoryNode) {
      node.parent = this;
      node.name = name;
    }
    this.children.set(name, node);
  }

  removeFile(name: string): void {
    const node = this.children.get(name);
    if (node === undefined) throw new FileError("ENOENT");
    if (node instanceof DirectoryNode) throw new FileError("EISDIR");
    this.children.delete(name);
    this.metadata.touch();
    if (node instanceof MemoryFile || node instanceof MemoryLink) forget(node);
  }

  removeDirectory(name: string): void {
    const node = this.children.get(name);
    if (node === undefined) throw new FileError("ENOENT");
    if (!(node instanceof DirectoryNode)) throw new FileError("ENOTDIR");
    if (!(node instanceof MemoryDirectory)) throw new FileError("EBUSY");
    if (node.children.size > 0) throw new FileError("ENOTEMPTY");
    this.children.delete(name);
    node.parent = null;
    node.metadata.links = 0;
    this.metadata.storage.freeInode();
    this.metadata.links--;
    this.metadata.touch();
  }

  rename(name: string, destination: DirectoryNode, newName: string): void {
    const node = this.children.get(name);
    if (node === undefined) throw new FileError("ENOENT");
    if (!isInMemory(node)) throw new FileError("EBUSY");
    if (!(destination instanceof MemoryDirectory)) throw new FileError("EXDEV");
    destination.requirePresent();
    const replaced = destination.children.get(newName);
    if (replaced === node) return;
    if (node instanceof MemoryDirectory) {
      for (let above: DirectoryNode | null = destination; above !== null; above = above.parent) {
        if (above === node) throw new FileError("EINVAL");
        if (above.parent === above) break;
      }
      if (replaced !== undefined) destination.removeDirectory(newName);
      this.metadata.links--;
      destination.metadata.links++;
      node.parent = destination;
      node.name = newName;
    } else if (replaced !== undefined) destination.removeFile(newName);
    this.children.delete(name);
    this.metadata.touch();
    node.metadata.changed = this.metadata.storage.now();
    destination.add(newName, node);
  }

  private add(name: string, node: FileNode): void {
    this.children.set(name, node);
    this.metadata.touch();
  }

  private requirePresent(): void {
    if (this.parent === null) throw new FileError("ENOENT");
  }
}

/** One name less. */
function forget(node: MemoryFile | MemoryLink): void {
  const { metadata } = node;
  metadata.links--;
  metadata.changed = metadata.storage.now();
  if (metadata.links > 0) return;
  metadata.storage.freeInode();
  if (node instanceof MemoryFile) node.release();
}

function kindOf(node: FileNode): DirectoryEntry["kind"] {
  if (node instanceof DirectoryNode) return "directory";
  if (node instanceof RegularNode) return "file";
  return node instanceof LinkNode ? "link" : "other";
}
