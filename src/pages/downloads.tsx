import { absoluteUrl } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import type { SiteView } from "./site-view.ts";

/** Where the page is, and on it what there is of an explainer. */
export const downloadsPaths = {
  page: "downloads.html",
  of: (slug: string) => `downloads.html#${downloadAnchor(slug)}`,
} as const;

/** Where an explainer stands on the page. A file's name may hold spaces, an id none. */
export function downloadAnchor(slug: string): string {
  return `download-${slug.replace(/\s+/g, "-")}`;
}

/** What can be taken away in one or more formats. */
export interface TakeAway {
  /** An id of its own on the page, where something leads to it. */
  readonly id?: string;
  readonly name: string;
  readonly about?: string;
  /** How old what it says is, in words. */
  readonly asOf: string;
  readonly formats: readonly TakeAwayFile[];
}

export interface TakeAwayFile {
  readonly format: string;
  readonly path: string;
  /** Its size in bytes; unknown of the archive that the page itself is in. */
  readonly bytes?: number;
  /** Whether it is in the folder in which the page is: a copy of the site holds no other copies. */
  readonly isHere: boolean;
}

export interface TakeAwayGroup {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly entries: readonly TakeAway[];
}

interface DownloadsPageProps {
  readonly view: SiteView;
  readonly title: string;
  readonly intro: string;
  /** The heads of the columns. */
  readonly columns: { readonly name: string; readonly formats: string; readonly asOf: string };
  readonly groups: readonly TakeAwayGroup[];
}

/** Everything that a reader can take away, with its size and its date. */
export function DownloadsPage({ view, title, intro, columns, groups }: DownloadsPageProps) {
  return (
    <Layout view={view} path={downloadsPaths.page} title={title} description={intro} kind="list">
      <div class="column">
        <Lede title={title} intro={intro} />
        {groups.map((group) => (
          <section aria-labelledby={group.id}>
            <h2 id={group.id}>{group.title}</h2>
            <table class="downloads stack">
              {group.about && (
                <caption>
                  <small>{group.about}</small>
                </caption>
              )}
              <thead>
                <tr>
                  <th scope="col">{columns.name}</th>
                  <th scope="col">{columns.formats}</th>
                  <th scope="col">{columns.asOf}</th>
                </tr>
              </thead>
              <tbody>
                {group.entries.map((entry) => (
                  <Row view={view} entry={entry} columns={columns} />
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </Layout>
  );
}

function Row({
  view,
  entry,
  columns,
}: Pick<DownloadsPageProps, "view" | "columns"> & { readonly entry: TakeAway }) {
  return (
    <tr id={entry.id}>
      <th scope="row">
        {entry.name}
        {entry.about && (
          <>
            {" "}
            <small>{entry.about}</small>
          </>
        )}
      </th>
      <td>
        {entry.formats.map((file, index) => (
          <>
            {index > 0 && <br />}
            <Format view={view} file={file} name={entry.name} />
          </>
        ))}
      </td>
      <td data-label={columns.asOf}>{entry.asOf}</td>
    </tr>
  );
}

function Format({ view, file, name }: { view: SiteView; file: TakeAwayFile; name: string }) {
  const { url } = view.publication.site;
  const { path, format, bytes, isHere } = file;
  // "Markdown" thirteen times says nothing to who hears the links alone.
  const label = `${format}: ${name}`;
  return (
    <>
      {isHere && (
        <Link from={downloadsPaths.page} to={path} hooks={{ download: true, "aria-label": label }}>
          {format}
        </Link>
      )}
      {!isHere && url && (
        <a href={absoluteUrl(url, path)} aria-label={label}>
          {format}
        </a>
      )}
      {!isHere && !url && format}
      {bytes !== undefined && `\u00A0${sizeText(bytes, view.wording.language)}`}
    </>
  );
}

/** As a person says it: 214 kB, 1.4 MB. */
export function sizeText(bytes: number, language: string): string {
  const isLarge = bytes >= 999_500;
  const format = new Intl.NumberFormat(language, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  // The number and its unit stay on one line.
  return format.format(isLarge ? bytes / 1e6 : Math.max(1, bytes / 1e3)).replace(/\s/g, "\u00A0");
}
