import { paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Browse } from "./parts/browse.tsx";
import { SearchPanel } from "./parts/search-panel.tsx";
import type { SiteView } from "./site-view.ts";

/** The search, and what leads everywhere without it. */
export function SearchPage({ view }: { view: SiteView }) {
  const { wording } = view;
  return (
    <Layout view={view} path={paths.search} title={wording.search} kind="search">
      <div class="column">
        <h1>{wording.search}</h1>
        <SearchPanel wording={wording} action={paths.search} />
        <noscript>
          <p>{wording.noScriptSearch}</p>
        </noscript>
        <Browse view={view} from={paths.search} />
      </div>
    </Layout>
  );
}
