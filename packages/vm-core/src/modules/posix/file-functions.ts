/** Functions of posix that take paths. */

import { FileError } from "../../files/file-error.js";
import { DirectoryNode, type FileNode } from "../../files/file-node.js";
import { DIRECTORY_TYPE, TYPE_MASK } from "../../files/file-status.js";
import { PyBytes } from "../../objects/bytes.js";
import { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { fileOperation } from "../../runtime/os-errors.js";
import { asIndex, asSize, floatOf, intOf, typeName } from "../../runtime/primitives.js";
import { makeStructSequence } from "../../runtime/struct-sequence.js";
import { isTrue } from "../../runtime/truth.js";
import { encodeUtf8 } from "../../runtime/utf8.js";
import { posixConstants } from "./constants.js";
import { ScandirIterator } from "./dir-entry.js";
import { type PathArgument, pathArgument, pathValue } from "./paths.js";
import { baseFor, directoryFile, type PosixFunction, posixFunction, refuseWithFile } from "./posix-function.js";
import { fileSystemStatusType, statResult } from "./structures.js";

type Optional = Value | undefined;

const allowsFile = { allowsFile: true } as const;
const isTrueByDefault = (value: Optional): boolean => value === undefined || isTrue(value);
const flagsOf = (value: Value): number => Number(asIndex(value));

/** What a path or an open file's number leads to. */
function nodeOf(path: PathArgument, directory: number | null, follows: boolean): FileNode {
  const files = services.fileSystem();
  return files.find(path.text, baseFor(path, directory), follows);
}

function stat(name: string, path: Value, directory: Optional, follows: boolean): Value {
  const place = pathArgument(name, path, name === "stat" ? allowsFile : {});
  const base = directoryFile(directory);
  refuseWithFile(name, place, base, follows);
  return fileOperation(() => {
    const { file } = place;
    if (file !== null) return statResult(services.fileSystem().descriptors.get(file).status());
    return statResult(nodeOf(place, base, follows).status());
  }, place.value);
}

function access(path: Value, mode: Value, directory?: Optional, _effective?: Optional, follow?: Optional): boolean {
  const place = pathArgument("access", path);
  const base = directoryFile(directory);
  const wanted = flagsOf(mode);
  try {
    const node = nodeOf(place, base, isTrueByDefault(follow));
    if ((wanted & posixConstants.W_OK) !== 0 && node.isReadOnly) return false;
    const { mode: bits } = node.status();
    // The program is the superuser, who needs no permission but to execute what is meant for that.
    const isSearchable = (bits & TYPE_MASK) === DIRECTORY_TYPE || (bits & 0o111) !== 0;
    return (wanted & posixConstants.X_OK) === 0 || isSearchable;
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}

function directoryAt(place: PathArgument): DirectoryNode {
  const files = services.fileSystem();
  if (place.file === null) return files.findDirectory(place.text);
  const node = directoryOfFile(place.file);
  if (node === undefined) throw new FileError("ENOTDIR");
  return node;
}

function directoryOfFile(file: number): DirectoryNode | undefined {
  const open = services.fileSystem().descriptors.get(file);
  return "node" in open && open.node instanceof DirectoryNode ? open.node : undefined;
}

function chdir(path: Value): null {
  const place = pathArgument("chdir", path, allowsFile);
  fileOperation(() => services.fileSystem().changeDirectory(directoryAt(place)), place.value);
  return null;
}

function chmod(path: Value, mode: Value, directory?: Optional, follow?: Optional): null {
  const place = pathArgument("chmod", path, allowsFile);
  const base = directoryFile(directory);
  const bits = flagsOf(mode);
  fileOperation(() => {
    if (place.file !== null) services.fileSystem().descriptors.get(place.file).setMode(bits);
    else nodeOf(place, base, isTrueByDefault(follow)).setMode(bits);
  }, place.value);
  return null;
}

/** Files have no owners: all belong to the program. */
function chown(name: string, path: Value, owner: Value, group: Value, directory: Optional, follows: boolean): null {
  const place = pathArgument(name, path, name === "chown" ? allowsFile : {});
  const base = directoryFile(directory);
  asIndex(owner);
  asIndex(group);
  fileOperation(() => {
    if (place.file !== null) services.fileSystem().descriptors.get(place.file);
    else nodeOf(place, base, follows);
  }, place.value);
  return null;
}

function listdir(path: Optional): PyList {
  const place = pathArgument("listdir", path ?? null, { allowsFile: true, allowsNone: true });
  const entries = fileOperation(() => directoryAt(place).entries(), place.file === null ? place.value : undefined);
  return new PyList(entries.map(({ name }) => pathValue(name, place.isBytes)));
}

function scandir(path: Optional): Value {
  const place = pathArgument("scandir", path ?? null, { allowsFile: true, allowsNone: true });
  const directory = fileOperation(() => directoryAt(place), place.file === null ? place.value : undefined);
  const { text, isBytes, file } = place;
  const prefix = file !== null || text === "" ? "" : text.endsWith("/") ? text : `${text}/`;
  return fileOperation(
    () =>
      new ScandirIterator(
        directory,
        (name) => pathValue(name, isBytes),
        (name) => pathValue(prefix + name, isBytes),
      ),
    place.value,
  );
}

function mkdir(path: Value, mode: Optional, directory: Optional): null {
  const place = pathArgument("mkdir", path);
  const base = directoryFile(directory);
  const bits = mode === undefined ? 0o777 : flagsOf(mode);
  fileOperation(() => services.fileSystem().makeDirectory(place.text, bits, baseFor(place, base)), place.value);
  return null;
}

function open(path: Value, flags: Value, mode: Optional, directory: Optional): number {
  const place = pathArgument("open", path);
  const wanted = flagsOf(flags);
  const bits = mode === undefined ? 0o777 : flagsOf(mode);
  const base = directoryFile(directory);
  return fileOperation(() => services.fileSystem().open(place.text, wanted, bits, baseFor(place, base)), place.value);
}

function remove(name: "remove" | "unlink" | "rmdir") {
  return (path: Value, directory: Optional): null => {
    const place = pathArgument(name, path);
    const base = directoryFile(directory);
    fileOperation(() => {
      const files = services.fileSystem();
      if (name === "rmdir") files.removeDirectory(place.text, baseFor(place, base));
      else files.removeFile(place.text, baseFor(place, base));
    }, place.value);
    return null;
  };
}

function rename(name: "rename" | "replace") {
  return (source: Value, target: Value, sourceDirectory: Optional, targetDirectory: Optional): null => {
    const from = pathArgument(name, source, { parameter: "src" });
    const to = pathArgument(name, target, { parameter: "dst" });
    const [fromBase, toBase] = [directoryFile(sourceDirectory), directoryFile(targetDirectory)];
    fileOperation(
      () => services.fileSystem().rename(from.text, to.text, baseFor(from, fromBase), baseFor(to, toBase)),
      from.value,
      to.value,
    );
    return null;
  };
}

function link(
  source: Value,
  target: Value,
  sourceDirectory: Optional,
  targetDirectory: Optional,
  follow: Optional,
): null {
  const from = pathArgument("link", source, { parameter: "src" });
  const to = pathArgument("link", target, { parameter: "dst" });
  const [fromBase, toBase] = [directoryFile(sourceDirectory), directoryFile(targetDirectory)];
  const follows = follow !== undefined && isTrue(follow);
  fileOperation(
    () => services.fileSystem().link(from.text, to.text, baseFor(from, fromBase), baseFor(to, toBase), follows),
    from.value,
    to.value,
  );
  return null;
}

function symlink(source: Value, target: Value, _isDirectory: Optional, directory: Optional): null {
  const from = pathArgument("symlink", source, { parameter: "src" });
  const to = pathArgument("symlink", target, { parameter: "dst" });
  const base = directoryFile(directory);
  fileOperation(() => services.fileSystem().makeLink(from.text, to.text, baseFor(to, base)), from.value, to.value);
  return null;
}

function readlink(path: Value, directory: Optional): Value {
  const place = pathArgument("readlink", path);
  const base = directoryFile(directory);
  const target = fileOperation(() => services.fileSystem().readLink(place.text, baseFor(place, base)), place.value);
  return pathValue(target, place.isBytes);
}

function truncate(path: Value, length: Value): null {
  const place = pathArgument("truncate", path, allowsFile);
  const size = asSize(length);
  fileOperation(
    () => {
      const { descriptors } = services.fileSystem();
      if (place.file !== null) descriptors.get(place.file).truncate(size);
      else {
        const number = services.fileSystem().open(place.text, posixConstants.O_WRONLY, 0);
        try {
          descriptors.get(number).truncate(size);
        } finally {
          descriptors.close(number);
        }
      }
    },
    place.file === null ? place.value : undefined,
  );
  return null;
}

const BILLION = 1_000_000_000n;

/** A time in seconds as nanoseconds, rounded down. */
function nanoseconds(value: Value): bigint {
  const whole = intOf(value);
  if (whole !== undefined) return BigInt(whole) * BILLION;
  const seconds = floatOf(value);
  if (seconds === undefined) throw typeError(`argument must be int or float, not ${typeName(value)}`);
  if (Number.isNaN(seconds)) throw valueError("Invalid value NaN (not a number)");
  const floor = Math.floor(seconds);
  return BigInt(floor) * BILLION + BigInt(Math.floor((seconds - floor) * 1e9));
}

function timePair(times: Optional, nanosecondTimes: Optional): readonly [bigint, bigint] {
  const hasTimes = times !== undefined && times !== null;
  if (hasTimes && nanosecondTimes !== undefined) {
    throw valueError("utime: you may specify either 'times' or 'ns' but not both");
  }
  if (hasTimes) {
    if (!(times instanceof PyTuple) || times.items.length !== 2) {
      throw typeError("utime: 'times' must be either a tuple of two ints or None");
    }
    return [nanoseconds(times.items[0]), nanoseconds(times.items[1])];
  }
  if (nanosecondTimes !== undefined) {
    if (!(nanosecondTimes instanceof PyTuple) || nanosecondTimes.items.length !== 2) {
      throw typeError("utime: 'ns' must be a tuple of two ints");
    }
    return [BigInt(asIndex(nanosecondTimes.items[0])), BigInt(asIndex(nanosecondTimes.items[1]))];
  }
  const now = services.wallTime();
  return [now, now];
}

function utime(path: Value, times: Optional, ns: Optional, directory: Optional, follow: Optional): null {
  const place = pathArgument("utime", path, allowsFile);
  const base = directoryFile(directory);
  const [accessed, modified] = timePair(times, ns);
  const follows = isTrueByDefault(follow);
  refuseWithFile("utime", place, base, follows);
  fileOperation(() => {
    if (place.file !== null) services.fileSystem().descriptors.get(place.file).setTimes(accessed, modified);
    else nodeOf(place, base, follows).setTimes(accessed, modified);
  }, place.value);
  return null;
}

const BLOCK = 4096;

function statvfs(path: Value): Value {
  const place = pathArgument("statvfs", path, allowsFile);
  fileOperation(() => {
    if (place.file !== null) services.fileSystem().descriptors.get(place.file);
    else nodeOf(place, null, true);
  }, place.value);
  const free = Math.floor(services.fileSystem().availableBytes / BLOCK);
  return makeStructSequence(fileSystemStatusType, [BLOCK, BLOCK, free, free, free, free, free, free, 0, 255, 0], 10);
}

const CURRENT_DIRECTORY = "Return a unicode string representing the current working directory.";
const getcwd = (): string => fileOperation(() => services.fileSystem().workingDirectory);

export const fileFunctions: readonly PosixFunction[] = [
  posixFunction(
    "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
    access,
    "Use the real uid/gid to test for access to a path.",
  ),
  posixFunction("chdir(path)", chdir, "Change the current working directory to the specified path."),
  posixFunction(
    "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)",
    chmod,
    "Change the access permissions of a file.",
  ),
  posixFunction(
    "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
    (path: Value, owner: Value, group: Value, directory?: Optional, follow?: Optional) =>
      chown("chown", path, owner, group, directory, isTrueByDefault(follow)),
    "Change the owner and group id of path to the numeric uid and gid.",
  ),
  posixFunction("lchown(path, uid, gid)", (path: Value, owner: Value, group: Value) =>
    chown("lchown", path, owner, group, null, false),
  ),
  posixFunction("getcwd()", getcwd, CURRENT_DIRECTORY),
  posixFunction(
    "getcwdb()",
    () => new PyBytes(encodeUtf8(getcwd(), "surrogateescape")),
    "Return a bytes string representing the current working directory.",
  ),
  posixFunction(
    "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=False)",
    link,
    "Create a hard link to a file.",
  ),
  posixFunction("listdir(path=None)", listdir, "Return a list containing the names of the files in the directory."),
  posixFunction(
    "lstat(path, *, dir_fd=None)",
    (path: Value, directory?: Optional) => stat("lstat", path, directory, false),
    "Perform a stat system call on the given path, without following symbolic links.",
  ),
  posixFunction("mkdir(path, mode=511, *, dir_fd=None)", mkdir, "Create a directory."),
  posixFunction(
    "open(path, flags, mode=511, *, dir_fd=None)",
    open,
    "Open a file for low level IO.  Returns a file descriptor (integer).",
  ),
  posixFunction(
    "readlink(path, *, dir_fd=None)",
    readlink,
    "Return a string representing the path to which the symbolic link points.",
  ),
  posixFunction("remove(path, *, dir_fd=None)", remove("remove"), "Remove a file (same as unlink())."),
  posixFunction(
    "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
    rename("rename"),
    "Rename a file or directory.",
  ),
  posixFunction(
    "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
    rename("replace"),
    "Rename a file or directory, overwriting the destination.",
  ),
  posixFunction("rmdir(path, *, dir_fd=None)", remove("rmdir"), "Remove a directory."),
  posixFunction("scandir(path=None)", scandir, "Return an iterator of DirEntry objects for given path."),
  posixFunction(
    "stat(path, *, dir_fd=None, follow_symlinks=True)",
    (path: Value, directory?: Optional, follow?: Optional) => stat("stat", path, directory, isTrueByDefault(follow)),
    "Perform a stat system call on the given path.",
  ),
  posixFunction("statvfs(path)", statvfs, "Perform a statvfs system call on the given path."),
  posixFunction(
    "symlink(src, dst, target_is_directory=False, *, dir_fd=None)",
    symlink,
    "Create a symbolic link pointing to src named dst.",
  ),
  posixFunction("truncate(path, length)", truncate, "Truncate a file, specified by path, to a specific length."),
  posixFunction("unlink(path, *, dir_fd=None)", remove("unlink"), "Remove a file (same as remove())."),
  posixFunction(
    "utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)",
    utime,
    "Set the access and modified time of path.",
  ),
];
