/** The standard library as files that can be read: what linecache, inspect and importlib.resources look at. */

import { FileError } from "../files/file-error.js";
import { DIRECTORY_TYPE, type FileStatus, REGULAR_TYPE } from "../files/file-status.js";
import type { FileContent, Mount, MountEntry } from "../files/mount.js";
import { encodeUtf8 } from "../runtime/utf8.js";
import type { StandardLibrary, StandardModule } from "./standard-library.js";

/** When CPython 3.14.2 was released, in nanoseconds since the epoch. */
const RELEASED = 1_764_892_800_000_000_000n;
const DEVICE = 5;

type Node = { readonly inode: number } & (
  | { readonly kind: "directory"; readonly entries: Map<string, Node> }
  | { readonly kind: "file"; readonly module: string }
);

export class LibraryMount implements Mount {
  private readonly library: () => StandardLibrary | undefined;
  private tree: Node | undefined;
  private readonly contents = new Map<string, Uint8Array>();

  /** `library` is called when somebody looks at a file. */
  constructor(library: () => StandardLibrary | undefined) {
    this.library = library;
  }

  status(path: string): FileStatus | undefined {
    const node = this.find(path);
    if (node === undefined) return undefined;
    return statusOf(node, node.kind === "file" ? this.bytesOf(node.module).length : 4096);
  }

  list(path: string): readonly MountEntry[] {
    const node = this.find(path);
    if (node?.kind !== "directory") throw new FileError("ENOTDIR");
    return Array.from(node.entries, ([name, { kind, inode }]) => ({ name, kind, inode }));
  }

  readLink(): string {
    throw new FileError("EINVAL");
  }

  open(path: string): FileContent {
    const node = this.find(path);
    if (node?.kind !== "file") throw new FileError("ENOENT");
    return new LibraryFile(node, this.bytesOf(node.module));
  }

  private bytesOf(module: string): Uint8Array {
    let bytes = this.contents.get(module);
    if (bytes === undefined) {
      bytes = encodeUtf8(this.library()?.find(module)?.source() ?? "", "surrogatepass");
      this.contents.set(module, bytes);
    }
    return bytes;
  }

  private find(path: string): Node | undefined {
    this.tree ??= makeTree(this.library());
    let node: Node | undefined = this.tree;
    if (path === "") return node;
    for (const part of path.split("/")) node = node?.kind === "directory" ? node.entries.get(part) : undefined;
    return node;
  }
}

class LibraryFile implements FileContent {
  private readonly node: Node;
  private readonly bytes: Uint8Array;

  constructor(node: Node, bytes: Uint8Array) {
    this.node = node;
    this.bytes = bytes;
  }

  get size(): number {
    return this.bytes.length;
  }

  read(position: number, length: number): Uint8Array {
    return this.bytes.slice(position, position + length);
  }

  write(): number {
    throw new FileError("EROFS");
  }

  truncate(): void {
    throw new FileError("EROFS");
  }

  status(): FileStatus {
    return statusOf(this.node, this.bytes.length);
  }

  close(): void {}
}

function statusOf(node: Node, size: number): FileStatus {
  const mode = node.kind === "file" ? REGULAR_TYPE | 0o644 : DIRECTORY_TYPE | 0o755;
  const times = { accessed: RELEASED, modified: RELEASED, changed: RELEASED };
  return { mode, inode: node.inode, device: DEVICE, links: 1, size, ...times };
}

function makeTree(library: StandardLibrary | undefined): Node {
  let inode = 1;
  const directory = (): Node & { kind: "directory" } => ({ kind: "directory", inode: inode++, entries: new Map() });
  const root = directory();
  for (const name of library?.names ?? []) {
    const module: StandardModule | undefined = library?.find(name);
    const parts = name.split(".");
    const last = module?.isPackage === true ? "__init__" : (parts.pop() ?? "");
    let { entries } = root;
    for (const part of parts) {
      const found = entries.get(part);
      const next = found?.kind === "directory" ? found : directory();
      entries.set(part, next);
      entries = next.entries;
    }
    entries.set(`${last}.py`, { kind: "file", inode: inode++, module: name });
  }
  return root;
}
