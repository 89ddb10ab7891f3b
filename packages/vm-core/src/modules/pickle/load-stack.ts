/** The stack on which a pickle builds its objects, with marks that what is above them cannot be popped across. */

import type { Value } from "../../objects/object.js";
import type { PythonError } from "../../runtime/errors.js";
import { unpicklingError } from "./pickle-errors.js";

export class LoadStack {
  items: Value[] = [];
  private readonly marks: number[] = [];
  /** Items below belong to the marks. */
  private fence = 0;

  push(value: Value): void {
    this.items.push(value);
  }

  /** Raises UnpicklingError when there is nothing above the last mark. */
  pop(): Value {
    this.need(1);
    return this.items.pop() as Value;
  }

  top(): Value {
    this.need(1);
    return this.items[this.items.length - 1];
  }

  replaceTop(value: Value): void {
    this.items[this.items.length - 1] = value;
  }

  /** The last items, taken off. */
  take(count: number): Value[] {
    this.need(count);
    return this.items.splice(this.items.length - count, count);
  }

  mark(): void {
    this.marks.push(this.items.length);
    this.fence = this.items.length;
  }

  /** The items above the last mark, which goes with them. */
  popMark(): Value[] {
    const { marks, items } = this;
    const mark = marks.pop();
    if (mark === undefined) throw unpicklingError("could not find MARK");
    this.fence = marks.length > 0 ? marks[marks.length - 1] : 0;
    return items.splice(mark, items.length - mark);
  }

  /** Takes off a mark, or else an item. */
  drop(): void {
    const { marks, items } = this;
    if (marks.length > 0 && marks[marks.length - 1] === items.length) {
      marks.pop();
      this.fence = marks.length > 0 ? marks[marks.length - 1] : 0;
    } else this.pop();
  }

  need(count: number): void {
    if (this.items.length - this.fence < count) throw this.underflow();
  }

  underflow(): PythonError {
    return unpicklingError(this.marks.length > 0 ? "unexpected MARK found" : "unpickling stack underflow");
  }
}
