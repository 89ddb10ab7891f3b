/** Every message between a client and a worker: schemas, their types, and the layout of shared memory. */

export { type CallFigures, type CallProfile } from "./call-profile.js";
export { type CodeCounts, type CodeEntry, type CompiledCode, codeEntry } from "./code-entries.js";
export {
  type ControlMessage,
  type CountFilter,
  controlMessage,
  countFilter,
  type DirectoryMount,
  type HostFunctionEntry,
  type MachineOptions,
  machineOptions,
  type RunCommand,
  runCommand,
  type SessionCommand,
  sessionCommand,
  type TraceFilter,
  traceFilter,
} from "./commands.js";
export { ControlBlock, MAXIMUM_TRACES, Request, State } from "./control-block.js";
export {
  type CodeCoverage,
  type CoverageContext,
  type CoverageFilter,
  type CoverageRecord,
  coverageFilter,
  coverageRecord,
  type LiveCode,
} from "./coverage.js";
export {
  type BreakpointState,
  type Completion,
  type DebugAnswer,
  type DebugCommand,
  type DebugConfiguration,
  type DebugMessage,
  type DebugQuestion,
  type DebugStop,
  debugConfiguration,
  debugQuestion,
  type ProgramThread,
  type StackFrame,
  type Variable,
  type VariableScope,
} from "./debugging.js";
export {
  DEFAULT_EVENT_KINDS,
  EVENT_KINDS,
  type EventKind,
  KIND_BITS,
  KIND_MASK,
  KindCode,
  RECORD_WORDS,
  RECORDS_PER_CHUNK,
} from "./event-records.js";
export { EXIT_CODES } from "./exit-codes.js";
export { ACTIVITIES, type Activity, type Explanation, explanation, type HotPlace } from "./explanation.js";
export {
  type ProgramCommand,
  type ProgramReport,
  programCommand,
  programReport,
} from "./far-programs.js";
export { type Limits, limitFields, limits, MAXIMUM_RECURSION } from "./limits.js";
export {
  type ExceptionReport,
  exceptionReport,
  type FrameReport,
  type Outcome,
  outcome,
  type Usage,
} from "./outcome.js";
export { type PlainValue, plainValue } from "./plain-value.js";
export { type Profile, type ProfileRequest, profile, profileRequest } from "./profile.js";
export { type ErrorCode, type SessionResult, sessionResult } from "./results.js";
export {
  type AggregateEntry,
  type EventChunk,
  eventChunk,
  type InstructionEntry,
  type StreamMessage,
  streamMessage,
} from "./stream.js";
export { PROTOCOL_VERSION } from "./version.js";
