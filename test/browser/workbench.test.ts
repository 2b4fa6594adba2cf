import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  explainer,
  glossator,
  minimal,
  projectRoot,
  read,
  writePublication,
  type Files,
} from "../publication.ts";
import { launchChromium } from "./browser.ts";

const files: Files = {
  ...minimal,
  "_data/figures.json": [
    {
      id: "jurors",
      label: "Jurors in a trial",
      amount: 12,
      unit: "count",
      asOf: "2025",
      status: "official",
      sources: ["act"],
    },
  ],
  "_data/sources.json": [{ id: "act", title: "Juries Act", publisher: "State", date: "1974", kind: "law" }],
  "content/explainers/juries.md": explainer(
    "What does a jury do?",
    `## The verdict\n\nA jury of :fig[jurors] decides. :cite[act]\n\n${"Another jury decides.\n\n".repeat(60)}`,
  ),
  "content/team.njk": "---\npermalink: team.html\n---\n<!DOCTYPE html><title>Team</title><p>Ada</p>",
};
const port = 8393;
const address = `http://localhost:${port}/explainers/juries.html`;

let browser: Browser;
let page: Page;
let server: ChildProcess | undefined;
let output = "";

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
afterEach(async () => {
  // First: a page that is about to load anew would wait for it.
  server?.kill("SIGKILL");
  await page?.close();
});

/** A publication that is served, and its page in a browser. */
async function writing(more: Files = {}, url = address): Promise<string> {
  const root = writePublication({ ...files, ...more });
  output = "";
  server = spawn(
    process.execPath,
    [join(projectRoot, "bin/glossator.js"), "serve", "--root", root, "--port", String(port)],
    { env: { ...process.env, NO_COLOR: "1", GLOSSATOR_EDITOR: "editor://open?file={file}&at={line}" } },
  );
  server.stderr?.on("data", (data: Buffer) => (output += data.toString()));
  page = await browser.newPage();
  await expect
    .poll(
      () =>
        page.goto(url).then(
          () => true,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
  await page.waitForSelector("glossator-workbench", { state: "attached" });
  return root;
}

function edit(root: string, file: string, from: string, to: string): void {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const shown = (words: string) =>
  page.getByText(words).first().waitFor({ state: "attached", timeout: 20_000 });

test("an edit of a text shows in the browser, where its reader had scrolled to", async () => {
  const root = await writing();
  await page.evaluate(() => scrollTo(0, 900));
  edit(root, "content/explainers/juries.md", "decides. :cite", "settles it. :cite");
  await shown("settles it");
  expect(await page.evaluate(() => scrollY)).toBe(900);
});

test("an edit of a figure and of a definition shows on the page that is open", async () => {
  const root = await writing();
  edit(root, "_data/figures.json", "12", "15");
  await shown("15");
  expect(await page.getAttribute("[data-figure=jurors] data", "value")).toBe("15");
  edit(root, "_data/glossary.json", "People who decide", "Twelve who decide");
  await shown("Twelve who decide the facts of a case.");
  await page.goto(`http://localhost:${port}/glossary/jury.html`);
  await shown("Twelve who decide the facts of a case.");
});

test("an edit of a template shows", async () => {
  const root = await writing({}, `http://localhost:${port}/team.html`);
  edit(root, "content/team.njk", "Ada", "Grace");
  await shown("Grace");
});

test("a fault lies over the last good page with its place and advice, and goes when it is mended", async () => {
  const root = await writing();
  edit(root, "content/explainers/juries.md", ":fig[jurors]", ":fig[juror]");
  await shown("Did you mean");
  const fault = page.locator(".problems li").first();
  expect(await fault.innerText()).toMatch(/content\/explainers\/juries\.md:\d+:\d+ figure-exists/);
  expect(await fault.locator("a").getAttribute("href")).toMatch(
    /^editor:\/\/open\?file=\/.*\/content\/explainers\/juries\.md&at=\d+$/,
  );
  expect(await page.locator("main article").innerText()).toContain("Another jury decides.");
  expect(output).toContain("Did you mean");
  edit(root, "content/explainers/juries.md", ":fig[juror]", ":fig[jurors]");
  await fault.waitFor({ state: "detached" });
  edit(root, "_data/figures.json", '"label"', '"label');
  await page.locator(".problems li").first().waitFor();
  expect(await page.locator("main article").innerText()).toContain("Another jury decides.");
  edit(root, "_data/figures.json", '"label', '"label"');
  await fault.waitFor({ state: "detached" });
});

test("a publication that begins with faults is served as soon as they are mended", async () => {
  const root = await writing({ "_data/figures.json": "[{" });
  await shown("No page yet");
  await page.locator(".problems li").first().waitFor();
  writeFileSync(join(root, "_data/figures.json"), JSON.stringify(files["_data/figures.json"]));
  await shown("Another jury decides.");
});

test("a fault in a text of the data shows over the page whose making finds it, and in every other that is open", async () => {
  const broken = [
    { id: "jury", term: "jury", short: "Who decides.", long: "Twelve, as :fig[juror] says.\n\nNo more." },
  ];
  const root = await writing({ "_data/glossary.json": broken });
  await page.waitForTimeout(300);
  expect(await page.locator(".problems li").count()).toBe(0);
  const entry = await browser.newPage();
  await entry.goto(`http://localhost:${port}/glossary/jury.html`);
  for (const open of [entry, page]) {
    const fault = open.locator(".problems li").first();
    await fault.waitFor();
    expect(await fault.innerText()).toMatch(/_data\/glossary\.json:6:\d+ figure-exists/);
  }
  expect(output).toMatch(/glossary\.json[^]*Did you mean "jurors"/);
  edit(root, "_data/glossary.json", ":fig[juror]", ":fig[jurors]");
  for (const open of [entry, page]) await open.locator(".problems li").first().waitFor({ state: "detached" });
  expect(await entry.locator("main").innerText()).toContain("Twelve, as 12 says.");
  await entry.close();
});

test("a publication's own transforms finish every page, as in a build", async () => {
  const config = `import glossator from "glossator";
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(glossator);
  eleventyConfig.addTransform("mine", async function (content, outputPath) {
    const { inputPath, url } = this.page;
    return content + "<!-- " + [inputPath, url, outputPath?.endsWith(url) && "written there"].join(" ") + " -->";
  });
  return { dir: { input: "content", data: "../_data" }, markdownTemplateEngine: false };
}`;
  const root = await writing({ "package.json": { type: "module" }, "eleventy.config.js": config });
  const pages = ["explainers/juries.html", "glossary/jury.html", "team.html"];
  const seen = async (path: string) => {
    const text = await (await page.request.get(`http://localhost:${port}/${path}`)).text();
    return text.match(/<!-- \..* -->/g);
  };
  const live = await Promise.all(pages.map(seen));
  expect(live[0]).toEqual(["<!-- ./content/explainers/juries.md /explainers/juries.html written there -->"]);
  await glossator(["build", "--root", root, "--core"]);
  for (const [n, path] of pages.entries())
    expect(live[n], path).toEqual(read(join(root, "_site"), path).match(/<!-- \..* -->/g));
});

test("the panel names what the page uses and what it leaves, and each line leads to its source", async () => {
  await writing();
  await page.getByRole("button", { name: "About this page" }).click();
  const panel = page.getByRole("complementary", { name: "About this page" });
  await panel.getByText("1 marked; 60 again in a section that marks it already").waitFor();
  expect(await panel.getByRole("link", { name: "jury" }).getAttribute("href")).toContain("glossary.json");
  await panel.getByText("Figures").click();
  await panel.getByText("jurors: Jurors in a trial").waitFor();
  expect(await panel.innerText()).toContain("official, 2025");
  expect(await panel.innerText()).toMatch(/reading grade [\d.]+ \(answer\).* first view [\d.]+ of 60 kB/);
});

test("what is clicked with Alt leads to the line that it was written on", async () => {
  const root = await writing();
  const line = await page.getByText("Another jury decides.").first().getAttribute("data-line");
  const text = readFileSync(join(root, "content/explainers/juries.md"), "utf8").split("\n");
  expect(text[Number(line) - 1]).toBe("Another jury decides.");
  const asked = page.waitForRequest(/\.glossator\/open/);
  await page
    .getByText("Another jury decides.")
    .first()
    .click({ modifiers: ["Alt"] });
  const answer = await (await asked).response();
  expect(answer?.headers()["location"]).toBe(
    `editor://open?file=${root}/content/explainers/juries.md&at=${line}`,
  );
});

test("search and data are those of the text as it is", async () => {
  const root = await writing();
  edit(root, "content/explainers/juries.md", "decides. :cite", "sequesters. :cite");
  await shown("sequesters");
  await page.goto(`http://localhost:${port}/search.html?q=sequesters`);
  await page.waitForSelector("[data-result]");
  const twin = await page.request.get(`http://localhost:${port}/explainers/juries.md`);
  expect(await twin.text()).toContain("sequesters");
});

test("a text that is deleted is gone", async () => {
  const root = await writing({ "content/explainers/judges.md": explainer("Judges", "A judge listens.\n") });
  rmSync(join(root, "content/explainers/judges.md"));
  await expect
    .poll(async () => (await page.request.get(`http://localhost:${port}/explainers/judges.html`)).status(), {
      timeout: 20_000,
    })
    .toBe(404);
});
