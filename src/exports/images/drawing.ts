import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { VNode } from "preact";
import { palettePng } from "./palette-png.ts";

/** A picture as a component's markup, before it is drawn. */
export interface Drawing {
  readonly markup: VNode;
  readonly width: number;
  readonly height: number;
}

/** The face of the site's headings, in two weights; letters with accents that Latin-1 lacks are in files of their own. */
const fontFiles = [
  { file: "source-serif-4-latin-400-normal.ttf", name: "Source Serif 4", weight: 400 },
  { file: "source-serif-4-latin-600-normal.ttf", name: "Source Serif 4", weight: 600 },
  { file: "source-serif-4-latin-ext-400-normal.ttf", name: "Source Serif 4 Extended", weight: 400 },
  { file: "source-serif-4-latin-ext-600-normal.ttf", name: "Source Serif 4 Extended", weight: 600 },
] as const;

export const fontFamily = "Source Serif 4, Source Serif 4 Extended";

interface DrawingFont {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly style: "normal";
  readonly data: Buffer;
}

let loaded: Promise<DrawingFont[]> | undefined;

/**
 * Satori takes no WOFF2 and resvg no WOFF, hence the second copy of the face. Always the same list: satori reads the fonts of
 * another one anew, which takes longer than a drawing.
 */
function drawingFonts(): Promise<DrawingFont[]> {
  loaded ??= Promise.all(
    fontFiles.map(async ({ file, name, weight }) => ({
      name,
      weight,
      style: "normal" as const,
      data: await readFile(new URL(`fonts/${file}`, import.meta.url)),
    })),
  );
  return loaded;
}

/** Whether we have letters for a text. A picture of empty boxes is worse than none. */
export function canDraw(text: string): boolean {
  return !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Emoji_Presentation}/u.test(text);
}

/** The drawing as SVG, its text as paths: the same wherever it is shown. */
export async function svgOf({ markup, width, height }: Drawing): Promise<string> {
  const [{ default: satori }, fonts] = await Promise.all([import("satori"), drawingFonts()]);
  return satori(markup, { width, height, fonts });
}

/** An SVG as PNG. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const image = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    // The same letters on every machine; drawings by satori have none left, theirs are paths.
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles.map(({ file }) => fileURLToPath(new URL(`fonts/${file}`, import.meta.url))),
    },
  }).render();
  return palettePng({ width: image.width, height: image.height, data: image.pixels });
}
