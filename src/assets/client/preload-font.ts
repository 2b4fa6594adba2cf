/**
 * Asks for the face of running text before the style sheet does, so that it is there at first paint. A font is fetched as from
 * another origin, which Chromium refuses, with an error, to a page from the disk: there it waits for the style sheet.
 */
export function preloadFont(url: string | undefined): void {
  if (url === undefined || !location.protocol.startsWith("http")) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: url });
  document.head.append(link);
}
