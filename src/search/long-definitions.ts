import { longDefinitionOf } from "../model/long-definition.ts";
import type { Term } from "../model/term.ts";
import { asScript } from "./as-script.ts";

/**
 * All long definitions that a card unfolds, as a classic script, which puts each where the page has kept a place for it:
 * `<span data-of="the term's id">`. In the pages they would be 6 to 9 % of the bytes, and few readers unfold one.
 */
export function longDefinitionsScript(
  terms: ReadonlyArray<Pick<Term, "id" | "long">>,
  plainText: (markdown: string) => string,
): string {
  const texts = Object.fromEntries(
    terms.flatMap((term) => {
      const words = longDefinitionOf(term, plainText);
      return words === undefined ? [] : [[term.id, words]];
    }),
  );
  return (
    `((texts)=>{for(const place of document.querySelectorAll("[data-of]"))` +
    `place.textContent=texts[place.dataset.of]??""})(${asScript(texts)});\n`
  );
}
