/** What every page does beyond being read: cards, the outline that follows, the reader's controls, search on demand. */
import { layOutTheRest } from "./arrival.ts";
import { showCards } from "./card/main.ts";
import { showControls } from "./controls.ts";
import { showLaterStyles } from "./later-styles.ts";
import { offerOfflineCopy } from "./offline/offer.ts";
import { followReader } from "./outline.ts";
import { openFoldsForPrint } from "./print.ts";
import { offerToRemember } from "./since/offer.ts";
import { openSearchOnDemand } from "./search-opener.ts";
import type { Words } from "./words.ts";

const script = document.currentScript?.dataset ?? {};

export function startPage(words: Words): void {
  showLaterStyles();
  showControls(words);
  for (const outline of document.querySelectorAll("nav.outline")) followReader(outline);
  openFoldsForPrint();
  offerOfflineCopy(script);
  offerToRemember(script, words);
  openSearchOnDemand(script); // before the cards: a click that opens search is not theirs
  showCards(words);
  layOutTheRest();
}
