import { paths } from "../../model/urls.ts";
import { letterId, termsByLetter } from "../letters.ts";
import type { SiteView } from "../site-view.ts";
import { Link } from "./link.tsx";

/** A to Z, each a link to where its terms begin. */
export function LetterLinks({ view, from }: { view: SiteView; from: string }) {
  const { publication, wording } = view;
  const letters = [...termsByLetter(publication.terms, wording.language).keys()];
  if (letters.length < 2) return null;
  return (
    <nav class="letters" aria-label={wording.letters}>
      <ul>
        {letters.map((letter) => (
          <li>
            <Link from={from} to={`${paths.glossary}#${letterId(letter)}`}>
              {letter}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
