import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { problemReport } from "../../src/model/problem-report.ts";
import { expectFile } from "../load/expected-file.ts";
import { render } from "./page.ts";

const fixtures = join(import.meta.dirname, "../fixtures/markdown");

describe("what becomes of a text:", () => {
  test.each(readdirSync(fixtures))("%s", (behaviour) => {
    const folder = join(fixtures, behaviour);
    const { html, seen } = render(readFileSync(join(folder, "input.md"), "utf8"));
    expectFile(join(folder, "expected.html"), html);
    const report = join(folder, "expected-report.txt");
    if (seen.problems.length > 0 || existsSync(report))
      expectFile(report, `${problemReport(seen.problems)}\n`);
  });
});
