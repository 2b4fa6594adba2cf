import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWrittenFiles } from "../../src/exports/downloads/written-files.ts";
import { serviceWorker, type OfflineOptions } from "../../src/exports/offline/service-worker.ts";
import { wordingFor } from "../../src/model/wording.ts";
import { explainer, glossator, writePublication, type Files } from "../publication.ts";

/** A small publication with a page of every kind, in folders and at the root. */
const publication: Files = {
  "_data/site.json": { title: "Harbour News", description: "What moves in the harbour.", language: "en-GB" },
  "_data/glossary.json": [
    { id: "berth", term: "berth", short: "A place where a ship can lie.", sources: ["handbook"] },
    { id: "pilot", term: "pilot", short: "Somebody who knows the harbour and steers a ship through it." },
  ],
  "_data/figures.json": [
    {
      id: "ships",
      label: "Ships in a year",
      amount: 1200,
      unit: "ships",
      asOf: "2025-05-27",
      status: "official",
      sources: ["handbook"],
    },
  ],
  "_data/sources.json": [
    {
      id: "handbook",
      title: "The Harbour Handbook",
      publisher: "Harbour Press",
      date: "2025-01",
      kind: "reference",
    },
  ],
  "_data/events.json": [
    {
      id: "opening",
      date: "2025-03",
      title: "The new quay opens",
      text: "It opens.",
      status: "happened",
      sources: ["handbook"],
    },
  ],
  "_data/actors.json": [
    {
      id: "master",
      kind: "person",
      name: "Ada Lund",
      role: "Harbour master",
      asOf: "2025-05-01",
      sources: ["handbook"],
    },
  ],
  "content/explainers/ships.md": explainer(
    "Who brings ships in?",
    "## Pilots\n\nA pilot takes a ship to its berth; :fig[ships] came. See [the quay](quay.md). :cite[handbook]\n",
  ),
  "content/explainers/quay.md": explainer(
    "What is a quay?",
    "## Stone\n\nAlbatrosses sit on it. :actor[master] says so.\n",
  ),
};

/** Builds the small publication as a publisher would, and gives the folder. */
export function buildTestSite(): Promise<string> {
  return buildSite(writePublication(publication));
}

/** Builds a publication without what is taken away from it, and gives the folder, which is alone in another. */
export async function buildSite(root: string): Promise<string> {
  const out = join(mkdtempSync(join(tmpdir(), "glossator-host-")), "site");
  const { code, stderr } = await glossator(["build", "--root", root, "--out", out, "--core"]);
  if (code !== 0) throw new Error(`The site does not build:\n${stderr}`);
  return out;
}

export interface DeployOptions extends Partial<OfflineOptions> {
  /** Put after the heading of every explainer. */
  readonly news?: string;
}

/** The same site in another version, with the worker that its build would have written. */
export async function anotherVersion(
  site: string,
  { news = "", ...options }: DeployOptions,
): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), "glossator-version-")), "site");
  cpSync(site, folder, { recursive: true });
  for (const name of news ? readdirSync(join(folder, "explainers")) : []) {
    const file = join(folder, "explainers", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/<\/h1>/, ` (${news})$&`));
  }
  for (const name of ["sw.js", "offline.js"]) rmSync(join(folder, name), { force: true });
  const words = wordingFor("en-GB").offline.control;
  for (const { path, content } of await serviceWorker(await readWrittenFiles(folder), {
    built: "2025-06-01",
    language: "en-GB",
    words,
    ...options,
  })) {
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
