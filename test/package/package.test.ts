import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { launchChromium, serveFolder } from "../browser/browser.ts";
import { filesIn, glossator, projectRoot, read, writePublication } from "../publication.ts";
import { machineMarks, privateIn } from "../security/private-marks.ts";
import { install, pack, type Packed } from "./installed.ts";
import { run } from "./run.ts";

let packed: Packed;

beforeAll(async () => {
  packed = await pack();
}, 300_000);

test("the tarball holds what the package needs, and no tests, content, sources, secrets or traces of this machine", () => {
  const { files, folder } = packed;
  for (const needed of [
    "package.json",
    "README.md",
    "LICENSE",
    "bin/glossator.js",
    "dist/eleventy/plugin.js",
    "dist/eleventy/plugin.d.ts",
    "dist/assets/styles/index.css",
    "dist/assets/client/page.js",
    "dist/model/wording/fr.json",
    "docs/schemas/glossary.schema.json",
  ]) {
    expect(files).toContain(needed);
  }
  expect(files.filter((file) => file.endsWith(".woff2")).length).toBeGreaterThan(0);
  const unwanted = /^(?:src|test|content|_data|_site|\.)|(?<!\.d)\.tsx?$|\.test\.|fixtures|\.tgz$|\.map$/;
  expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  expect(privateIn(folder, machineMarks())).toEqual([]);
});

test("every way into the package leads to a file, with its types", () => {
  const { exports } = JSON.parse(read(packed.folder, "package.json")) as {
    exports: Record<string, string | { types: string; default: string }>;
  };
  for (const [way, target] of Object.entries(exports)) {
    const leads = typeof target === "string" ? [target] : [target.types, target.default];
    for (const path of leads.filter((lead) => !lead.includes("*"))) {
      expect(packed.files, way).toContain(path.replace("./", ""));
    }
  }
});

test("a site's own TypeScript checks against the types, strictly", async () => {
  const root = writePublication({
    "package.json": { type: "module" },
    "tsconfig.json": {
      compilerOptions: {
        module: "NodeNext",
        target: "ES2023",
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: true,
      },
      include: ["site.ts", "wrong.ts"],
    },
    "site.ts": `import glossator, { type GlossatorOptions } from "glossator";
import { type Publication, paths } from "glossator/model";
import type { BlockRenderer, InlineDirective } from "glossator/markdown";
import { createLinker } from "glossator/glossary";
import { h, Layout, renderToString, type Route, type SiteView } from "glossator/pages";

const block: BlockRenderer = {
  attributes: ["code"],
  render: (directive, page) => renderToString(h("p", null, directive.label ?? page.publication.site.title)),
};
const inline: InlineDirective = { attributes: [], render: ({ renderLabel }) => renderLabel() };
const routes = (publication: Publication): Route[] => [{
  path: paths.term(publication.terms[0]!.id),
  render: (view: SiteView) => h(Layout, { view, path: "a.html", title: "A", kind: "page", children: [] }),
}];
export const options: GlossatorOptions = { glossary: { page: "/words/" }, directives: { blocks: { block }, inline: { inline } }, routes };
export const plugin: typeof glossator = glossator;
export const link = createLinker([], "en");
`,
    "wrong.ts": `import type { GlossatorOptions } from "glossator";
// @ts-expect-error -- a part that there is not
export const options: GlossatorOptions = { glosary: true };
`,
  });
  await install(packed, root);
  await run(process.execPath, [join(projectRoot, "node_modules/typescript/bin/tsc"), "-p", root], {
    cwd: root,
  });
});

function hashes(site: string): Record<string, string> {
  const hash = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(site, path)))
      .digest("hex");
  return Object.fromEntries(filesIn(site).map((path) => [path, hash(path)]));
}

test("a scaffolded publication builds with the package, and its site is that of the sources byte for byte", async () => {
  const root = join(mkdtempSync(join(tmpdir(), "glossator-scaffolded-")), "harbour");
  const { code } = await glossator(["new", "publication", root]);
  expect(code).toBe(0);
  expect(JSON.parse(read(root, "package.json"))).toMatchObject({ dependencies: { glossator: "^0.1.0" } });
  expect(filesIn(root)).toContain(".github/workflows/publish.yml");
  await install(packed, root);
  // As `npm run build` does.
  await run(process.execPath, ["node_modules/glossator/bin/glossator.js", "build"], { cwd: root });
  const page = read(join(root, "_site"), "explainers/the-first-question.html");
  expect(page).toContain('data-term="explainer"');
  expect(page).toContain('data-figure="explainers-here"');

  const fromSource = await glossator(["build", "--root", root, "--out", join(root, "_site.source")]);
  expect(fromSource.code).toBe(0);
  expect(hashes(join(root, "_site"))).toEqual(hashes(join(root, "_site.source")));
});

test("a publication's configuration may be TypeScript, and plain Eleventy builds it too", async () => {
  const root = join(mkdtempSync(join(tmpdir(), "glossator-scaffolded-")), "harbour");
  await glossator(["new", "publication", root]);
  await install(packed, root);
  await run(process.execPath, ["node_modules/@11ty/eleventy/cmd.cjs"], { cwd: root });
  expect(filesIn(join(root, "_site"))).toContain("glossary/explainer.html");

  await run("mv", ["eleventy.config.js", "eleventy.config.ts"], { cwd: root });
  const config = read(root, "eleventy.config.ts");
  writeFileSync(
    join(root, "eleventy.config.ts"),
    config.replace("(eleventyConfig)", "(eleventyConfig: { addPlugin(plugin: unknown): void })"),
  );
  await run(
    process.execPath,
    ["node_modules/glossator/bin/glossator.js", "build", "--core", "--out", "typed"],
    {
      cwd: root,
    },
  );
  expect(filesIn(join(root, "typed"))).toContain("glossary/explainer.html");
});

test("an author writes with the package as from source: the server shows a page, and its workbench", async () => {
  const root = join(mkdtempSync(join(tmpdir(), "glossator-scaffolded-")), "harbour");
  await glossator(["new", "publication", root]);
  await install(packed, root);
  const words = ["node_modules/glossator/bin/glossator.js", "serve", "--port", "8398"];
  const server = spawn(process.execPath, words, { cwd: root, stdio: "ignore" });
  try {
    const address = "http://localhost:8398/explainers/the-first-question.html";
    const shown = () => fetch(address).then((answer) => answer.text());
    await expect
      .poll(() => shown().catch(() => ""), { timeout: 100_000, interval: 300 })
      .toContain("data-term");
    const scripts = Array.from((await shown()).matchAll(/<script[^>]* src="([^"]+)"/g), ([, src]) => src!);
    expect(scripts.filter((src) => src.includes("workbench"))).toHaveLength(1);
    for (const src of scripts) expect((await fetch(new URL(src, address))).status, src).toBe(200);
  } finally {
    server.kill("SIGKILL");
  }
});

test("in a stock blog, under a path: cards open, numbers are explained and the search finds its posts", async () => {
  const root = mkdtempSync(join(tmpdir(), "glossator-blog-"));
  cpSync(join(projectRoot, "test/fixtures/sites/blog"), root, { recursive: true });
  await install(packed, root);
  await run(process.execPath, ["node_modules/@11ty/eleventy/cmd.cjs"], { cwd: root });
  const site = join(root, "public");

  // Its own is as it was.
  for (const own of ["plain.html", "about/index.html"])
    expect(read(site, own)).not.toMatch(/glossator|assets\//);
  expect(read(site, "posts/weather/index.html")).not.toContain("glossator");
  expect(read(site, "posts/arrival/index.html")).toContain("Raw <em>HTML</em> of the blog stays.");
  expect(read(site, "posts/arrival/index.html")).toContain('<a href="/blog/about/">Every berth</a>');
  expect(read(site, "posts/departure/index.html")).toContain("draught and berth tables</a>");
  expect(read(site, "posts/departure/index.html")).not.toContain('data-term="draught"');
  // One text on two pages leads from each to the right place, and no id is there twice.
  expect(read(site, "posts/arrival/index.html")).toContain('href="../../glossary/#term-berth"');
  const home = read(site, "index.html");
  expect(home).toContain('href="glossary/#term-berth"');
  const ids = Array.from(home.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);

  const server = await serveFolder(site, { prefix: "/blog" });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const failed: string[] = [];
    page.on("pageerror", (error) => failed.push(error.message));
    await page.goto(new URL("posts/arrival/", server.url).href);
    await page.hover("a.term");
    await page.waitForSelector("[data-card=term]");
    expect(await page.textContent("[data-card]")).toContain("The place at a quay where a ship lies.");
    await page.keyboard.press("Escape");
    await page.hover("a.fig");
    await page.waitForSelector("[data-card=figure]");
    expect(await page.textContent("[data-card]")).toContain("Harbour office");
    await page.click("a.term");
    await page.waitForURL("**/blog/glossary/#term-berth");

    await page.goto(new URL("search/?q=pilot", server.url).href);
    await page.waitForSelector("[data-result]");
    const hit = page.locator("[data-result] a").first();
    expect(await hit.textContent()).toContain("Arrival");
    await hit.click();
    await page.waitForURL("**/blog/posts/arrival/**");
    expect(failed).toEqual([]);

    // And from the disk, where nothing can be fetched.
    await page.goto(`file://${join(site, "search/index.html")}?q=draught`);
    await page.waitForSelector("[data-result]");
  } finally {
    await browser.close();
    await server.close();
  }
}, 240_000);
