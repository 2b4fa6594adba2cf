/**
 * `npm run bench`: what Glossator costs and how well it finds, as ratios measured side by side in one run. Machines differ
 * and are noisy, so nothing here fails; the numbers are for people.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchChromium, serveFolder } from "../browser/browser.ts";
import { glossator, projectRoot } from "../publication.ts";
import { readerQueries, scoreSearch, type Score } from "../search/score.ts";
import { benchGlossaryLinker } from "./glossary-linker.ts";

benchGlossaryLinker();
await benchSearch();

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
