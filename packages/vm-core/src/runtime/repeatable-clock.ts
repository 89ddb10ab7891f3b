/** The clocks of a run that can be repeated: they know nothing of the host's time. */

/** Nanoseconds between two looks. */
const STEP = 1000n;
const NANOSECONDS_PER_MILLISECOND = 1e6;

export class RepeatableClock {
  private readonly start: bigint;
  private now: bigint;

  /** `start` is in milliseconds since 1970. */
  constructor(start: number) {
    this.start = BigInt(Math.round(start * NANOSECONDS_PER_MILLISECOND));
    this.now = this.start;
  }

  /** Nanoseconds since 1970; later at each look. */
  wallTime(): bigint {
    this.now += STEP;
    return this.now;
  }

  /** Nanoseconds since the machine was made; later at each look. */
  elapsed(): bigint {
    return this.wallTime() - this.start;
  }

  /** Milliseconds since 1970; looking takes no time. */
  get milliseconds(): number {
    return Number(this.now) / NANOSECONDS_PER_MILLISECOND;
  }

  advance(milliseconds: number): void {
    this.now += BigInt(Math.round(milliseconds * NANOSECONDS_PER_MILLISECOND));
  }
}
