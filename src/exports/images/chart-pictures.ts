import { onPaper } from "../../charts/chart-image.tsx";
import type { SiteFile } from "../../model/site-file.ts";
import type { PictureFile } from "./pictures.ts";

/** As wide as a slide asks for: twice the drawing. */
const width = 1280;

/** As the font files name themselves. */
const fonts = { regular: "Source Serif 4", bold: "Source Serif 4 SemiBold" };

/** Whether we have letters for a language: empty boxes are worse than no picture. */
export function hasLettersFor(language: string): boolean {
  return new Intl.Locale(language).maximize().script === "Latn";
}

/** The charts as PNG, for programs that take no SVG, beside the drawings that the pages' blocks made. */
export function chartPictures(files: readonly SiteFile[]): PictureFile[] {
  return files
    .filter(({ path }) => path.startsWith("charts/") && path.endsWith(".svg"))
    .map(({ path, content }) => ({
      path: path.replace(/svg$/, "png"),
      picture: { kind: "svg", svg: onPaper(String(content), fonts), width },
    }));
}
