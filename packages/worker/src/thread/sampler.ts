/**
 * Looks at the stack now and then. It does so in the slow path of safe points, so that the program costs nothing in
 * between and stays in the machine that it runs in. What native code does without safe points belongs to the next look.
 */

import type { Executable, Frame } from "@tandem-py/vm-core";
import type { Activity } from "../protocol/explanation.js";

/** A line of a function, called from the line of `parent`. */
export interface SampleNode {
  readonly id: number;
  /** -1 for none. */
  readonly parent: number;
  readonly executable: Executable;
  readonly line: number;
}

export interface Sample {
  /** When it was taken, in milliseconds. */
  readonly time: number;
  /** Milliseconds since the one before. */
  readonly duration: number;
  /** The innermost frame; -1 without one. */
  readonly node: number;
  readonly activity: Activity;
}

/** Frames deeper than this from the top are left out. */
const MAXIMUM_DEPTH = 200;
/** Different places, after which it begins anew. */
const MAXIMUM_NODES = 200_000;

export class Sampler {
  nodes: SampleNode[] = [];
  /** In the order in which they were taken, but that a full ring goes on at `next`. */
  private readonly ring: Sample[] = [];
  private readonly capacity: number;
  private readonly interval: number;
  private next = 0;
  private roots = new Map<Executable, Map<number, number>>();
  private children: Map<Executable, Map<number, number>>[] = [];
  private lastAt: number;
  /** No look before this time. */
  dueAt: number;

  /** Keeps the last `capacity` looks, which are at least `interval` milliseconds apart. */
  constructor(now: number, interval: number, capacity: number) {
    this.interval = interval;
    this.capacity = capacity;
    this.lastAt = now;
    this.dueAt = now + interval;
  }

  take(now: number, top: Frame | null, activity: Activity): void {
    this.dueAt = now + this.interval;
    const sample = { time: now, duration: now - this.lastAt, node: this.nodeOf(top), activity };
    this.lastAt = now;
    if (this.ring.length < this.capacity) this.ring.push(sample);
    else {
      this.ring[this.next] = sample;
      this.next = (this.next + 1) % this.capacity;
    }
  }

  /** The program has stood still until now: the time does not count. */
  skip(now: number): void {
    this.lastAt = now;
    this.dueAt = now + this.interval;
  }

  /** Oldest first. */
  samples(): Sample[] {
    return [...this.ring.slice(this.next), ...this.ring.slice(0, this.next)];
  }

  private nodeOf(top: Frame | null): number {
    if (this.nodes.length > MAXIMUM_NODES) this.forget();
    const frames: Frame[] = [];
    for (let frame = top; frame !== null && frames.length < MAXIMUM_DEPTH; frame = frame.back) frames.push(frame);
    let node = -1;
    let level = this.roots;
    for (let index = frames.length - 1; index >= 0; index--) {
      const { executable, lastInstruction } = frames[index];
      const line = executable.code.code.lineTable.lineAt(lastInstruction);
      let lines = level.get(executable);
      if (lines === undefined) {
        lines = new Map();
        level.set(executable, lines);
      }
      let id = lines.get(line);
      if (id === undefined) {
        id = this.nodes.length;
        this.nodes.push({ id, parent: node, executable, line });
        this.children.push(new Map());
        lines.set(line, id);
      }
      node = id;
      level = this.children[id];
    }
    return node;
  }

  private forget(): void {
    this.nodes = [];
    this.roots = new Map();
    this.children = [];
    this.ring.length = 0;
    this.next = 0;
  }
}
