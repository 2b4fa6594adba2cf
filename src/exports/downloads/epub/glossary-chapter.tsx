import { renderToString } from "preact-render-to-string";
import { emptySightings } from "../../../markdown/render-env.ts";
import { ownDirection } from "../../../model/direction.ts";
import { fill } from "../../../model/figure-text.ts";
import type { Term } from "../../../model/term.ts";
import { paths } from "../../../model/urls.ts";
import { Html } from "../../../pages/parts/html.tsx";
import { Link } from "../../../pages/parts/link.tsx";
import { SourceLinks } from "../../../pages/parts/source-list.tsx";
import type { SiteView } from "../../../pages/site-view.ts";

/** Where a term stands in the glossary chapter. */
export function termId(id: string): string {
  return `term-${id}`;
}

/** The glossary as one chapter: every term with all that is said of it. The links are those of the site's glossary page. */
export function glossaryMarkup(view: SiteView): string {
  const { wording, publication } = view;
  return renderToString(
    <section class="glossary">
      <h1>{wording.glossary}</h1>
      <p class="answer">{wording.glossaryIntro}</p>
      <dl {...{ "epub:type": "glossary" }}>
        {publication.terms.map((term) => (
          <Entry view={view} term={term} />
        ))}
      </dl>
    </section>,
  );
}

function Entry({ view, term }: { view: SiteView; term: Term }) {
  const { publication, wording } = view;
  const seeAlso = term.seeAlso.flatMap((id) => publication.termById.get(id) ?? []);
  const uses = view.backlinks.termUses(term.id);
  return (
    <>
      <dt {...{ "epub:type": "glossterm" }} id={termId(term.id)}>
        <dfn lang={term.lang} dir={ownDirection(term)}>
          {term.term}
        </dfn>
      </dt>
      <dd {...{ "epub:type": "glossdef" }}>
        <p>{term.short}</p>
        {term.long && <Html html={longOf(view, term, term.long)} />}
        {term.usage && <p class="meta">{fill(wording.usage, term.usage)}</p>}
        {seeAlso.length > 0 && (
          <p class="meta">
            {wording.seeAlso}: <TermLinks terms={seeAlso} />
          </p>
        )}
        {uses.length > 0 && (
          <p class="meta">
            {wording.usedIn}:{" "}
            {uses.map(({ in: { explainer } }, index) => (
              <>
                {index > 0 && "; "}
                <Link from={paths.glossary} to={explainer.path}>
                  {explainer.title}
                </Link>
              </>
            ))}
          </p>
        )}
        {term.sources.length > 0 && (
          <p class="meta">
            {wording.sources}:{" "}
            <SourceLinks
              ids={term.sources}
              from={paths.glossary}
              publication={publication}
              wording={wording}
            />
          </p>
        )}
      </dd>
    </>
  );
}

function TermLinks({ terms }: { terms: readonly Term[] }) {
  return (
    <>
      {terms.map((term, index) => (
        <>
          {index > 0 && ", "}
          <Link from={paths.glossary} to={paths.term(term.id)}>
            {term.term}
          </Link>
        </>
      ))}
    </>
  );
}

function longOf(view: SiteView, term: Term, long: string): string {
  const address = view.publication.addressOf(term, ["long"]);
  return view.renderText(long, address, paths.glossary, emptySightings());
}
