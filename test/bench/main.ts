/**
 * `npm run bench`: what Glossator costs and how well it finds, as ratios measured side by side in one run. Machines differ
 * and are noisy, so nothing here fails; the numbers are for people. Without more it is small, and takes some minutes; `-- --full`
 * is what docs/performance.md has its numbers from, and takes hours. `--pages`, `--terms` and `--rounds` set the sizes,
 * `--only` one of builds, linker, linking, reader, search, peers; `--site` a folder with a site of that size for the reader, built before; `--whole` measures builds with everything: exports,
 * pictures, HTML validation. `--peers` installs other generators with npm, outside this
 * repository, and measures them too; `--peer` those of one name alone.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launchChromium, serveFolder } from "../browser/browser.ts";
import { glossator, projectRoot } from "../publication.ts";
import { readerQueries, scoreSearch, type Score } from "../search/score.ts";
import { benchBuilds } from "./builds.ts";
import { benchGlossaryLinker } from "./glossary-linker.ts";
import { benchLinking } from "./linking.ts";
import { benchPeers } from "./peers.ts";
import { benchReader } from "./reader.ts";

const { values } = parseArgs({
  options: {
    full: { type: "boolean", default: false },
    pages: { type: "string" },
    terms: { type: "string" },
    rounds: { type: "string" },
    only: { type: "string" },
    site: { type: "string" },
    peers: { type: "boolean", default: false },
    peer: { type: "string" },
    whole: { type: "boolean", default: false },
  },
});
const numbers = (text: string): number[] => text.split(",").map(Number);
const { full, only } = values;
const isAsked = (part: string): boolean => only === undefined || only === part;

if (isAsked("linker")) benchGlossaryLinker();
if (isAsked("search")) await benchSearch();
if (isAsked("reader")) {
  const [pages = 0, terms = 0] = [values.pages ?? "", values.terms ?? ""].map((text) =>
    numbers(text || (full ? "1000" : "100")).at(-1)!,
  );
  await benchReader({ pages, terms, rounds: Number(values.rounds ?? (full ? 5 : 1)), site: values.site });
}
if (isAsked("linking")) {
  await benchLinking({
    pages: numbers(values.pages ?? (full ? "1000" : "100")).at(-1)!,
    terms: numbers(values.terms ?? (full ? "10,100,1000,10000" : "10,100")),
    rounds: Number(values.rounds ?? (full ? 5 : 1)),
    peers: full || values.terms === undefined,
  });
}
if (isAsked("builds")) {
  await benchBuilds({
    pages: numbers(values.pages ?? (full ? "100,5000,1000" : "20,100")),
    terms: numbers(values.terms ?? (full ? "10,100,10000,1000" : "10,100")),
    rounds: Number(values.rounds ?? (full ? 5 : 1)),
    whole: full || values.whole,
    peers: full || values.terms === undefined,
  });
}
if (values.peers || only === "peers") {
  await benchPeers({
    pages: numbers(values.pages ?? (full ? "1000" : "100")).at(-1)!,
    terms: numbers(values.terms ?? (full ? "1000" : "100")).at(-1)!,
    rounds: Number(values.rounds ?? (full ? 5 : 1)),
    peer: values.peer,
  });
}

/** The mean reciprocal rank of the readers' queries on this publication, served and from disk. */
async function benchSearch(): Promise<void> {
  const site = join(mkdtempSync(join(tmpdir(), "bench-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", projectRoot, "--out", site, "--core"]);
  if (code !== 0) throw new Error(stderr);
  const browser = await launchChromium();
  const server = await serveFolder(site);
  print("served", await scoreSearch(browser, server.url, readerQueries()));
  print("from disk", await scoreSearch(browser, `${pathToFileURL(site).href}/`, readerQueries()));
  await server.close();
  await browser.close();
}

function print(where: string, { meanReciprocalRank, queries }: Score): void {
  console.log(
    `search, ${where}: mean reciprocal rank ${meanReciprocalRank.toFixed(3)} over ${queries.length} queries`,
  );
  for (const { query, rank, first } of queries.filter((scored) => scored.rank !== 1)) {
    console.log(`  ${rank === 0 ? "not found" : `rank ${rank}`}: "${query}" (${first})`);
  }
}
