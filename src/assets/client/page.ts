/** What every page does beyond being read: cards, the outline that follows, the reader's controls, search on demand. */
import { showCards } from "./card/main.ts";
import { showControls } from "./controls.ts";
import { loadScript } from "./load-script.ts";
import { followReader } from "./outline.ts";
import { openSearchOnDemand } from "./search-opener.ts";
import { wordsOfPage } from "./words.ts";

const script = document.currentScript?.dataset ?? {};
const words = wordsOfPage();

showControls(words);
for (const outline of document.querySelectorAll("nav.outline")) followReader(outline);
openSearchOnDemand(script); // before the cards: a click that opens search is not theirs
showCards(words);
// The search page and the glossary's filter need the client at once; it finds its places by itself.
if (document.querySelector("main [data-search], [data-glossary-filter]")) {
  void loadScript(script["search"] ?? "", script);
}
