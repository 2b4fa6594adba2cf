import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { ProblemList } from "./faults.tsx";
import type { LinkTo } from "./editor-url.ts";
import type { PageReport, TermUse } from "./page-report.ts";

/** The panel beside a page: what it uses and what is open about it, each line a way to its source. */
export function panelHtml(report: PageReport, linkTo: LinkTo): string {
  const { file, terms, undecided, figures, sources, problems } = report;
  return renderToString(
    <>
      <header>
        <h2>
          {file === undefined ? report.path : <a href={linkTo({ file, line: 1, column: 1 })}>{file}</a>}
        </h2>
        <p>{measures(report)}</p>
      </header>
      <Part title="Open reports" count={problems.length} open={problems.length > 0}>
        <ProblemList problems={problems} linkTo={linkTo} />
      </Part>
      <Part title="Left alone: cannot be decided" count={undecided.length} open={undecided.length > 0}>
        <ul>
          {undecided.map(({ text, address, candidates }) => (
            <li>
              <Place text={`“${text}”`} address={address} linkTo={linkTo} /> {candidates.join(" or ")}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Terms" count={terms.length} open={terms.length > 0}>
        <ul>
          {terms.map((use) => (
            <li>
              <Place text={use.text} address={use.address} linkTo={linkTo} /> <small>{usesOf(use)}</small>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Figures" count={figures.length}>
        <ul>
          {figures.map(({ text, value, state, address }) => (
            <li>
              <b>{value}</b> <Place text={text} address={address} linkTo={linkTo} /> <small>{state}</small>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Sources" count={sources.length}>
        <ul>
          {sources.map(({ text, state, address }) => (
            <li>
              <Place text={text} address={address} linkTo={linkTo} /> <small>{state}</small>
            </li>
          ))}
        </ul>
      </Part>
      <p>Alt+click on the page opens the line it was written on.</p>
    </>,
  );
}

function Part(props: {
  readonly title: string;
  readonly count: number;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}) {
  if (props.count === 0) return null;
  return (
    <details open={props.open ?? false}>
      <summary>
        {props.title} <small>{props.count}</small>
      </summary>
      {props.children}
    </details>
  );
}

function Place({
  text,
  address,
  linkTo,
}: {
  readonly text: string;
  readonly address?: Parameters<LinkTo>[0] | undefined;
  readonly linkTo: LinkTo;
}) {
  return address ? <a href={linkTo(address)}>{text}</a> : <>{text}</>;
}

/** Why a use is not marked, in an author's words. */
const reasons: Readonly<Record<TermUse["skipped"][number]["why"], string>> = {
  marked: "marked",
  repeated: "again in a section that marks it already",
  "over-budget": "dropped: too many marks for this much text",
  unmarkable: "where nothing is marked: a heading, a quotation",
  off: "switched off on this page",
};

function usesOf({ marked, skipped }: TermUse): string {
  return [`${marked} marked`, ...skipped.map(({ why, count }) => `${count} ${reasons[why]}`)].join("; ");
}

function measures({ words, grades, weight }: PageReport): string {
  const grade = (value: number | undefined) => value?.toFixed(1) ?? "not measured";
  return [
    words > 0 && `${words} words`,
    grades && `reading grade ${grade(grades.opening)} (answer), ${grade(grades.body)} (body)`,
    weight && `first view ${weight.view.toFixed(1)} of ${weight.limit} kB`,
  ]
    .filter(Boolean)
    .join(" · ");
}
