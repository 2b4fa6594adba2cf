import type { SiteFile } from "../model/site-file.ts";
import { paths } from "../model/urls.ts";
import { hasChanges } from "../pages/has-changes.ts";
import type { SiteView } from "../pages/site-view.ts";
import type { Change } from "../releases/change.ts";
import type { HistoryStep } from "../releases/history.ts";
import { addressFrom } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";
import { jsonFile, unlessEmpty } from "./json-file.ts";

/** What changed, for programs: a release an entry, the latest first, with old and new; before them what is not released yet. */
export function changesData(view: SiteView): SiteFile[] {
  if (!hasChanges(view.publication)) return [];
  return [
    jsonFile(
      exportPaths.changesJson,
      view.history().map((step) => stepData(step, view)),
    ),
  ];
}

function stepData({ release, since, changes, notes }: HistoryStep, view: SiteView) {
  return {
    release: release?.release,
    date: release?.date.iso,
    note: release?.note,
    since: since?.release,
    url: release && addressFrom(exportPaths.changesJson, paths.release(release.release), view.publication),
    notes: unlessEmpty(
      notes.map(({ slug, date, note }) => ({ explainer: explainerData(slug, view), date, note })),
    ),
    changes: changes.map((change) => changeData(change, view)),
  };
}

function changeData(
  { kind, id, name, what, details, figures, sections, explainers }: Change,
  view: SiteView,
) {
  return {
    kind,
    id,
    name,
    what,
    details: details.map(({ part, old, new: now }) => ({ part, old, new: now })),
    // A number as its parts, beside the way in which it is printed.
    old: figures?.old,
    new: figures?.new,
    sections: unlessEmpty(sections ?? []),
    explainers: unlessEmpty(explainers.map((slug) => explainerData(slug, view))),
  };
}

function explainerData(slug: string, { publication }: SiteView) {
  const explainer = publication.explainerBySlug.get(slug);
  return {
    slug,
    url: explainer && addressFrom(exportPaths.changesJson, explainer.path, publication),
  };
}
