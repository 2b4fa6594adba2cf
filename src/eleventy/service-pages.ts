import { downloadWords } from "../exports/downloads/words.ts";
import { paths } from "../model/urls.ts";
import { downloadsPaths } from "../pages/downloads.tsx";
import type { ServicePage } from "../search/build-search.ts";
import { searchLanguageFor } from "../search/search-language.ts";
import type { SiteBuild } from "./site-build.ts";

/** The pages of a site that serve its readers, for the search: those that it has. */
export function servicePages(build: SiteBuild): ServicePage[] {
  const { wording } = build;
  const { services } = searchLanguageFor(wording.language);
  const downloads = downloadWords(wording.language);
  return [
    ...(build.hasDownloads
      ? [
          {
            path: downloadsPaths.page,
            title: downloads.title,
            text: `${downloads.intro} ${services.downloads}`,
          },
        ]
      : []),
    ...(build.routeAt(paths.changes)
      ? [
          {
            path: paths.changes,
            title: wording.changes,
            text: `${wording.changesOf.intro} ${services.changes}`,
          },
        ]
      : []),
    ...(build.routeAt(paths.offline)
      ? [
          {
            path: paths.offline,
            title: wording.offline.title,
            text: `${wording.offline.intro} ${services.offline}`,
          },
        ]
      : []),
  ];
}
