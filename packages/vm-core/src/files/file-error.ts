/** What file operations throw: the name of an error number. Not a JavaScript Error, as it is caught at once. */

export type FileErrorName =
  | "EACCES"
  | "EAGAIN"
  | "EBADF"
  | "EBUSY"
  | "EEXIST"
  | "EFBIG"
  | "EINVAL"
  | "EIO"
  | "EISDIR"
  | "ELOOP"
  | "EMFILE"
  | "EMLINK"
  | "ENAMETOOLONG"
  | "ENOENT"
  | "ENOSPC"
  | "ENOTDIR"
  | "ENOTEMPTY"
  | "ENOTSUP"
  | "ENOTTY"
  | "ENXIO"
  | "EPERM"
  | "EPIPE"
  | "EROFS"
  | "ESPIPE"
  | "EXDEV";

export class FileError {
  readonly code: FileErrorName;

  constructor(code: FileErrorName) {
    this.code = code;
  }
}
