import type { ComponentChildren } from "preact";
import { wholeDates } from "../model/date-text.ts";
import { paths } from "../model/urls.ts";
import { counted } from "../model/wording.ts";
import { byTopic, isListedWhole, topicsOf, type Topic, type TopicPage } from "./explainer-lists.ts";
import { Layout } from "./layout.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import { PageLinks, pageOfText } from "./parts/page-links.tsx";
import { questionBeside } from "./question-beside.ts";
import type { Route } from "./routes.tsx";
import type { RenderedExplainer, SiteView } from "./site-view.ts";

/** Every explainer by the question that it answers, topic by topic; of a large publication the topics, each with its list. */
export function ExplainersPage({ view }: { view: SiteView }) {
  if (isListedWhole(view)) return <AllExplainers view={view} />;
  const [only, ...others] = topicsOf(view);
  return others.length === 0 ? (
    <TopicListPage view={view} topic={only!} page={only!.pages[0]!} />
  ) : (
    <TopicsPage view={view} />
  );
}

/** The pages that list the explainers of a large publication: of each topic one, and where that is too long more. */
export function explainerListRoutes(view: SiteView): Route[] {
  if (isListedWhole(view)) return [];
  return topicsOf(view).flatMap((topic) =>
    topic.pages
      .filter(({ path }) => path !== paths.explainers)
      .map((page) => ({
        path: page.path,
        render: (at) => <TopicListPage view={at} topic={topic} page={page} />,
      })),
  );
}

/** The page that all explainers are found from. */
function Index({ view, meta, children }: { view: SiteView; meta?: string; children: ComponentChildren }) {
  const { explainers, explainersIntro } = view.wording;
  return (
    <Layout view={view} path={paths.explainers} title={explainers} description={explainersIntro} kind="list">
      <div class="column">
        <Lede title={explainers} intro={explainersIntro}>
          {meta !== undefined && <p class="meta">{meta}</p>}
        </Lede>
        {children}
      </div>
    </Layout>
  );
}

function AllExplainers({ view }: { view: SiteView }) {
  return (
    <Index view={view}>
      {[...byTopic(view.explainers)].map(([topic, group], index) =>
        topic === undefined ? (
          <ExplainerList view={view} from={paths.explainers} explainers={group} />
        ) : (
          <section aria-labelledby={`topic-${index}`}>
            <h2 id={`topic-${index}`}>{topic}</h2>
            <ExplainerList view={view} from={paths.explainers} explainers={group} isUnderHeading />
          </section>
        ),
      )}
    </Index>
  );
}

/** Which topics there are, and how much on each. */
function TopicsPage({ view }: { view: SiteView }) {
  const { wording, explainers } = view;
  const { count } = wording.listsOf;
  return (
    <Index view={view} meta={counted(count, explainers.length, wording.language)}>
      <dl class="entries">
        {topicsOf(view).map((topic) => (
          <div>
            <dt>
              <Link from={paths.explainers} to={topic.pages[0]!.path}>
                {topic.name ?? wording.listsOf.others}
              </Link>
            </dt>
            <dd>{counted(count, topic.explainers.length, wording.language)}</dd>
          </div>
        ))}
      </dl>
    </Index>
  );
}

/** The explainers on one topic, or as many of them as a page holds. */
function TopicListPage({ view, topic, page }: { view: SiteView; topic: Topic; page: TopicPage }) {
  const { wording } = view;
  const isIndex = topic.pages[0]!.path === paths.explainers;
  const name = isIndex ? wording.explainers : (topic.name ?? wording.listsOf.others);
  const pages = topic.pages.map(({ path }) => path);
  const many = counted(wording.listsOf.count, topic.explainers.length, wording.language);
  const place =
    pages.length > 1 ? pageOfText(wording, pages.indexOf(page.path) + 1, pages.length) : undefined;
  return (
    <Layout
      view={view}
      path={page.path}
      title={place === undefined || page.path === pages[0] ? name : `${name}. ${place}`}
      description={[name, many, place].filter(Boolean).join(". ")}
      kind="list"
      menuPath={paths.explainers}
    >
      <div class="column">
        <Lede
          title={name}
          intro={many}
          topic={
            isIndex ? undefined : (
              <Link from={page.path} to={paths.explainers}>
                {wording.explainers}
              </Link>
            )
          }
        >
          {place !== undefined && <p class="meta">{place}</p>}
        </Lede>
        <ExplainerList view={view} from={page.path} explainers={page.explainers} />
        <PageLinks wording={wording} pages={pages} current={page.path} />
      </div>
    </Layout>
  );
}

interface ExplainerListProps {
  readonly view: SiteView;
  readonly from: string;
  readonly explainers: readonly RenderedExplainer[];
  readonly isUnderHeading?: boolean;
}

function ExplainerList({ view, from, explainers, isUnderHeading = false }: ExplainerListProps) {
  const Heading = isUnderHeading ? "h3" : "h2";
  const whole = (text: string): string => wholeDates(text, view.wording.language);
  return (
    <ol class="explainers">
      {explainers.map(({ explainer }) => (
        <li>
          <Heading>
            <Link from={from} to={explainer.path}>
              {explainer.title}
            </Link>
          </Heading>
          {questionBeside(explainer) && <p>{explainer.question}</p>}
          <p>{whole(view.plainText(explainer.summary))}</p>
          {explainer.status && <p class="meta">{whole(explainer.status)}</p>}
        </li>
      ))}
    </ol>
  );
}
