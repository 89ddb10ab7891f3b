/** Generators, coroutines and async generators: objects around a suspended frame. */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { NativeIterator } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { InternalError, typeError } from "../runtime/errors.js";
import { HandledException } from "../runtime/thread.js";
import type { Frame } from "./frame.js";

export const generatorType: PyType = defineType("generator", { isSubclassable: false });
export const coroutineType: PyType = defineType("coroutine", { isSubclassable: false });
export const asyncGeneratorType: PyType = defineType("async_generator", { isSubclassable: false });

for (const type of [generatorType, coroutineType, asyncGeneratorType]) type.instancesHaveWeakReferences = true;

export const GeneratorState = { CREATED: 0, SUSPENDED: 1, RUNNING: 2, FINISHED: 3 } as const;
export type GeneratorState = (typeof GeneratorState)[keyof typeof GeneratorState];

/** Resumes a generator in a nested loop; installed by `resume.ts`. */
export const generatorHooks: {
  next: (generator: PyGenerator) => Value | undefined;
  /** Visits the items that are left, until `visit` returns false. */
  visit: (generator: PyGenerator, visit: (item: Value) => boolean | undefined | void) => void;
  /** Sends a value in; `state` tells whether the result was yielded or returned. */
  resume: (generator: PyGenerator, sent: Value) => Value;
  /** Closes it as its going would. */
  finalize: (generator: PyGenerator) => void;
} = {
  next: () => {
    throw new InternalError("generator protocol not loaded");
  },
  visit: () => {
    throw new InternalError("generator protocol not loaded");
  },
  resume: () => {
    throw new InternalError("generator protocol not loaded");
  },
  finalize: () => {
    throw new InternalError("generator protocol not loaded");
  },
};

export class PyGenerator extends NativeIterator {
  override cls: PyType;
  /** The frame; after the generator has finished it is only there for introspection. */
  readonly frame: Frame;
  state: GeneratorState = GeneratorState.CREATED;
  name: string;
  qualifiedName: string;
  /** The exception being handled inside the generator, chained to its resumer's while it runs. */
  readonly handled = new HandledException(null);
  /** Async generators: a hook of the event loop has been called, an asend or aclose runs, aclose has been called. */
  isFirstIterated = false;
  isAsyncRunning = false;
  isClosed = false;
  /** One place alone holds it, see `temporaries.ts`. */
  isHeldOnce = false;
  /** Coroutines: the callers that made it, as `cr_origin` shows them. Async generators: the hook for its end. */
  origin: Value = null;

  constructor(cls: PyType, frame: Frame, name: string, qualifiedName: string) {
    super();
    this.cls = cls;
    this.frame = frame;
    this.name = name;
    this.qualifiedName = qualifiedName;
  }

  /** What it returned, until the StopIteration that carries it has been made. */
  returned: Value = null;

  next(): Value | undefined {
    // `all`, `any` and `tuple` of a generator expression iterate over what it makes without asking.
    if (this.cls === asyncGeneratorType) throw typeError("'async_generator' object is not an iterator");
    return generatorHooks.next(this);
  }

  override visitItems(visit: (item: Value) => boolean | undefined | void): boolean {
    if (this.cls !== generatorType) return false;
    generatorHooks.visit(this, visit);
    return true;
  }

  override isTemporary(): boolean {
    return this.isHeldOnce;
  }

  override release(): void {
    if (!this.isHeldOnce) return;
    this.isHeldOnce = false;
    if (this.state < GeneratorState.RUNNING) generatorHooks.finalize(this);
  }

  override stopValue(): Value {
    const { returned } = this;
    this.returned = null;
    return returned;
  }
}

/** The iterator that a suspended generator delegates to by `yield from` or `await`; undefined when it does not. */
export function delegateOf(generator: PyGenerator): Value | undefined {
  const { frame } = generator;
  if (generator.state !== GeneratorState.SUSPENDED) return undefined;
  const word = frame.executable.instructions[frame.pc];
  const isDelegating = (word & OPCODE_MASK) === Op.RESUME && ((word >>> OPERAND_SHIFT) & 3) >= 2;
  return isDelegating ? frame.values[frame.sp - 1] : undefined;
}
