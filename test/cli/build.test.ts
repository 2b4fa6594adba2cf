import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { expect, test } from "vitest";
import {
  copyOfRealPublication,
  explainer,
  filesIn,
  glossator,
  minimal,
  read,
  writePublication,
} from "../publication.ts";

function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ]),
  );
}

test("a publication of site.json, glossary.json and one explainer leaves no empty page, link or menu entry", async () => {
  const root = writePublication(minimal);
  const { code, stderr } = await glossator(["build", "--root", root]);
  expect(stderr).toContain("pages");
  expect(code).toBe(0);
  const pages = filesIn(join(root, "_site")).filter((path) => path.endsWith(".html"));
  expect(pages).toEqual([
    "404.html",
    "downloads.html",
    "downloads/juries.html",
    "explainers/index.html",
    "explainers/juries.html",
    "glossary/index.html",
    "glossary/jury.html",
    "index.html",
    "offline.html",
    "search.html",
  ]);
  const home = read(join(root, "_site"), "index.html");
  for (const absent of ["figures.html", "timeline.html", "actors/", "sources.html"])
    expect(home).not.toContain(absent);
});

test.each(["No. #1", "50%41", "50 % & more", "where?", "Größe 日本", `it's "quoted"`, "[1] {a,b} (c)*!"])(
  "a publication with a configuration and code of its own builds in a folder that is named %s",
  async (name) => {
    const folder = join(mkdtempSync(join(tmpdir(), "glossator-")), name);
    const root = writePublication(
      {
        ...minimal,
        "package.json": { type: "module" },
        "eleventy.config.js": `import glossator from "glossator";
export default function (config) {
  config.addPlugin(glossator);
  return { dir: { input: "content", data: "../_data", output: "_site" }, markdownTemplateEngine: false };
}\n`,
        "_data/court.js": 'export default () => "Old Bailey";\n',
      },
      folder,
    );
    const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
    expect(stderr).not.toContain("error");
    expect(code).toBe(0);
    expect(read(join(root, "_site"), "explainers/juries.html")).toContain("What does a jury do?");
  },
);

test.skipIf(sep === "\\")("a folder that no address can name is told by its name", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "glossator-")), "a\\b");
  const root = writePublication({ ...minimal, "eleventy.config.js": "export default () => {};\n" }, folder);
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(stderr).toContain('holds "\\", which an address cannot. Rename the folder.');
  expect(code).toBe(1);
});

test("a fault in any data file leaves the last good site as it was, says where, and exits with 1", async () => {
  const root = writePublication(minimal);
  expect((await glossator(["build", "--root", root, "--core"])).code).toBe(0);
  const before = fingerprint(join(root, "_site"));
  const faults: Record<string, string> = {
    "_data/site.json": '{ "title": "Courts" ',
    "_data/glossary.json": '[{ "id": "Jury", "term": "jury", "short": "People." }]',
    "_data/figures.json": '[{ "id": "jurors" }]',
    "_data/sources.json": "{}",
    "_data/events.json": '[{ "id": "x", "date": "2025-13", "title": "X", "status": "happened" }]',
    "_data/actors.json": '[{ "id": "x", "kind": "robot" }]',
    "_data/positions.json":
      '[{ "actor": "nobody", "question": "Q", "stance": "for", "text": "T", "status": "official", "asOf": "2025" }]',
    "_data/guides.json": "[1]",
    "content/explainers/juries.md": "---\ntitle: [\n---\n",
  };
  for (const [path, text] of Object.entries(faults)) {
    const good = path in minimal ? read(root, path) : undefined;
    writeFileSync(join(root, path), text);
    const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
    expect(code, path).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${path}\\n +\\d+:\\d+ `, "m"));
    expect(fingerprint(join(root, "_site")), path).toEqual(before);
    if (good === undefined) rmSync(join(root, path));
    else writeFileSync(join(root, path), good);
  }
  expect(filesIn(root).filter((path) => path.includes("staging"))).toEqual([]);
});

test("a text that shows itself is told, and is no endless one", async () => {
  const dated = { asOf: "2025", status: "official" };
  const root = writePublication({
    ...minimal,
    "_data/events.json": [
      {
        id: "sitting",
        date: "2025-01-01",
        title: "Sitting",
        text: "::timeline{events=sitting}",
        status: "happened",
      },
    ],
    "_data/guides.json": [
      {
        id: "door",
        title: "Which door?",
        questions: [
          {
            id: "who",
            text: "Who?",
            answers: [
              { text: "A", to: "in" },
              { text: "B", to: "in" },
            ],
          },
        ],
        outcomes: [{ id: "in", title: "In", text: "::guide{id=door}", ...dated }],
      },
    ],
    "content/explainers/juries.md": explainer(
      "What does a jury do?",
      "## The door\n\nA jury goes in.\n\n::guide{id=door}\n\n::timeline{events=sitting}\n",
    ),
  });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(stderr.match(/text-not-in-itself/g)).toHaveLength(2);
  expect(stderr).not.toContain("call stack");
  expect(code).toBe(1);
});

test("every fault of a publication is told in one run", async () => {
  const root = writePublication({
    ...minimal,
    "_data/glossary.json": [{ id: "jury", term: "jury", short: "People.", sauces: [] }],
    "_data/figures.json": [
      { id: "jurors", label: "Jurors", unit: "count", asOf: "2025", status: "offical", sources: ["x"] },
    ],
    "content/explainers/juries.md": explainer("Juries", "Text.\n", "sumary: x\n"),
  });
  const { stderr } = await glossator(["build", "--root", root, "--core"]);
  for (const rule of ["key-known", "value-known", "figure-has-one-value", "source-exists"])
    expect(stderr).toContain(rule);
});

test("faults in the text are told before a page is written, with line and column", async () => {
  const root = writePublication({
    ...minimal,
    "content/explainers/juries.md": explainer(
      "Juries",
      "## One\n\nTwelve :fig[jurors] sit,\nsee [there](judges.md).\n",
    ),
  });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/10:8 +figure-exists +No figure "jurors" in _data\/figures\.json/);
  expect(stderr).toMatch(/11:13 +link-resolves/);
  expect(filesIn(join(root, "_site"))).toEqual([]);
});

test("a link to a section that is not there is told with the section that is", async () => {
  const root = writePublication({
    ...minimal,
    "content/explainers/judges.md": explainer("Judges", "## The bench\n\nSee [it](juries.md#the-verdikt).\n"),
  });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(code).toBe(1);
  expect(stderr).toContain('Did you mean "the-verdict"?');
});

test("the same sources give the same bytes in another folder, time zone and locale", async () => {
  const first = copyOfRealPublication();
  const second = mkdtempSync(join(tmpdir(), "another é #2 "));
  cpSync(first, second, { recursive: true });
  const [one, two] = [
    await glossator(["build", "--root", first, "--core"], { TZ: "Pacific/Kiritimati", LANG: "C" }),
    await glossator(["build", "--root", second, "--core"], {
      TZ: "America/Los_Angeles",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    }),
  ];
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(fingerprint(join(first, "_site"))).toEqual(fingerprint(join(second, "_site")));
});

test("wrong usage says so and exits with 2", async () => {
  const told: ReadonlyArray<readonly [words: readonly string[], what: RegExp]> = [
    [["bild"], /^There is no command "bild"\. Did you mean "build"\? Commands: build, serve/],
    [["build", "--rot", "x"], /^glossator build has no option --rot\. Did you mean "--root"\?/],
    [["build", "--port", "8000"], /^glossator build has no option --port\.[^]*--no-cache/],
    [["build", "extra"], /takes no word "extra"[^]*glossator build [^]*--no-cache/],
    [["serve", "--port", "many"], /"many"[^]*glossator serve/],
    [[], /glossator build [^]*glossator serve/],
  ];
  for (const [words, what] of told) {
    const { code, stdout, stderr } = await glossator(words);
    expect(code, words.join(" ")).toBe(2);
    expect(stdout + stderr).toMatch(what);
  }
  expect((await glossator(["build", "extra"])).stderr).not.toContain("glossator serve");
});

test("a template with a fault of its own is the author's to mend, and keeps the site", async () => {
  const root = writePublication({ ...minimal, "content/broken.njk": "{{ x | nosuchfilter }}" });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(stderr).toContain("broken.njk");
  expect(stderr).toContain("nosuchfilter");
  expect(stderr).not.toContain("node_modules");
  expect(code).toBe(1);
});

test("a footnote may be cited twice", async () => {
  const root = writePublication({
    ...minimal,
    "content/explainers/juries.md": explainer(
      "Juries",
      "A jury decides.[^a] It is not asked why.[^a]\n\n[^a]: So says the law.\n",
    ),
  });
  const { code, stderr } = await glossator(["build", "--root", root]);
  expect(stderr).not.toContain("html/");
  expect(code).toBe(0);
});

test("a build says in a few lines what is in the site, how long each stage took, and what was used again", async () => {
  const { stderr } = await glossator(["build", "--root", writePublication(minimal)]);
  const [contents, stages, last] = stderr.trim().split("\n");
  expect(contents).toBe("1 explainer, 1 term with 1 mark, 0 figures, 0 sources");
  expect(stages).toMatch(
    /^reading [\d.]+ s, pages [\d.]+ s, search [\d.]+ s, data and downloads [\d.]+ s, offline list [\d.]+ s, checks [\d.]+ s; \d+ of \d+ results reused$/,
  );
  expect(last).toMatch(/^\d+ pages, [\d.]+ MB, in [\d.]+ s: /);
});
