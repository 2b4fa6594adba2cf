import { DateTime } from "luxon";
import { renderToString } from "preact-render-to-string";
import { shortDateText } from "../../model/date-text.ts";
import { fill } from "../../model/figure-text.ts";
import type { SiteFile } from "../../model/site-file.ts";
import {
  downloadAnchor,
  DownloadsPage,
  downloadsPaths,
  type TakeAway,
  type TakeAwayFile,
  type TakeAwayGroup,
} from "../../pages/downloads.tsx";
import type { SiteView } from "../../pages/site-view.ts";
import { exportPaths } from "../export-paths.ts";
import { bytesOf } from "./archive.ts";
import { htmlOf, parsePage } from "./page-tree.ts";
import { isInCopy } from "./site-archive.ts";
import { downloadWords } from "./words.ts";

/** Where what is taken away is in the site. */
export const downloadFiles = {
  site: "downloads/site.zip",
  book: "downloads/site.epub",
  explainer: (slug: string) => `downloads/${slug}.html`,
} as const;

interface DownloadsPageOptions {
  readonly view: SiteView;
  /** Every file that there is, the downloads among them. */
  readonly fileByPath: ReadonlyMap<string, SiteFile>;
  /** The page as it stands in the copy of the site, which cannot say how large it is. */
  readonly isCopy: boolean;
}

/** The page that lists everything to take away; what the site does not have is not on it. */
export function downloadsPage(options: DownloadsPageOptions): SiteFile {
  const { view, isCopy } = options;
  const words = downloadWords(view.wording.language);
  const intro = isCopy ? fill(words.copyIntro, view.momentText(view.buildDate)) : words.intro;
  const html = renderToString(
    <DownloadsPage
      view={view}
      title={words.title}
      intro={intro}
      columns={{ name: words.file, formats: `${words.format}, ${words.size}`, asOf: words.date }}
      groups={groupsOf(options)}
    />,
  );
  return { path: downloadsPaths.page, content: `<!DOCTYPE html>\n${htmlOf(parsePage(html))}\n` };
}

function groupsOf(options: DownloadsPageOptions): TakeAwayGroup[] {
  const { view } = options;
  const words = downloadWords(view.wording.language);
  const built = view.buildDate.setLocale(view.wording.language).toLocaleString(DateTime.DATE_MED);
  const entry = (name: string, formats: Formats, more: Partial<TakeAway> = {}): TakeAway[] => {
    const files = formatsOf(formats, options);
    return files.length > 0 ? [{ name, asOf: built, ...more, formats: files }] : [];
  };
  const groups: TakeAwayGroup[] = [
    {
      id: "whole",
      title: words.whole,
      entries: [
        ...entry(words.site, { ZIP: downloadFiles.site }, { about: words.siteAbout }),
        ...entry(words.book, { EPUB: downloadFiles.book }, { about: words.bookAbout }),
      ],
    },
    {
      id: "explainers",
      title: words.explainers,
      about: words.explainersAbout,
      entries: view.explainers.flatMap(({ explainer: { slug, title, updated } }) =>
        entry(
          title,
          {
            [words.oneFile]: downloadFiles.explainer(slug),
            [words.markdown]: exportPaths.twin(slug),
          },
          { id: downloadAnchor(slug), asOf: shortDateText(updated, view.wording.language) },
        ),
      ),
    },
    {
      id: "data",
      title: words.data,
      entries: [
        ...entry(words.figures, { CSV: exportPaths.figuresCsv, JSON: exportPaths.figuresJson }),
        ...entry(words.glossary, { CSV: exportPaths.glossaryCsv, JSON: exportPaths.glossaryJson }),
        ...entry(words.pages, { "llms.txt": exportPaths.llms }),
      ],
    },
    {
      id: "follow",
      title: words.follow,
      entries: [
        ...entry(words.feed, { Atom: exportPaths.atom, "JSON Feed": exportPaths.jsonFeed }),
        ...entry(words.calendar, { iCalendar: exportPaths.calendar }),
      ],
    },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** Paths by the name of their format. */
type Formats = Readonly<Record<string, string>>;

function formatsOf(formats: Formats, { fileByPath, isCopy }: DownloadsPageOptions): TakeAway["formats"] {
  return Object.entries(formats).flatMap(([format, path]): TakeAwayFile[] => {
    const file = fileByPath.get(path);
    // The archive does not know its own size while it is being made.
    if (isCopy && path === downloadFiles.site) return [{ format, path, isHere: false }];
    if (!file) return [];
    return [{ format, path, bytes: bytesOf(file.content).length, isHere: !isCopy || isInCopy(path) }];
  });
}
