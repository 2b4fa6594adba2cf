import { paths, type ShownKind } from "../../model/urls.ts";
import { counted } from "../../model/wording.ts";
import type { RenderedExplainer, SiteView } from "../site-view.ts";
import { Link } from "./link.tsx";

/** Explainers that are named beside what they show; of more the first few are, and a page of its own names all. */
const most = { whole: 24, first: 12 } as const;

/** Whether all explainers that show something are named beside it. */
export function isShownWhole(explainers: readonly RenderedExplainer[]): boolean {
  return explainers.length <= most.whole;
}

/** The explainers that show a number, cite a source, name a person. */
export function ShownIn({
  view,
  from,
  kind,
  id,
}: {
  view: SiteView;
  from: string;
  kind: ShownKind;
  id: string;
}) {
  const { wording } = view;
  const explainers = view.backlinks.explainersWith(kind, id);
  if (explainers.length === 0) return null;
  const isWhole = isShownWhole(explainers);
  return (
    <div class="meta shown-in">
      {kind === "source" ? wording.citedIn : wording.usedIn}:{" "}
      <ul>
        {(isWhole ? explainers : explainers.slice(0, most.first)).map(({ explainer }) => (
          <li>
            <Link from={from} to={explainer.path}>
              {explainer.title}
            </Link>
          </li>
        ))}
        {!isWhole && (
          <li>
            <Link from={from} to={paths.shownIn(kind, id, 1)}>
              {counted(
                { one: wording.listsOf.all, other: wording.listsOf.all },
                explainers.length,
                wording.language,
              )}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
