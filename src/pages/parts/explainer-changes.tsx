import type { ComponentChildren } from "preact";
import type { Explainer } from "../../model/explainer.ts";
import { parsePartialDate, type PartialDate } from "../../model/partial-date.ts";
import { fill } from "../../model/figure-text.ts";
import { paths } from "../../model/urls.ts";
import type { Change } from "../../releases/change.ts";
import type { SiteView } from "../site-view.ts";
import { ChangeList } from "./change-list.tsx";
import { DateOf } from "./date.tsx";
import { Html } from "./html.tsx";
import { Link } from "./link.tsx";

/** A note of change, rendered. */
export interface RenderedNote {
  readonly date: PartialDate;
  readonly html: string;
}

interface DatedChanges {
  /** An ISO date; what is not released yet has none. */
  readonly date?: string;
  readonly label: ComponentChildren;
  readonly notes: readonly RenderedNote[];
  readonly changes: readonly Change[];
}

/** What changed on an explainer, and when: its author's notes, and what each release changed of the data that it shows. */
export function explainerChanges(
  view: SiteView,
  slug: string,
  notes: readonly RenderedNote[],
): readonly DatedChanges[] {
  const { language } = view.wording;
  const byDate = new Map<
    string,
    { notes: RenderedNote[]; changes: readonly Change[]; label: ComponentChildren }
  >();
  const at = (key: string, label: ComponentChildren) => {
    const known = byDate.get(key) ?? { notes: [], changes: [], label };
    byDate.set(key, known);
    return known;
  };
  for (const note of notes)
    at(note.date.iso, <DateOf date={note.date} language={language} />).notes.push(note);
  for (const { release, since, changes } of view.history()) {
    const own = changes.filter((change) => change.explainers.includes(slug)).flatMap(told);
    if (own.length === 0) continue;
    const label = release ? (
      <DateOf date={release.date} language={language} />
    ) : (
      fill(view.wording.changesOf.sinceRelease, since ? view.dateText(since.date) : "")
    );
    const entry = at(release?.date.iso ?? "", label);
    entry.changes = [...entry.changes, ...own];
  }
  return [...byDate]
    .map(([date, entry]) => ({ ...(date === "" ? {} : { date }), ...entry }))
    .toSorted((a, b) => startOf(b.date) - startOf(a.date));
}

/** What is new tells a reader of before nothing; title, summary and sentences stand on the page itself. */
function told(change: Change): Change[] {
  const isText = change.kind === "explainer";
  const details = change.details.filter(({ part }) => !isText || part === "status");
  return change.what === "added" || details.length === 0 ? [] : [{ ...change, details, sections: [] }];
}

function startOf(date: string | undefined): number {
  return date === undefined ? Infinity : (parsePartialDate(date)?.start.toMillis() ?? 0);
}

export function ExplainerChanges({
  view,
  explainer: { path, slug },
  entries,
}: {
  view: SiteView;
  explainer: Explainer;
  entries: readonly DatedChanges[];
}) {
  const copies = view.archive.filter((copy) => copy.slug === slug).toReversed();
  if (entries.length === 0 && copies.length === 0) return null;
  return (
    <section id="changes" class="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{view.wording.changeLog}</h2>
      {entries.length > 0 && (
        <dl>
          {entries.map(({ label, notes, changes }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                {notes.map(({ html }) => (
                  <Html html={html} />
                ))}
                <ChangeList view={view} from={path} changes={changes} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {copies.length > 0 && (
        <div class="meta shown-in">
          {view.wording.changesOf.archive}:{" "}
          <ul>
            {copies.map(({ release }) => (
              <li>
                <Link from={path} to={paths.archived(release.release, slug)}>
                  {view.dateText(release.date)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
