import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkMarkup } from "../../../src/checks/output/markup.ts";
import { readPage } from "../../../src/checks/output/written-page.ts";

const page = (n: number, body: string) =>
  readPage(
    `page-${n}.html`,
    `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="Glossator"><title>Page ${n}</title></head><body><main><h1>Page ${n}</h1>${body}</main></body></html>\n`,
  );
const right = "<p>Right.</p>";
const wrong = '<p id="a">Two with</p><p id="a">one id.</p>';
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "cache-"));

test("what was found of a page is told again, and a page that changed is looked at", async () => {
  const folder = emptyFolder();
  const first = await checkMarkup([page(1, right), page(2, wrong)], folder);
  expect(first).toMatchObject([{ file: "_site/page-2.html", rule: "html/no-dup-id", severity: "error" }]);
  expect(await checkMarkup([page(1, right), page(2, wrong)], folder)).toEqual(first);
  expect(await checkMarkup([page(1, wrong), page(2, right)], folder)).toMatchObject([
    { file: "_site/page-1.html", rule: "html/no-dup-id" },
  ]);
});

test("a record that says otherwise is not believed", async () => {
  const folder = emptyFolder();
  const first = await checkMarkup([page(1, wrong)], folder);
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), "[]");
  expect(await checkMarkup([page(1, wrong)], folder)).toEqual(first);
});

test("many pages are looked at side by side, and told of in their order", async () => {
  const pages = Array.from({ length: 120 }, (_, n) => page(n, n % 50 === 7 ? wrong : right));
  const found = await checkMarkup(pages, emptyFolder());
  expect(found.map(({ file }) => file)).toEqual([
    "_site/page-7.html",
    "_site/page-57.html",
    "_site/page-107.html",
  ]);
});
