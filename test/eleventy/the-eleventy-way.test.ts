import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import {
  explainer,
  filesIn,
  glossator,
  minimal,
  projectRoot,
  read,
  writePublication,
  type Files,
} from "../publication.ts";

async function built(files: Files): Promise<string> {
  const root = writePublication(files);
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(stderr).toContain("pages");
  expect(code).toBe(0);
  return join(root, "_site");
}

test("a template of another language dropped into content/ is rendered as Eleventy documents, untouched by our layout", async () => {
  const site = await built({
    ...minimal,
    "content/robots.njk":
      "---\npermalink: robots.txt\n---\nUser-agent: *\n{% for n in [1,2] %}n{{ n }} {% endfor %}",
    "content/feed.liquid":
      '---\npermalink: list.json\n---\n[{% for p in collections.court %}"{{ p.url }}"{% endfor %}]',
    "content/explainers/juries.md": explainer("Juries", "A jury decides.\n", "tags: court\n"),
  });
  expect(read(site, "robots.txt")).toBe("User-agent: *\nn1 n2 ");
  expect(read(site, "list.json")).toBe('["/explainers/juries.html"]');
});

test("another file in _data/ is in the data cascade under its name, and so is ours", async () => {
  const site = await built({
    ...minimal,
    "_data/team.json": [{ name: "Ada" }],
    "content/team.njk":
      "---\npermalink: team.txt\n---\n{{ team[0].name }}, {{ site.title }}, {{ glossary[0].term }}",
  });
  expect(read(site, "team.txt")).toBe("Ada, Courts, jury");
});

test("a Markdown page that is no explainer gets the publication's layout, a flat file and a place in the footer", async () => {
  const site = await built({
    ...minimal,
    "content/about.md": "---\ntitle: About\n---\n\nBack to [juries](explainers/juries.md). A jury helps.\n",
  });
  const about = read(site, "about.html");
  expect(about).toContain('<h1 data-pagefind-meta="title">About</h1>');
  expect(about).toContain('href="explainers/juries.html"');
  expect(about).toContain('data-term="jury"');
  expect(read(site, "explainers/juries.html")).toContain('href="../about.html"');
});

test("permalink, layout and directory data do what Eleventy says, and links follow", async () => {
  const site = await built({
    ...minimal,
    "content/explainers/judges.md": explainer(
      "Judges",
      "See [juries](juries.md).\n",
      "permalink: /bench/the-judges.html\n",
    ),
    "content/explainers/juries.md": explainer("Juries", "See [judges](judges.md). A jury decides.\n"),
    "content/notes/notes.json": { permalink: "/n/{{ page.fileSlug }}.html", layout: "bare.njk" },
    "content/notes/one.md": "---\ntitle: One\npermalink: /n/one.html\n---\nA note.\n",
    "content/_includes/bare.njk": "<!DOCTYPE html><title>{{ title }}</title>{{ content | safe }}",
  });
  expect(read(site, "bench/the-judges.html")).toContain('href="../explainers/juries.html"');
  expect(read(site, "explainers/juries.html")).toContain('href="../bench/the-judges.html"');
  expect(read(site, "n/one.html")).toBe("<!DOCTYPE html><title>One</title><p>A note.</p>\n");
});

test("Markdown is plain Markdown: no template language runs inside it", async () => {
  const site = await built({
    ...minimal,
    "content/explainers/juries.md": explainer("Juries", "A jury says {{ site.title }} and {% if %}.\n"),
  });
  expect(read(site, "explainers/juries.html")).toContain("{{ site.title }} and {% if %}.");
});

test("a draft is left out of the build, and a link to it is a fault", async () => {
  const draft = { "content/explainers/judges.md": explainer("Judges", "Not yet.\n", "draft: true\n") };
  const site = await built({ ...minimal, ...draft });
  expect(filesIn(site)).not.toContain("explainers/judges.html");
  expect(read(site, "explainers/index.html")).not.toContain("Judges");

  const linking = writePublication({
    ...minimal,
    ...draft,
    "content/explainers/juries.md": explainer("Juries", "See [judges](judges.md).\n"),
  });
  const { code, stderr } = await glossator(["build", "--root", linking, "--core"]);
  expect(code).toBe(1);
  expect(stderr).toContain("link-resolves");
});

test("an author's own index.md takes the place of the home page and keeps its parts", async () => {
  const site = await built({
    ...minimal,
    "content/index.md": "---\ntitle: Start\n---\n\nA court has a jury.\n",
  });
  const home = read(site, "index.html");
  expect(home).toContain("A court has a <a");
  expect(home).toContain("explainers/juries.html");
});

test("a page of the author's own takes the place of a page made from data", async () => {
  const site = await built({ ...minimal, "content/search.md": "---\ntitle: Find\n---\n\nAsk us.\n" });
  expect(read(site, "search.html")).toContain("Ask us.");
});

let server: ChildProcess | undefined;
afterEach(() => {
  server?.kill("SIGKILL");
  server = undefined;
});

async function eventually(claim: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (await claim()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`It never came to be that ${what}.`);
}

const served = async (address: string, words: string): Promise<boolean> => {
  try {
    return (await (await fetch(address)).text()).includes(words);
  } catch {
    return false;
  }
};

function start(command: readonly string[], cwd: string): () => string | undefined {
  let output = "";
  server = spawn(process.execPath, command, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", TSX_TSCONFIG_PATH: join(projectRoot, "tsconfig.json") },
  });
  server.stdout?.on("data", (data: Buffer) => (output += data.toString()));
  server.stderr?.on("data", (data: Buffer) => (output += data.toString()));
  return () => /https?:\/\/localhost:\d+/.exec(output)?.[0];
}

test("serve shows an edit of Markdown and of data, shows drafts, and survives a fault", async () => {
  const root = writePublication({
    ...minimal,
    "content/explainers/judges.md": explainer("Judges", "Soon.\n", "draft: true\n"),
  });
  const address = start(
    [join(projectRoot, "bin/glossator.js"), "serve", "--root", root, "--port", "8391"],
    projectRoot,
  );
  await eventually(() => address() !== undefined, "an address is printed");
  const page = `${address()}/explainers/juries.html`;
  await eventually(() => served(page, "decides what happened"), "the page is served");
  expect(await served(`${address()}/explainers/judges.html`, "Soon.")).toBe(true);

  writeFileSync(
    join(root, "content/explainers/juries.md"),
    explainer("Juries", "## New\n\nTwelve people and a jury.\n"),
  );
  await eventually(() => served(page, "Twelve people"), "the edit is served");

  writeFileSync(join(root, "_data/glossary.json"), '[{ "id": "jury", "term": "jury", "short": ');
  await new Promise((done) => setTimeout(done, 1500));
  expect(await served(page, "Twelve people")).toBe(true);

  writeFileSync(
    join(root, "_data/glossary.json"),
    JSON.stringify([{ id: "jury", term: "jury", short: "Twelve who decide." }]),
  );
  await eventually(() => served(page, "Twelve who decide."), "the mended data is served");
  expect(existsSync(join(root, "_site"))).toBe(false);
});

test("with --incremental an edit renders what changed, and keeps what the other pages said", async () => {
  const root = writePublication({
    ...minimal,
    "content/explainers/judges.md": explainer("Judges", "A judge tells the jury the law.\n"),
    "package.json": { type: "module" },
    "eleventy.config.ts": `import glossator from ${JSON.stringify(join(projectRoot, "src/eleventy/plugin.ts"))};
export default function (config) {
  config.addPlugin(glossator);
  return { dir: { input: "content", data: "../_data", output: "_site" }, markdownTemplateEngine: false };
}`,
  });
  const eleventy = join(projectRoot, "node_modules/@11ty/eleventy/cmd.cjs");
  const tsx = join(projectRoot, "node_modules/tsx/dist/loader.mjs");
  const options = ["--config=eleventy.config.ts", "--serve", "--incremental", "--port=8392"];
  const address = start(["--import", tsx, eleventy, ...options], root);
  await eventually(() => address() !== undefined, "an address is printed");
  const term = `${address()}/glossary/jury.html`;
  await eventually(() => served(term, "decides what happened"), "the term page names its uses");

  writeFileSync(
    join(root, "content/explainers/juries.md"),
    explainer("Juries", "Nobody trusts a jury blindly.\n"),
  );
  await eventually(() => served(`${address()}/explainers/juries.html`, "blindly"), "the edit is served");
  await eventually(() => served(term, "blindly"), "the term page names the new use");
  expect(await served(term, "tells the")).toBe(true);
});
