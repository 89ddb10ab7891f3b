/** The numbers of open files. */

import { FileError } from "./file-error.js";
import type { OpenFile } from "./open-file.js";

interface Descriptor {
  readonly file: OpenFile;
  isInheritable: boolean;
}

export class Descriptors {
  private readonly table = new Map<number, Descriptor>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The open file of a number. Throws EBADF. */
  get(number: number): OpenFile {
    return this.entry(number).file;
  }

  has(number: number): boolean {
    return this.table.has(number);
  }

  /** Gives a file the lowest free number from `least` on. Throws EMFILE. */
  add(file: OpenFile, least = 0): number {
    let number = least;
    while (this.table.has(number)) number++;
    if (number >= this.limit) throw new FileError("EMFILE");
    this.set(number, file, false);
    return number;
  }

  close(number: number): void {
    const { file } = this.entry(number);
    this.table.delete(number);
    if (--file.references === 0) file.close();
  }

  duplicate(number: number): number {
    return this.add(this.get(number));
  }

  /** Makes `target` stand for the same file; closes what it stood for. */
  duplicateTo(number: number, target: number, isInheritable: boolean): void {
    const file = this.get(number);
    if (target < 0 || target >= this.limit) throw new FileError("EBADF");
    if (number === target) return;
    file.references++;
    if (this.table.has(target)) this.close(target);
    file.references--;
    this.set(target, file, isInheritable);
  }

  isInheritable(number: number): boolean {
    return this.entry(number).isInheritable;
  }

  setInheritable(number: number, isInheritable: boolean): void {
    this.entry(number).isInheritable = isInheritable;
  }

  /** Numbers in use, in order. */
  numbers(): number[] {
    return [...this.table.keys()].sort((left, right) => left - right);
  }

  private set(number: number, file: OpenFile, isInheritable: boolean): void {
    file.references++;
    this.table.set(number, { file, isInheritable });
  }

  private entry(number: number): Descriptor {
    const entry = this.table.get(number);
    if (entry === undefined) throw new FileError("EBADF");
    return entry;
  }
}
