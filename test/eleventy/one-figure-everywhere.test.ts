import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { filesIn, glossator, writePublication, type Files } from "../publication.ts";

// One number stands in one file. Everything else that shows it is made from there, in every form in which the site leaves.

const before = {
  amount: 7_318_000_000,
  short: "€7.32bn",
  long: "€7,318,000,000",
  sum: "€9.32bn",
  share: "21.46%",
};
const after = {
  amount: 5_264_000_000,
  short: "€5.26bn",
  long: "€5,264,000,000",
  sum: "€7.26bn",
  share: "27.53%",
};

const sources = ["council"];
const dated = { asOf: "2025-03-01", status: "official", sources };

/** A publication that shows the price of its bridge wherever a publication can show a number. */
function bridge(amount: number, earlier: readonly object[] = []): Files {
  return {
    "_data/site.json": {
      title: "The bridge",
      description: "What the bridge costs.",
      language: "en-GB",
      url: "https://bridge.example/",
      keyFigures: ["price"],
    },
    "_data/sources.json": [
      { id: "council", title: "Budget", publisher: "Town council", date: "2025-03-01", kind: "official" },
    ],
    "_data/figures.json": [
      { id: "price", label: "Price of the bridge", amount, unit: "EUR", earlier, ...dated },
      {
        id: "ferry",
        label: "Price of a ferry",
        amount: 2_000_000_000,
        unit: "EUR",
        compare: ["price"],
        ...dated,
      },
      {
        id: "both",
        label: "Bridge and ferry",
        derived: { operation: "sum", of: ["price", "ferry"] },
        ...dated,
      },
      { id: "part", label: "Ferry’s part", derived: { operation: "share", of: ["ferry", "both"] }, ...dated },
    ],
    "_data/tables.json": [
      {
        id: "works",
        title: "What the town builds",
        columns: [
          { id: "price", label: "Price", unit: "EUR" },
          { id: "ready", label: "Ready", unit: "date" },
        ],
        rows: [
          { label: "Bridge", cells: [{ figure: "price" }, "2027"] },
          { label: "Tunnel", cells: [1_000_000_000, null] },
        ],
        ...dated,
      },
    ],
    "_data/glossary.json": [
      {
        id: "pier",
        term: "pier",
        short: "What a bridge stands on.",
        long: "It costs :fig[price].",
        figures: ["price"],
      },
    ],
    "_data/actors.json": [
      {
        id: "town",
        kind: "institution",
        name: "The town",
        role: "Builds",
        text: "Pays :fig[price].",
        asOf: "2025",
        sources,
      },
    ],
    "_data/events.json": [
      {
        id: "vote",
        date: "2025-03-01",
        title: "The vote",
        text: "The council voted for :fig[price].",
        status: "happened",
        actors: ["town"],
        sources,
      },
    ],
    "_data/guides.json": [
      {
        id: "pay",
        title: "Do I pay?",
        questions: [
          {
            id: "live",
            text: "Do you live here?",
            answers: [
              { text: "Yes", to: "pay" },
              { text: "No", to: "free" },
            ],
          },
        ],
        outcomes: [
          { id: "pay", title: "You pay", text: "A part of :fig[price].", ...dated },
          { id: "free", title: "You do not", text: "Nothing.", ...dated },
        ],
        sources,
      },
    ],
    "content/explainers/bridge.md": `---
title: What does the bridge cost?
summary: More than the ferry.
published: 2025-03-02
updated: 2025-03-02
keyFigures: [price]
keyPoints: ["The bridge costs :fig[price]."]
changes: [{ date: 2025-03-02, note: "First told." }]
---

## The price

A pier bears a bridge of :fig[price], in full :fig[price]{form=long}. :cite[council] With the ferry it is :fig[both], of which
the ferry is :fig[part].

| What | How much |
| --- | --- |
| Bridge | :fig[price] |

::chart{figures="price ferry" id=bars}

::chart{kind=share figures="price ferry" id=parts}

::chart{table=works id=table}

::timeline{from=2025 to=2025}

::guide{id=pay}
`,
  };
}

/** Everything that a site is, by path; what is inside archives and indexes by the path of the archive and its own. */
type Contents = ReadonlyMap<string, Uint8Array>;

async function built(...price: Parameters<typeof bridge>): Promise<Contents> {
  const out = join(mkdtempSync(join(tmpdir(), "glossator-")), "site");
  const run = await glossator(["build", "--root", writePublication(bridge(...price)), "--out", out]);
  expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
  return new Map(filesIn(out).flatMap((path) => opened(path, readFileSync(join(out, path)))));
}

function opened(path: string, bytes: Uint8Array): Array<[string, Uint8Array]> {
  if (/\.(zip|epub)$/.test(path)) {
    return Object.entries(unzipSync(bytes)).flatMap(([name, inner]) => opened(`${path}!${name}`, inner));
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [[path, gunzipSync(bytes)]];
  return [[path, bytes]];
}

/** As a reader or a program finds it: escapes written out, and what was packed as base64 unpacked behind it. */
function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const packed = [...text.matchAll(/[A-Za-z0-9+/]{200,}={0,2}/g)].map(([base64]) => {
    const inner = Buffer.from(base64, "base64");
    const isZipped = inner[0] === 0x1f && inner[1] === 0x8b;
    return new TextDecoder().decode(isZipped ? gunzipSync(inner) : inner);
  });
  return [text, ...packed]
    .join("\n")
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** Names hold a hash of the content, which is another when the content is. */
function unhashed(path: string): string {
  return path.replace(/[-_][0-9a-f]{6,10}(?=\.)/g, "-#");
}

function showing(contents: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  const found = [...contents].filter(([, text]) => words.some((one) => text.includes(one)));
  return found.map(([path]) => unhashed(path)).toSorted();
}

describe("when one figure changes in one file", { timeout: 300_000 }, () => {
  let pictures: { readonly old: Contents; readonly now: Contents };
  let old: ReadonlyMap<string, string>;
  let site: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const contents = { old: await built(before.amount), now: await built(after.amount) };
    pictures = contents;
    const texts = (files: Contents) => new Map([...files].map(([path, bytes]) => [path, textOf(bytes)]));
    old = texts(contents.old);
    site = texts(contents.now);
  }, 300_000);

  const shown = ({ short, long, amount }: typeof before) => [short, long, String(amount)];

  it("says so wherever it said the old value", () => {
    expect(showing(site, shown(after))).toEqual(showing(old, shown(before)));
  });

  it.each([
    ["the page that tells of it", "explainers/bridge.html"],
    ["the front page", "index.html"],
    ["the page of figures, with its JSON-LD", "figures.html"],
    ["the page of a term and of an actor", "glossary/pier.html", "actors/town.html"],
    ["the timeline and the calendar", "timeline.html", "events.ics"],
    ["the data", "figures.json", "figures.csv", "glossary.json", "glossary.csv"],
    ["the charts and their tables", "charts/bridge-bars.svg", "charts/bridge-bars.csv"],
    ["a chart of shares", "charts/bridge-parts.svg", "charts/bridge-parts.csv"],
    ["a chart of a table", "charts/bridge-table.svg", "charts/bridge-table.csv"],
    ["the Markdown twin and the feed", "explainers/bridge.md", "feed.json"],
    ["the single file", "downloads/bridge.html"],
    [
      "the book",
      "downloads/site.epub!EPUB/explainers/bridge.xhtml",
      "downloads/site.epub!EPUB/figures.xhtml",
    ],
    ["the archive", "downloads/site.zip!The bridge/explainers/bridge.html"],
    ["the archive’s data", "downloads/site.zip!The bridge/figures.csv"],
    ["what the search answers with", "assets/texts-#.js"],
    ["the search", "pagefind/fragment/en-#.pf_fragment"],
  ])("says so in %s", (_, ...paths) => {
    const now = showing(site, shown(after));
    for (const path of paths) expect(now).toContain(path);
  });

  it("draws every picture that shows it anew", () => {
    const names = ["bars", "parts", "table"].map((name) => `charts/bridge-${name}.png`);
    for (const name of [...names, ...names.map((one) => `downloads/site.zip!The bridge/${one}`)]) {
      expect(String.fromCharCode(...(pictures.now.get(name)?.slice(1, 4) ?? [])), name).toBe("PNG");
      expect(pictures.now.get(name), name).not.toEqual(pictures.old.get(name));
    }
  });

  it("works out anew what is derived from it", () => {
    const derived = ({ sum, share }: typeof before) => [showing(site, [sum]), showing(site, [share])];
    const [sums = [], shares = []] = derived(after);
    for (const path of ["explainers/bridge.html", "figures.json", "downloads/bridge.html"]) {
      expect(sums).toContain(path);
      expect(shares).toContain(path);
    }
    expect(derived(before)).toEqual([[], []]);
  });

  it("leaves the old value nowhere", () => {
    expect(showing(site, shown(before))).toEqual([]);
  });

  it("keeps the old value only where it is told as an earlier one, if it is declared as such", async () => {
    const was = { amount: before.amount, unit: "EUR", asOf: "2025-02-01", sources };
    const contents = await built(after.amount, [was]);
    const history = new Map([...contents].map(([path, bytes]) => [path, textOf(bytes)]));
    const told = showing(history, shown(before));
    expect(told).toContain("figures.html");
    expect(told).toContain("explainers/bridge.html");
    for (const path of told) {
      const text = [...history].find(([name]) => unhashed(name) === path)![1];
      expect(text, path).toMatch(/earlier/i);
    }
    for (const path of ["events.ics", "charts/bridge-bars.svg", "charts/bridge-bars.csv"])
      expect(told).not.toContain(path);
  });
});
