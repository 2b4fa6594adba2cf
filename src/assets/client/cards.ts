/** The cards alone: what a page of somebody else's site loads that has terms or numbers of ours. */
import { showCards } from "./card/main.ts";
import { wordsOfPage } from "./words.ts";

showCards(wordsOfPage());
