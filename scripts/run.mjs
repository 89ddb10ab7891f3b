/** Runs one command in the repository and ends the process with its status when it fails. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Standard output of the command goes to standard error: only what the user asked for belongs on standard output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    // npm and npx are batch files on Windows, which cannot be started without a shell.
    shell: process.platform === "win32",
    ...options,
  });
  if (result.error) {
    console.error(`${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** @param {string} name */
export function bin(name) {
  return join(root, "node_modules", ".bin", name);
}
