import { fill } from "../../model/figure-text.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { canDraw } from "./drawing.ts";
import type { Picture } from "./pictures.ts";

/** The front of the book: its name, what it is, how far its facts run. None where we have no letters for it. */
export function bookCover(view: SiteView): Picture | undefined {
  const { site } = view.publication;
  const date = site.factsTo
    ? fill(view.wording.factsTo, view.dateText(site.factsTo))
    : fill(view.wording.buildDate, view.momentText(view.buildDate));
  const texts = { title: site.title, description: site.description, publisher: site.publisher ?? "", date };
  return Object.values(texts).every(canDraw) ? { kind: "cover", texts } : undefined;
}
