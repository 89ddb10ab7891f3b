/** What an isolate process is kept from, as far as the system lets a user do that who is not root. */

import { execFile } from "node:child_process";
import { realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getPriority } from "node:os";
import { dirname, join } from "node:path";
import { memoryOf } from "./process-memory.js";

/** The descriptor of the channel to the supervisor, the only one beside the three standard ones. */
export const CHANNEL = 3;
/** Programs give way to their supervisor, by so much. */
export const NICENESS = 2;
const MEGABYTE = 1024 * 1024;
/** Threads of Node's need some thirty. */
const OPEN_FILES = 256;
/** When memory runs out the kernel ends isolates first. */
const OOM_SCORE = 900;

/** Directories of this machine that a program was given. */
export interface Grants {
  readonly readable: readonly string[];
  readonly writable: readonly string[];
}

/** What Node is started with, and what that means in words. */
export interface Confinement {
  readonly flags: readonly string[];
  readonly applied: readonly string[];
}

/** For a process that runs `file`. */
export function confine(file: string, grants: Grants, maxHeapMb: number | undefined): Confinement {
  const flags = ["--no-addons", "--no-warnings", "--disallow-code-generation-from-strings"];
  const applied = [
    "environment: empty",
    "descriptors: the supervisor's channel only",
    "native addons: none",
    "code from strings: none",
  ];
  if (maxHeapMb !== undefined) flags.push(`--max-old-space-size=${maxHeapMb}`);
  const permission = permissionFlag();
  if (permission !== null) {
    const readable = [dirname(file), libraryDirectory(file), ...grants.readable, ...grants.writable].flatMap(realPath);
    flags.push(permission, "--allow-worker");
    for (const each of new Set(readable)) flags.push(`--allow-fs-read=${join(each, "*")}`);
    for (const each of grants.writable.flatMap(realPath)) flags.push(`--allow-fs-write=${join(each, "*")}`);
    applied.push("Node's permissions: no processes, no files but its own and granted ones");
  }
  return { flags, applied };
}

/** Confines a process that has started, and says in words what has been done. */
export async function confineProcess(pid: number, grants: Grants, maxResidentMb: number): Promise<readonly string[]> {
  const applied: string[] = [];
  const niceness = attempt(() => getPriority(pid) - getPriority());
  if (niceness !== undefined && niceness > 0) applied.push(`niceness: +${niceness}`);
  if (process.platform !== "linux") return applied;
  const isFirstToGo = attempt(() => {
    writeFileSync(`/proc/${pid}/oom_score_adj`, String(OOM_SCORE));
    return true;
  });
  if (isFirstToGo === true) applied.push(`out-of-memory score: ${OOM_SCORE}`);
  const data = memoryOf(pid, "VmData");
  const limits = [
    "core=0",
    `nofile=${OPEN_FILES}`,
    // Only what a mount may be written with; pipes and sockets are no files.
    ...(grants.writable.length === 0 ? ["fsize=0"] : []),
    ...(data === undefined ? [] : [`data=${data + 2 * maxResidentMb * MEGABYTE}`]),
  ];
  if (await setLimits(pid, limits)) applied.push(`resource limits: ${limits.join(", ")}`);
  return applied;
}

function permissionFlag(): string | null {
  const known = process.allowedNodeEnvironmentFlags;
  return ["--permission", "--experimental-permission"].find((flag) => known.has(flag)) ?? null;
}

/** Where what is in `file` finds the standard library. */
function libraryDirectory(file: string): string {
  return dirname(createRequire(file).resolve("@tandem-py/vm-core/package.json"));
}

/** A directory that is not there grants nothing. */
function realPath(path: string): readonly string[] {
  const real = attempt(() => realpathSync(path));
  return real === undefined ? [] : [real];
}

/** There is no other way to set them for another process without a shell or native code. */
function setLimits(pid: number, limits: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const args = ["--pid", String(pid), ...limits.map((limit) => `--${limit}`)];
    execFile("prlimit", args, { env: { PATH: process.env.PATH ?? "" } }, (error) => resolve(error === null));
  });
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
