import type { SiteFile } from "../../model/site-file.ts";
import type { Site } from "../../model/site.ts";
import { downloadWords } from "../downloads/words.ts";
import { canDraw, fontFamily, svgOf, type Drawing } from "./drawing.ts";
import type { ImageCache } from "./image-cache.ts";
import { colors } from "./share-card.tsx";
import { drawer } from "./share-images.ts";

/** Where the icons are. A name without a hash: they are asked for by name, and seldom change. */
export const iconPaths = {
  svg: "favicon.svg",
  /** For a telephone's home screen, which takes no SVG. */
  touch: "apple-touch-icon.png",
} as const;

const touchSize = 180;

/**
 * The publication's initial on paper, underlined with dots as a term is in the text. There is no manifest beside it: from
 * disk its link is an error in Chromium's console, and nothing here needs one.
 */
export async function icons(site: Site, cache?: ImageCache): Promise<SiteFile[]> {
  const letter = initialOf(site.title, site.language);
  const svg = { path: iconPaths.svg, content: await svgOf(iconDrawing(letter, 64)) };
  const draw = await drawer(cache);
  return [svg, { path: iconPaths.touch, content: await draw(iconDrawing(letter, touchSize)) }];
}

/** The first letter of the name that is not an article's; nothing where we have no letters for it. */
export function initialOf(title: string, language: string): string {
  const { articles } = downloadWords(language);
  const words = title.match(/\p{L}+[’']?|\p{N}+/gu) ?? [];
  const telling = words.find((word) => !articles.includes(word.toLowerCase())) ?? words[0] ?? "";
  const [first = ""] = telling;
  const initial = first.toLocaleUpperCase(language);
  return canDraw(initial) ? initial : "";
}

function iconDrawing(letter: string, size: number): Drawing {
  return { width: size, height: size, markup: <Icon letter={letter} size={size} /> };
}

function Icon({ letter, size }: { letter: string; size: number }) {
  const dot = size / 16;
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        justifyContent: "space-between",
        boxSizing: "border-box",
        width: "100%",
        height: "100%",
        padding: `${size / 32}px 0 ${size / 8}px`,
        fontFamily,
        color: colors.ink,
        backgroundColor: colors.paper,
      }}
    >
      <div style={{ display: "flex", fontSize: size * 0.78, fontWeight: 600, lineHeight: 1 }}>{letter}</div>
      <div style={{ display: "flex", width: dot * 9, justifyContent: "space-between" }}>
        {[1, 2, 3, 4, 5].map((number) => (
          <div
            key={number}
            style={{ display: "flex", width: dot, height: dot, borderRadius: dot, backgroundColor: colors.term }}
          />
        ))}
      </div>
    </div>
  );
}
