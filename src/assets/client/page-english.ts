/** The script of every page of a publication in English alone. */
import english from "./english.json" with { type: "json" };
import { startPage } from "./start-page.ts";

startPage(english);
