import { defineConfig } from "vitest/config";

export default defineConfig({
  // As tsconfig.json has it.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    // Eleventy changes the working directory and caches by process.
    pool: "forks",
    // One file at a time: browsers and servers time what they do, and files side by side on two cores disturb each other.
    maxWorkers: 1,
    // A busy machine may still miss a browser's moment; what is broken fails every time.
    retry: process.env["CI"] ? 2 : 0,
    execArgv: ["--import", "tsx"],
    // Whole publications and real browsers on two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
