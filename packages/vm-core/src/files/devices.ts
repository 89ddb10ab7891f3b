/** The devices in /dev. */

import { DeviceNode, type FileNode } from "./file-node.js";
import { CHARACTER_TYPE, type FileStatus } from "./file-status.js";
import type { Storage } from "./storage.js";

class Device extends DeviceNode {
  private readonly inode: number;
  private readonly created: bigint;
  private readonly make: (length: number) => Uint8Array;

  constructor(storage: Storage, make: (length: number) => Uint8Array) {
    super();
    this.inode = storage.newInode();
    this.created = storage.now();
    this.make = make;
  }

  status(): FileStatus {
    const { inode, created } = this;
    return {
      mode: CHARACTER_TYPE | 0o666,
      inode,
      device: 3,
      links: 1,
      size: 0,
      accessed: created,
      modified: created,
      changed: created,
    };
  }

  read(length: number): Uint8Array {
    return this.make(length);
  }

  write(bytes: Uint8Array): number {
    return bytes.length;
  }

  setMode(): void {}

  setTimes(): void {}
}

/** Devices by name; `random` makes so many random bytes. */
export function makeDevices(storage: Storage, random: (length: number) => Uint8Array): ReadonlyMap<string, FileNode> {
  const zeros = (length: number): Uint8Array => new Uint8Array(length);
  return new Map([
    ["null", new Device(storage, () => new Uint8Array(0))],
    ["zero", new Device(storage, zeros)],
    ["random", new Device(storage, random)],
    ["urandom", new Device(storage, random)],
  ]);
}
