import { paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Lede } from "./parts/lede.tsx";
import { Link } from "./parts/link.tsx";
import { questionBeside } from "./question-beside.ts";
import type { RenderedExplainer, SiteView } from "./site-view.ts";

/** Every explainer by the question that it answers, topic by topic. */
export function ExplainersPage({ view }: { view: SiteView }) {
  const { wording, explainers } = view;
  return (
    <Layout
      view={view}
      path={paths.explainers}
      title={wording.explainers}
      description={wording.explainersIntro}
      kind="list"
    >
      <div class="column">
        <Lede title={wording.explainers} intro={wording.explainersIntro} />
        {[...byTopic(explainers)].map(([topic, group], index) =>
          topic === undefined ? (
            <ExplainerList view={view} from={paths.explainers} explainers={group} />
          ) : (
            <section aria-labelledby={`topic-${index}`}>
              <h2 id={`topic-${index}`}>{topic}</h2>
              <ExplainerList view={view} from={paths.explainers} explainers={group} isUnderHeading />
            </section>
          ),
        )}
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
          <p>{view.plainText(explainer.summary)}</p>
          {explainer.status && <p class="meta">{explainer.status}</p>}
        </li>
      ))}
    </ol>
  );
}

/** In the order of each topic's first explainer; what has no topic comes first, under no heading. */
function byTopic(explainers: readonly RenderedExplainer[]): Map<string | undefined, RenderedExplainer[]> {
  const topics = new Map<string | undefined, RenderedExplainer[]>();
  const without = explainers.filter(({ explainer }) => explainer.topic === undefined);
  if (without.length > 0) topics.set(undefined, without);
  for (const rendered of explainers) {
    const { topic } = rendered.explainer;
    if (topic === undefined) continue;
    const group = topics.get(topic);
    if (group) group.push(rendered);
    else topics.set(topic, [rendered]);
  }
  return topics;
}
