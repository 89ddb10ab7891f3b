/** Those who wait, in a line for each client; the lines take turns. */

export class FairQueue<Item> {
  /** The line whose turn it is comes first. */
  private readonly lines = new Map<string, Item[]>();
  private count = 0;

  get length(): number {
    return this.count;
  }

  add(client: string, item: Item): void {
    const line = this.lines.get(client);
    if (line === undefined) this.lines.set(client, [item]);
    else line.push(item);
    this.count++;
  }

  /** The next one, undefined when nobody waits. */
  take(): Item | undefined {
    for (const [client, line] of this.lines) {
      const item = line.shift();
      this.lines.delete(client);
      if (line.length > 0) this.lines.set(client, line);
      this.count--;
      return item;
    }
    return undefined;
  }

  /** Whether it waited. */
  remove(item: Item): boolean {
    for (const [client, line] of this.lines) {
      const index = line.indexOf(item);
      if (index < 0) continue;
      line.splice(index, 1);
      if (line.length === 0) this.lines.delete(client);
      this.count--;
      return true;
    }
    return false;
  }
}
