/** The script of every page, with its words in all our languages. */
import { startPage } from "./start-page.ts";
import { wordsOfPage } from "./words.ts";

startPage(wordsOfPage());
