/** The sys.monitoring namespace (PEP 669): tools, their callbacks, and the events that they want. */

import { makeNamespace } from "../builtins/simple-namespace.js";
import { currentThread } from "../interpreter/current-thread.js";
import { executableOf } from "../interpreter/executable.js";
import {
  DISABLE,
  LOCAL_EVENTS,
  MISSING,
  type Monitoring,
  MonitoringEvent,
  TOOL_COUNT,
} from "../interpreter/trace/monitoring.js";
import { moveFrames } from "../interpreter/trace/vm-choice.js";
import { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { overflowError, typeError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex, textOf } from "../runtime/primitives.js";

const { BRANCH, BRANCH_LEFT, BRANCH_RIGHT, CALL, C_RAISE, C_RETURN } = MonitoringEvent;
const allEvents = 2 * BRANCH - 1;

/** The events that one tool is told of, by name. BRANCH stands for both of its directions. */
const ungroupedEvents = Object.entries(MonitoringEvent).filter(([, bit]) => bit < C_RETURN);

const monitoring = (): Monitoring => currentThread().monitoring;

/** Makes a change of what tools want take effect, in the frames that run too. */
function change(make: (state: Monitoring) => void): null {
  const { monitoring, group } = currentThread();
  make(monitoring);
  for (const thread of group.members) {
    thread.updateDepthLimit();
    moveFrames(thread);
  }
  return null;
}

/** A C int. */
function asInt(value: Value): number {
  const index = asIndex(value);
  if (index > 0x7fffffff || index < -0x80000000) throw overflowError("Python int too large to convert to C int");
  return Number(index);
}

function asTool(value: Value): number {
  const tool = asInt(value);
  if (tool < 0 || tool >= TOOL_COUNT) throw valueError(`invalid tool ${tool} (must be between 0 and 5)`);
  return tool;
}

function asToolInUse(tool: number): number {
  if (monitoring().toolNames[tool] === null) throw valueError(`tool ${tool} is not in use`);
  return tool;
}

function asCode(value: Value): PyCode {
  if (!(value instanceof PyCode)) throw typeError("code must be a code object");
  return value;
}

const hexadecimal = (set: number): string => `0x${(set >>> 0).toString(16)}`;

/** What is stored for a set of events: results of native calls come with the calls. */
function normalize(set: number): number {
  const results = C_RETURN | C_RAISE;
  if ((set & results) !== 0 && (set & (results | CALL)) !== (results | CALL)) {
    throw valueError("cannot set C_RETURN or C_RAISE events independently");
  }
  const events = set & ~results;
  return (events & BRANCH) === 0 ? events : (events & ~BRANCH) | BRANCH_LEFT | BRANCH_RIGHT;
}

function useToolId(toolId: Value, name: Value): null {
  const tool = asTool(toolId);
  const text = textOf(name);
  if (text === undefined) throw valueError("tool name must be a str");
  const { toolNames } = monitoring();
  if (toolNames[tool] !== null) throw valueError(`tool ${tool} is already in use`);
  toolNames[tool] = text;
  return null;
}

function clearToolId(toolId: Value): null {
  const tool = asTool(toolId);
  if (monitoring().toolNames[tool] === null) return null;
  return change((state) => state.clear(tool));
}

function freeToolId(toolId: Value): null {
  clearToolId(toolId);
  monitoring().toolNames[asTool(toolId)] = null;
  return null;
}

function registerCallback(toolId: Value, eventBit: Value, callback: Value): Value {
  const tool = asTool(toolId);
  const event = asInt(eventBit);
  if (event <= 0 || (event & (event - 1)) !== 0) {
    throw valueError("The callback can only be set for one event at a time");
  }
  if (event > allEvents) throw valueError(`invalid event ${event}`);
  const callbacks = monitoring().callbacks[tool];
  const previous = callbacks.get(event) ?? null;
  callbacks.set(event, callback);
  return previous;
}

function setEvents(toolId: Value, eventSet: Value): null {
  const tool = asTool(toolId);
  const set = asInt(eventSet);
  if (set < 0 || set > allEvents) throw valueError(`invalid event set ${hexadecimal(set)}`);
  const events = normalize(set);
  asToolInUse(tool);
  return change((state) => state.setEvents(tool, events));
}

function setLocalEvents(toolId: Value, code: Value, eventSet: Value): null {
  const tool = asTool(toolId);
  const executable = executableOf(asCode(code));
  const events = normalize(asInt(eventSet));
  if (events < 0 || events > LOCAL_EVENTS) throw valueError(`invalid local event set ${hexadecimal(events)}`);
  asToolInUse(tool);
  return change((state) => state.setLocalEvents(tool, executable, events));
}

/** For each event that is set for all code, a bit for each tool that wants it. */
function eventsAndTools(): PyDict {
  const result = new PyDict();
  for (const [name, bit] of ungroupedEvents) {
    const tools = monitoring().events.reduce((set, events, tool) => set | ((events & bit) !== 0 ? 1 << tool : 0), 0);
    if (tools !== 0) result.set(name, tools);
  }
  return result;
}

/** Makes the namespace and adds it to a sys module. */
export function addMonitoring(system: PyModule): void {
  const fn = (heading: string, code: (...args: never[]) => Value): Value =>
    nativeFunction("sys.monitoring", heading, code);
  const module = newModule("sys.monitoring", null, {
    __package__: null,
    DISABLE,
    MISSING,
    DEBUGGER_ID: 0,
    COVERAGE_ID: 1,
    PROFILER_ID: 2,
    OPTIMIZER_ID: 5,
    events: makeNamespace({ ...MonitoringEvent, NO_EVENTS: 0 }),
    use_tool_id: fn("use_tool_id(tool_id, name, /)", useToolId),
    clear_tool_id: fn("clear_tool_id(tool_id, /)", clearToolId),
    free_tool_id: fn("free_tool_id(tool_id, /)", freeToolId),
    get_tool: fn("get_tool(tool_id, /)", (tool: Value) => monitoring().toolNames[asTool(tool)]),
    register_callback: fn("register_callback(tool_id, event, func, /)", registerCallback),
    get_events: fn("get_events(tool_id, /)", (tool: Value) => monitoring().events[asTool(tool)]),
    set_events: fn("set_events(tool_id, event_set, /)", setEvents),
    get_local_events: fn("get_local_events(tool_id, code, /)", (toolId: Value, code: Value) => {
      const tool = asTool(toolId);
      return executableOf(asCode(code)).localEvents?.[tool] ?? 0;
    }),
    set_local_events: fn("set_local_events(tool_id, code, event_set, /)", setLocalEvents),
    restart_events: fn("restart_events()", () => change((state) => state.restart())),
    _all_events: fn("_all_events()", eventsAndTools),
  });
  system.attributes.set("monitoring", module);
}
