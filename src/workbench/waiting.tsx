import { renderToString } from "preact-render-to-string";

/** The page that stands where none could be built yet: the faults are shown over it, and the site when they are mended. */
export function waitingHtml(): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>No page yet</title>
      </head>
      <body>
        <main>
          <h1>No page yet</h1>
          <p>
            The publication has never been without faults since it is served. Mend them, and it appears here.
          </p>
        </main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}`;
}
