import { onPaper } from "../../charts/chart-image.tsx";
import type { SiteFile } from "../../model/site-file.ts";
import { pngOf } from "./drawing.ts";
import { ImageCache } from "./image-cache.ts";

/** As wide as a slide asks for: twice the drawing. */
const width = 1280;

/** As the font files name themselves. */
const fonts = { regular: "Source Serif 4", bold: "Source Serif 4 SemiBold" };

/** Whether we have letters for a language: empty boxes are worse than no picture. */
export function hasLettersFor(language: string): boolean {
  return new Intl.Locale(language).maximize().script === "Latn";
}

/** The charts as PNG, for programs that take no SVG, beside the drawings that the pages' blocks made. */
export async function chartPictures(
  files: readonly SiteFile[],
  cache = new ImageCache(),
): Promise<SiteFile[]> {
  const drawings = files.filter(({ path }) => path.startsWith("charts/") && path.endsWith(".svg"));
  const pictures: SiteFile[] = [];
  for (const { path, content } of drawings) {
    const svg = onPaper(String(content), fonts);
    const png = await cache.remember([width, svg], () => pngOf(svg, width));
    pictures.push({ path: path.replace(/svg$/, "png"), content: png });
  }
  return pictures;
}
