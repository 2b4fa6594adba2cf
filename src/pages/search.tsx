import { paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Browse } from "./parts/browse.tsx";
import type { SiteView } from "./site-view.ts";

/** The search, and what leads everywhere without it. */
export function SearchPage({ view }: { view: SiteView }) {
  const { wording } = view;
  return (
    <Layout view={view} path={paths.search} title={wording.search} kind="search">
      <div class="column">
        <h1>{wording.search}</h1>
        <div data-search>
          <form role="search" action="search.html">
            <label for="q">{wording.searchThisSite}</label>
            <input type="search" id="q" name="q" autocomplete="off" spellcheck={false} />
            <button type="submit">{wording.search}</button>
            <div data-kinds hidden></div>
          </form>
          <p role="status" data-search-status></p>
          <div data-search-answer></div>
          <ol data-search-results></ol>
        </div>
        <noscript>
          <p>{wording.noScriptSearch}</p>
        </noscript>
        <Browse view={view} from={paths.search} />
      </div>
    </Layout>
  );
}
