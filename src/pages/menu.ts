import { paths } from "../model/urls.ts";
import type { SiteView } from "./site-view.ts";

interface MenuEntry {
  readonly label: string;
  readonly path: string;
  readonly isSearch: boolean;
}

/** The pages that the publication has something for: what it lacks leaves no empty page, link or menu entry. */
export function menuOf({ publication, wording, explainers }: SiteView): MenuEntry[] {
  const entries: ReadonlyArray<readonly [boolean, string, string]> = [
    [explainers.length > 0, wording.explainers, paths.explainers],
    [publication.terms.length > 0, wording.glossary, paths.glossary],
    [publication.figures.length > 0, wording.figures, paths.figures],
    [publication.events.length > 0, wording.timeline, paths.timeline],
    [publication.actors.length > 0, wording.actors, paths.actors],
    [publication.sources.length > 0, wording.sources, paths.sources],
    [true, wording.search, paths.search],
  ];
  return entries
    .filter(([isThere]) => isThere)
    .map(([, label, path]) => ({ label, path, isSearch: path === paths.search }));
}
