import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "../src");

/** What each folder of `src/` may import, beside itself. Nobody imports what stands below: imports point one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  load: ["model"],
  glossary: ["model"],
  markdown: ["model", "glossary"],
  charts: ["model"],
  releases: ["model", "glossary", "markdown"],
  pages: ["model", "markdown", "charts", "releases"],
  search: ["model", "glossary", "markdown"],
  cache: [],
  assets: ["model", "search"],
  threads: ["assets"],
  exports: [
    "model",
    "cache",
    "glossary",
    "markdown",
    "charts",
    "releases",
    "pages",
    "search",
    "assets",
    "threads",
  ],
  checks: ["model", "cache", "glossary", "markdown", "charts", "releases", "pages", "search", "threads"],
  workbench: ["model", "markdown", "checks"],
  eleventy: [
    "model",
    "load",
    "glossary",
    "markdown",
    "charts",
    "releases",
    "pages",
    "search",
    "assets",
    "exports",
    "checks",
    "workbench",
  ],
  cli: [
    "model",
    "cache",
    "load",
    "glossary",
    "markdown",
    "charts",
    "releases",
    "pages",
    "search",
    "assets",
    "exports",
    "checks",
    "workbench",
    "eleventy",
  ],
};

/** The folders that may touch the disk; everything else is a function of what it is given. */
const touchesDisk = new Set(["cache", "load", "assets", "search", "exports", "checks", "eleventy", "cli"]);
const disk = /^(node:)?fs(\/|$)/;

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.replaceAll("\\", "/"));

const imports = files.flatMap((file): Import[] => {
  const text = readFileSync(join(source, file), "utf8");
  const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g);
  return Array.from(specifiers, ([, specifier = ""]) => ({ file, folder: folderOf(file), specifier }));
});

function folderOf(file: string): string {
  return file.split("/")[0]!;
}

/** The folder of `src/` that an import leads to; undefined for packages. */
function targetOf({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return relative(source, resolve(source, dirname(file), specifier)).replaceAll("\\", "/");
}

const show = ({ file, specifier }: Import) => `src/${file} imports ${specifier}`;

test("the imports of every folder were found", () => {
  expect(new Set(files.map(folderOf))).toEqual(
    new Set(Object.keys(mayImport).filter((folder) => files.some((file) => folderOf(file) === folder))),
  );
  expect(imports.length).toBeGreaterThan(files.length);
});

describe("imports point one way:", () => {
  test.each(Object.entries(mayImport))("src/%s imports itself and only %j", (folder, others) => {
    const wrong = imports.filter((one) => {
      const target = targetOf(one);
      return one.folder === folder && target !== undefined && ![folder, ...others].includes(folderOf(target));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("the table itself has no circle", () => {
    const order = Object.keys(mayImport);
    for (const [folder, others] of Object.entries(mayImport)) {
      for (const other of others)
        expect(order.indexOf(other), `${folder} → ${other}`).toBeLessThan(order.indexOf(folder));
    }
  });
});

test("nothing in src imports what is outside of it, the tests least of all", () => {
  expect(imports.filter((one) => targetOf(one)?.startsWith("..")).map(show)).toEqual([]);
});

test("only src/eleventy imports Eleventy", () => {
  const wrong = imports.filter(
    ({ specifier, folder }) => specifier.startsWith("@11ty/") && folder !== "eleventy",
  );
  expect(wrong.map(show)).toEqual([]);
});

test("only the folders that load, write and check touch the disk", () => {
  const wrong = imports.filter(({ specifier, folder }) => disk.test(specifier) && !touchesDisk.has(folder));
  expect(wrong.map(show)).toEqual([]);
});
