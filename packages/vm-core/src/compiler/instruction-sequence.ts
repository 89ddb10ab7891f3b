/** The linear code the code generator writes: instructions, pseudo-instructions and labels. */

import { countWork } from "../source/safe-points.js";
import type { Location } from "./location.js";

/** A jump target; `position` is set when its place in the code is known. */
export class Label {
  position = -1;
}

export interface SequenceItem {
  opcode: number;
  operand: number;
  readonly label: Label | null;
  readonly location: Location;
}

export class InstructionSequence {
  readonly items: SequenceItem[] = [];
  readonly labels: Label[] = [];

  add(location: Location, opcode: number, operand = 0): void {
    countWork();
    this.items.push({ opcode, operand, label: null, location });
  }

  addJump(location: Location, opcode: number, label: Label): void {
    this.items.push({ opcode, operand: 0, label, location });
  }

  /** Binds a label to the place of the next instruction. */
  use(label: Label): void {
    label.position = this.items.length;
    this.labels.push(label);
  }

  insertJump(at: number, location: Location, opcode: number, label: Label): void {
    this.items.splice(at, 0, { opcode, operand: 0, label, location });
    this.shiftLabels(at, 1);
  }

  /** Replaces the placeholder at `at` by other code. */
  replace(at: number, other: InstructionSequence): void {
    const shift = other.items.length - 1;
    this.shiftLabels(at + 1, shift);
    for (const label of other.labels) label.position += at;
    this.labels.push(...other.labels);
    this.items.splice(at, 1, ...other.items);
  }

  private shiftLabels(from: number, by: number): void {
    for (const label of this.labels) {
      if (label.position >= from) label.position += by;
    }
  }
}
