/** Samples a whole run. */

import type { Executable, VirtualMachine } from "@tandem-py/vm-core";
import type { CodeEntry } from "../protocol/code-entries.js";
import type { Profile, ProfileRequest } from "../protocol/profile.js";
import { Sampler } from "./sampler.js";

const INTERVAL = 1;
const CAPACITY = 1_000_000;

export class Profiler {
  readonly sampler: Sampler;
  private readonly machine: VirtualMachine;
  private readonly startedAt = Date.now();

  constructor(machine: VirtualMachine, now: number, { intervalMs = INTERVAL }: ProfileRequest) {
    this.machine = machine;
    this.sampler = new Sampler(now, intervalMs, CAPACITY);
  }

  look(now: number): void {
    this.sampler.take(now, this.machine.top, "computing");
  }

  /** All that has been seen. */
  profile(): Profile {
    const numbers = new Map<Executable, number>();
    const codes: CodeEntry[] = [];
    const numberOf = (executable: Executable): number => {
      let number = numbers.get(executable);
      if (number === undefined) {
        number = codes.length;
        numbers.set(executable, number);
        const { filename, name, qualifiedName, firstLine } = executable.code.code;
        codes.push({ filename, name, qualifiedName, firstLine });
      }
      return number;
    };
    const { nodes } = this.sampler;
    const samples = this.sampler.samples();
    return {
      nodes: nodes.map(({ parent, executable, line }) => [parent, numberOf(executable), Math.max(0, line)]),
      codes,
      samples: samples.map(({ node }) => node),
      durations: samples.map(({ duration }) => Math.round(duration * 1000)),
      startedAt: this.startedAt,
    };
  }
}
