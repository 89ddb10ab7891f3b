/** Threads that run Python programs. */

export { FarProgram } from "./host/far-program.js";
export { type PoolOptions, Pools, type SessionThread, type ThreadTask } from "./host/pools.js";
export {
  type PlacementOptions,
  type ProgramControl,
  ProgramDeath,
  type ProgramLink,
  type ProgramRunner,
  type ProgramStream,
  QueueFull,
  type SessionLink,
} from "./host/program-link.js";
export { ProgramRelay } from "./host/program-relay.js";
export { ProgramThread } from "./host/program-thread.js";
export { type IsolatePoolOptions, type IsolateStatus, Isolates } from "./isolate/isolates.js";
export { collectGarbage } from "./thread/garbage-collection.js";
export { type FindSource, moduleFinder } from "./thread/module-finder.js";
