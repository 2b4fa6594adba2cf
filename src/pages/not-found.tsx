import { paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Browse } from "./parts/browse.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import type { SiteView } from "./site-view.ts";

/** What a host shows where no page is. */
export function NotFoundPage({ view }: { view: SiteView }) {
  const { wording } = view;
  return (
    <Layout view={view} path={paths.notFound} title={wording.notFound} kind="page">
      <div class="column">
        <Lede title={wording.notFound} intro={wording.notFoundText} />
        <p>
          <Link from={paths.notFound} to={paths.home}>
            {wording.toTheStart}
          </Link>
        </p>
        <Browse view={view} from={paths.notFound} />
      </div>
    </Layout>
  );
}
