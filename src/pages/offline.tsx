import { paths } from "../model/urls.ts";
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
        {view.downloads.length > 0 && <TakeAway view={view} />}
        <WhatIsThere view={view} />
      </div>
    </Layout>
  );
}

function TakeAway({ view }: { view: SiteView }) {
  return (
    <section>
      <h2>{view.wording.offline.takeAway}</h2>
      <ul>
        {view.downloads.map(({ path, label }) => (
          <li>
            <Link from={paths.offline} to={path}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The script says behind each page whether it is saved. */
function WhatIsThere({ view }: { view: SiteView }) {
  const lists = menuOf(view).map(({ label, path }) => ({ label, path }));
  const explainers = view.explainers.map(({ explainer: { title, path } }) => ({ label: title, path }));
  return (
    <section>
      <h2>{view.wording.offline.whatIsThere}</h2>
      <ul class="offline-pages">
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
