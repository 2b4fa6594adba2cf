import { fill, isRounded, quantityText, quantityValue } from "../model/figure-text.ts";
import type { Figure } from "../model/figure.ts";
import { endOf } from "../model/partial-date.ts";
import { anchors, paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import { figureGroups, type FigureGroup } from "./figure-groups.ts";
import { Layout } from "./layout.tsx";
import { DateOf } from "./parts/date.tsx";
import { FigureLinks } from "./parts/figure-links.tsx";
import { Lede } from "./parts/lede.tsx";
import { ShownIn } from "./parts/shown-in.tsx";
import { SourceLinks } from "./parts/source-list.tsx";
import { Status } from "./parts/status.tsx";
import { TakeAway } from "./parts/take-away.tsx";
import type { SiteView } from "./site-view.ts";

/** Every number with its source, its date and how we know it. */
export function FiguresPage({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const groups = figureGroups(view);
  return (
    <Layout
      view={view}
      path={paths.figures}
      title={wording.figures}
      description={wording.figuresIntro}
      kind="list"
    >
      <div class="column">
        <Lede title={wording.figures} intro={wording.figuresIntro}>
          <TakeAway view={view} path={paths.figures} />
        </Lede>
        {groups.length > 0 ? (
          <Groups view={view} groups={groups} />
        ) : (
          <Rows view={view} figures={publication.figures} heading="h2" />
        )}
      </div>
    </Layout>
  );
}

/** Each group under its heading, and the way to it. */
function Groups({ view, groups }: { view: SiteView; groups: readonly FigureGroup[] }) {
  const id = (index: number) => `group-${index + 1}`;
  return (
    <>
      <nav class="groups" aria-label={view.wording.onThisPage}>
        <ul class="browse">
          {groups.map(({ name }, index) => (
            <li>
              <a href={`#${id(index)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ name, figures }, index) => (
        <section class="group" aria-labelledby={id(index)}>
          <h2 id={id(index)}>{name}</h2>
          <Rows view={view} figures={figures} heading="h3" />
        </section>
      ))}
    </>
  );
}

interface RowsProps {
  readonly view: SiteView;
  readonly figures: readonly Figure[];
  /** Of which level each number's heading is. */
  readonly heading: "h2" | "h3";
}

function Rows({ view, figures, heading }: RowsProps) {
  return (
    <ul class="figures wide">
      {figures.map((figure) => (
        <FigureEntry view={view} figure={figure} heading={heading} />
      ))}
    </ul>
  );
}

function FigureEntry({
  view,
  figure,
  heading: Heading,
}: Omit<RowsProps, "figures"> & { readonly figure: Figure }) {
  const { publication, wording } = view;
  const from = paths.figures;
  return (
    <li id={anchors.figure(figure.id)} data-figure={figure.id} data-status={figure.status}>
      <Heading>{figure.label}</Heading>
      <p class={figure.text === undefined ? "amount" : "amount words"}>
        <data value={quantityValue(figure)}>{quantityText(figure, wording)}</data>
      </p>
      <p class="meta">
        <Status status={figure.status} wording={wording} />{" "}
        {figure.by && <span>{fill(wording.saidBy, figure.by)} </span>}
        <DateOf date={figure.asOf} language={wording.language} />{" "}
        <SourceLinks ids={figure.sources} from={from} publication={publication} wording={wording} />
      </p>
      {isRounded(figure, wording) && <p>{fill(wording.inFull, quantityText(figure, wording, "long"))}</p>}
      {figure.equivalents.map((equivalent) => (
        <p>
          {fill(
            wording.inOtherUnits,
            quantityText(equivalent, wording),
            equivalent.sources.map((id) => publication.sourceById.get(id)?.publisher ?? id).join(", "),
          )}
        </p>
      ))}
      {figure.note && <p>{figure.note}</p>}
      {figure.derived && (
        <p>
          {fill(wording.workedOut, wordFor(wording.operations, figure.derived.operation))}{" "}
          <FigureLinks view={view} from={from} ids={figure.derived.of} />
        </p>
      )}
      {(figure.derived?.stated ?? []).map((stated) => (
        <p>
          {fill(
            wording.stated,
            quantityText({ ...stated, unit: figure.unit }, wording),
            stated.sources.map((id) => publication.sourceById.get(id)?.publisher ?? id).join(", "),
          )}
        </p>
      ))}
      {figure.nextExpected && (
        <p>
          {fill(
            endOf(figure.nextExpected) < view.buildDate ? wording.overdue : wording.nextExpected,
            view.dateText(figure.nextExpected),
          )}
        </p>
      )}
      {figure.earlier.length > 0 && (
        <dl class="earlier">
          <dt>{wording.earlierValues}</dt>
          {figure.earlier.map((earlier) => (
            <dd>
              {quantityText({ ...earlier, unit: earlier.unit ?? figure.unit }, wording)},{" "}
              <DateOf date={earlier.asOf} language={wording.language} />
              {earlier.note && `. ${earlier.note}`}
            </dd>
          ))}
        </dl>
      )}
      {figure.compare.length > 0 && (
        <p>
          {wording.compareWith}: <FigureLinks view={view} from={from} ids={figure.compare} />
        </p>
      )}
      <ShownIn view={view} from={from} kind="figure" id={figure.id} />
    </li>
  );
}
