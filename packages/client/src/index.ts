/** Runs Python programs in threads, from TypeScript. */

export type { IsolatePoolOptions, IsolateStatus, PoolOptions } from "@tandem-py/worker";
export type {
  BreakpointState,
  CodeCounts,
  CodeCoverage,
  CodeEntry,
  CompiledCode,
  CountFilter,
  CoverageContext,
  CoverageFilter,
  CoverageRecord,
  DebugStop,
  DirectoryMount,
  EventKind,
  ExceptionReport,
  Explanation,
  FrameReport,
  Limits,
  MachineOptions,
  Outcome,
  PlainValue,
  Profile,
  ProfileRequest,
  ProgramThread,
  StackFrame,
  TraceFilter,
  Usage,
  Variable,
  VariableScope,
} from "@tandem-py/worker/protocol";
export type { CoverageMeasurement, LineCounts, StreamOptions } from "./connection.js";
export type {
  Breakpoint,
  DebugEvent,
  Debugger,
  DebugOptions,
  FunctionBreakpoint,
  VariablePage,
} from "./debugger.js";
export { type ErrorCode, TandemError } from "./errors.js";
export {
  type HostCallContext,
  type HostErrorOptions,
  type HostFunction,
  type HostFunctionOptions,
  type HostFunctions,
  type HostResult,
  hostFunction,
  PythonException,
} from "./host-functions.js";
export type { StandardInput } from "./input-source.js";
export type { LocalOptions as TandemOptions } from "./places.js";
export type { Program } from "./program.js";
export type { ConnectOptions } from "./remote/remote-places.js";
export type { Isolation, PlaceOptions, Run, RunOptions } from "./run.js";
export type { ExecuteOptions, Session, SessionGlobals } from "./session.js";
export type { SupervisionOptions } from "./supervisor.js";
export { connect, createTandem, type SessionOptions, type Tandem } from "./tandem.js";
export type { EventBatch, TraceEvent } from "./trace-events.js";
export type { TraceStream } from "./trace-stream.js";
export type { Wheel } from "./wheels.js";
