/**
 * Builds every package: the two virtual machines are generated from one source and the Unicode tables from CPython, tsc compiles what changed, and the
 * compiler that comes out compiles the standard library.
 */
import { fileURLToPath } from "node:url";
import { bin, run } from "./run.mjs";

export function build() {
  run(process.execPath, ["packages/vm-core/scripts/specialize-interpreter.mjs"]);
  run(process.execPath, ["packages/vm-core/scripts/generate-unicode.mjs"]);
  run(process.execPath, ["packages/vm-core/scripts/generate-time-zones.mjs"]);
  run(process.execPath, ["packages/vm-core/scripts/generate-multibyte.mjs"]);
  run(bin("tsc"), ["-b"]);
  run(process.execPath, ["packages/vm-core/scripts/pack-stdlib.mjs"]);
  run(process.execPath, ["packages/worker/scripts/bundle-guest.mjs"]);
  run(process.execPath, ["packages/client/scripts/bundle-command.mjs"]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
