/** Debugging: what a client asks of a program, and what it is told. */

import * as z from "zod";
import { frameReport } from "./outcome.js";

const text = z.string();
const number = z.number().int();

export const debugConfiguration = z.strictObject({
  /** Stop at lines. A line without code stands for the next that has some. */
  breakpoints: z
    .array(
      z.strictObject({
        /** Chosen by the client; stops and changes name it. */
        id: number,
        /** A filename, whole or its last components. */
        file: text,
        line: number.positive(),
        /** A Python expression that must be true. */
        condition: text.optional(),
        /** How many hits it takes: `N` (at least), or with one of the operators `>=`, `>`, `==`, `<=`, `<`, `%`. */
        hitCondition: text.optional(),
        /** Printed instead of stopping; Python expressions stand in braces. */
        logMessage: text.optional(),
      }),
    )
    .readonly(),
  /** Stop when functions are called, by name or qualified name. */
  functionBreakpoints: z
    .array(
      z.strictObject({
        id: number,
        function: text,
        condition: text.optional(),
        hitCondition: text.optional(),
      }),
    )
    .readonly(),
  /** Stop at exceptions: `raised`, wherever one is; `uncaught`, when one ends the program. */
  exceptions: z.array(z.enum(["raised", "uncaught"])).readonly(),
  /** Stop at the first line. */
  stopOnEntry: z.boolean(),
  /** Do not stop in the standard library, except at breakpoints. */
  justMyCode: z.boolean(),
});
export type DebugConfiguration = z.infer<typeof debugConfiguration>;

export const RESUMPTIONS = ["continue", "step into", "step over", "step out"] as const;

/** What can be asked of a program that stands still. */
export const debugQuestion = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("threads") }),
  z.strictObject({ kind: z.literal("stack"), thread: number.optional() }),
  z.strictObject({ kind: z.literal("scopes"), frame: number }),
  z.strictObject({
    kind: z.literal("variables"),
    reference: number,
    filter: z.enum(["indexed", "named"]).optional(),
    start: number.nonnegative().optional(),
    count: number.nonnegative().optional(),
  }),
  /** `isExpression`: statements are a SyntaxError. */
  z.strictObject({
    kind: z.literal("evaluate"),
    expression: text,
    frame: number,
    isExpression: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal("assign"), reference: number, name: text, expression: text, frame: number }),
  z.strictObject({ kind: z.literal("jump"), line: number }),
  /** Names that the frame sees; with an expression the attributes of its value. */
  z.strictObject({ kind: z.literal("complete"), expression: text, frame: number }),
]);
export type DebugQuestion = z.infer<typeof debugQuestion>;

export const debugCommand = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("debug-on"), configuration: debugConfiguration }),
  z.strictObject({ kind: z.literal("debug-off") }),
  z.strictObject({ kind: z.literal("debug-pause") }),
  z.strictObject({ kind: z.literal("debug-resume"), how: z.enum(RESUMPTIONS) }),
  z.strictObject({ kind: z.literal("debug-ask"), id: number, question: debugQuestion }),
]);
export type DebugCommand = z.infer<typeof debugCommand>;

export const stackFrame = frameReport.extend({
  /** To ask for its variables; valid until the program goes on. */
  frame: number,
});
export type StackFrame = z.infer<typeof stackFrame>;

export const variable = z.object({
  name: text,
  /** A bounded repr. */
  value: text,
  type: text,
  /** To ask for what is inside, until the program goes on; 0 when nothing is. */
  reference: number,
  /** How many items and how many named parts are inside. */
  indexed: number,
  named: number,
});
export type Variable = z.infer<typeof variable>;

export const variableScope = z.object({ name: z.enum(["Locals", "Globals"]), reference: number, named: number });
export type VariableScope = z.infer<typeof variableScope>;

export const completion = z.object({
  name: text,
  kind: z.enum(["variable", "function", "class", "module", "property", "keyword"]),
});
export type Completion = z.infer<typeof completion>;

export const programThread = z.object({ id: number, isMain: z.boolean() });
export type ProgramThread = z.infer<typeof programThread>;

export const debugAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("threads"), threads: z.array(programThread).readonly() }),
  z.object({ kind: z.literal("stack"), frames: z.array(stackFrame).readonly() }),
  z.object({ kind: z.literal("scopes"), scopes: z.array(variableScope).readonly() }),
  z.object({ kind: z.literal("variables"), variables: z.array(variable).readonly() }),
  z.object({ kind: z.literal("variable"), variable }),
  z.object({ kind: z.literal("names"), names: z.array(completion).readonly() }),
  z.object({ kind: z.literal("done") }),
  z.object({ kind: z.literal("failed"), message: text }),
]);
export type DebugAnswer = z.infer<typeof debugAnswer>;

export const debugStop = z.object({
  reason: z.enum(["entry", "breakpoint", "function breakpoint", "step", "pause", "exception"]),
  /** Ids of the breakpoints that were hit. */
  breakpoints: z.array(number).readonly(),
  thread: number,
  exception: z.object({ type: text, message: text, isUncaught: z.boolean() }).nullable(),
});
export type DebugStop = z.infer<typeof debugStop>;

export const breakpointState = z.object({ id: number, isVerified: z.boolean(), line: number });
export type BreakpointState = z.infer<typeof breakpointState>;

export const debugMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("debug-stop"), stop: debugStop }),
  z.object({ kind: z.literal("debug-answer"), id: number, answer: debugAnswer }),
  z.object({ kind: z.literal("debug-log"), text }),
  z.object({ kind: z.literal("debug-breakpoints"), changes: z.array(breakpointState).readonly() }),
  /** The debugger is gone: nothing more will come of it. */
  z.object({ kind: z.literal("debug-end") }),
]);
export type DebugMessage = z.infer<typeof debugMessage>;
