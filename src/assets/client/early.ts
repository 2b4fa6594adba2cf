/** In the head, before first paint: a page must not flash in the colours, or with the marks, that its reader switched off. */
import { preloadFont } from "./preload-font.ts";
import { paintAround, recall, settings, type Setting } from "./settings.ts";

// A new page has no setting to undo: less than recallSettings() does, in every page.
const { dataset } = document.documentElement;
for (const setting of Object.keys(settings) as Setting[]) {
  const value = recall(setting);
  if ((settings[setting] as readonly string[]).includes(value)) dataset[setting] = value;
}
if (dataset["theme"]) paintAround(dataset["theme"]);
preloadFont(document.currentScript?.dataset["font"]);
