/** What a path inside a mount leads to. Made anew by each look-up, since the host can change it at any time. */

import { FileError } from "./file-error.js";
import { type DirectoryEntry, DirectoryNode, type FileNode, LinkNode, RegularNode } from "./file-node.js";
import { DIRECTORY_TYPE, type FileStatus, LINK_TYPE, TYPE_MASK } from "./file-status.js";
import type { FileContent, Mount, MountChanges } from "./mount.js";

/** Where a node is. */
class Place {
  readonly mount: Mount;
  readonly path: string;

  constructor(mount: Mount, path: string) {
    this.mount = mount;
    this.path = path;
  }

  inside(name: string): Place {
    return new Place(this.mount, this.path === "" ? name : `${this.path}/${name}`);
  }

  status(): FileStatus {
    const status = this.mount.status(this.path);
    if (status === undefined) throw new FileError("ENOENT");
    return status;
  }

  get changes(): MountChanges {
    const { changes } = this.mount;
    if (changes === undefined) throw new FileError("EROFS");
    return changes;
  }
}

class MountedFile extends RegularNode {
  readonly place: Place;

  constructor(place: Place) {
    super();
    this.place = place;
  }

  override get isReadOnly(): boolean {
    return this.place.mount.changes === undefined;
  }

  status(): FileStatus {
    return this.place.status();
  }

  setMode(mode: number): void {
    this.place.changes.setMode(this.place.path, mode);
  }

  setTimes(accessed: bigint, modified: bigint): void {
    this.place.changes.setTimes(this.place.path, accessed, modified);
  }

  open(isWriting: boolean): FileContent {
    if (isWriting && this.isReadOnly) throw new FileError("EROFS");
    return this.place.mount.open(this.place.path, isWriting);
  }
}

class MountedLink extends LinkNode {
  readonly place: Place;

  constructor(place: Place) {
    super();
    this.place = place;
  }

  override get isReadOnly(): boolean {
    return this.place.mount.changes === undefined;
  }

  get target(): string {
    return this.place.mount.readLink(this.place.path);
  }

  status(): FileStatus {
    return this.place.status();
  }

  setMode(): void {
    throw new FileError("ENOTSUP");
  }

  setTimes(): void {
    throw new FileError("ENOTSUP");
  }
}

export class MountedDirectory extends DirectoryNode {
  readonly place: Place;
  /** What is put into the root of a mount from outside. */
  private attached: Map<string, DirectoryNode> | undefined;

  constructor(mount: Mount, place: Place = new Place(mount, "")) {
    super();
    this.place = place;
  }

  override get isReadOnly(): boolean {
    return this.place.mount.changes === undefined;
  }

  status(): FileStatus {
    return this.place.status();
  }

  setMode(mode: number): void {
    this.place.changes.setMode(this.place.path, mode);
  }

  setTimes(accessed: bigint, modified: bigint): void {
    this.place.changes.setTimes(this.place.path, accessed, modified);
  }

  attach(name: string, node: DirectoryNode): void {
    node.parent = this;
    node.name = name;
    this.attached ??= new Map();
    this.attached.set(name, node);
  }

  lookup(name: string): FileNode | undefined {
    const own = this.attached?.get(name);
    if (own !== undefined) return own;
    const place = this.place.inside(name);
    const status = place.mount.status(place.path);
    if (status === undefined) return undefined;
    const type = status.mode & TYPE_MASK;
    if (type === LINK_TYPE) return new MountedLink(place);
    if (type !== DIRECTORY_TYPE) return new MountedFile(place);
    const directory = new MountedDirectory(place.mount, place);
    directory.parent = this;
    directory.name = name;
    return directory;
  }

  entries(): readonly DirectoryEntry[] {
    const entries = this.place.mount.list(this.place.path);
    if (this.attached === undefined) return entries;
    const added = Array.from(this.attached, ([name, node]): DirectoryEntry => {
      return { name, kind: "directory", inode: node.status().inode };
    });
    return [...entries.filter(({ name }) => this.attached?.has(name) !== true), ...added];
  }

  createFile(name: string, mode: number): RegularNode {
    const place = this.place.inside(name);
    place.changes.createFile(place.path, mode);
    return new MountedFile(place);
  }

  createDirectory(name: string, mode: number): void {
    const place = this.place.inside(name);
    place.changes.createDirectory(place.path, mode);
  }

  createLink(name: string, target: string): void {
    const place = this.place.inside(name);
    place.changes.createLink(place.path, target);
  }

  link(name: string, node: FileNode): void {
    if (node instanceof DirectoryNode) throw new FileError("EPERM");
    const isMounted = node instanceof MountedFile || node instanceof MountedLink;
    if (!isMounted || node.place.mount !== this.place.mount) throw new FileError("EXDEV");
    this.place.changes.link(node.place.path, this.place.inside(name).path);
  }

  removeFile(name: string): void {
    const place = this.place.inside(name);
    place.changes.removeFile(place.path);
  }

  removeDirectory(name: string): void {
    const place = this.place.inside(name);
    place.changes.removeDirectory(place.path);
  }

  rename(name: string, destination: DirectoryNode, newName: string): void {
    if (!(destination instanceof MountedDirectory) || destination.place.mount !== this.place.mount) {
      throw new FileError("EXDEV");
    }
    this.place.changes.rename(this.place.inside(name).path, destination.place.inside(newName).path);
  }
}
