import { paths } from "../../model/urls.ts";
import type { SiteView } from "../site-view.ts";
import { Link } from "./link.tsx";

interface FigureLinksProps {
  readonly view: SiteView;
  /** The page that they stand on. */
  readonly from: string;
  readonly ids: readonly string[];
}

/** Figures by their labels, one after the other, each a way to where it stands whole. */
export function FigureLinks({ view, from, ids }: FigureLinksProps) {
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && ", "}
          <Link from={from} to={paths.figure(id)}>
            {view.publication.figureById.get(id)?.label ?? id}
          </Link>
        </>
      ))}
    </>
  );
}
