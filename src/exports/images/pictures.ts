import { renderToString } from "preact-render-to-string";
import type { SiteFile } from "../../model/site-file.ts";
import { inThreads } from "../../threads/in-threads.ts";
import { drawingOf, type DrawingTask } from "./draw-pictures.ts";
import { ImageCache } from "./image-cache.ts";

/** A picture before it is drawn. */
export type Picture = DrawingTask;

/** A picture that is a file of the site. */
export interface PictureFile {
  readonly path: string;
  readonly picture: Picture;
}

/** Draws files of the site. */
export async function pictureFiles(
  files: readonly PictureFile[],
  cache = new ImageCache(),
): Promise<SiteFile[]> {
  const { drawn } = await beginPictures(
    files.map(({ picture }) => picture),
    cache,
  );
  const contents = await drawn;
  return files.map(({ path }, n) => ({ path, content: contents[n]! }));
}

/** So many take as long as it takes a thread to begin. */
const worthThreads = 12;

/**
 * Draws what was not drawn before, if it is much then on other threads.
 * @returns when these have begun; `drawn` has the PNGs in the order of the pictures
 */
export async function beginPictures(
  pictures: readonly Picture[],
  cache = new ImageCache(),
): Promise<{ readonly drawn: Promise<Uint8Array[]> }> {
  const known = await Promise.all(pictures.map((picture) => cache.recall(madeOf(picture))));
  const unknown = pictures.filter((_, n) => !known[n]);
  const { begun, results } = draw(unknown);
  await begun;
  const drawn = results.then(async (contents) => {
    await Promise.all(unknown.map((picture, n) => cache.keep(madeOf(picture), contents[n]!)));
    let next = 0;
    return known.map((content) => content ?? contents[next++]!);
  });
  // Who waits for them hears of a failure; until then it is nobody's.
  drawn.catch(() => undefined);
  return { drawn };
}

function draw(pictures: readonly Picture[]): ReturnType<typeof inThreads<Uint8Array>> {
  if (pictures.length >= worthThreads) return inThreads("draw-pictures", import.meta.url, pictures);
  const results =
    pictures.length === 0
      ? Promise.resolve([])
      : import("./draw-pictures.ts").then(({ default: drawPictures }) => drawPictures(pictures));
  return { begun: Promise.resolve(), results };
}

/** The same for pictures that look the same. */
function madeOf(picture: Picture): unknown {
  if (picture.kind === "svg") return [picture.width, picture.svg];
  const { width, height, markup } = drawingOf(picture);
  return [width, height, renderToString(markup)];
}
