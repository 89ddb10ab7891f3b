/** The breakpoints that an editor has set, by file, as the protocol and as a program's debugger see them. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Breakpoint, DebugOptions, FunctionBreakpoint } from "../debugger.js";

interface State {
  readonly isVerified: boolean;
  readonly line: number;
}

export class BreakpointTable {
  private readonly lines = new Map<string, readonly Breakpoint[]>();
  private functions: readonly FunctionBreakpoint[] = [];
  private readonly states = new Map<number, State>();
  private count = 0;

  /** Replaces those of a file. One that is set again keeps its number, and with it its hits. */
  setLines(path: string, breakpoints: readonly DebugProtocol.SourceBreakpoint[]): DebugProtocol.Breakpoint[] {
    const before = this.lines.get(path) ?? [];
    const set = breakpoints.map(({ line, condition, hitCondition, logMessage }): Breakpoint => {
      const wanted = { file: path, line, condition, hitCondition, logMessage };
      return before.find((each) => isSame(each, wanted)) ?? { id: ++this.count, ...wanted };
    });
    this.lines.set(path, set);
    return set.map((each) => this.describe(each));
  }

  setFunctions(breakpoints: readonly DebugProtocol.FunctionBreakpoint[]): DebugProtocol.Breakpoint[] {
    this.functions = breakpoints.map(({ name, condition, hitCondition }) => ({
      id: ++this.count,
      function: name,
      condition,
      hitCondition,
    }));
    return this.functions.map(({ id }) => ({ id, verified: true }));
  }

  options(): Pick<DebugOptions, "breakpoints" | "functionBreakpoints"> {
    const breakpoints = [...this.lines.values()].flat().filter(({ line }) => isLine(line));
    return { breakpoints, functionBreakpoints: this.functions };
  }

  /** Takes note of where a breakpoint is; undefined for one that is gone. */
  update({ id, isVerified, line }: State & { readonly id: number }): DebugProtocol.Breakpoint | undefined {
    const found = [...this.lines.values()].flat().find((each) => each.id === id);
    if (found === undefined) return undefined;
    this.states.set(id, { isVerified, line });
    return this.describe(found);
  }

  private describe({ id, line }: Breakpoint): DebugProtocol.Breakpoint {
    const state = this.states.get(id);
    if (!isLine(line)) return { id, verified: false, message: "There is no such line." };
    if (state?.isVerified === true) return { id, verified: true, line: state.line };
    return { id, verified: false, line, message: "No code of this line has been loaded yet." };
  }
}

const isLine = (line: unknown): boolean => Number.isSafeInteger(line) && Number(line) > 0;

function isSame(one: Breakpoint, other: Omit<Breakpoint, "id">): boolean {
  return (
    one.line === other.line &&
    one.condition === other.condition &&
    one.hitCondition === other.hitCondition &&
    one.logMessage === other.logMessage
  );
}
