import { anchors, paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { ShownIn } from "./parts/shown-in.tsx";
import { SourceEntry } from "./parts/source-entry.tsx";
import type { SiteView } from "./site-view.ts";

/** Every work that the publication leans on, by publisher. */
export function SourcesPage({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const collator = new Intl.Collator(wording.language);
  const sources = publication.sources.toSorted(
    (a, b) => collator.compare(a.publisher, b.publisher) || collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
  );
  return (
    <Layout view={view} path={paths.sources} title={wording.sources} description={wording.sourcesIntro} kind="list">
      <div class="column">
        <h1>{wording.sources}</h1>
        <p class="answer">{wording.sourcesIntro}</p>
        <ul class="sources">
          {sources.map((source) => (
            <li id={anchors.source(source.id)} data-source={source.id}>
              <p>
                <SourceEntry view={view} path={paths.sources} source={source} />
              </p>
              {source.note && <p class="meta">{source.note}</p>}
              <ShownIn view={view} from={paths.sources} kind="source" id={source.id} />
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
}
