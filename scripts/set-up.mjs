/**
 * Brings a fresh clone to a state in which Tandem runs: installs dependencies when the lockfile has changed since the
 * last install, then builds. Needs Node, npm and git, and nothing that is not in this repository.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root, run } from "./run.mjs";

/** pnpm 11 does not start on Node 20 and corepack's signature check fails there; npx brings this one without either. */
const PNPM = "pnpm@12.21.0";
/** What an install depends on. The record of the last one lies in node_modules, so that it disappears with it. */
const INPUTS = [
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "package.json",
  ...["packages/vm-core", "packages/worker", "packages/client", "tests", "bench"].map((path) => `${path}/package.json`),
];
const RECORD = join(root, "node_modules", ".tandem-set-up");

function fingerprint() {
  const hash = createHash("sha256");
  for (const path of INPUTS) hash.update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function installIfNeeded() {
  const wanted = fingerprint();
  if (existsSync(RECORD) && readFileSync(RECORD, "utf8") === wanted) return;
  console.error("set-up: installing dependencies");
  // CI=true keeps pnpm from asking before it replaces a node_modules that something else has made.
  run("npx", ["--yes", PNPM, "install", "--frozen-lockfile"], { env: { ...process.env, CI: "true" } });
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(RECORD, wanted);
}

installIfNeeded();
build();
