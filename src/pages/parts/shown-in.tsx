import type { NoteKind } from "../../model/urls.ts";
import type { SiteView } from "../site-view.ts";
import { Link } from "./link.tsx";

/** The explainers that show a number, cite a source, name a person. */
export function ShownIn({
  view,
  from,
  kind,
  id,
}: {
  view: SiteView;
  from: string;
  kind: NoteKind;
  id: string;
}) {
  const explainers = view.backlinks.explainersWith(kind, id);
  if (explainers.length === 0) return null;
  return (
    <div class="meta shown-in">
      {kind === "source" ? view.wording.citedIn : view.wording.usedIn}:{" "}
      <ul>
        {explainers.map(({ explainer }) => (
          <li>
            <Link from={from} to={explainer.path}>
              {explainer.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
