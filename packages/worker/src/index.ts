/** Threads that run Python programs. */

export { type PoolOptions, Pools, type SessionThread, type ThreadTask } from "./host/pools.js";
export { ProgramThread } from "./host/program-thread.js";
export { collectGarbage } from "./thread/garbage-collection.js";
export { type FindSource, moduleFinder } from "./thread/module-finder.js";
