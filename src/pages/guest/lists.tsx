import { fill, quantityText } from "../../model/figure-text.ts";
import { anchors } from "../../model/urls.ts";
import { DateOf } from "../parts/date.tsx";
import { Html } from "../parts/html.tsx";
import { Status } from "../parts/status.tsx";
import type { GuestView } from "./guest-view.ts";
import { SourceText } from "./notes.tsx";

interface ListProps {
  readonly view: GuestView;
  /** The path of the page that the list stands on. */
  readonly path: string;
}

/** Every term, for a page of the site's own. */
export function TermList({ view, path }: ListProps) {
  const { publication, wording } = view;
  return (
    <div class="glossator-list" data-glossator-list="term">
      {publication.terms.map((term) => (
        <section id={anchors.entry("term", term.id)} data-entry={term.id}>
          <h2 id={anchors.entryTitle("term", term.id)} lang={term.lang} dir={term.dir}>
            {term.term}
          </h2>
          <p>{term.short}</p>
          {term.aliases.length > 0 && <p>{fill(wording.alsoCalled, term.aliases.join(", "))}</p>}
          {term.long && <Html html={view.renderText(term.long, path)} />}
          <Sources view={view} ids={term.sources} />
        </section>
      ))}
    </div>
  );
}

/** Every number, for a page of the site's own. */
export function FigureList({ view }: ListProps) {
  const { publication, wording } = view;
  return (
    <div class="glossator-list" data-glossator-list="figure">
      {publication.figures.map((figure) => (
        <section id={anchors.entry("figure", figure.id)} data-entry={figure.id}>
          <h2 id={anchors.entryTitle("figure", figure.id)}>{figure.label}</h2>
          <p>
            <strong class="amount">{quantityText(figure, wording)}</strong>{" "}
            <Status status={figure.status} wording={wording} />,{" "}
            <DateOf date={figure.asOf} language={wording.language} />
          </p>
          {figure.note && <p>{figure.note}</p>}
          <Sources view={view} ids={figure.sources} />
        </section>
      ))}
    </div>
  );
}

function Sources({ view, ids }: { view: GuestView; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul>
      {ids.map((id) => (
        <li>
          <SourceText view={view} id={id} />
        </li>
      ))}
    </ul>
  );
}
