import { paths } from "../model/urls.ts";
import { Layout } from "./layout.tsx";
import { Link } from "./parts/link.tsx";
import type { SiteView } from "./site-view.ts";

/** Every explainer by the question that it answers. */
export function ExplainersPage({ view }: { view: SiteView }) {
  const { wording } = view;
  return (
    <Layout view={view} path={paths.explainers} title={wording.explainers} description={wording.explainersIntro} kind="list">
      <div class="column">
        <h1>{wording.explainers}</h1>
        <p class="answer">{wording.explainersIntro}</p>
        <ExplainerList view={view} from={paths.explainers} />
      </div>
    </Layout>
  );
}

export function ExplainerList({ view, from }: { view: SiteView; from: string }) {
  return (
    <ol class="explainers">
      {view.explainers.map(({ explainer }) => (
        <li>
          <h2>
            <Link from={from} to={explainer.path}>
              {explainer.title}
            </Link>
          </h2>
          {explainer.question && explainer.question !== explainer.title && <p class="question">{explainer.question}</p>}
          <p>{view.plainText(explainer.summary)}</p>
        </li>
      ))}
    </ol>
  );
}
