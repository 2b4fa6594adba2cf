/** In the head, before first paint: a page must not flash in the colours, or with the marks, that its reader switched off. */
import { preloadFont } from "./preload-font.ts";
import { recallSettings } from "./settings.ts";

recallSettings();
preloadFont(document.currentScript?.dataset["font"]);
