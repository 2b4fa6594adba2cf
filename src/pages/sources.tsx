import { anchors, paths } from "../model/urls.ts";
import type { Source } from "../model/source.ts";
import { Layout } from "./layout.tsx";
import { byLetter, letterId } from "./letters.ts";
import { DateOf } from "./parts/date.tsx";
import { Lede } from "./parts/lede.tsx";
import { LetterLinks } from "./parts/letter-links.tsx";
import { ShownIn } from "./parts/shown-in.tsx";
import { SourceKind } from "./parts/source-entry.tsx";
import { runOver } from "./run-over.ts";
import type { SiteView } from "./site-view.ts";

/** Every work that the publication leans on, by publisher. */
export function SourcesPage({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const collator = new Intl.Collator(wording.language);
  const sources = publication.sources.toSorted(
    (a, b) =>
      collator.compare(a.publisher, b.publisher) ||
      collator.compare(a.title, b.title) ||
      (a.id < b.id ? -1 : 1),
  );
  return (
    <Layout
      view={view}
      path={paths.sources}
      title={wording.sources}
      description={wording.sourcesIntro}
      kind="list"
    >
      <div class="column">
        <Lede title={wording.sources} intro={wording.sourcesIntro} />
        {sources.length > runOver ? (
          <ByLetter view={view} sources={sources} />
        ) : (
          <Rows view={view} sources={sources} />
        )}
      </div>
    </Layout>
  );
}

interface RowsProps {
  readonly view: SiteView;
  readonly sources: readonly Source[];
}

function ByLetter({ view, sources }: RowsProps) {
  const { wording } = view;
  const letters = byLetter(sources, ({ publisher }) => publisher, wording.language);
  return (
    <>
      <LetterLinks wording={wording} from={paths.sources} list={paths.sources} letters={letters.keys()} />
      {[...letters].map(([letter, group]) => (
        <section class="group" aria-labelledby={letterId(letter)}>
          <h2 id={letterId(letter)}>{letter}</h2>
          <Rows view={view} sources={group} />
        </section>
      ))}
    </>
  );
}

function Rows({ view, sources }: RowsProps) {
  const { wording } = view;
  return (
    <ul class="sources wide">
      {sources.map((source) => (
        <li id={anchors.source(source.id)} data-source={source.id}>
          <SourceRow view={view} source={source} />
          {source.note && <p class="meta">{source.note}</p>}
          {source.quotes.length > 0 && (
            <p class="meta">
              {wording.wordForWord}{" "}
              {source.quotes.map((quote, index) => (
                <>
                  {index > 0 && ", "}
                  <q lang={source.lang}>{quote}</q>
                </>
              ))}
            </p>
          )}
          <ShownIn view={view} from={paths.sources} kind="source" id={source.id} />
        </li>
      ))}
    </ul>
  );
}

/** The same facts as in a {@link SourceEntry}, in a row: what, by whom, when, of which kind. */
function SourceRow({ view, source }: { view: SiteView; source: Source }) {
  return (
    <>
      <p class="title">{source.url ? <a href={source.url}>{source.title}</a> : source.title}</p>
      <p class="line">
        {source.publisher}
        {source.author && `, ${source.author}`}
        {source.date && (
          <>
            , <DateOf date={source.date} language={view.wording.language} />
          </>
        )}
      </p>
      <p class="meta">
        <SourceKind view={view} path={paths.sources} source={source} />
      </p>
    </>
  );
}
