/** The two ends of a pipe. */

import { FileError } from "./file-error.js";
import { type FileStatus, OpenFlag, PIPE_TYPE } from "./file-status.js";
import { OpenFile } from "./open-file.js";
import type { Storage } from "./storage.js";

/** Bytes that can be on their way, as on Linux. */
const CAPACITY = 65_536;

class Pipe {
  readonly storage: Storage;
  readonly inode: number;
  readonly created: bigint;
  chunks: Uint8Array[] = [];
  waiting = 0;
  hasReader = true;
  hasWriter = true;

  constructor(storage: Storage) {
    this.storage = storage;
    this.inode = storage.newInode();
    this.created = storage.now();
  }

  status(): FileStatus {
    const { inode, created } = this;
    return {
      mode: PIPE_TYPE | 0o600,
      inode,
      device: 2,
      links: 1,
      size: 0,
      accessed: created,
      modified: created,
      changed: created,
    };
  }

  read(length: number): Uint8Array {
    const result = new Uint8Array(Math.min(length, this.waiting));
    let filled = 0;
    while (filled < result.length) {
      const part = this.chunks[0].subarray(0, result.length - filled);
      result.set(part, filled);
      filled += part.length;
      if (part.length === this.chunks[0].length) this.chunks.shift();
      else this.chunks[0] = this.chunks[0].subarray(part.length);
    }
    this.waiting -= filled;
    return result;
  }
}

class ReadEnd extends OpenFile {
  private readonly pipe: Pipe;

  constructor(pipe: Pipe) {
    super(0);
    this.pipe = pipe;
  }

  status(): FileStatus {
    return this.pipe.status();
  }

  override get canRead(): boolean {
    return this.pipe.waiting > 0;
  }

  override get isHungUp(): boolean {
    return !this.pipe.hasWriter;
  }

  /** An empty pipe with a writer is not ready. */
  read(length: number): Uint8Array {
    if (!this.canRead && !this.isHungUp && length > 0) throw new FileError("EAGAIN");
    return this.pipe.read(length);
  }

  write(): number {
    throw new FileError("EBADF");
  }

  override close(): void {
    this.pipe.hasReader = false;
    if (!this.pipe.hasWriter) this.pipe.storage.freeInode();
  }
}

class WriteEnd extends OpenFile {
  private readonly pipe: Pipe;

  constructor(pipe: Pipe) {
    super(OpenFlag.WRITE_ONLY);
    this.pipe = pipe;
  }

  status(): FileStatus {
    return this.pipe.status();
  }

  override get canWrite(): boolean {
    return !this.pipe.hasReader || this.pipe.waiting < CAPACITY;
  }

  override get isHungUp(): boolean {
    return !this.pipe.hasReader;
  }

  read(): Uint8Array {
    throw new FileError("EBADF");
  }

  write(bytes: Uint8Array): number {
    const { pipe } = this;
    if (!pipe.hasReader) throw new FileError("EPIPE");
    const count = Math.min(bytes.length, CAPACITY - pipe.waiting);
    if (count === 0 && bytes.length > 0) throw new FileError("EAGAIN");
    if (count > 0) pipe.chunks.push(bytes.slice(0, count));
    pipe.waiting += count;
    return count;
  }

  override close(): void {
    this.pipe.hasWriter = false;
    if (!this.pipe.hasReader) this.pipe.storage.freeInode();
  }
}

/** The end to read from and the end to write to. */
export function makePipe(storage: Storage): readonly [OpenFile, OpenFile] {
  const pipe = new Pipe(storage);
  return [new ReadEnd(pipe), new WriteEnd(pipe)];
}
