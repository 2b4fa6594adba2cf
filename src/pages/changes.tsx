import { fill } from "../model/figure-text.ts";
import { parsePartialDate } from "../model/partial-date.ts";
import type { Release } from "../model/release.ts";
import { anchors, paths } from "../model/urls.ts";
import type { ChangeKind } from "../releases/change.ts";
import type { HistoryNote, HistoryStep } from "../releases/history.ts";
import { Layout } from "./layout.tsx";
import { ChangeList } from "./parts/change-list.tsx";
import { DateOf } from "./parts/date.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import { TakeAway } from "./parts/take-away.tsx";
import type { SiteView } from "./site-view.ts";

/** What the publication says now and did not say before, release by release. */
export function ChangesPage({ view }: { view: SiteView }) {
  const { wording } = view;
  const { intro } = wording.changesOf;
  return (
    <Layout view={view} path={paths.changes} title={wording.changes} description={intro} kind="list">
      <div class="column">
        <Lede title={wording.changes} intro={intro}>
          <TakeAway view={view} path={paths.changes} />
        </Lede>
        {view.history().map((step) => (
          <Step view={view} step={step} />
        ))}
      </div>
    </Layout>
  );
}

function Step({ view, step }: { view: SiteView; step: HistoryStep }) {
  const { release, changes, notes } = step;
  const id = anchors.release(release?.release ?? "next");
  return (
    <section class="release" aria-labelledby={`${id}-title`} id={id} data-release={release?.release ?? ""}>
      <h2 id={`${id}-title`}>{titleOf(view, step)}</h2>
      <div>
        {release && <p class="release-note">{release.note}</p>}
        <Notes view={view} notes={notes} />
        {release && <Archive view={view} release={release} />}
        {groupsOf(view).map(({ kind, title }) => {
          const own = changes.filter((change) => change.kind === kind);
          return own.length === 0 ? null : (
            <section>
              <h3>{title}</h3>
              <ChangeList view={view} from={paths.changes} changes={own} />
            </section>
          );
        })}
      </div>
    </section>
  );
}

/** A day may have several releases; the later ones say which. */
function titleOf({ wording, dateText }: SiteView, { release, since }: HistoryStep): string {
  const { changesOf } = wording;
  if (!release) return since ? fill(changesOf.sinceRelease, dateText(since.date)) : changesOf.byDate;
  const number = release.release.slice(release.date.iso.length + 1);
  // In the margin the date stands on a line of its own.
  const title = fill(changesOf.release, dateText(release.date).replaceAll(" ", "\u00a0"));
  return number === "" ? title : `${title} (${number})`;
}

function groupsOf({ wording }: SiteView): ReadonlyArray<{ kind: ChangeKind; title: string }> {
  return [
    { kind: "figure", title: wording.figures },
    { kind: "term", title: wording.changesOf.definitions },
    { kind: "position", title: wording.positions },
    { kind: "event", title: wording.events },
    { kind: "claim", title: wording.changesOf.claims },
    { kind: "explainer", title: wording.explainers },
  ];
}

/** The pages as they were at a release. */
function Archive({ view, release }: { view: SiteView; release: Release }) {
  const copies = view.archive.filter((copy) => copy.release === release);
  if (copies.length === 0) return null;
  return (
    <div class="meta shown-in">
      {view.wording.changesOf.archive}:{" "}
      <ul>
        {copies.map(({ slug }) => (
          <li>
            <Link from={paths.changes} to={paths.archived(release.release, slug)}>
              {release.explainers.find((explainer) => explainer.slug === slug)?.title ?? slug}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the authors say themselves. */
function Notes({ view, notes }: { view: SiteView; notes: readonly HistoryNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="changed">
      {notes.map(({ slug, title, date, note }) => {
        const explainer = view.publication.explainerBySlug.get(slug);
        const day = parsePartialDate(date);
        return (
          <li>
            <p>
              <b>{explainer ? <Link from={paths.changes} to={explainer.path} children={title} /> : title}</b>{" "}
              {day && <DateOf date={day} language={view.wording.language} />}
            </p>
            <p>{note}</p>
          </li>
        );
      })}
    </ul>
  );
}
