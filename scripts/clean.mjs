/** Removes what a build made. The build records go too: with them but without dist, tsc -b would emit nothing. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

for (const name of readdirSync(join(root, "packages"))) {
  const directory = join(root, "packages", name);
  rmSync(join(directory, "dist"), { recursive: true, force: true });
  rmSync(join(directory, "tsconfig.tsbuildinfo"), { force: true });
  for (const layer of ["interpreter", "unicode"]) {
    rmSync(join(directory, "src", layer, "generated"), { recursive: true, force: true });
  }
}
rmSync(join(root, ".cache"), { recursive: true, force: true });
