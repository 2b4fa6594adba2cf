import { icon } from "../../pages/icon.ts";
import type { PictureFile } from "./pictures.ts";

/** Without a hash: telephones ask for it by this name even where no page names it. */
export const touchIconPath = "apple-touch-icon.png";

/** What a telephone's home screen shows, at the size that the largest asks for. */
const size = 180;

/**
 * The site's icon once more, for home screens, which take no SVG. There is no manifest beside it: from disk its link is an
 * error in Chromium's console, and nothing here needs one.
 */
export function touchIcon(): PictureFile {
  return { path: touchIconPath, picture: { kind: "svg", svg: icon, width: size } };
}
