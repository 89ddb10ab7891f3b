/** Profiles for pprof: its profile.proto, written by hand. */

import type { Profile } from "@tandem-py/worker/protocol";

/** Bytes of a protocol buffer's message. */
class Message {
  private readonly bytes: number[] = [];

  number(field: number, value: number): this {
    if (value === 0) return this;
    this.varint(field * 8);
    this.varint(value);
    return this;
  }

  numbers(field: number, values: readonly number[]): this {
    const packed = new Message();
    for (const value of values) packed.varint(value);
    return this.nested(field, packed);
  }

  nested(field: number, message: Message): this {
    return this.data(field, message.bytes);
  }

  text(field: number, text: string): this {
    return this.data(field, [...new TextEncoder().encode(text)]);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }

  private data(field: number, bytes: readonly number[]): this {
    this.varint(field * 8 + 2);
    this.varint(bytes.length);
    for (const byte of bytes) this.bytes.push(byte);
    return this;
  }

  private varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }
}

const NANOSECONDS = 1000;

/** Each sample has two values: how many looks, and nanoseconds. Not compressed. */
export function pprofProfile(profile: Profile): Uint8Array {
  const strings = new Map<string, number>([["", 0]]);
  const string = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const type = (name: string, unit: string): Message => new Message().number(1, string(name)).number(2, string(unit));
  const message = new Message().nested(1, type("samples", "count")).nested(1, type("wall", "nanoseconds"));
  const totals = new Map<number, [number, number]>();
  profile.samples.forEach((node, index) => {
    if (node < 0) return;
    const [count, time] = totals.get(node) ?? [0, 0];
    totals.set(node, [count + 1, time + profile.durations[index] * NANOSECONDS]);
  });
  for (const [node, values] of totals) {
    const locations: number[] = [];
    for (let at = node; at >= 0; [at] = profile.nodes[at]) locations.push(at + 1);
    message.nested(2, new Message().numbers(1, locations).numbers(2, values));
  }
  profile.nodes.forEach(([, code, line], node) => {
    const place = new Message().number(1, code + 1).number(2, line);
    message.nested(4, new Message().number(1, node + 1).nested(4, place));
  });
  profile.codes.forEach(({ filename, name, qualifiedName, firstLine }, index) => {
    const described = new Message()
      .number(1, index + 1)
      .number(2, string(qualifiedName))
      .number(3, string(name))
      .number(4, string(filename))
      .number(5, firstLine);
    message.nested(5, described);
  });
  const period = type("wall", "nanoseconds");
  for (const text of strings.keys()) message.text(6, text);
  const duration = profile.durations.reduce((sum, each) => sum + each, 0) * NANOSECONDS;
  return message
    .number(9, profile.startedAt * 1e6)
    .number(10, duration)
    .nested(11, period)
    .number(12, 1e6)
    .finish();
}
