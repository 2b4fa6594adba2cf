import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { checkBudgets } from "../../src/checks/output/budgets.ts";
import { pageReader } from "../../src/checks/output/written-page.ts";
import { siteSchema } from "../../src/model/site.ts";
import { filesIn } from "../publication.ts";

/** Explainers that are compressed to tell their weight: thoroughly done that takes longer than to write them. */
const sample = 200;

/** What a site that was made from the corpus weighs, in a table's cells. */
export function weightRows(site: string): string[][] {
  const all = filesIn(join(site, "explainers")).filter((path) => /^question-\d+\.html$/.test(path));
  const step = Math.max(1, Math.floor(all.length / sample));
  const weights = all
    .filter((_, index) => index % step === 0)
    .map((path) => brotliCompressSync(readFileSync(join(site, "explainers", path))).length)
    .toSorted((a, b) => a - b);
  const kB = (bytes = 0) => `${(bytes / 1000).toFixed(1)} kB`;
  const within = weights.filter((weight) => weight <= 6000).length / weights.length;
  return [
    ["explainers' HTML, brotli: median", kB(weights[weights.length >> 1])],
    ["the heaviest of them", kB(weights.at(-1))],
    ["within 6 kB", `${Math.round(100 * within)} %`],
    ["pages over the default budgets", String(overBudget(site).length)],
  ];
}

/** What a whole build would refuse, by the budgets that a publication has without a word of its own. */
function overBudget(site: string): readonly unknown[] {
  const { budgets } = siteSchema.parse({ title: "Any", description: "Any.", language: "en-GB" });
  const read = pageReader();
  const pages = filesIn(site)
    .filter((path) => path.endsWith(".html"))
    .map((path) => read(path, readFileSync(join(site, path), "utf8")));
  const bytesOf = (path: string) =>
    existsSync(join(site, path)) ? readFileSync(join(site, path)) : undefined;
  return checkBudgets(pages, bytesOf, budgets).problems;
}
