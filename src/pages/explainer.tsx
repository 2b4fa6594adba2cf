import { wholeDates } from "../model/date-text.ts";
import { counted } from "../model/wording.ts";
import { fill } from "../model/figure-text.ts";
import { paths, relativeUrl } from "../model/urls.ts";
import { withNotes, type Sightings } from "../markdown/render-env.ts";
import { Layout } from "./layout.tsx";
import { ExplainerChanges, explainerChanges } from "./parts/explainer-changes.tsx";
import { Html } from "./parts/html.tsx";
import { SinceOffer } from "./parts/since-offer.tsx";
import { KeyFigures } from "./parts/key-figures.tsx";
import { Link } from "./parts/link.tsx";
import { noteSections, PageNotes } from "./parts/notes.tsx";
import { questionBeside } from "./question-beside.ts";
import type { RenderedExplainer, SiteView } from "./site-view.ts";

/** Words a minute: the mean for English non-fiction, Brysbaert 2019 (doi:10.1016/j.jml.2019.104047). */
const readingSpeed = 238;

/** An explainer and everything that its page may show. */
export interface ExplainerPageProps {
  readonly view: SiteView;
  readonly rendered: RenderedExplainer;
}

/** One question, its answer, and everything that it rests on. */
export function ExplainerPage({ view, rendered }: ExplainerPageProps) {
  const { explainer } = rendered;
  const { wording } = view;
  // The front matter's Markdown is rendered first: what it shows belongs to the page's notes.
  const seen = withNotes(rendered.seen);
  const text = (source: string, path: ReadonlyArray<string | number>) =>
    view.renderText(source, view.publication.addressOf(explainer, path), explainer.path, seen);
  const summary = text(explainer.summary, ["summary"]);
  const keyPoints = explainer.keyPoints.map((point, index) => text(point, ["keyPoints", index]));
  const notes = explainer.changes.map(({ date, note }, index) => ({
    date,
    html: text(note, ["changes", index, "note"]),
  }));
  const changes = explainerChanges(view, explainer.slug, notes);
  for (const id of explainer.keyFigures) seen.notes.figure.add(id);
  for (const id of explainer.sources) seen.notes.source.add(id);

  return (
    <Layout
      view={view}
      path={explainer.path}
      title={explainer.title}
      description={view.plainText(explainer.summary)}
      kind="explainer"
      menuPath={paths.explainers}
      lang={explainer.lang}
      dir={explainer.dir}
    >
      <article class="explainer" data-explainer={explainer.slug} data-pagefind-body="">
        <header class="lede">
          {explainer.topic && <p class="topic">{explainer.topic}</p>}
          <h1 data-pagefind-meta="title">{explainer.title}</h1>
          {questionBeside(explainer) && <p class="question">{explainer.question}</p>}
          <Html class="answer" html={summary} />
          <p class="meta" data-pagefind-ignore="">
            <span>
              {counted(
                wording.minutes,
                Math.max(1, Math.round(rendered.words / readingSpeed)),
                wording.language,
              )}
            </span>{" "}
            {view.publication.site.factsTo && (
              <span>{fill(wording.factsTo, view.dateText(view.publication.site.factsTo))}</span>
            )}{" "}
            <span>
              {fill(wording.updated, view.dateText(explainer.updated))}
              {changes.length > 0 && (
                <>
                  : <a href="#changes">{wording.changeLog}</a>
                </>
              )}
            </span>{" "}
            {seen.notes.source.size > 0 && (
              <span>
                <a href="#sources-on-this-page">
                  {counted(wording.sourceCount, seen.notes.source.size, wording.language)}
                </a>
              </span>
            )}
          </p>
          {explainer.status && (
            <p class="state">
              <b class="label">{wording.statusLabel}</b> {wholeDates(explainer.status, wording.language)}
            </p>
          )}
        </header>
        <KeyFigures view={view} path={explainer.path} ids={explainer.keyFigures} />
        <Outline view={view} seen={seen} outline={rendered.seen} hasChanges={changes.length > 0} />
        <div class="body">
          {keyPoints.length > 0 && (
            <section class="points" aria-labelledby="key-points-title">
              <h2 id="key-points-title" class="label">
                {wording.keyPoints}
              </h2>
              <ol>
                {keyPoints.map((html) => (
                  <Html as="li" html={html} />
                ))}
              </ol>
            </section>
          )}
          {/* What stands above is painted before this has come. */}
          <link rel="stylesheet" href={relativeUrl(explainer.path, view.assets.restStyles)} />
          <Html class="prose" html={rendered.html} />
          <div class="end-matter" data-pagefind-ignore="">
            <Related view={view} rendered={rendered} />
            <PageNotes view={view} path={explainer.path} seen={seen} />
            <ExplainerChanges view={view} explainer={explainer} entries={changes} />
            <SinceOffer />
          </div>
        </div>
      </article>
    </Layout>
  );
}

function Outline({
  view,
  seen,
  outline,
  hasChanges,
}: {
  view: SiteView;
  seen: Sightings;
  outline: Sightings;
  hasChanges: boolean;
}) {
  const { wording } = view;
  const sections = outline.outline.filter(({ level }) => level === 2);
  const matter = [
    ...noteSections(view, seen),
    ...(hasChanges ? [{ id: "changes", text: wording.changeLog }] : []),
  ];
  if (sections.length + matter.length < 2) return null;
  return (
    <nav class="outline" aria-label={wording.onThisPage} data-pagefind-ignore="">
      <ol>
        {sections.map(({ id, text }) => (
          <li>
            <a href={`#${id}`}>{wholeDates(text, wording.language)}</a>
          </li>
        ))}
        {matter.map(({ id, text }) => (
          <li class="matter">
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What the author names, and else what shares the most terms with this one. */
function Related({ view, rendered }: ExplainerPageProps) {
  const related = view.relatedTo(rendered);
  if (related.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related-title">
      <h2 id="related-title">{view.wording.related}</h2>
      <ul>
        {related.map(({ explainer }) => (
          <li>
            <Link from={rendered.explainer.path} to={explainer.path}>
              {explainer.title}
            </Link>
            {questionBeside(explainer) && <p>{explainer.question}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
