/**
 * What the pool's threads load: the bundle of all that they run.
 *
 * It is built as a CommonJS module, dist/boot.cjs, because a thread that never sets up the loader of the others starts
 * sooner.
 */

import { join } from "node:path";
import { loadBundle } from "../bundle.js";
import type * as Guest from "./guest.js";

// scripts/bundle-guest.mjs makes the bundle of that module.
export const { oneShot, session } = loadBundle(join(import.meta.dirname, "guest.cjs")) as typeof Guest;
