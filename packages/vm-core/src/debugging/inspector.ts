/** Looking at a program that stands still: frames, variables with references, expressions in a frame. */

import { Frame } from "../interpreter/frame.js";
import { localsOf } from "../interpreter/frame-type.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { jumpTo } from "../interpreter/trace/jump.js";
import { withoutEvents } from "../interpreter/trace/tracer-call.js";
import { PyDict } from "../objects/dict.js";
import type { PyException } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTraceback } from "../objects/traceback.js";
import { typeOf } from "../objects/type-of.js";
import { boundedRepr } from "../runtime/bounded-repr.js";
import { exceptionOf } from "../runtime/errors.js";
import { setItem } from "../runtime/subscripts.js";
import { type FrameReport, printedClassName, reportFrames, safeText } from "../runtime/traceback-report.js";
import { attributesOf, type Child, countChildren, itemsOf, namesOf } from "./children.js";
import { attributesSeenOf, type CompletionReport, namesSeenFrom } from "./completions.js";
import { expressionIn, valueIn } from "./frame-expressions.js";

export interface VariableReport {
  readonly name: string;
  /** A bounded repr. */
  readonly value: string;
  readonly type: string;
  /** To ask for what is inside; 0 when nothing is. Valid until the program goes on. */
  readonly reference: number;
  /** How many items and how many named parts are inside. */
  readonly indexed: number;
  readonly named: number;
}

export interface ScopeReport {
  readonly name: "Locals" | "Globals";
  readonly reference: number;
  readonly named: number;
}

export interface Page {
  readonly filter?: "indexed" | "named" | undefined;
  readonly start?: number | undefined;
  /** All by default. */
  readonly count?: number | undefined;
}

/** What a question cannot be answered with: an unknown reference, or what the program raised while answering. */
export class InspectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InspectionError";
  }
}

/** Something that has parts. */
type Container =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "locals"; readonly frame: Frame }
  | { readonly kind: "globals"; readonly frame: Frame };

/** A frame, and where it is: at its own place, or where an exception has left it. */
interface Place {
  readonly frame: Frame;
  readonly pc: number;
}

export interface StackFrameReport extends FrameReport {
  /** To ask for its variables; valid until the program goes on. */
  readonly frame: number;
}

export interface ThreadReport {
  readonly id: number;
  readonly isMain: boolean;
}

/** Knows one stop: its frames, 0 being the innermost of the thread that has stopped, and the references it gives out. */
export class Inspector {
  private readonly thread: InterpreterThread;
  /** How many of the frames are those of the thread that has stopped. */
  private readonly ownCount: number;
  private readonly places: Place[];
  private readonly containers: Container[] = [];

  private constructor(thread: InterpreterThread, places: Place[]) {
    this.thread = thread;
    this.places = places;
    this.ownCount = places.length;
  }

  /** The live stack. */
  static ofStack(thread: InterpreterThread): Inspector {
    return new Inspector(thread, placesOf(thread));
  }

  /** The frames that an exception has passed through. */
  static ofTraceback(thread: InterpreterThread, exception: PyException): Inspector {
    const places: Place[] = [];
    for (let each = exception.traceback; each !== null; each = each.next) {
      if (each.frame instanceof Frame) places.unshift({ frame: each.frame, pc: each.pc });
    }
    return new Inspector(thread, places);
  }

  threads(): ThreadReport[] {
    const { main, members } = this.thread.group;
    return members.map((thread) => ({ id: thread.identifier, isMain: thread === main }));
  }

  /** The stack of a thread, innermost frame first; empty for one that has ended. */
  stack(thread: number = this.thread.identifier): StackFrameReport[] {
    if (thread === this.thread.identifier) return this.report(0, this.ownCount);
    const other = this.thread.group.members.find(({ identifier }) => identifier === thread);
    if (other === undefined) return [];
    const start = this.places.length;
    this.places.push(...placesOf(other));
    return this.report(start, this.places.length);
  }

  private report(start: number, end: number): StackFrameReport[] {
    return this.places.slice(start, end).map(({ frame, pc }, index) => {
      const [report] = reportFrames(new PyTraceback(null, frame, pc));
      return { ...report, frame: start + index };
    });
  }

  scopes(frame: number): ScopeReport[] {
    const found = this.frame(frame);
    const globals: ScopeReport = {
      name: "Globals",
      reference: this.refer({ kind: "globals", frame: found }),
      named: namesOf(found.globals).length,
    };
    if (found.namespace === found.globals) return [globals];
    const container: Container = { kind: "locals", frame: found };
    return [{ name: "Locals", reference: this.refer(container), named: this.children(container, {}).length }, globals];
  }

  variables(reference: number, page: Page): VariableReport[] {
    return this.guarded(() => this.children(this.container(reference), page).map((child) => this.describe(child)));
  }

  /**
   * The value of an expression; unless `isExpression` also runs statements, whose value is None. Names that are assigned
   * stay in the frame.
   */
  evaluate(expression: string, frame: number, isExpression = false): VariableReport {
    const evaluated = isExpression ? expressionIn : valueIn;
    return this.guarded(() => this.describe({ name: expression, value: evaluated(this.frame(frame), expression) }));
  }

  /** Gives a part another value, which is written as an expression in the innermost frame or `frame`. */
  assign(reference: number, name: string, expression: string, frame: number): VariableReport {
    return this.guarded(() => {
      const found = this.children(this.container(reference), {}).find((child) => child.name === name);
      if (found === undefined) throw new InspectionError(`there is no ${name}`);
      if (found.assign === undefined) throw new InspectionError(`${name} cannot be changed`);
      const value = expressionIn(this.frame(frame), expression);
      found.assign(value);
      return this.describe({ name, value });
    });
  }

  /** The names that a frame sees; with an expression the attributes of its value. */
  complete(expression: string, frame: number): CompletionReport[] {
    const found = this.frame(frame);
    return this.guarded(() => (expression === "" ? namesSeenFrom(found) : attributesSeenOf(found, expression)));
  }

  /** Lets the innermost frame go on at another line. */
  jump(line: number): void {
    const frame = this.frame(0);
    this.guarded(() => withoutEvents(this.thread, frame, "line", () => jumpTo(this.thread, frame, line)));
    this.places[0] = { frame, pc: frame.lastInstruction };
  }

  private describe({ name, value }: Child): VariableReport {
    const { indexed, named } = countChildren(value);
    const reference = indexed + named > 0 ? this.refer({ kind: "value", value }) : 0;
    return { name, value: boundedRepr(value), type: typeOf(value).name, reference, indexed, named };
  }

  private children(container: Container, { filter, start = 0, count = Number.POSITIVE_INFINITY }: Page): Child[] {
    const named = (): Child[] => {
      switch (container.kind) {
        case "value":
          return attributesOf(container.value);
        case "locals":
          return localVariables(container.frame);
        case "globals":
          return namesOf(container.frame.globals);
      }
    };
    const value = container.kind === "value" ? container.value : null;
    if (filter === "indexed") return itemsOf(value, start, count);
    if (filter === "named") return named().slice(start, start + count);
    return [...itemsOf(value, 0, start + count), ...named()].slice(start, start + count);
  }

  private refer(container: Container): number {
    return this.containers.push(container);
  }

  private container(reference: number): Container {
    const found = this.containers[reference - 1];
    if (found === undefined) throw new InspectionError(`there is no reference ${reference}`);
    return found;
  }

  private frame(index: number): Frame {
    const found = this.places[index];
    if (found === undefined) throw new InspectionError(`there is no frame ${index}`);
    return found.frame;
  }

  /** Does something that may run the program's code; what that raises becomes the answer. */
  private guarded<Result>(action: () => Result): Result {
    const { thread } = this;
    const { handled } = thread;
    const outer = handled.exception;
    try {
      return withoutEvents(thread, this.frame(0), "other", action);
    } catch (error) {
      if (error instanceof InspectionError) throw error;
      const exception = exceptionOf(error);
      if (exception === null) throw error;
      throw new InspectionError(`${printedClassName(exception.cls)}: ${safeText(exception, "exception")}`);
    } finally {
      handled.exception = outer;
    }
  }
}

function placesOf(thread: InterpreterThread): Place[] {
  const places: Place[] = [];
  for (let { top: frame } = thread; frame !== null; frame = frame.back)
    places.push({ frame, pc: frame.lastInstruction });
  return places;
}

function localVariables(frame: Frame): Child[] {
  const locals = localsOf(frame);
  if (locals instanceof PyDict) return namesOf(locals);
  return [...frame.localVariables()].map(([name, value]) => ({
    name,
    value,
    assign: (next: Value) => setItem(locals, name, next),
  }));
}
