import { paths, type ShownKind } from "../model/urls.ts";
import { counted } from "../model/wording.ts";
import { inPages } from "./in-pages.ts";
import { Layout } from "./layout.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import { PageLinks, pageOfText } from "./parts/page-links.tsx";
import { isShownWhole } from "./parts/shown-in.tsx";
import type { Route } from "./routes.tsx";
import type { RenderedExplainer, SiteView } from "./site-view.ts";

/** Titles on one page. */
const room = 300;

/** What is shown in explainers, and where it stands itself. */
export interface Shown {
  readonly kind: ShownKind;
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** The pages that list the explainers where something is shown, where there are too many to stand beside it. */
export function shownInRoutes(view: SiteView, shown: Shown): Route[] {
  const explainers = view.backlinks.explainersWith(shown.kind, shown.id);
  if (isShownWhole(explainers)) return [];
  return inPages(explainers, () => 1, { first: room, others: room }).map((_, index) => ({
    path: paths.shownIn(shown.kind, shown.id, index + 1),
    render: (at) => <ShownInPage view={at} shown={shown} page={index + 1} />,
  }));
}

function ShownInPage({ view, shown, page }: { view: SiteView; shown: Shown; page: number }) {
  const { wording } = view;
  const { kind, id, name } = shown;
  const explainers = view.backlinks.explainersWith(kind, id);
  const pages = inPages<RenderedExplainer>(explainers, () => 1, { first: room, others: room });
  const all = pages.map((_, index) => paths.shownIn(kind, id, index + 1));
  const path = paths.shownIn(kind, id, page);
  const used = kind === "source" ? wording.citedIn : wording.usedIn;
  const many = `${used}: ${counted(wording.listsOf.count, explainers.length, wording.language)}`;
  const place = all.length > 1 ? `. ${pageOfText(wording, page, all.length)}` : "";
  return (
    <Layout
      view={view}
      path={path}
      title={`${name}. ${many}${place}`}
      description={`${name}. ${many}${place}`}
      kind="list"
      menuPath={listOf[kind]}
    >
      <div class="column">
        <Lede
          title={
            <Link from={path} to={shown.path}>
              {name}
            </Link>
          }
          intro={`${many}${place}`}
        />
        <ul class="plain">
          {(pages[page - 1] ?? []).map(({ explainer }) => (
            <li>
              <Link from={path} to={explainer.path}>
                {explainer.title}
              </Link>
            </li>
          ))}
        </ul>
        <PageLinks wording={wording} pages={all} current={path} />
      </div>
    </Layout>
  );
}

const listOf = {
  figure: paths.figures,
  source: paths.sources,
  event: paths.timeline,
  actor: paths.actors,
} as const satisfies Record<ShownKind, string>;
