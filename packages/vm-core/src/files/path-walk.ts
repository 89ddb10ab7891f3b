/** Following a path, component by component. */

import { FileError } from "./file-error.js";
import { DirectoryNode, type FileNode, LinkNode } from "./file-node.js";

const MAXIMUM_LINKS = 40;
const MAXIMUM_NAME = 255;
const MAXIMUM_PATH = 4096;

/** Where the last component of a path is, or would be. */
export interface Location {
  readonly directory: DirectoryNode;
  /** Empty when the path ends in the directory itself (`/`, `.`, `..`). */
  readonly name: string;
  readonly node: FileNode | undefined;
  /** The path says that it must be a directory. */
  readonly hasSlash: boolean;
}

/** Walks from `start`, or from the root for an absolute path. `follows`: a link at the end is followed too. */
export function locate(root: DirectoryNode, start: DirectoryNode, path: string, follows: boolean): Location {
  return new Walk(root).locate(start, path, follows);
}

class Walk {
  private readonly root: DirectoryNode;
  private linksLeft = MAXIMUM_LINKS;

  constructor(root: DirectoryNode) {
    this.root = root;
  }

  locate(start: DirectoryNode, path: string, follows: boolean): Location {
    if (path === "") throw new FileError("ENOENT");
    if (byteLength(path) >= MAXIMUM_PATH) throw new FileError("ENAMETOOLONG");
    const parts = path.split("/").filter((part) => part !== "");
    const hasSlash = path.endsWith("/");
    let directory = path.startsWith("/") ? this.root : start;
    const last = parts.pop();
    for (const part of parts) directory = this.enter(directory, part);
    if (last === undefined || last === ".") return { directory, name: "", node: directory, hasSlash };
    if (last === "..") {
      const above = parentOf(directory);
      return { directory: above, name: "", node: above, hasSlash };
    }
    if (byteLength(last) > MAXIMUM_NAME) throw new FileError("ENAMETOOLONG");
    const node = directory.lookup(last);
    if (node instanceof LinkNode && (follows || hasSlash)) {
      const found = this.follow(directory, node);
      return { ...found, hasSlash: hasSlash || found.hasSlash };
    }
    return { directory, name: last, node, hasSlash };
  }

  private enter(directory: DirectoryNode, name: string): DirectoryNode {
    if (name === ".") return directory;
    if (name === "..") return parentOf(directory);
    if (byteLength(name) > MAXIMUM_NAME) throw new FileError("ENAMETOOLONG");
    let node = directory.lookup(name);
    if (node instanceof LinkNode) node = this.follow(directory, node).node;
    if (node === undefined) throw new FileError("ENOENT");
    if (!(node instanceof DirectoryNode)) throw new FileError("ENOTDIR");
    return node;
  }

  private follow(directory: DirectoryNode, link: LinkNode): Location {
    if (this.linksLeft-- === 0) throw new FileError("ELOOP");
    return this.locate(directory, link.target, true);
  }
}

function parentOf(directory: DirectoryNode): DirectoryNode {
  if (directory.parent === null) throw new FileError("ENOENT");
  return directory.parent;
}

/** The length in UTF-8. */
function byteLength(name: string): number {
  let length = name.length;
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    if (unit < 0x80) continue;
    // Each half of a surrogate pair stands for two of its four bytes.
    length += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return length;
}
