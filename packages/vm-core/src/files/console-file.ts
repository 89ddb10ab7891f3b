/** The standard streams as open files: descriptors 0, 1 and 2. */

import { FileError } from "./file-error.js";
import { CHARACTER_TYPE, type FileStatus, OpenFlag } from "./file-status.js";
import { OpenFile } from "./open-file.js";

export interface ConsoleStream {
  /** More input; empty at its end. */
  readonly read?: () => Uint8Array;
  readonly write?: (bytes: Uint8Array) => void;
}

export class ConsoleFile extends OpenFile {
  private readonly stream: ConsoleStream;
  private pending = new Uint8Array(0);

  constructor(stream: ConsoleStream) {
    super(stream.write === undefined ? 0 : OpenFlag.WRITE_ONLY);
    this.stream = stream;
  }

  status(): FileStatus {
    const never = 0n;
    return {
      mode: CHARACTER_TYPE | 0o620,
      inode: 1,
      device: 4,
      links: 1,
      size: 0,
      accessed: never,
      modified: never,
      changed: never,
    };
  }

  read(length: number): Uint8Array {
    if (this.stream.read === undefined) throw new FileError("EBADF");
    if (this.pending.length === 0 && length > 0) this.pending = Uint8Array.from(this.stream.read());
    const bytes = this.pending.slice(0, length);
    this.pending = this.pending.slice(length);
    return bytes;
  }

  write(bytes: Uint8Array): number {
    if (this.stream.write === undefined) throw new FileError("EBADF");
    this.stream.write(bytes);
    return bytes.length;
  }
}
