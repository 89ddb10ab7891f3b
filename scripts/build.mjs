/** Builds every package: the two virtual machines are generated from one source, then tsc compiles what changed. */
import { fileURLToPath } from "node:url";
import { bin, run } from "./run.mjs";

export function build() {
  run(process.execPath, ["packages/vm-core/scripts/specialize-interpreter.mjs"]);
  run(bin("tsc"), ["-b"]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
