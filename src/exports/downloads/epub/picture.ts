import { extname } from "node:path";
import type { SiteFile } from "../../../model/site-file.ts";

/** A picture in the book. */
export interface BookPicture {
  /** From the book's folder. */
  readonly file: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** Core media types: what every reading system shows. https://www.w3.org/TR/epub-33/#sec-core-media-types */
const types: Readonly<Record<string, string>> = {
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** A file of the site as a picture of the book; undefined where reading systems would not show it. */
export function bookPicture({ path, content }: SiteFile): BookPicture | undefined {
  const type = types[extname(path).toLowerCase()];
  if (!type) return undefined;
  const file = path.replace(/[^A-Za-z0-9./-]/g, (char) => `_x${char.codePointAt(0)?.toString(16)}_`);
  return { file: `images/${file}`, type, content };
}
