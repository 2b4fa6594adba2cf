import { beforeAll, describe, expect, it } from "vitest";
import { alternatesOf } from "../../src/exports/alternates.ts";
import { siteExports } from "../../src/exports/index.ts";
import { contentSecurityPolicy } from "../../src/pages/layout.tsx";
import { notFoundSources } from "../../src/pages/not-found.tsx";
import type { SiteView } from "../../src/pages/site-view.ts";
import { builtPublication } from "./built-view.ts";
import { exported, sampleView } from "./sample.ts";
import { wellFormed } from "./well-formed.ts";
import { minimal, projectRoot, writePublication } from "../publication.ts";

let bare: SiteView;
let placed: SiteView;
beforeAll(async () => {
  bare = await sampleView();
  placed = await sampleView("https://example.org/law");
});
const pathsOf = (view: SiteView) => siteExports(view).map(({ path }) => path);

describe("the exports as a whole", () => {
  it("are those of the design", () => {
    expect(pathsOf(bare)).toEqual(
      [
        "glossary.json",
        "glossary.csv",
        "figures.json",
        "figures.csv",
        "changes.json",
        "feed.xml",
        "feed.json",
        "events.ics",
        "explainers/quorums.md",
        "explainers/juries.md",
        "llms.txt",
        "_headers",
      ].toSorted((a, b) => pathsOf(bare).indexOf(a) - pathsOf(bare).indexOf(b)),
    );
    expect(pathsOf(bare)).toHaveLength(12);
  });

  it("leave out what a publication does not have", async () => {
    const view = (await builtPublication(writePublication(minimal))).view;
    const paths = pathsOf(view);
    for (const absent of ["figures.json", "figures.csv", "events.ics", "sitemap.xml", "robots.txt"])
      expect(paths).not.toContain(absent);
    expect(paths).toContain("glossary.json");
  });

  it("are the same bytes every time", async () => {
    const [once, again] = await Promise.all([builtPublication(projectRoot), builtPublication(projectRoot)]);
    expect(siteExports(once.view)).toEqual(siteExports(again.view));
  });
});

describe("sitemap.xml and robots.txt", () => {
  it("are there only where the site has a URL", () => {
    expect(pathsOf(bare)).not.toContain("sitemap.xml");
    expect(pathsOf(placed)).toContain("sitemap.xml");
  });

  it("names every page a searcher may land on, with the date of its content and no more of it than is known", () => {
    const xml = exported(placed, "sitemap.xml");
    expect(wellFormed(xml)).toBe(true);
    expect(xml).toContain("<url><loc>https://example.org/law/</loc><lastmod>2025-11</lastmod></url>");
    expect(xml).toContain(
      "<url><loc>https://example.org/law/explainers/juries.html</loc><lastmod>2025-01-02</lastmod></url>",
    );
    expect(xml).toContain(
      "<url><loc>https://example.org/law/explainers/quorums.html</loc><lastmod>2025-11</lastmod></url>",
    );
    expect(xml).toContain("<url><loc>https://example.org/law/glossary/jury.html</loc></url>");
    expect(xml).not.toMatch(/404\.html|search\.html|offline\.html/);
  });

  it("names the page of what can be taken away, and pages that an author added, where there are any", () => {
    const view: SiteView = {
      ...placed,
      downloads: [{ path: "downloads.html", label: "To take away" }],
      extraPages: [{ path: "about.html", title: "About" }],
    };
    for (const page of ["downloads.html", "about.html"]) {
      expect(exported(view, "sitemap.xml")).toContain(
        `<url><loc>https://example.org/law/${page}</loc></url>`,
      );
      expect(exported(placed, "sitemap.xml")).not.toContain(page);
    }
  });

  it("has a robots.txt at the root of a host, where alone it is read", async () => {
    expect(pathsOf(placed)).not.toContain("robots.txt");
    const atRoot = await sampleView("https://example.org");
    expect(exported(atRoot, "robots.txt")).toBe(
      "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n",
    );
  });
});

describe("llms.txt", () => {
  it("has a title, a summary, and links to the Markdown and the data", () => {
    const text = exported(bare, "llms.txt");
    expect(text).toMatch(/^# Courts & "juries" \\<1>\n\n> How a court works, and why; in short\.\n\n/);
    expect(text).toContain("\n- [Quorums](explainers/quorums.md): It counts heads.\n");
    expect(text).toContain("\n- [JSON](figures.json): ");
    expect(text).toContain("\n## Optional\n\n");
    expect(exported(placed, "llms.txt")).toContain("](https://example.org/law/explainers/juries.md)");
  });

  it("leads to files that are exported", () => {
    const targets = [...exported(bare, "llms.txt").matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(pathsOf(bare)).toContain(target);
  });
});

describe("_headers", () => {
  it("sets the pages' own policy and what only a header can say", () => {
    const text = exported(bare, "_headers");
    const sent = /^\/\*\n {2}Content-Security-Policy: (.*)$/m.exec(text)?.[1]?.split("; ") ?? [];
    for (const directive of contentSecurityPolicy(bare.assets).split("; "))
      expect(sent.some((other) => other.startsWith(directive))).toBe(true);
    // The page for what is not there has its style and script in it, by their hashes.
    for (const hash of Object.values(notFoundSources)) expect(sent.join(" ")).toContain(hash);
    expect(sent).toContain("frame-ancestors 'none'");
    expect(sent.join()).not.toContain("unsafe-inline");
    for (const header of [
      "X-Content-Type-Options: nosniff",
      "Referrer-Policy: no-referrer",
      "Permissions-Policy: ",
      "Cross-Origin-Opener-Policy: same-origin",
    ])
      expect(text).toContain(`\n  ${header}`);
  });

  it("keeps assets for good and the worker not at all", () => {
    const text = exported(bare, "_headers");
    expect(text).toContain("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
    expect(text).toContain("/sw.js\n  Cache-Control: no-cache\n");
  });

  it("sets no header twice for one file: a host may join the values", () => {
    const rules = exported(bare, "_headers")
      .split("\n\n")
      .map((rule) => rule.trim().split("\n"));
    const [everything, ...others] = rules.map(([pattern, ...lines]) => ({
      pattern,
      names: lines.map((line) => line.trim().split(":")[0]),
    }));
    expect(everything?.pattern).toBe("/*");
    for (const { names } of others) for (const name of names) expect(everything?.names).not.toContain(name);
  });
});

describe("alternates for a page's head", () => {
  it("are the feeds, the twin and what describes the site, relative to the page", () => {
    expect(
      alternatesOf("explainers/juries.html", bare).map(({ rel, type, href }) => [rel, type, href]),
    ).toEqual([
      ["alternate", "application/atom+xml", "../feed.xml"],
      ["alternate", "application/feed+json", "../feed.json"],
      ["alternate", "text/markdown", "juries.md"],
      ["describedby", "text/plain", "../llms.txt"],
    ]);
  });

  it("are data on the pages of data, and none where relative links lead astray", () => {
    const hrefs = (path: string) => alternatesOf(path, bare).map(({ href }) => href);
    expect(hrefs("figures.html")).toEqual(expect.arrayContaining(["figures.json", "figures.csv"]));
    expect(hrefs("glossary/index.html")).toEqual(
      expect.arrayContaining(["../glossary.json", "../glossary.csv"]),
    );
    expect(hrefs("timeline.html")).toContain("events.ics");
    expect(hrefs("404.html")).toEqual([]);
  });
});
