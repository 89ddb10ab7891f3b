/** What all files in memory share: a clock, a number for each, and how much they may take. */

import { FileError } from "./file-error.js";

/** What a file costs beside its contents, in bytes: an endless loop of mkdir must end too. */
const NODE_COST = 512;

export class Storage {
  /** Nanoseconds since the epoch. */
  readonly now: () => bigint;
  private left: number;
  private nextInode = 2;

  constructor(now: () => bigint, limit: number) {
    this.now = now;
    this.left = limit;
  }

  get available(): number {
    return this.left;
  }

  /** Takes some of what is left, or gives it back. Throws ENOSPC when there is not enough. */
  charge(bytes: number): void {
    if (bytes > this.left) throw new FileError("ENOSPC");
    this.left -= bytes;
  }

  /** The number of a new file. */
  newInode(): number {
    this.charge(NODE_COST);
    return this.nextInode++;
  }

  freeInode(): void {
    this.left += NODE_COST;
  }
}
