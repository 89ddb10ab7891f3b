/** Which events a code object reports to the tools of sys.monitoring, and where. */

import { isShown } from "../../bytecode/counted-code.js";
import { isBranch, OPCODE_MASK, OPERAND_SHIFT, Op } from "../../bytecode/instructions.js";
import type { Executable } from "../executable.js";
import { firstTraceable, lineStartsOf } from "./line-starts.js";
import { LOCAL_EVENTS, type Monitoring, MonitoringEvent, TOOL_COUNT } from "./monitoring.js";

const { PY_START, PY_RESUME, PY_RETURN, PY_YIELD, CALL, LINE, INSTRUCTION, JUMP } = MonitoringEvent;
const { BRANCH_LEFT, BRANCH_RIGHT, STOP_ITERATION } = MonitoringEvent;
const BRANCHES = BRANCH_LEFT | BRANCH_RIGHT;
/** Events that `enterFrame` reports, so that a frame need not be in the tracing VM for them. */
const ENTRIES = PY_START | PY_RESUME;

/** Bits of `Executable.stops`. */
const LINE_START = 1;
const MONITORED = 2;

/** What instructions can report, besides INSTRUCTION and LINE. */
const eventsOfOpcode = new Map<number, number>([
  [Op.RETURN_VALUE, PY_RETURN],
  [Op.YIELD_VALUE, PY_YIELD],
  [Op.CALL, CALL],
  [Op.CALL_KW, CALL],
  [Op.CALL_FUNCTION_EX, CALL],
  [Op.LOAD_SUPER_ATTR, CALL],
  [Op.LOAD_SUPER_METHOD, CALL],
  [Op.JUMP_FORWARD, JUMP],
  [Op.JUMP_BACKWARD, JUMP],
  [Op.FOR_ITER, STOP_ITERATION],
  [Op.SEND, STOP_ITERATION],
]);

export const isSuperAccess = (word: number): boolean => {
  const op = word & OPCODE_MASK;
  return op === Op.LOAD_SUPER_ATTR || op === Op.LOAD_SUPER_METHOD;
};

export class Instruments {
  private readonly executable: Executable;
  /** The events that each word can give. */
  private readonly possible: Uint16Array;
  /** By tool, the local events that it gets from this code. */
  readonly active: number[] = new Array<number>(TOOL_COUNT).fill(0);
  /** By tool, the events that it has switched off at each word. */
  private readonly disabled: (Uint16Array | null)[] = new Array<Uint16Array | null>(TOOL_COUNT).fill(null);
  /** How many pairs of tool and event at some word are left that need the tracing VM. */
  siteCount = 0;
  /** Not 0 at words that may come after one whose outcome is reported before the next instruction. */
  private followers: Uint8Array | null = null;
  private version = -1;
  private restarts = 0;

  constructor(executable: Executable) {
    this.executable = executable;
    this.possible = possibleEvents(executable);
  }

  /** Follows what tools want now. An event that a tool has asked for anew is on again wherever it was off. */
  update(monitoring: Monitoring): void {
    const { version } = this;
    if (version === monitoring.version) return;
    this.version = monitoring.version;
    const { localEvents } = this.executable;
    const isRestarted = this.restarts !== monitoring.restarts;
    this.restarts = monitoring.restarts;
    for (let tool = 0; tool < TOOL_COUNT; tool++) {
      const events = (monitoring.events[tool] | (localEvents?.[tool] ?? 0)) & LOCAL_EVENTS;
      const added = isRestarted ? LOCAL_EVENTS : (events & ~this.active[tool]) | monitoring.addedSince(version, tool);
      const disabled = this.disabled[tool];
      if (disabled !== null && added !== 0) for (let pc = 0; pc < disabled.length; pc++) disabled[pc] &= ~added;
      this.active[tool] = events;
    }
    this.findSites();
  }

  isActive(tool: number, event: number, pc: number): boolean {
    return (this.active[tool] & event) !== 0 && ((this.disabled[tool]?.[pc] ?? 0) & event) === 0;
  }

  /** Whether any tool gets the event at this word. */
  hasEvent(event: number, pc: number): boolean {
    for (let tool = 0; tool < TOOL_COUNT; tool++) if (this.isActive(tool, event, pc)) return true;
    return false;
  }

  /** Switches an event off at one word; returns whether the code has no site left. */
  disable(tool: number, event: number, pc: number): boolean {
    const disabled = (this.disabled[tool] ??= new Uint16Array(this.possible.length));
    if ((disabled[pc] & event) !== 0) return false;
    disabled[pc] |= event;
    if ((event & ENTRIES) === 0 && (this.possible[pc] & event) !== 0) this.siteCount--;
    if ((event & (LINE | INSTRUCTION | CALL | JUMP)) !== 0) this.clearStop(pc);
    return this.siteCount === 0;
  }

  private clearStop(pc: number): void {
    const { stops, lineStarts } = this.executable;
    if (stops === null || stops === lineStarts || (this.followers?.[pc] ?? 0) !== 0) return;
    if (this.eventsAt(pc) === 0) stops[pc] &= LINE_START;
  }

  private eventsAt(pc: number): number {
    let events = 0;
    for (let tool = 0; tool < TOOL_COUNT; tool++) {
      events |= this.active[tool] & ~(this.disabled[tool]?.[pc] ?? 0);
    }
    return events & this.possible[pc];
  }

  private findSites(): void {
    const { executable, possible } = this;
    const { instructions } = executable;
    const lineStarts = lineStartsOf(executable);
    const stops = lineStarts.slice();
    const followers = new Uint8Array(stops.length);
    this.siteCount = 0;
    for (let pc = 0; pc < instructions.length; pc++) {
      let events = 0;
      for (let tool = 0; tool < TOOL_COUNT; tool++) {
        const own = this.active[tool] & ~(this.disabled[tool]?.[pc] ?? 0) & possible[pc];
        events |= own;
        this.siteCount += countBits(own & ~ENTRIES);
      }
      if ((events & (LINE | INSTRUCTION | CALL | JUMP)) !== 0) stops[pc] |= MONITORED;
      if ((events & BRANCHES) !== 0) followers[instructions[pc] >>> OPERAND_SHIFT] = followers[pc + 1] = MONITORED;
      if ((events & CALL) !== 0 && isSuperAccess(instructions[pc])) followers[pc + 1] = MONITORED;
    }
    for (let pc = 0; pc < stops.length; pc++) stops[pc] |= followers[pc];
    this.followers = followers;
    executable.stops = this.siteCount === 0 ? lineStarts : stops;
  }
}

/** The instruments of a code, up to date. */
export function instrumentsOf(monitoring: Monitoring, executable: Executable): Instruments {
  executable.instruments ??= new Instruments(executable);
  executable.instruments.update(monitoring);
  return executable.instruments;
}

function possibleEvents(executable: Executable): Uint16Array {
  const { instructions } = executable;
  const lineStarts = lineStartsOf(executable);
  const possible = new Uint16Array(instructions.length);
  for (let pc = firstTraceable(instructions); pc < instructions.length; pc++) {
    const op = instructions[pc] & OPCODE_MASK;
    if (op === Op.RESUME) {
      possible[pc] = instructions[pc] >>> OPERAND_SHIFT === 0 ? PY_START : PY_RESUME;
      continue;
    }
    if (!isShown(executable.code.code, pc)) {
      possible[pc] = lineStarts[pc] !== 0 ? LINE : 0;
      continue;
    }
    const branches = isBranch(instructions[pc]) ? BRANCHES : 0;
    possible[pc] = INSTRUCTION | (lineStarts[pc] !== 0 ? LINE : 0) | branches | (eventsOfOpcode.get(op) ?? 0);
  }
  return possible;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
