import type { Wording } from "../../model/wording.ts";
import { letterId } from "../letters.ts";
import { LinkRow } from "./link-row.tsx";
import { Link } from "./link.tsx";

interface LetterLinksProps {
  readonly wording: Wording;
  /** The page that the links stand on. */
  readonly from: string;
  /** The page of the list. */
  readonly list: string;
  readonly letters: Iterable<string>;
}

/** A to Z, each a link to where its names begin in a list. */
export function LetterLinks({ wording, from, list, letters }: LetterLinksProps) {
  const all = [...letters];
  if (all.length < 2) return null;
  return (
    <LinkRow
      label={wording.letters}
      links={all.map((letter) => (
        <Link from={from} to={`${list}#${letterId(letter)}`}>
          {letter}
        </Link>
      ))}
    />
  );
}
