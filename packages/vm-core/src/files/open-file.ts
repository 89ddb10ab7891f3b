/** What a file descriptor stands for: an open file with its position, which duplicates of the descriptor share. */

import { FileError } from "./file-error.js";
import type { DeviceNode, DirectoryNode, RegularNode } from "./file-node.js";
import { type FileStatus, OpenFlag } from "./file-status.js";
import type { FileContent } from "./mount.js";

export abstract class OpenFile {
  /** Flags of open(). */
  readonly flags: number;
  /** Descriptors that stand for it. */
  references = 0;
  /** What os.set_blocking has set: whether those who read and write are to wait, which they do themselves. */
  isBlocking = true;

  constructor(flags: number) {
    this.flags = flags;
  }

  get isReadable(): boolean {
    return (this.flags & OpenFlag.ACCESS_MODE) !== OpenFlag.WRITE_ONLY;
  }

  get isWritable(): boolean {
    return (this.flags & OpenFlag.ACCESS_MODE) !== 0;
  }

  /** Whether read() has something to return at once, if only the end. */
  get canRead(): boolean {
    return true;
  }

  /** Whether write() has room. */
  get canWrite(): boolean {
    return true;
  }

  /** Whether the other end is gone. */
  get isHungUp(): boolean {
    return false;
  }

  abstract status(): FileStatus;
  /** At most so many bytes; empty at the end. */
  abstract read(length: number): Uint8Array;
  /** Returns how many bytes were written. */
  abstract write(bytes: Uint8Array): number;

  readAt(_position: number, _length: number): Uint8Array {
    throw new FileError("ESPIPE");
  }

  writeAt(_position: number, _bytes: Uint8Array): number {
    throw new FileError("ESPIPE");
  }

  /** The new position. */
  seek(_offset: number, _whence: number): number {
    throw new FileError("ESPIPE");
  }

  truncate(_size: number): void {
    throw new FileError("EINVAL");
  }

  get isTerminal(): boolean {
    return false;
  }

  setMode(_mode: number): void {}

  setTimes(_accessed: bigint, _modified: bigint): void {}

  /** The last descriptor is gone. */
  close(): void {}
}

/** A position as lseek moves it. Throws EINVAL before the beginning. */
function moved(position: number, size: number, offset: number, whence: number): number {
  if (whence < 0 || whence > 2) throw new FileError("EINVAL");
  const target = offset + (whence === 0 ? 0 : whence === 1 ? position : size);
  if (target < 0 || !Number.isSafeInteger(target)) throw new FileError("EINVAL");
  return target;
}

export class OpenRegular extends OpenFile {
  private readonly node: RegularNode;
  private readonly content: FileContent;
  private position = 0;

  constructor(node: RegularNode, flags: number) {
    super(flags);
    this.node = node;
    const changes = (flags & (OpenFlag.ACCESS_MODE | OpenFlag.TRUNCATE)) !== 0;
    this.content = node.open(changes);
    if ((flags & OpenFlag.TRUNCATE) !== 0 && this.content.size > 0) this.content.truncate(0);
  }

  override setMode(mode: number): void {
    this.node.setMode(mode);
  }

  override setTimes(accessed: bigint, modified: bigint): void {
    this.node.setTimes(accessed, modified);
  }

  status(): FileStatus {
    return this.content.status();
  }

  read(length: number): Uint8Array {
    const bytes = this.readAt(this.position, length);
    this.position += bytes.length;
    return bytes;
  }

  write(bytes: Uint8Array): number {
    if ((this.flags & OpenFlag.APPEND) !== 0) this.position = this.content.size;
    const written = this.writeAt(this.position, bytes);
    this.position += written;
    return written;
  }

  override readAt(position: number, length: number): Uint8Array {
    if (!this.isReadable) throw new FileError("EBADF");
    return this.content.read(position, length);
  }

  override writeAt(position: number, bytes: Uint8Array): number {
    if (!this.isWritable) throw new FileError("EBADF");
    return this.content.write(position, bytes);
  }

  override seek(offset: number, whence: number): number {
    this.position = moved(this.position, this.content.size, offset, whence);
    return this.position;
  }

  override truncate(size: number): void {
    if (!this.isWritable || size < 0) throw new FileError("EINVAL");
    this.content.truncate(size);
  }

  override close(): void {
    this.content.close();
  }
}

export class OpenDirectory extends OpenFile {
  readonly node: DirectoryNode;
  private position = 0;

  constructor(node: DirectoryNode, flags: number) {
    super(flags);
    this.node = node;
  }

  status(): FileStatus {
    return this.node.status();
  }

  override setMode(mode: number): void {
    this.node.setMode(mode);
  }

  override setTimes(accessed: bigint, modified: bigint): void {
    this.node.setTimes(accessed, modified);
  }

  read(): Uint8Array {
    throw new FileError("EISDIR");
  }

  write(): number {
    throw new FileError("EBADF");
  }

  override seek(offset: number, whence: number): number {
    this.position = moved(this.position, 0, offset, whence);
    return this.position;
  }
}

export class OpenDevice extends OpenFile {
  private readonly node: DeviceNode;

  constructor(node: DeviceNode, flags: number) {
    super(flags);
    this.node = node;
  }

  status(): FileStatus {
    return this.node.status();
  }

  read(length: number): Uint8Array {
    if (!this.isReadable) throw new FileError("EBADF");
    return this.node.read(length);
  }

  write(bytes: Uint8Array): number {
    if (!this.isWritable) throw new FileError("EBADF");
    return this.node.write(bytes);
  }

  override readAt(_position: number, length: number): Uint8Array {
    return this.read(length);
  }

  override writeAt(_position: number, bytes: Uint8Array): number {
    return this.write(bytes);
  }

  override seek(): number {
    return 0;
  }
}
