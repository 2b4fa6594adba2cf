import { defineConfig } from "vitest/config";

export default defineConfig({
  // As tsconfig.json has it.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    // Eleventy changes the working directory and caches by process.
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--import", "tsx"],
    // Whole publications and real browsers on two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
