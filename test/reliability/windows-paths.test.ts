import type { win32 } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { machineFault } from "../../src/cli/machine-fault.ts";
import { pathInRepository } from "../../src/cli/print.ts";
import type { EleventyConfig } from "../../src/eleventy/eleventy-types.ts";
import { holdInside } from "../../src/eleventy/hold-inside.ts";
import { defaultEditor, editorUrl } from "../../src/workbench/editor-url.ts";

// Paths as Node puts them together on Windows; everything else is this machine's.
vi.mock("node:path", async (original) => {
  const path = await original<{ readonly win32: typeof win32 }>();
  return { ...path.win32, default: path.win32 };
});

afterEach(() => vi.unstubAllEnvs());

const root = "C:\\Users\\me\\uk eu";

test("an address opens in an editor by its slashes", () => {
  const address = { file: "content/explainers/a.md", line: 3, column: 2 };
  expect(editorUrl(defaultEditor, root, address)).toBe(
    "vscode://file/C:/Users/me/uk%20eu/content/explainers/a.md:3:2",
  );
});

test("a code host is told of files by their path in the repository, with its slashes", () => {
  vi.stubEnv("GITHUB_WORKSPACE", "C:\\Users\\me");
  expect(pathInRepository(root)("content/explainers/a.md")).toBe("uk eu/content/explainers/a.md");
});

test("what is the author's and gone is told, on any disk", () => {
  const fault = (path: string) =>
    machineFault(Object.assign(new Error("x"), { code: "ENOENT", path }), [root, "D:\\out\\_site"]);
  expect(fault(`${root}\\content\\a.md`)).toBe(`${root}\\content\\a.md: It was there, and is gone (ENOENT).`);
  expect(fault("D:\\out\\_site.staging-1\\a.html")).toContain("is gone");
  expect(fault("C:\\Program Files\\node\\x.js")).toBeUndefined();
});

/** The check of permalinks, as Eleventy would run it. */
function checkOf(output: string): (outputPath: string) => unknown {
  let before: (event: { readonly directories: { readonly output: string } }) => void = () => {};
  let check: (this: object, content: string) => unknown = () => {};
  holdInside({
    on: (_: string, heard: typeof before) => void (before = heard),
    addTransform: (_: string, transform: typeof check) => void (check = transform),
  } as unknown as EleventyConfig);
  before({ directories: { output } });
  return (outputPath) => check.call({ page: { inputPath: "./content/a.md", outputPath } }, "text");
}

test("no permalink leads out of the site, to a folder above or to another disk", () => {
  const check = checkOf("C:\\site\\_site");
  expect(check("C:\\site\\_site\\..a\\b.html")).toBe("text");
  expect(check("C:/site/_site/a.html")).toBe("text");
  for (const path of [
    "C:\\site\\_site\\..\\x.html",
    "C:/site/_site/../x.html",
    "D:\\x.html",
    "\\\\host\\share\\x.html",
  ])
    expect(() => check(path), path).toThrow("1 error");
});
