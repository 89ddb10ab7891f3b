/** How many events the traces of a run may send together. */

export class EventAllowance {
  used = 0;
  private limit = Number.POSITIVE_INFINITY;

  begin(limit: number | undefined): void {
    this.used = 0;
    this.limit = limit ?? Number.POSITIVE_INFINITY;
  }

  /** Whether one more may be sent, which then counts. */
  take(): boolean {
    if (this.used >= this.limit) return false;
    this.used++;
    return true;
  }
}
