import { renderToString } from "preact-render-to-string";
import { inReadingOrder, type Problem } from "../model/problem.ts";
import { problemCount } from "../model/problem-report.ts";
import type { LinkTo } from "./editor-url.ts";

/** The faults that keep the newest text from being shown, each with its place and advice, for a layer over the last good page. */
export function faultsHtml(faults: readonly Problem[], linkTo: LinkTo): string {
  return renderToString(
    <section class="faults" aria-label="Faults">
      <h2>{problemCount(faults)}</h2>
      <p>Below is the last page that could be built. This goes away when the faults are mended.</p>
      <ProblemList problems={faults} linkTo={linkTo} />
    </section>,
  );
}

/** Problems as a list: the place, a link that opens it in the editor; the rule; the advice; and the mended text where there is one. */
export function ProblemList({
  problems,
  linkTo,
}: {
  readonly problems: readonly Problem[];
  readonly linkTo: LinkTo;
}) {
  return (
    <ol class="problems">
      {inReadingOrder(problems).map((problem) => (
        <li class={problem.severity}>
          <a href={linkTo(problem)}>
            {problem.file}:{problem.line}:{problem.column}
          </a>{" "}
          <code>{problem.rule}</code>
          <p>{problem.message}</p>
          {problem.fix !== undefined && <pre>{problem.fix}</pre>}
        </li>
      ))}
    </ol>
  );
}
