import type { SiteFile } from "../../model/site-file.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { chartPictures } from "./chart-pictures.ts";
import { bookCover } from "./cover.ts";
import { beginPictures } from "./pictures.ts";
import { shareImages } from "./share-images.ts";
import { touchIcon } from "./touch-icon.ts";

export interface SitePicturesOptions {
  readonly view: SiteView;
  /** Drawings of the charts, among others. */
  readonly blockFiles: readonly SiteFile[];
  /** Whether charts become pictures. */
  readonly hasCharts: boolean;
}

export interface DrawnPictures {
  /** Those that are files of the site. */
  readonly files: readonly SiteFile[];
  /** A PNG for the front of the book. */
  readonly cover?: Uint8Array | undefined;
}

/**
 * Begins to draw every picture of a site.
 * @returns when other threads do it; `drawn` waits for them
 */
export async function beginSitePictures({
  view,
  blockFiles,
  hasCharts,
}: SitePicturesOptions): Promise<{ readonly drawn: Promise<DrawnPictures> }> {
  const files = [...(hasCharts ? chartPictures(blockFiles) : []), ...shareImages(view), touchIcon()];
  const cover = bookCover(view);
  const { drawn } = await beginPictures([...files.map(({ picture }) => picture), ...(cover ? [cover] : [])]);
  return {
    drawn: drawn.then((contents) => ({
      files: files.map(({ path }, n) => ({ path, content: contents[n]! })),
      cover: contents[files.length],
    })),
  };
}
