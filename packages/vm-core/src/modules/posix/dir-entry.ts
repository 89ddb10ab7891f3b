/** os.scandir: an iterator of os.DirEntry. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { FileError } from "../../files/file-error.js";
import type { DirectoryEntry, DirectoryNode } from "../../files/file-node.js";
import { DIRECTORY_TYPE, type FileStatus, LINK_TYPE, REGULAR_TYPE, TYPE_MASK } from "../../files/file-status.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { NativeIterator } from "../../objects/iterator.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { services } from "../../runtime/interpreter-services.js";
import { classMethod, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { fileOperation } from "../../runtime/os-errors.js";
import { repr } from "../../runtime/text.js";
import { isTrue } from "../../runtime/truth.js";
import { statResult } from "./structures.js";

export const dirEntryType: PyType = defineType("DirEntry", { module: "posix", isSubclassable: false });

class PyDirEntry extends PyObject {
  override cls: PyType = dirEntryType;
  readonly entry: DirectoryEntry;
  readonly directory: DirectoryNode;
  readonly name: Value;
  readonly path: Value;
  private readonly statuses: [FileStatus | undefined, FileStatus | undefined] = [undefined, undefined];

  constructor(entry: DirectoryEntry, directory: DirectoryNode, name: Value, path: Value) {
    super();
    this.entry = entry;
    this.directory = directory;
    this.name = name;
    this.path = path;
  }

  /** Throws FileError. Remembered, as CPython does. */
  status(follows: boolean): FileStatus {
    const index = follows && this.entry.kind === "link" ? 1 : 0;
    const known = this.statuses[index];
    if (known !== undefined) return known;
    const status = services.fileSystem().status(this.entry.name, this.directory, index === 1);
    this.statuses[index] = status;
    return status;
  }

  isOfType(kind: "file" | "directory", type: number, follows: boolean): boolean {
    if (this.entry.kind !== "link") return this.entry.kind === kind;
    if (!follows) return false;
    try {
      return (this.status(true).mode & TYPE_MASK) === type;
    } catch (error) {
      // A link that leads nowhere is neither.
      if (error instanceof FileError && error.code === "ENOENT") return false;
      throw error;
    }
  }
}

const followsLinks = (value: Value | undefined): boolean => value === undefined || isTrue(value);

defineMethods(dirEntryType, () => [
  member(
    "name",
    (self: PyDirEntry) => self.name,
    null,
    'the entry\'s base filename, relative to scandir() "path" argument',
  ),
  member(
    "path",
    (self: PyDirEntry) => self.path,
    null,
    "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
  ),
  method(
    "is_dir(*, follow_symlinks=True)",
    (self: PyDirEntry, follow?: Value) =>
      fileOperation(() => self.isOfType("directory", DIRECTORY_TYPE, followsLinks(follow)), self.path),
    "Return True if the entry is a directory; cached per entry.",
  ),
  method(
    "is_file(*, follow_symlinks=True)",
    (self: PyDirEntry, follow?: Value) =>
      fileOperation(() => self.isOfType("file", REGULAR_TYPE, followsLinks(follow)), self.path),
    "Return True if the entry is a file; cached per entry.",
  ),
  method(
    "is_symlink()",
    (self: PyDirEntry) => self.entry.kind === "link" || (self.entry.kind === "other" && isLink(self)),
    "Return True if the entry is a symbolic link; cached per entry.",
  ),
  method("is_junction()", () => false, "Return True if the entry is a junction; cached per entry."),
  method(
    "stat(*, follow_symlinks=True)",
    (self: PyDirEntry, follow?: Value) => fileOperation(() => statResult(self.status(followsLinks(follow))), self.path),
    "Return stat_result object for the entry; cached per entry.",
  ),
  method("inode()", (self: PyDirEntry) => self.entry.inode, "Return inode of the entry; cached per entry."),
  method("__fspath__()", (self: PyDirEntry) => self.path, "Returns the path for the entry."),
  method("__repr__(/)", (self: PyDirEntry) => `<DirEntry ${repr(self.name)}>`),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

function isLink(self: PyDirEntry): boolean {
  return (self.status(false).mode & TYPE_MASK) === LINK_TYPE;
}

const scandirIteratorType: PyType = defineType("ScandirIterator", { module: "posix", isSubclassable: false });

/** What is in a directory. */
export class ScandirIterator extends NativeIterator {
  override cls: PyType = scandirIteratorType;
  private entries: readonly DirectoryEntry[];
  private readonly directory: DirectoryNode;
  private readonly nameOf: (name: string) => Value;
  private readonly pathOf: (name: string) => Value;
  private index = 0;

  constructor(directory: DirectoryNode, nameOf: (name: string) => Value, pathOf: (name: string) => Value) {
    super();
    this.entries = directory.entries();
    this.directory = directory;
    this.nameOf = nameOf;
    this.pathOf = pathOf;
  }

  next(): Value | undefined {
    if (this.index >= this.entries.length) {
      this.close();
      return undefined;
    }
    const entry = this.entries[this.index++];
    return new PyDirEntry(entry, this.directory, this.nameOf(entry.name), this.pathOf(entry.name));
  }

  close(): void {
    this.entries = [];
    this.index = 0;
  }
}

defineIterator(scandirIteratorType, [
  method("close()", (self: ScandirIterator) => {
    self.close();
    return null;
  }),
  method("__enter__()", (self: ScandirIterator) => self),
  method("__exit__(*exc_info)", (self: ScandirIterator) => {
    self.close();
    return null;
  }),
]);
