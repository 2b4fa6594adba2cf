import { compareDates } from "../../model/partial-date.ts";
import { fill } from "../../model/figure-text.ts";
import { paths } from "../../model/urls.ts";
import { counted } from "../../model/wording.ts";
import { topicsOf, type Topic } from "../explainer-lists.ts";
import { questionBeside } from "../question-beside.ts";
import type { RenderedExplainer, SiteView } from "../site-view.ts";
import { Answers } from "./answers.tsx";
import { DateOf } from "./date.tsx";
import { Link } from "./link.tsx";

/** How much a front page shows of more than it can list. */
const most = { chosen: 5, newest: 8, topics: 12, ofTopic: 3, furtherTopics: 60 } as const;

interface Choice {
  /** Those to which their authors gave a place. */
  readonly chosen: readonly RenderedExplainer[];
  readonly newest: readonly RenderedExplainer[];
}

/**
 * The front page of a publication that has more explainers than anybody reads through: where its editors would have a reader begin,
 * what is new, and of each topic the first few, with the way to all of them.
 */
export function FrontTopics({ view }: { view: SiteView }) {
  const { wording, explainers } = view;
  const choice = choose(explainers);
  const shown = new Set([...choice.chosen, ...choice.newest]);
  const topics = topicsOf(view);
  const further = topics.slice(most.topics);
  return (
    <>
      {choice.chosen.length > 0 && (
        <section class="start" aria-labelledby="start-title">
          <h2 id="start-title">{wording.startHere}</h2>
          <Answers view={view} explainers={choice.chosen} />
        </section>
      )}
      <section class="newest" aria-labelledby="newest-title">
        <h2 id="newest-title">{wording.listsOf.newest}</h2>
        {choice.chosen.length > 0 ? (
          <Dated view={view} explainers={choice.newest} />
        ) : (
          <Answers view={view} explainers={choice.newest} />
        )}
      </section>
      {topics.length > 1 && (
        <div class="topics">
          {topics.slice(0, most.topics).map((topic, index) => (
            <OnTopic view={view} topic={topic} id={`topic-${index}`} without={shown} />
          ))}
        </div>
      )}
      {further.length > 0 && (
        <section aria-labelledby="further-title">
          <h2 id="further-title">{wording.listsOf.more}</h2>
          <ul class="browse">
            {further.slice(0, most.furtherTopics).map(({ name, pages }) => (
              <li>
                <Link from={paths.home} to={pages[0]!.path}>
                  {name ?? wording.listsOf.others}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <Link from={paths.home} to={paths.explainers}>
          {howMany(wording.listsOf.all, explainers.length, view)}
        </Link>
      </p>
    </>
  );
}

/** What has a place of its author's comes first; the rest by when it was last touched, and then by when it came. */
function choose(explainers: readonly RenderedExplainer[]): Choice {
  const chosen = explainers.filter(({ explainer }) => explainer.order !== undefined).slice(0, most.chosen);
  const rest = explainers.filter((rendered) => !chosen.includes(rendered));
  return { chosen, newest: rest.toSorted(newestFirst).slice(0, most.newest) };
}

function newestFirst({ explainer: a }: RenderedExplainer, { explainer: b }: RenderedExplainer): number {
  return compareDates(b.updated, a.updated) || compareDates(b.published, a.published);
}

function Dated({ view, explainers }: { view: SiteView; explainers: readonly RenderedExplainer[] }) {
  return (
    <ul class="brief">
      {explainers.map(({ explainer }) => (
        <li>
          <DateOf date={explainer.updated} language={view.wording.language} />{" "}
          <Link from={paths.home} to={explainer.path}>
            {explainer.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The first few of a topic that do not stand above already: those with a place of their author's, and then the newest. */
function OnTopic({
  view,
  topic,
  id,
  without,
}: {
  view: SiteView;
  topic: Topic;
  id: string;
  without: ReadonlySet<RenderedExplainer>;
}) {
  const { wording } = view;
  const name = topic.name ?? wording.listsOf.others;
  const first = topic.explainers
    .filter((rendered) => !without.has(rendered))
    .toSorted((a, b) => orderOf(a) - orderOf(b) || newestFirst(a, b))
    .slice(0, most.ofTopic);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {first.length > 0 && (
        <ul class="brief">
          {first.map(({ explainer }) => (
            <li>
              <Link from={paths.home} to={explainer.path}>
                {explainer.title}
              </Link>
              {questionBeside(explainer) && <p>{explainer.question}</p>}
            </li>
          ))}
        </ul>
      )}
      <p class="meta">
        <Link from={paths.home} to={topic.pages[0]!.path}>
          {topic.explainers.length === 1
            ? name
            : fill(howMany(wording.listsOf.allOn, topic.explainers.length, view), name)}
        </Link>
      </p>
    </section>
  );
}

function orderOf({ explainer }: RenderedExplainer): number {
  return explainer.order ?? Number.MAX_VALUE;
}

/** A number in its place of a text that is said of many. */
function howMany(pattern: string, count: number, { wording }: SiteView): string {
  return counted({ one: pattern, other: pattern }, count, wording.language);
}
