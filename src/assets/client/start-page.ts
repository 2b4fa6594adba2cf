/** What every page does beyond being read: cards, the outline that follows, the reader's controls, search on demand. */
import { layOutTheRest } from "./arrival.ts";
import { showCards } from "./card/main.ts";
import { showControls } from "./controls.ts";
import { showLaterStyles } from "./later-styles.ts";
import { offerOfflineCopy } from "./offline/offer.ts";
import { loadMoreOnDemand } from "./more.ts";
import { followReader } from "./outline.ts";
import { openFoldsForPrint } from "./print.ts";
import { offerToRemember } from "./since/offer.ts";
import { openSearchOnDemand } from "./search-opener.ts";
import type { Words } from "./words.ts";

const script = document.currentScript?.dataset ?? {};

/**
 * What a reader sees or may press is there before the first paint; what follows the reader and what is offered comes in tasks
 * of its own, so that none is long.
 */
export function startPage(words: Words): void {
  showLaterStyles();
  showControls(words);
  openFoldsForPrint();
  openSearchOnDemand(script); // before the cards: a click that opens search is not theirs
  showCards(words);
  loadMoreOnDemand(script);
  for (const part of [
    () => document.querySelectorAll("nav.outline").forEach((outline) => followReader(outline)),
    () => offerOfflineCopy(script),
    () => offerToRemember(script, words),
    layOutTheRest,
  ])
    setTimeout(part);
}
