import type { SiteFile } from "../model/site-file.ts";
import type { Term } from "../model/term.ts";
import { paths } from "../model/urls.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom } from "./addresses.ts";
import { cellList, csvText } from "../model/csv.ts";
import { exportPaths } from "./export-paths.ts";
import { jsonFile, unlessEmpty } from "./json-file.ts";
import { sourceData, type SourceData } from "./source-data.ts";

/** The glossary as data: an array of entries, and the same as a table. */
export function glossaryData(view: SiteView): SiteFile[] {
  const { terms } = view.publication;
  if (terms.length === 0) return [];
  const entries = terms.map((term) => termData(term, view));
  return [
    jsonFile(exportPaths.glossaryJson, entries),
    { path: exportPaths.glossaryCsv, content: csvText(columns, entries.map(rowOf)) },
  ];
}

interface TermData {
  readonly id: string;
  readonly term: string;
  readonly aliases: readonly string[];
  readonly short: string;
  /** Without Markdown. */
  readonly long?: string | undefined;
  readonly lang?: string | undefined;
  readonly asOf?: string | undefined;
  readonly usage?: string | undefined;
  readonly url: string;
  /** Ids of terms. */
  readonly seeAlso: readonly string[];
  readonly sources: readonly SourceData[];
  readonly figures?: readonly string[] | undefined;
  readonly events?: readonly string[] | undefined;
  readonly actors?: readonly string[] | undefined;
  readonly earlier?:
    | ReadonlyArray<{
        readonly short: string;
        readonly until: string;
        readonly sources: readonly SourceData[];
      }>
    | undefined;
  readonly usedIn: ReadonlyArray<{ readonly title: string; readonly url: string }>;
}

function termData(term: Term, view: SiteView): TermData {
  const { publication, backlinks } = view;
  const address = (path: string) => addressFrom(exportPaths.glossaryJson, path, publication);
  return {
    id: term.id,
    term: term.term,
    aliases: term.aliases,
    short: term.short,
    long: term.long && view.plainText(term.long),
    lang: term.lang,
    asOf: term.asOf?.iso,
    usage: term.usage,
    url: address(paths.term(term.id)),
    seeAlso: term.seeAlso,
    sources: sourceData(term.sources, publication),
    figures: unlessEmpty(term.figures),
    events: unlessEmpty(term.events),
    actors: unlessEmpty(term.actors),
    earlier: unlessEmpty(
      term.earlier.map(({ short, until, sources }) => ({
        short,
        until: until.iso,
        sources: sourceData(sources, publication),
      })),
    ),
    usedIn: backlinks
      .termUses(term.id)
      .map((uses) => ({ title: uses.in.explainer.title, url: address(uses.in.explainer.path) })),
  };
}

const columns = [
  "id",
  "term",
  "aliases",
  "short",
  "long",
  "lang",
  "asOf",
  "usage",
  "url",
  "seeAlso",
  "sourceTitles",
  "sourceUrls",
  "usedIn",
];

function rowOf(entry: TermData) {
  return [
    entry.id,
    entry.term,
    cellList(entry.aliases),
    entry.short,
    entry.long,
    entry.lang,
    entry.asOf,
    entry.usage,
    entry.url,
    cellList(entry.seeAlso),
    cellList(entry.sources.map(({ title, publisher }) => `${title} (${publisher})`)),
    cellList(entry.sources.flatMap(({ url }) => url ?? [])),
    cellList(entry.usedIn.map(({ url }) => url)),
  ];
}
