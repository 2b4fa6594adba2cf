import type { SiteView } from "../../src/pages/site-view.ts";
import type { SiteFile } from "../../src/model/site-file.ts";
import { explainer, writePublication, type Files } from "../publication.ts";
import { siteExports } from "../../src/exports/index.ts";
import { builtPublication } from "./built-view.ts";

/** A publication with everything that an export can trip over: dates to the month, marks of every format, a formula. */
export const sample: Files = {
  "_data/site.json": {
    title: 'Courts & "juries" <1>',
    description: "How a court works, and why; in short.",
    language: "en-GB",
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  },
  "_data/glossary.json": [
    {
      id: "jury",
      term: "jury",
      aliases: ["juries"],
      short: 'People who decide the facts, "twelve", say; <not> the law.',
      long: "They hear :fig[cost] of evidence.\n\nAnd *more*.",
      asOf: "2025-03",
      sources: ["act"],
    },
    { id: "quorum", term: "quorum", short: "=HYPERLINK(1) is no formula here.", seeAlso: ["jury"] },
  ],
  "_data/figures.json": [
    {
      id: "cost",
      label: "Cost, of a jury | trial",
      amount: 4000000,
      unit: "GBP",
      asOf: "2025-11",
      status: "reported",
      sources: ["act", "paper"],
      equivalents: [{ amount: 4600000, unit: "EUR", sources: ["paper"] }],
      earlier: [{ min: 2000000, max: 3000000, asOf: "2024", status: "estimate", sources: ["paper"] }],
      note: "Costs\u2014with a note.",
    },
    {
      id: "loss",
      label: "-1 or so",
      amount: -5,
      unit: "percent",
      asOf: "2025",
      status: "official",
      sources: ["act"],
    },
    {
      id: "vague",
      label: "Vague",
      text: "+ hundreds",
      asOf: "2025-11-28",
      status: "anonymous",
      sources: ["paper"],
    },
  ],
  "_data/sources.json": [
    {
      id: "act",
      title: "The Juries Act, [1974]",
      publisher: "Parliament",
      date: "1974",
      kind: "law",
      url: "https://law.example/act?(a)&b=*c*",
    },
    {
      id: "paper",
      title: "A 'paper' <b>",
      publisher: "The Paper; daily",
      kind: "news",
      via: "act",
      url: "https://paper.example/1",
    },
  ],
  "_data/actors.json": [
    { id: "judge", kind: "person", name: "Ada Judge", role: "Judge", asOf: "2025-01", sources: ["act"] },
    { id: "utopia", kind: "country", name: "Utopia", role: "A country", asOf: "2025-01", sources: ["act"] },
  ],
  "_data/events.json": [
    {
      id: "verdict",
      date: "2025-11-28",
      end: "2025-12-01",
      title:
        "The verdict, at last; a very long title that has to be folded because it is longer than seventy-five octets – é",
      text: "Said by :actor[judge]: 12;\\ yes.\n\nAnd more.",
      status: "happened",
      actors: ["judge", "utopia"],
      place: "London, court 1",
      sources: ["act"],
    },
    { id: "appeal", date: "2026-02", title: "The appeal", status: "scheduled" },
    { id: "reform", date: "2027", title: "A reform", status: "reported", sources: ["paper"] },
  ],
  "content/explainers/juries.md": explainer(
    '"What is a jury? <x> & co"',
    [
      "## The *jury* & costs",
      "",
      "A jury decides. :cite[act] It costs :fig[cost]. :cite[act paper] See [the other](quorums.md#where-it-counts).",
      "",
      "1. one",
      "2. two with `code | x` and **bold**",
      "",
      "   - nested \\* star, 2 \\< 3, a_b and \\_c\\_",
      "",
      "| A | B |",
      "| - | - |",
      "| a \\| b | :fig[loss] |",
      "",
      "> Quoted: \\# no heading.",
      "",
      ":::unknown",
      "",
      "- How long it takes.",
      "",
      ":::",
      "",
      "A note.[^n] Said by :actor[judge] at the :event[verdict].",
      "",
      "\\- no list, \\[no link\\](x), 1\\. no, https\\://x.example",
      "",
      "```js",
      "const a = `1`;",
      "```",
      "",
      "[^n]: Of the author.",
      "",
    ].join("\n"),
    "question: Who decides?\nkeyPoints:\n  - 'It costs :fig[cost].'\nchanges:\n  - date: 2025-01-02\n    note: 'Mended.'\n",
  ),
  "content/explainers/quorums.md": `---\ntitle: Quorums\nsummary: It counts heads.\npublished: 2025-03\nupdated: 2025-11\ntopic: Courts\n---\n\n## Where it counts\n\nA quorum is needed.\n`,
};

/** The sample built, with or without a URL, and with other files in place of some. */
export async function sampleView(url?: string, files: Files = {}): Promise<SiteView> {
  const site = { ...(sample["_data/site.json"] as object), ...(url === undefined ? {} : { url }) };
  const build = await builtPublication(writePublication({ ...sample, "_data/site.json": site, ...files }));
  const problems = build.problems();
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1));
  return build.view;
}

/** The text of an exported file. */
export function exported(view: SiteView, path: string): string {
  const content = siteExports(view).find((file: SiteFile) => file.path === path)?.content;
  if (typeof content !== "string") throw new Error(`No ${path} was exported.`);
  return content;
}
