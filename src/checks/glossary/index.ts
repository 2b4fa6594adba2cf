import { inReadingOrder, type Problem } from "../../model/problem.ts";
import type { EditorialContext, EditorialRule } from "../editorial/editorial-rule.ts";
import { definitionAcyclic } from "./definition-acyclic.ts";
import { definitionExplained } from "./definition-explained.ts";
import { definitionNotCircular } from "./definition-not-circular.ts";
import { homographsToldApart } from "./homographs-told-apart.ts";
import { seeAlsoElsewhere } from "./see-also-elsewhere.ts";
import { termDecided } from "./term-decided.ts";
import { termDefined } from "./term-defined.ts";
import { termExplainedFirst } from "./term-explained-first.ts";
import { termUsed } from "./term-used.ts";

/** What the glossary and the texts that lean on it are held to. The order is that of the documentation. */
export const glossaryChecks: readonly EditorialRule[] = [
  termDefined,
  termUsed,
  termDecided,
  termExplainedFirst,
  definitionAcyclic,
  definitionExplained,
  definitionNotCircular,
  homographsToldApart,
  seeAlsoElsewhere,
];

/** Everything that the rules find, in the order in which a writer mends. */
export function checkGlossary(context: EditorialContext): Problem[] {
  return inReadingOrder(glossaryChecks.flatMap((rule) => rule.check(context)));
}
