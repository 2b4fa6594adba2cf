import { fill } from "../../model/figure-text.ts";
import type { Wording } from "../../model/wording.ts";
import { LinkRow } from "./link-row.tsx";
import { Link } from "./link.tsx";

interface PageLinksProps {
  readonly wording: Wording;
  /** Paths of all pages of the list, in its order. */
  readonly pages: readonly string[];
  /** The page that the links stand on. */
  readonly current: string;
}

/** To every page of a list that takes several, by plain links; nothing where one holds it. */
export function PageLinks({ wording, pages, current }: PageLinksProps) {
  if (pages.length < 2) return null;
  const number = new Intl.NumberFormat(wording.language);
  return (
    <LinkRow
      label={wording.listsOf.pages}
      links={pages.map((path, index) => (
        <Link from={current} to={path} current={path === current}>
          {number.format(index + 1)}
        </Link>
      ))}
    />
  );
}

/** What a page of a list is called in the window, in a list of pages and by who reads it aloud. */
export function pageOfText(wording: Wording, page: number, of: number): string {
  const number = new Intl.NumberFormat(wording.language);
  return fill(wording.listsOf.page, number.format(page), number.format(of));
}
