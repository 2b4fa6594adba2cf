import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  filesIn,
  glossator,
  minimal,
  projectRoot,
  read,
  writePublication,
  type Files,
} from "../publication.ts";
import { examplesIn } from "./examples.ts";
import { run } from "./run.ts";

const document = "docs/extending.md";
const publication: Files = { ...minimal, "package.json": { type: "module" } };

/** Builds a publication that has an example added. */
async function publicationWith(section: string): Promise<string> {
  const example = examplesIn(document, section);
  expect(Object.keys(example)).toContain("eleventy.config.js");
  const root = writePublication({ ...publication, ...example });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(stderr).toContain("pages");
  expect(code).toBe(0);
  return join(root, "_site");
}

/** Builds a site of somebody else's with Eleventy's own command. Our sources stand in for the installed package. */
async function siteOf(files: Files): Promise<string> {
  const root = writePublication({ "package.json": { type: "module" }, ...files });
  mkdirSync(join(root, "node_modules/@11ty"), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules/@11ty/eleventy"), join(root, "node_modules/@11ty/eleventy"));
  symlinkSync(projectRoot, join(root, "node_modules/glossator"));
  const tsx = join(projectRoot, "node_modules/tsx/dist/loader.mjs");
  const eleventy = join(projectRoot, "node_modules/@11ty/eleventy/cmd.cjs");
  await run(process.execPath, ["--import", tsx, "--conditions=glossator-source", eleventy], {
    cwd: root,
    env: { TSX_TSCONFIG_PATH: join(projectRoot, "tsconfig.json") },
  });
  return join(root, "_site");
}

const ofSite = examplesIn(document, "In a site that you have");

/** The example with other parts. */
function withParts(parts: string): Files {
  const config = `import glossator from "glossator";
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(glossator, ${parts});
  return { dir: { input: "src" } };
}`;
  return { ...ofSite, "eleventy.config.js": config, "src/glossary.njk": "", "src/search.njk": "" };
}

test("the parts in a site of somebody else's: its layout stays, marks lead to its own glossary, its pages can be searched", async () => {
  const site = await siteOf(ofSite);
  const post = read(site, "posts/arrival/index.html");
  expect(post).toContain("<h1>Arrival</h1>");
  expect(post).toContain('data-term="berth" href="../../glossary/#term-berth"');
  expect(post).toContain('<data value="14">14 berths</data>');
  expect(post.match(/data-definition="berth"/g)).toHaveLength(1);
  expect(post.indexOf('data-definition="berth"')).toBeLessThan(post.indexOf("</main>"));
  expect(post).toMatch(
    /<script src="\.\.\/\.\.\/assets\/cards-[^"]+\.js" defer><\/script><\/head>|<\/script>\s*<\/head>/,
  );
  expect(read(site, "glossary/index.html")).toContain('id="term-berth"');
  expect(read(site, "search/index.html")).toContain('<input type="search"');
  expect(filesIn(site)).toContain("pagefind/contents.json");
});

test("glossary alone reads no figures, makes no search, and leads to the note of the page", async () => {
  const site = await siteOf({
    ...withParts("{ glossary: true }"),
    "src/posts/arrival.md": "---\nlayout: base.njk\ntitle: Arrival\n---\nA berth, and :fig[nothing].\n",
    "src/_data/figures.json": '{ "head": "bronze" }',
  });
  const post = read(site, "posts/arrival/index.html");
  expect(post).toContain('href="#note-term-berth"');
  expect(post).toContain('id="note-term-berth"');
  expect(post).toContain(":fig[nothing]");
  expect(filesIn(site).filter((path) => path.startsWith("pagefind"))).toEqual([]);
});

test("figures alone need no glossary", async () => {
  const files = Object.entries(withParts("{ figures: true }")).filter(
    ([path]) => !path.endsWith("glossary.json"),
  );
  const site = await siteOf(Object.fromEntries(files));
  const post = read(site, "posts/arrival/index.html");
  expect(post).toContain('data-figure="berths-here"');
  expect(post).toContain('id="note-figure-berths-here"');
  expect(post).not.toContain("data-term");
});

test("search alone needs no data, and adds nothing to a page without it", async () => {
  const page = "<!doctype html><html lang=en><title>Ships</title><h1>Ships</h1><p>Tugs pull.";
  const site = await siteOf({
    "eleventy.config.js": withParts("{ search: true }")["eleventy.config.js"]!,
    "src/ships.html": page,
    "src/find.njk": "<!doctype html><title>Find</title><h1>Find</h1>{% glossatorSearch %}",
  });
  expect(read(site, "ships/index.html")).toBe(page);
  expect(read(site, "find/index.html")).toMatch(
    /<script src="\.\.\/assets\/search-[^"]+" defer data-root="\.\.\/"/,
  );
  const { fragments } = JSON.parse(read(site, "pagefind/contents.json")) as { fragments: string };
  expect(JSON.parse(read(site, `pagefind/${fragments}`))).toEqual({ page: { "ships/": expect.any(String) } });
});

test("glossary.json that is missing, a word that names no figure, a list that is nowhere: each is told", async () => {
  const { "src/_data/glossary.json": _glossary, ...without } = withParts("{ glossary: true }");
  await expect(siteOf(without)).rejects.toThrow(/src\/_data\/glossary\.json/);
  const misspelt = { "src/posts/arrival.md": "---\nlayout: base.njk\n---\n\nOne of :fig[berth-here].\n" };
  await expect(siteOf({ ...withParts("{ figures: true }"), ...misspelt })).rejects.toThrow(
    /arrival\.md\s+\[11ty\]\s+5:8 +figure-exists.*Did you mean "berths-here"/,
  );
  await expect(siteOf(withParts('{ glossary: { page: "/terms/" } }'))).rejects.toThrow(
    "{% glossatorTerms %}",
  );
  await expect(siteOf(withParts("{ offline: true }"))).rejects.toThrow("pages: true");
  await expect(siteOf(withParts('{ glossary: true, language: "english please" }'))).rejects.toThrow(
    "language",
  );
});

test("a directive of one's own, in a line and as a block", async () => {
  const site = await publicationWith("A directive of your own");
  const page = read(site, "explainers/signals.html");
  expect(page).toContain('<p class="signal"><strong>G</strong> I require a pilot</p>');
  expect(page).toContain("Press <kbd>Enter</kbd> to send it.");
});

test("what a directive of one's own reports has a place, and stops the build", async () => {
  const example = examplesIn(document, "A directive of your own");
  const page = example["content/explainers/signals.md"]!.replace("{code=G}", "{code=g}");
  const root = writePublication({ ...publication, ...example, "content/explainers/signals.md": page });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/content\/explainers\/signals\.md\n +10:1 +signal-known/);
});

test("a page of one's own has the frame and a link at the foot of every page", async () => {
  const site = await publicationWith("A page of your own");
  expect(read(site, "short-words.html")).toContain('<a href="glossary/jury.html">jury</a>');
  expect(read(site, "short-words.html")).toContain('<footer class="end">');
  expect(read(site, "explainers/juries.html")).toContain('<a href="../short-words.html">Short words</a>');
});

test("a theme comes after our styles and wins over their layers", async () => {
  const site = await publicationWith("A theme");
  const sheets = filesIn(site).filter((path) =>
    /^assets\/(?:styles|explainer|list)-(?!rest).*\.css$/.test(path),
  );
  expect(sheets).toHaveLength(3);
  for (const sheet of sheets) {
    expect(read(site, sheet)).toMatch(
      /:root\{--term: light-dark\(#6b1f5c, #e3a9d6\);--serif: Georgia, serif\}\s*$/,
    );
  }
});

test("a theme that is not there is a fault with a name", async () => {
  const { "theme.css": _theme, ...example } = examplesIn(document, "A theme");
  const root = writePublication({ ...publication, ...example });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/theme\.css\n +1:1 +file-exists/);
});

test("a component of one's own stands in place of ours, with ours in it", async () => {
  const site = await publicationWith("A component of your own");
  for (const page of ["index.html", "explainers/juries.html", "glossary/jury.html"]) {
    expect(read(site, page)).toContain('</footer><p class="imprint">Harbour office, Quay 1</p>');
  }
});

test("in the sheet for somebody else's site every colour is that of our own", () => {
  const colours = (file: string) =>
    [
      ...read(projectRoot, `src/assets/styles/${file}`).matchAll(
        /--([a-z]+): (?:var\(--glossator-[a-z]+, )?(light-dark\(.*?\)|#[0-9a-f]{6}|rgb\([^)]*\))\)*;/g,
      ),
    ].map(([, name, value]) => `${name}: ${value!.replace(/\)+$/, "")}`);
  const ours = new Set(["tokens.css", "tokens-below.css"].flatMap(colours));
  const theirs = colours("guest/tokens.css");
  expect(theirs.length).toBeGreaterThan(20);
  expect(theirs.filter((colour) => !ours.has(colour))).toEqual([]);
});
