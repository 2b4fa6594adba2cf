import { paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Link } from "./parts/link.tsx";
import type { SiteView } from "./site-view.ts";

/** What a host shows where no page is. */
export function NotFoundPage({ view }: { view: SiteView }) {
  const { wording } = view;
  return (
    <Layout view={view} path={paths.notFound} title={wording.notFound} kind="page">
      <div class="column">
        <h1>{wording.notFound}</h1>
        <p class="answer">{wording.notFoundText}</p>
        <p>
          <Link from={paths.notFound} to={paths.home}>
            {wording.toTheStart}
          </Link>
        </p>
      </div>
    </Layout>
  );
}
