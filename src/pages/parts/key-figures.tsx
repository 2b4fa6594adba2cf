import { quantityText, quantityValue } from "../../model/figure-text.ts";
import { paths, relativeUrl } from "../../model/urls.ts";
import type { SiteView } from "../site-view.ts";
import { DateOf } from "./date.tsx";
import { Status } from "./status.tsx";

/** The strip at the top: how much, what it is, how we know, when; the same order as on a card. The page must carry the notes. */
export function KeyFigures({ view, path, ids }: { view: SiteView; path: string; ids: readonly string[] }) {
  const figures = ids.flatMap((id) => view.publication.figureById.get(id) ?? []);
  if (figures.length === 0) return null;
  const { wording } = view;
  return (
    <section class="strip" aria-label={wording.keyFigures} data-pagefind-ignore="">
      <ul>
        {figures.map((figure) => (
          <li>
            <p class={figure.text === undefined ? "amount" : "amount words"}>
              <a
                class="fig"
                data-figure={figure.id}
                data-status={figure.status}
                href={relativeUrl(path, paths.figure(figure.id))}
              >
                <data value={quantityValue(figure)}>{quantityText(figure, wording)}</data>
              </a>
            </p>
            <p>{figure.label}</p>
            <p class="meta">
              <Status status={figure.status} wording={wording} />{" "}
              <DateOf date={figure.asOf} language={wording.language} short />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
