/** Threads that run Python programs. */

export { type PoolOptions, Pools, type SessionThread, type ThreadTask } from "./host/pools.js";
export { loadStandardLibrary } from "./standard-library.js";
export { type FindSource, moduleFinder } from "./thread/module-finder.js";
