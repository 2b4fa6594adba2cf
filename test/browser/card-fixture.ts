/** A small site whose pages are made of what the card has to cope with, under the policy that real pages have. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleAssets, type AssetBundle } from "../../src/assets/bundle.ts";
import { longDefinitionsScript } from "../../src/search/long-definitions.ts";
import { serveFolder } from "./browser.ts";

export interface CardSite {
  readonly folder: string;
  /** The address of a page: from a server under a sub-path, or from the disk in a folder whose name needs escaping. */
  urlOf(page: string, from: "http" | "disk"): string;
  remove(): Promise<void>;
}

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

export async function createCardSite(): Promise<CardSite> {
  const folder = join(await mkdtemp(join(tmpdir(), "glossator-card-")), "My sité #1 100%");
  const { files, paths } = await bundleAssets();
  for (const { path, content } of files) await write(folder, path, content);
  await write(folder, "fixture.css", styles);
  await write(folder, "search-stub.js", searchStub);
  await write(folder, "pagefind/contents.json", "{}");
  await write(
    folder,
    "definitions.js",
    longDefinitionsScript([{ id: "held", long: "It comes when it is asked for." }], String),
  );
  for (const [name, page] of Object.entries(pages)) {
    const root = "../".repeat(name.split("/").length - 1);
    await write(folder, name, render({ ...page, root, paths }));
  }
  const server = await serveFolder(folder, { prefix: "/reports/uk" });
  return {
    folder,
    urlOf: (page, from) => (from === "http" ? server.url + page : pathToFileURL(join(folder, page)).href),
    remove: async () => {
      await server.close();
      await rm(dirname(folder), { recursive: true, force: true });
    },
  };
}

async function write(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

interface FixturePage {
  readonly title: string;
  readonly body: string;
  readonly language?: string;
  readonly direction?: "rtl";
  /** The search client that the page names. */
  readonly search?: string;
  /** The script with the long definitions that the page names. */
  readonly definitions?: string;
}

interface Rendered extends FixturePage {
  readonly root: string;
  readonly paths: AssetBundle["paths"];
}

function render({
  title,
  body,
  language = "en-GB",
  direction,
  search = "search-stub.js",
  definitions = "definitions.js",
  root,
  paths,
}: Rendered): string {
  const dir = direction ? ` dir="${direction}"` : "";
  return `<!doctype html>
<html lang="${language}"${dir}>
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${root}${paths.styles}"><link rel="stylesheet" href="${root}${paths.laterStyles}" media="print" data-later><link rel="stylesheet" href="${root}fixture.css">
<script src="${root}${paths.early}"></script>
<script src="${root}${paths.page}" defer data-root="${root}" data-search="${root}${search}" data-terms="${root}terms.js" data-definitions="${root}${definitions}"></script></head>
<body>${body}
<footer class="end"><div data-theme-control hidden></div><div data-cards-control hidden></div></footer>
</body></html>`;
}

const mark = (id: string, term: string, words: string, attributes = ""): string =>
  `<a class="term" id="${id}" data-term="${term}" aria-describedby="note-term-${term}" href="glossary/${term}.html" ${attributes}>${words}</a>`;

const note = (term: string, title: string, line: string, rest = ""): string =>
  `<div data-definition="${term}" data-kind="term">
<h3 data-note-title id="name-${term}">${title}</h3>
<p data-note-line id="note-term-${term}">${line}</p>${rest}</div>`;

const safeLine = "EU scheme lending members up to €150bn to buy arms together.";

const notes = `<section id="terms-on-this-page"><h2 id="terms">Terms on this page</h2>
${note(
  "safe",
  "Safe",
  safeLine,
  `<p data-note-long>Security Action for Europe is an instrument of the Council. It lends to states, not to companies.</p>
<ul data-note-more><li>From the regulation, 2025</li><li>Lends to ${mark("in-safe", "member", "member states")}</li></ul>
<p data-note-more><a href="glossary/safe.html" id="full-safe">Full entry</a> <a class="note-back" href="#safe">Back to the text</a></p>`,
)}
${note(
  "member",
  "Member state",
  "One of the 27 countries of the European Union.",
  `<p data-note-more>The others are each a ${mark("in-member", "third", "third country")}; compare ${mark("to-safe", "safe", "Safe")}.</p>`,
)}
${note("third", "Third country", "Any country outside the EU.", `<p data-note-more>Not a ${mark("in-third", "member", "member state")}.</p>`)}
${note("plain", "Plain", "A description with nothing to press.")}
${note("long", "Long", "Much to say. ".repeat(160).trim())}
</section>
<section id="numbers-on-this-page"><h2>Numbers on this page</h2><ul>
<li data-definition="envelope" data-kind="figure"><span data-note-title><data value="150000000000">€150bn</data></span>
<span data-note-line id="note-figure-envelope">Size of Safe, official, May 2025</span></li></ul></section>`;

/** A note whose paragraph a script brings, as a page of ours has it. */
const later = `<h1>Later</h1><p>${mark("held", "held", "Held")} by a script.</p>
<section><h2>Terms on this page</h2><dl><div data-kind="term" data-definition="held">
<dt data-note-title><a href="glossary/held.html">Entry of held</a></dt>
<dd data-note-line id="note-term-held">A line of its own.</dd>
<dd data-note-long hidden><span data-of="held"></span></dd></div></dl></section>`;

const figure =
  '<a class="fig" id="sum" data-figure="envelope" aria-describedby="note-figure-envelope" href="figures.html#figure-envelope"><data value="150000000000">€150bn</data></a>';

const header =
  '<nav class="top" aria-label="Site"><strong>Fixture</strong><a id="search" data-search-open href="search.html">Search</a></nav>';

const article = (body: string): string =>
  `${header}<main class="page"><article>${body}${notes}</article></main>`;

const filler = (count: number): string =>
  '<p class="filler">Text that fills the page, line after line.</p>'.repeat(count);

const pages: Record<string, FixturePage> = {
  "main.html": {
    title: "Main",
    body: article(`<h1>Main</h1><p id="intro">Before the first <a id="before" href="other.html">ordinary link</a>.</p>
<p>${mark("safe", "safe", "Safe")} lends to a ${mark("member", "member", "member state")}, not to a ${mark("third", "third", "third country")}; at most ${figure}.</p>
<p id="prose">Some words to select: alpha beta gamma ${mark("plain", "plain", "plain")} delta epsilon zeta.</p>
<p>Then ${mark("long", "long", "long")} and <a id="after" href="other.html">the end</a>. <input id="field" aria-label="Field"></p>
${filler(3)}`),
  },
  "later.html": { title: "Later", body: article(later) },
  "never.html": { title: "Never", body: article(later), definitions: "no-such-script.js" },
  "wrapped.html": {
    title: "Wrapped",
    body: article(
      `<h1>Wrapped</h1><p class="narrow">Words before the ${mark("wrapped", "safe", "Security Action for Europe instrument of the Council")} and words that come after it.</p>`,
    ),
  },
  "edges.html": {
    title: "Edges",
    body: `${header}<main>${[
      "top-left",
      "top-right",
      "bottom-left",
      "bottom-right",
      "middle-left",
      "middle-right",
    ]
      .map((place) => mark(place, "safe", "Safe", `data-place="${place}"`))
      .join("")}<div hidden>${notes}</div></main>`,
  },
  "tall.html": {
    title: "Tall",
    body: article(
      `<h1>Tall</h1>${filler(20)}<p>Here stands ${mark("safe", "safe", "Safe")} in the middle, and ${mark("long", "long", "long")}.</p>${filler(60)}`,
    ),
  },
  "rtl.html": {
    title: "Right to left",
    language: "ar",
    direction: "rtl",
    body: article(
      `<h1>عنوان</h1><p>النص يذكر ${mark("safe", "safe", "صندوق سيف")} في وسط الجملة الطويلة.</p>`,
    ),
  },
  "outline.html": {
    title: "Outline",
    body: `${header}<main class="page"><nav class="outline" aria-label="On this page"><ol>
<li><a href="#s-one">One</a></li><li><a href="#s-two">Two</a></li><li><a href="#s-thr%C3%A9e">Three</a></li></ol></nav>
<article><h1>Outline</h1><h2 id="s-one">One</h2>${filler(15)}<h2 id="s-two">Two</h2>${filler(15)}<h2 id="s-thrée">Three</h2><p>End.</p></article></main>`,
  },
  "no-search.html": { title: "No search", search: "missing.js", body: article("<h1>No search</h1>") },
  "search.html": { title: "Search", body: "<main><h1>Search</h1></main>" },
  "other.html": { title: "Other", body: "<main><h1>Other</h1></main>" },
  "figures.html": { title: "Figures", body: "<main><h1>Figures</h1></main>" },
  "glossary/safe.html": { title: "Safe entry", body: "<main><h1>Safe</h1></main>" },
  "glossary/member.html": { title: "Member entry", body: "<main><h1>Member state</h1></main>" },
  "glossary/third.html": { title: "Third entry", body: "<main><h1>Third country</h1></main>" },
};

const styles = `.narrow { inline-size: 12rem; }
.filler { block-size: 4rem; }
[data-place] { position: fixed; }
[data-place^="top"] { inset-block-start: 2px; }
[data-place^="bottom"] { inset-block-end: 2px; }
[data-place^="middle"] { inset-block-start: 45%; }
[data-place$="left"] { inset-inline-start: 2px; }
[data-place$="right"] { inset-inline-end: 2px; }
`;

const searchStub = `globalThis.searchScript = { ...document.currentScript.dataset };
globalThis.glossatorSearch = { open() { document.body.dataset.searchOpened = String(Number(document.body.dataset.searchOpened ?? 0) + 1); } };
`;
