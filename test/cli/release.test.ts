import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explainer, filesIn, glossator, minimal, read, writePublication, type Run } from "../publication.ts";
import { saying, type Said } from "../releases/sample.ts";

const november = { SOURCE_DATE_EPOCH: "1793491200" }; // 2026-11-01
const december = { SOURCE_DATE_EPOCH: "1796083200" }; // 2026-12-01

const release = (root: string, note: string, when = november): Promise<Run> =>
  glossator(["release", "--root", root, note], when);

const records = (root: string) => filesIn(join(root, "_data/releases"));

const hostile = "Bridge <script>document.title='canary'</script> & “co” \u202e";
const changed: Said = {
  amount: 160e6,
  earlier: [{ amount: 150e6, asOf: "2026-01-01", sources: ["gazette"] }],
  short: "A charge for the use of a ferry.",
  label: hostile,
  sentence: "There is a ferry as well.",
  changes: [
    `{ date: 2026-11-20, note: "${hostile.replaceAll("\\", "")} costs €160m and no longer €150m. A toll is now one of a ferry." }`,
  ],
};
const ferryNoted = explainer(
  "What did the ferry take?",
  "A toll was paid on the ferry.\n",
  'changes:\n  - { date: 2026-11-20, note: "A toll is now one of a ferry." }\n',
);

describe("glossator release", () => {
  const root = writePublication(saying());

  test("writes down what the publication says, and prints where", async () => {
    const run = await release(root, "The first one");
    expect(run).toMatchObject({ code: 0, stdout: "_data/releases/2026-11-01.json\n" });
    expect(run.stderr).toContain("The first release: 2 explainers, 1 term, 1 figure, 1 position.");
    const record = JSON.parse(read(root, "_data/releases/2026-11-01.json")) as Record<string, unknown>;
    expect(record).toMatchObject({
      release: "2026-11-01",
      date: "2026-11-01",
      note: "The first one",
      figures: [{ id: "cost", amount: 150e6, unit: "EUR", asOf: "2026-01-01", status: "official" }],
      terms: [{ id: "toll" }],
      positions: [{ actor: "mayor", stance: "for" }],
      events: [{ id: "opening", status: "scheduled" }],
      explainers: [
        {
          slug: "the-bridge",
          shows: { figures: ["cost"], terms: ["toll"], events: ["opening"], positions: [{ actor: "mayor" }] },
          claims: [{ by: "mayor", status: "attributed", text: "It will be ready in time." }],
          sections: [
            {
              id: "s-the-money",
              heading: "The money",
              sentences: expect.arrayContaining(["It is the only way across."]),
            },
          ],
        },
        { slug: "the-ferry" },
      ],
    });
  });

  test("gives the same bytes for the same publication, elsewhere", async () => {
    const other = writePublication(saying());
    await glossator(["release", "--root", other, "The first one"], {
      ...november,
      TZ: "Pacific/Auckland",
      LANG: "de_DE",
    });
    expect(read(other, "_data/releases/2026-11-01.json")).toBe(read(root, "_data/releases/2026-11-01.json"));
  });

  test("refuses where nothing has changed", async () => {
    const run = await release(root, "Again", december);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("Nothing has changed since the release 2026-11-01. No release was written.");
    expect(records(root)).toEqual(["2026-11-01.json"]);
  });

  test("refuses what its readers are not told, with the check's own words", async () => {
    writePublication(saying({ amount: 160e6 }), root);
    const run = await release(root, "Dearer", december);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("content/explainers/the-bridge.md");
    expect(run.stderr).toMatch(/change-noted +This explainer shows the figure "Cost of the bridge"/);
    expect(run.stderr).toContain("No release was written.");
    expect(records(root)).toEqual(["2026-11-01.json"]);
  });

  test("says what changed, and shows it to readers, feeds and programs", async () => {
    writePublication({ ...saying(changed), "content/explainers/the-ferry.md": ferryNoted }, root);
    const first = read(root, "_data/releases/2026-11-01.json");
    const run = await glossator(["release", "--archive", "--root", root, "Dearer"], december);
    expect(run.stderr).toContain("Since the release 2026-11-01:");
    expect(run.code).toBe(0);
    expect(run.stdout.trim().split("\n").toSorted()).toEqual([
      "_data/releases/2026-12-01.json",
      "archive/2026-12-01/the-bridge.html",
      "archive/2026-12-01/the-ferry.html",
    ]);
    expect(run.stderr).toContain("value €150m → €160m");
    expect(run.stderr).not.toContain("\u202e");
    expect(read(root, "_data/releases/2026-11-01.json")).toBe(first);

    const build = await glossator(["build", "--root", root], december);
    expect(build.code, build.stderr).toBe(0);
    const site = join(root, "_site");
    const page = read(site, "changes.html");
    expect(page).toMatch(/<section class="release"[^>]* data-release="2026-12-01">/);
    expect(page).toMatch(/<del>.*€150m<\/del>.*<ins>.*€160m<\/ins>/s);
    expect(page).not.toContain("<script>document");
    expect(read(site, "explainers/the-bridge.html")).toMatch(
      /id="changes".*<del>.*€150m<\/del>.*data-since-slot/s,
    );
    expect(read(site, "explainers/the-bridge.html")).toMatch(/Earlier values: €150m/);
    expect(read(site, "index.html")).toContain('href="changes.html"');

    const copy = "archive/2026-12-01/the-bridge.html";
    expect(page).toContain(`href="${copy}"`);
    expect(read(site, copy)).toContain("This is an old copy: the page as it was on 1 December 2026.");
    expect(read(site, "sw.js")).not.toContain(copy);

    const [latest] = JSON.parse(read(site, "changes.json")) as Array<{ release: string; changes: object[] }>;
    expect(latest).toMatchObject({ release: "2026-12-01", since: "2026-11-01", note: "Dearer" });
    expect(latest?.changes[0]).toMatchObject({
      kind: "figure",
      id: "cost",
      what: "changed",
      details: expect.arrayContaining([{ part: "value", old: "€150m", new: "€160m" }]),
      old: { amount: 150e6 },
      new: { amount: 160e6 },
      explainers: [{ slug: "the-bridge", url: "explainers/the-bridge.html" }],
    });
    expect(read(site, "feed.xml")).toContain("&lt;del&gt;€150m&lt;/del&gt; → &lt;ins&gt;€160m&lt;/ins&gt;");
    expect(read(site, "feed.json")).toContain("<del>€150m</del> → <ins>€160m</ins>");
    expect(read(site, "feed.xml")).toContain("<updated>2026-12-01T00:00:00Z</updated>");
  });

  test("reports a record that somebody edited, and builds nothing on it", async () => {
    const file = join(root, "_data/releases/2026-12-01.json");
    writeFileSync(file, read(root, "_data/releases/2026-12-01.json").replace('"format": 1', '"format": 7'));
    const run = await glossator(["build", "--core", "--root", root], december);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("_data/releases/2026-12-01.json");
    expect(run.stderr).toContain("Records are written by `glossator release` and not by hand");
  });
});

test("a publication that says so keeps copies at every release", async () => {
  const root = writePublication(minimal);
  const site = JSON.parse(read(root, "_data/site.json")) as object;
  writePublication({ "_data/site.json": { ...site, archive: true } }, root);
  const run = await glossator(["release", "--root", root, "The first"], november);
  expect(run.stdout.trim().split("\n")).toEqual([
    "_data/releases/2026-11-01.json",
    "archive/2026-11-01/juries.html",
  ]);
  expect(read(root, "archive/2026-11-01/juries.html")).toContain("decides what happened.");
});

test("a release wants one note", async () => {
  const root = writePublication(minimal);
  for (const words of [[], [""], ["two", "notes"]]) {
    const run = await glossator(["release", "--root", root, ...words]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('glossator release "The new fee"');
  }
  expect(records(root)).toEqual([]);
});

test("where there is no publication none is begun", async () => {
  const nowhere = join(writePublication({}), "misspelt");
  const run = await glossator(["release", "--root", nowhere, "The first"]);
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining(`There is no folder ${nowhere}.`) });
  expect(existsSync(nowhere)).toBe(false);
});

test("a publication without releases or notes has no page of changes, no link to it and no data", async () => {
  const root = writePublication(minimal);
  expect((await glossator(["build", "--root", root])).code).toBe(0);
  const site = join(root, "_site");
  expect(readdirSync(site).filter((name) => name.startsWith("changes"))).toEqual([]);
  expect(read(site, "index.html")).not.toContain("changes.html");
  expect(read(site, "explainers/juries.html")).not.toContain('id="changes"');
});
