import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../model/problem.ts";
import { archiveFolder, type ArchivedCopy, type Release } from "../model/release.ts";
import { readText } from "./read-text.ts";

interface ArchiveLoaded {
  readonly copies: readonly ArchivedCopy[];
  readonly problems: readonly Problem[];
}

/** Reads the copies of explainers that `glossator release --archive` kept, `archive/<release>/<slug>.html`, in order. */
export function loadArchive(root: string, releases: readonly Release[]): ArchiveLoaded {
  if (!existsSync(join(root, archiveFolder))) return { copies: [], problems: [] };
  const releaseById = new Map(releases.map((release) => [release.release, release]));
  const copies: ArchivedCopy[] = [];
  const problems: Problem[] = [];
  for (const folder of readdirSync(join(root, archiveFolder), { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const release = releaseById.get(folder.name);
    const place = `${archiveFolder}/${folder.name}`;
    if (!release) {
      const message = `There is no release ${folder.name}, so nobody can say of when these copies are. Take the folder away, or bring its record back.`;
      problems.push({
        file: place,
        line: 1,
        column: 1,
        rule: "archive-released",
        severity: "error",
        message,
      });
      continue;
    }
    for (const name of readdirSync(join(root, place))) {
      if (!name.endsWith(".html")) continue;
      const file = `${place}/${name}`;
      const read = readText(join(root, file), file);
      if ("problem" in read) problems.push(read.problem);
      else copies.push({ release, slug: name.replace(/\.html$/, ""), html: read.text });
    }
  }
  const key = ({ release, slug }: ArchivedCopy) => `${release.release} ${slug}`;
  return { copies: copies.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)), problems };
}
