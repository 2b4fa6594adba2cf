import type { Words } from "../words.ts";
import { createCards } from "./cards.ts";
import { openOnFocus } from "./keyboard.ts";
import { openOnRest } from "./pointer.ts";
import { openOnTap } from "./sheet.ts";

/**
 * One card for terms, figures, sources, actors and events. What it shows stands in the page already, in the note whose
 * line describes the link; the behaviour, row by row with its tests, is in docs/tooltip-conformance.md.
 */
export function showCards(words: Words): void {
  const taps = openOnTap();
  const cards = createCards(words, taps.changed);
  openOnRest(cards);
  openOnFocus(cards);
  taps.watch(cards);
}
