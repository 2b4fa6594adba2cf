/**
 * In the head, before first paint: a page must not flash in the colours, or with the marks, that its reader switched off. It
 * stands in every page, so it does what `settings.ts` does for a new one in as few words as will do; what a phone paints around
 * the page is left to the page's script.
 */
import type { Setting } from "./settings.ts";

const page = document;
const { dataset } = page.documentElement;
const font = page.currentScript?.dataset["font"];
const isOnDisk = location.protocol === "file:";

// What is no value of a setting means nothing to any style sheet.
for (const setting of ["theme", "cards", "marks", "since"] satisfies Setting[]) {
  try {
    const key = `glossator-${setting}`;
    const cookie = isOnDisk && page.cookie.match(`${key}=(\\w*)`);
    const value = cookie ? cookie[1] : (localStorage[key] as string | undefined);
    if (value) dataset[setting] = value;
  } catch {}
}
// A font is fetched as from another origin, which Chromium refuses, with an error, to a page from the disk.
if (font && !isOnDisk) {
  const link = page.createElement("link");
  page.head.append(Object.assign(link, { rel: "preload", as: "font", crossOrigin: "", href: font }));
}
// Of a text that begins at its beginning only what is in the window is laid out at once: see arrival.ts. A reader who comes back
// is where they were, which depends on how long everything above is.
const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (visit?.type === "navigate" && !location.hash) dataset["arriving"] = "";
