import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EditorialContext } from "../../src/checks/editorial/index.ts";
import { markdownAsText } from "../../src/search/markdown-as-text.ts";
import { parsePartialDate } from "../../src/model/partial-date.ts";
import type { Release, ReleaseRecord } from "../../src/model/release.ts";
import { wordingFor } from "../../src/model/wording.ts";
import { releaseRecord, releaseText } from "../../src/releases/release-record.ts";
import { editorialContext } from "../checks/editorial/editorial-context.ts";
import { writePublication, type Files } from "../publication.ts";

/** A publication with a glossary as the rules see it on a day. */
export function contextOf(root: string, day = "2026-11-22"): EditorialContext {
  return editorialContext(root, `${day}T12:00:00Z`, { hasGlossary: true });
}

/** What a publication on disk says. */
export function recordOf(root: string, day?: string): ReleaseRecord {
  const { publication, explainers } = contextOf(root, day);
  const wording = wordingFor(publication.site.language);
  const plainText = (markdown: string) => markdownAsText(markdown, publication, wording);
  return releaseRecord({ publication, explainers, plainText });
}

/** Writes a publication with a record of it, as `glossator release` does on that day. */
export function release(files: Files, day: string, folder?: string): string {
  const root = writePublication(files, folder);
  const made: Release = {
    format: 1,
    release: day,
    date: parsePartialDate(day)!,
    note: `Of ${day}`,
    generator: "Glossator",
    ...recordOf(root, day),
  };
  mkdirSync(join(root, "_data/releases"), { recursive: true });
  writeFileSync(join(root, `_data/releases/${day}.json`), releaseText(made));
  return root;
}
