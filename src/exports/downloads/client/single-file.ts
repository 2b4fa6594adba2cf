/** What an explainer does as one file: cards, the outline that follows, the reader's controls. There is no search to open. */
import { showCards } from "../../../assets/client/card/main.ts";
import { showControls } from "../../../assets/client/controls.ts";
import { followReader } from "../../../assets/client/outline.ts";
import { openFoldsForPrint } from "../../../assets/client/print.ts";
import { wordsOfPage } from "../../../assets/client/words.ts";

const words = wordsOfPage();

showControls(words);
for (const outline of document.querySelectorAll("nav.outline")) followReader(outline);
openFoldsForPrint();
showCards(words);
