import { reservedByWindows } from "../../model/fields.ts";
import { fill } from "../../model/figure-text.ts";
import type { SiteFile } from "../../model/site-file.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { archive, inPathOrder } from "./archive.ts";
import { downloadWords } from "./words.ts";

/**
 * What only the published site has a use for: the other files to take away, pictures for link previews, and the worker for
 * reading offline with its lists, which speak of the published files.
 */
const notInCopy = /^(?:downloads\/|share\/|sw\.js$|offline\.js$|SHA256SUMS$)/;

/** Whether a file is in the copy of the site that readers take away. */
export function isInCopy(path: string): boolean {
  return !notInCopy.test(path);
}

/** The whole site in one folder that carries the publication's name. */
export function siteArchive(view: SiteView, files: readonly SiteFile[]): Uint8Array<ArrayBuffer> {
  const folder = folderName(view.publication.site.title);
  const inFolder = [...files.filter(({ path }) => isInCopy(path)), readMe(view)].map(({ path, content }) => ({
    path: `${folder}/${path}`,
    content,
  }));
  return archive(inPathOrder(inFolder), view.buildDate);
}

/** A name as every file system takes it: Windows refuses the most. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
export function folderName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .slice(0, 80)
    .toWellFormed()
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return name === "" || reservedByWindows.test(name) ? "site" : name;
}

/** Windows line ends: its oldest editor shows no others, and every other editor shows these. */
function readMe({ publication, wording, momentText, buildDate }: SiteView): SiteFile {
  const { title, url, licence } = publication.site;
  const words = downloadWords(wording.language);
  const lines = words.readMe.map((line) =>
    line.replace("{title}", () => title).replace("{date}", () => momentText(buildDate)),
  );
  const more = [
    ...(url ? [fill(words.published, url)] : []),
    ...(licence ? [fill(words.licence, [licence.name, licence.url].filter(Boolean).join(", "))] : []),
  ];
  return { path: "READ-ME.txt", content: `\uFEFF${[...lines, ...more].join("\r\n\r\n")}\r\n` };
}
