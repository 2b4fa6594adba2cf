import { startSearch } from "./client.ts";
import { answerThePage } from "./worker.ts";

// One script for both: what a page has loaded its worker need not load again.
if (typeof document === "undefined") answerThePage();
else startSearch();
