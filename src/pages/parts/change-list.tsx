import { paths } from "../../model/urls.ts";
import { counted } from "../../model/wording.ts";
import type { Change, SectionChange } from "../../releases/change.ts";
import type { SiteView } from "../site-view.ts";
import { ChangeDifference, New, Old } from "./change-difference.tsx";
import { Link } from "./link.tsx";

interface ChangeListProps {
  readonly view: SiteView;
  /** The page that the list stands on. */
  readonly from: string;
  readonly changes: readonly Change[];
}

/** Things that changed, each by its name with what it was and what it is. */
export function ChangeList({ view, from, changes }: ChangeListProps) {
  if (changes.length === 0) return null;
  return (
    <ul class="changed">
      {changes.map((change) => (
        <li data-changed={change.kind}>
          <ChangeItem view={view} from={from} change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeItem({ view, from, change }: Omit<ChangeListProps, "changes"> & { change: Change }) {
  const { name, what, details, sections = [] } = change;
  const target = targetOf(view, change);
  // On its own page an explainer needs no name.
  const isOwn = target === from;
  const { isNew, isGone } = view.wording.changesOf;
  // Of what is new the first thing to know is enough: its page tells the rest.
  const shown = what === "changed" ? details : details.slice(0, 1);
  return (
    <>
      {!isOwn && (
        <p>
          <b>{target ? <Link from={from} to={target} children={name} /> : name}</b>
          {what !== "changed" && ` (${what === "added" ? isNew : isGone})`}
        </p>
      )}
      {change.kind !== "explainer" || what === "changed"
        ? shown.map((detail) => (
            <p>
              {what === "added" ? (
                detail.new
              ) : (
                <ChangeDifference view={view} change={change} detail={detail} />
              )}
            </p>
          ))
        : null}
      <Sentences view={view} sections={sections} />
    </>
  );
}

/** Where a reader finds the thing as it is now; what is gone has no place. */
function targetOf({ publication, explainers }: SiteView, { kind, id }: Change): string | undefined {
  if (kind === "figure") return publication.figureById.has(id) ? paths.figure(id) : undefined;
  if (kind === "term") return publication.termById.has(id) ? paths.term(id) : undefined;
  if (kind === "event") return publication.eventById.has(id) ? paths.event(id) : undefined;
  if (kind !== "explainer") return undefined;
  return explainers.find(({ explainer }) => explainer.slug === id)?.explainer.path;
}

/** Folded: a chapter that was rewritten is long, and most readers want to know that, not all of it. */
function Sentences({ view, sections }: { view: SiteView; sections: readonly SectionChange[] }) {
  if (sections.length === 0) return null;
  const { sentencesNew, sentencesGone } = view.wording.changesOf;
  const { language } = view.wording;
  const count = (of: "added" | "removed") => sections.reduce((sum, section) => sum + section[of].length, 0);
  const summary = [
    ...(count("added") > 0 ? [counted(sentencesNew, count("added"), language)] : []),
    ...(count("removed") > 0 ? [counted(sentencesGone, count("removed"), language)] : []),
  ];
  return (
    <details>
      <summary>{summary.join(", ")}</summary>
      {sections.map(({ heading, added, removed }) => (
        <>
          {heading && <p class="label">{heading}</p>}
          <ul>
            {removed.map((sentence) => (
              <li>
                <Old view={view}>{sentence}</Old>
              </li>
            ))}
            {added.map((sentence) => (
              <li>
                <New view={view}>{sentence}</New>
              </li>
            ))}
          </ul>
        </>
      ))}
    </details>
  );
}
