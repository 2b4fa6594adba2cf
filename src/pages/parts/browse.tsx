import { menuOf } from "../menu.ts";
import type { SiteView } from "../site-view.ts";
import { Link } from "./link.tsx";

/** Every list of the publication, for a reader who did not find the page. */
export function Browse({ view, from }: { view: SiteView; from: string }) {
  const { wording } = view;
  return (
    <nav aria-labelledby="browse-title">
      <p class="label" id="browse-title">
        {wording.browseAll}
      </p>
      <ul class="browse">
        {menuOf(view)
          .filter(({ isSearch }) => !isSearch)
          .map(({ label, path }) => (
            <li>
              <Link from={from} to={path}>
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
