import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "packages/*/{src,scripts,test}/**/*.test.ts"],
    reporters: ["default", "./tests/harness/summary-reporter.ts"],
    testTimeout: 60_000,
    // Threads and processes are started there.
    hookTimeout: 60_000,
    // A program that overflows the stack on purpose needs the stack a plain `node` has; a worker thread's is smaller.
    pool: "forks",
    maxWorkers: availableParallelism(),
    server: {
      // The built packages run as Node runs them: Vite's rewriting of imports would slow the interpreter's loop.
      deps: { external: [/\/packages\/[^/]+\/dist\//] },
    },
  },
});
