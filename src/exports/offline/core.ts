import { paths } from "../../model/urls.ts";
import { searchFolders } from "../../search/search-contents.ts";

const pages: ReadonlySet<string> = new Set([
  paths.home,
  paths.search,
  paths.glossary,
  paths.explainers,
  paths.offline,
  paths.notFound,
]);

/**
 * What a reader of a large site has from the start: the ways in, what every page needs, and the search, which says
 * what there is. Explainers and entries join it as they are opened or saved.
 */
export function corePaths(all: readonly string[]): string[] {
  return all.filter(
    (path) => pages.has(path) || path.startsWith("assets/") || path.startsWith(searchFolders.served),
  );
}
