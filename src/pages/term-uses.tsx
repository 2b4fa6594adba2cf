import { ownDirection } from "../model/direction.ts";
import type { Term } from "../model/term.ts";
import { paths } from "../model/urls.ts";
import { counted } from "../model/wording.ts";
import type { RecordedMention } from "../markdown/render-env.ts";
import type { TermUses } from "./backlinks.ts";
import { inPages } from "./in-pages.ts";
import { Layout } from "./layout.tsx";
import { PageLinks, pageOfText } from "./parts/page-links.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import type { Route } from "./routes.tsx";
import { sentenceAround } from "./sentence.ts";
import type { SiteView } from "./site-view.ts";

/** Sentences that stand on a term's own page, below its definition, and on each page that goes on with them. */
const room = { first: 60, others: 100 } as const;

const pagesOfTerms = new WeakMap<SiteView["backlinks"], Map<string, TermUses[][]>>();

/**
 * Every use of a term, page by page. As long as one page holds them they are in the publication's order; of more, a reader sees
 * first where the term is used most, and of equals the newest.
 */
export function usePages({ backlinks }: Pick<SiteView, "backlinks">, term: string): readonly TermUses[][] {
  const known = pagesOfTerms.get(backlinks) ?? new Map<string, TermUses[][]>();
  pagesOfTerms.set(backlinks, known);
  let pages = known.get(term);
  if (!pages) known.set(term, (pages = cut(backlinks.termUses(term))));
  return pages;
}

function cut(uses: readonly TermUses[]): TermUses[][] {
  const size = (entry: TermUses): number => entry.uses.length;
  const pages = inPages(uses, size, room);
  return pages.length === 1 ? pages : inPages(uses.toSorted(mostFirst), size, room);
}

function mostFirst(a: TermUses, b: TermUses): number {
  const newest = +b.in.explainer.updated.start - +a.in.explainer.updated.start;
  return b.uses.length - a.uses.length || newest;
}

/** The pages that go on with the uses of a term. */
export function usesRoutes(view: SiteView, term: Term): Route[] {
  return usePages(view, term.id)
    .slice(1)
    .map((_, index) => ({
      path: paths.termUses(term.id, index + 2),
      render: (at) => <TermUsesPage view={at} term={term} page={index + 2} />,
    }));
}

/** On a term's own page: where it is used, and where the rest of the uses is. */
export function UsedIn({ view, term }: { view: SiteView; term: Term }) {
  const { wording } = view;
  const pages = usePages(view, term.id);
  const [first = []] = pages;
  return (
    <section aria-labelledby="used-in-title">
      <h2 id="used-in-title">{wording.usedIn}</h2>
      {first.length === 0 && <p>{wording.notUsedYet}</p>}
      {pages.length > 1 && (
        <p class="meta">
          {usedInCount(view, term)}. {wording.listsOf.mostFirst}
        </p>
      )}
      {first.length > 0 && <Uses view={view} uses={first} path={paths.term(term.id)} />}
      <UsesLinks view={view} term={term} page={1} />
    </section>
  );
}

/** A page that goes on with the uses of a term. */
function TermUsesPage({ view, term, page }: { view: SiteView; term: Term; page: number }) {
  const { wording } = view;
  const path = paths.termUses(term.id, page);
  const pages = usePages(view, term.id);
  const intro = usedInCount(view, term);
  const pageOf = pageOfText(wording, page, pages.length);
  return (
    <Layout
      view={view}
      path={path}
      title={`${term.term}: ${intro}. ${pageOf}`}
      description={`${intro}. ${pageOf}.`}
      kind="entry"
      menuPath={paths.glossary}
    >
      <article class="column entry">
        <Lede
          title={
            <Link from={path} to={paths.term(term.id)}>
              {term.term}
            </Link>
          }
          intro={term.short}
          lang={term.lang}
          dir={ownDirection(term)}
          topic={<Link from={path} to={paths.glossary} children={wording.glossary} />}
        />
        <section aria-labelledby="used-in-title">
          <h2 id="used-in-title">{wording.usedIn}</h2>
          <p class="meta">
            {intro}. {pageOf}.
          </p>
          <Uses view={view} uses={pages[page - 1] ?? []} path={path} />
          <UsesLinks view={view} term={term} page={page} />
        </section>
      </article>
    </Layout>
  );
}

function usedInCount({ backlinks, wording }: SiteView, term: Term): string {
  return counted(wording.usedInCount, backlinks.termUses(term.id).length, wording.language);
}

function UsesLinks({ view, term, page }: { view: SiteView; term: Term; page: number }) {
  const all = usePages(view, term.id).map((_, index) => paths.termUses(term.id, index + 1));
  return <PageLinks wording={view.wording} pages={all} current={paths.termUses(term.id, page)} />;
}

function Uses({ view, uses, path }: { view: SiteView; uses: readonly TermUses[]; path: string }) {
  return (
    <div class="used-in">
      {uses.map((entry) => (
        <UsesInExplainer view={view} uses={entry} path={path} />
      ))}
    </div>
  );
}

function UsesInExplainer({ view, uses, path }: { view: SiteView; uses: TermUses; path: string }) {
  const { explainer, seen } = uses.in;
  return (
    <div class="uses">
      <h3>
        <Link from={path} to={explainer.path}>
          {explainer.title}
        </Link>
      </h3>
      <ul>
        {uses.uses.map((use) => (
          <li>
            <Place
              from={path}
              explainerPath={explainer.path}
              use={use}
              heading={seen.outline.find(({ id }) => id === use.section)?.text}
            />
            <Sentence use={use} language={view.wording.language} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Place({
  from,
  explainerPath,
  use,
  heading,
}: {
  from: string;
  explainerPath: string;
  use: RecordedMention;
  heading: string | undefined;
}) {
  if (!heading) return null;
  return (
    <>
      <Link from={from} to={`${explainerPath}#${use.anchor ?? use.section}`}>
        {heading}
      </Link>
      {": "}
    </>
  );
}

function Sentence({ use, language }: { use: RecordedMention; language: string }) {
  const { before, words, after } = sentenceAround(use, language);
  return (
    <q class="use">
      {before}
      <b>{words}</b>
      {after}
    </q>
  );
}
