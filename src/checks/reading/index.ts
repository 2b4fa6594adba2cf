import type { Problem } from "../../model/problem.ts";
import type { EditorialContext, EditorialRule } from "../editorial/editorial-rule.ts";
import { readable } from "./readable.ts";
import { unusualWords } from "./unusual-words.ts";

/** How plainly a publication speaks. The order is that of the documentation. */
export const readingChecks: readonly EditorialRule[] = [readable, unusualWords];

export function checkReading(context: EditorialContext): Problem[] {
  return readingChecks.flatMap((rule) => rule.check(context));
}
