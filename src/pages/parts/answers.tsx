import { paths } from "../../model/urls.ts";
import { questionBeside } from "../question-beside.ts";
import { opening } from "../sentence.ts";
import type { RenderedExplainer, SiteView } from "../site-view.ts";
import { Link } from "./link.tsx";

/** Room for the beginning of an answer in the list of the front page, in characters. */
const openingRoom = 130;

/** Explainers by their question, with the beginning of the answer; the first one is where to start. */
export function Answers({ view, explainers }: { view: SiteView; explainers: readonly RenderedExplainer[] }) {
  return (
    <ol class="explainers">
      {explainers.map(({ explainer }, index) => {
        const answer = view.plainText(explainer.summary);
        return (
          <li>
            <h3>
              <Link from={paths.home} to={explainer.path}>
                {explainer.title}
              </Link>
            </h3>
            {questionBeside(explainer) && <p>{explainer.question}</p>}
            <p>{index === 0 ? answer : opening(answer, openingRoom, view.wording.language)}</p>
          </li>
        );
      })}
    </ol>
  );
}
