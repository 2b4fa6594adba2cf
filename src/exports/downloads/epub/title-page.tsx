import { renderToString } from "preact-render-to-string";
import { fill } from "../../../model/figure-text.ts";
import { Html } from "../../../pages/parts/html.tsx";
import type { SiteView } from "../../../pages/site-view.ts";

/** Name, what it is, how far its facts run, and the story that the site's front page begins with. */
export function titlePageMarkup(view: SiteView): string {
  const { publication, wording, story } = view;
  const { site } = publication;
  return renderToString(
    <section class="title-page">
      <header class="lede">
        <h1>{site.title}</h1>
        <p class="answer">{site.description}</p>
        {site.publisher && <p class="meta">{site.publisher}</p>}
        {site.factsTo && <p class="meta">{fill(wording.factsTo, view.dateText(site.factsTo))}</p>}
        <p class="meta">{fill(wording.buildDate, view.momentText(view.buildDate))}</p>
        {site.url && (
          <p class="meta">
            <a href={site.url}>{site.url}</a>
          </p>
        )}
        {site.licence && <p class="meta">{fill(wording.licence, site.licence.name)}</p>}
      </header>
      {story && <Html class="prose" html={story.html} />}
    </section>,
  );
}
