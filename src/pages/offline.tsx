import { paths } from "../model/urls.ts";
import { isListedWhole, topicsOf } from "./explainer-lists.ts";
import { Layout } from "./layout.tsx";
import { menuOf } from "./menu.ts";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import type { SiteView } from "./site-view.ts";

/** How to read the site without a network, what is there, and the control of the copy in the browser. */
export function OfflinePage({ view }: { view: SiteView }) {
  const words = view.wording.offline;
  return (
    <Layout view={view} path={paths.offline} title={words.title} kind="page">
      <div class="column">
        <Lede title={words.title} intro={words.intro} />
        <div class="offline-copy" data-offline="unsupported" hidden></div>
        <noscript>
          <p>{words.noScript}</p>
        </noscript>
        <section>
          <h2>{words.how}</h2>
          <p>{words.howSaved}</p>
          <p>{words.howVersion}</p>
          <p>{words.howRemove}</p>
          <p>{words.unsupported}</p>
        </section>
        <WhatIsThere view={view} />
      </div>
    </Layout>
  );
}

/** The script says behind each page whether it is saved. Of more explainers than a list holds their topics stand here. */
function WhatIsThere({ view }: { view: SiteView }) {
  const lists = [...menuOf(view), ...view.downloads].map(({ label, path }) => ({ label, path }));
  const explainers = isListedWhole(view)
    ? view.explainers.map(({ explainer: { title, path } }) => ({ label: title, path }))
    : topicsOf(view)
        .map(({ name = view.wording.listsOf.others, pages }) => ({ label: name, path: pages[0]!.path }))
        .filter(({ path }) => path !== paths.explainers);
  return (
    <section>
      <h2>{view.wording.offline.whatIsThere}</h2>
      <ul class="plain offline-pages">
        {[...lists, ...explainers].map(({ label, path }) => (
          <li data-saved-page={path}>
            <Link from={paths.offline} to={path}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
