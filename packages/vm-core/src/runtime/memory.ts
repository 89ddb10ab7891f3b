/**
 * Memory that a run may use.
 *
 * Nothing tells how much memory an object still takes, so charges are a trigger and not the truth: what allocates much
 * at once charges its bytes before, and when a share of the limit has been charged the host measures the heap. Many
 * small objects charge nothing; for their sake the heap is also measured at safe points.
 */

import { memoryError } from "./errors.js";
import { thread } from "./thread.js";

/** Bytes that no single object may take, with or without a limit. */
const LARGEST = 2 ** 31;
/** An allocation of so many bytes that does not fit is refused; smaller ones that do not fit end the run. */
const LARGE = 2 ** 20;
/** Shares of the limit that may be charged between two measurements. */
const FEWEST_SHARES = 8;
const MOST_SHARES = 32;
/** The share of the limit that may be garbage beside what is kept, so that not every look has to collect it. */
const GARBAGE_SHARE = 4;

/** What a machine needs of its host for a limit on memory. */
export interface MemoryMeter {
  /** Bytes that the program's objects take now, garbage included; without garbage when that is asked for. */
  readonly measure: (withoutGarbage: boolean) => number;
  /** Bytes that are allocated between two measurements; shares of the limit by default. */
  readonly interval?: number;
}

export class MemoryAccount {
  /** The most bytes that have been measured in this run. */
  peak = 0;
  private limit = Number.POSITIVE_INFINITY;
  private left = LARGEST;
  /** Garbage is collected when more than this has been measured. */
  private threshold = Number.POSITIVE_INFINITY;
  private readonly meter: MemoryMeter | undefined;
  /** Throws what ends the run. */
  private readonly endRun: () => never;

  constructor(meter: MemoryMeter | undefined, endRun: () => never) {
    this.meter = meter;
    this.endRun = endRun;
  }

  get isLimited(): boolean {
    return this.limit !== Number.POSITIVE_INFINITY;
  }

  /** A new run. Without a meter there is no limit. */
  begin(limit: number): void {
    this.limit = this.meter === undefined ? Number.POSITIVE_INFINITY : limit;
    this.left = Math.min(LARGEST, this.meter?.interval ?? this.limit / FEWEST_SHARES);
    this.threshold = this.limit;
    this.peak = 0;
  }

  /**
   * Announces that so many bytes are about to be allocated. Raises MemoryError when they alone are too many; throws the
   * end of the run when the program's objects take too much.
   */
  charge(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) this.look(bytes);
  }

  /** Measures; throws the end of the run when the program's objects take too much. */
  look(bytes = 0): void {
    const { limit, meter } = this;
    if (meter === undefined || !this.isLimited) {
      this.left = LARGEST;
      if (bytes > LARGEST) throw memoryError();
      return;
    }
    this.left = limit / MOST_SHARES;
    if (bytes > limit) throw memoryError();
    let used = meter.measure(false);
    if (used + bytes > (bytes >= LARGE ? limit : this.threshold)) {
      used = meter.measure(true);
      this.peak = Math.max(this.peak, used);
      this.threshold = Math.max(limit, used + limit / GARBAGE_SHARE);
      if (used + bytes > limit) {
        if (bytes >= LARGE && used <= limit) throw memoryError();
        this.left = 0;
        this.endRun();
      }
    }
    this.left =
      meter.interval ?? Math.max(limit / MOST_SHARES, Math.min(limit / FEWEST_SHARES, (limit - used - bytes) / 2));
  }
}

/** Filling so many bytes takes about as long as a step. */
const BYTES_PER_STEP = 512;

/** `MemoryAccount.charge` for the running thread; filling them counts as steps too. */
export function chargeMemory(bytes: number): void {
  thread.budget -= Math.floor(bytes / BYTES_PER_STEP);
  thread.memory?.charge(bytes);
}
