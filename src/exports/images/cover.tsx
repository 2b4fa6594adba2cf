import { fill } from "../../model/figure-text.ts";
import type { SiteView } from "../../pages/site-view.ts";
import { canDraw, fontFamily, type Drawing } from "./drawing.ts";
import { ImageCache } from "./image-cache.ts";
import { colors } from "./share-card.tsx";
import { drawn } from "./share-images.ts";

/** The shape of most covers, large enough for a tablet. */
const size = { width: 1000, height: 1600 } as const;

/** The front of the book: its name, what it is, how far its facts run. None where we have no letters for it. */
export async function bookCover(view: SiteView, cache = new ImageCache()): Promise<Uint8Array | undefined> {
  const { site } = view.publication;
  const date = site.factsTo
    ? fill(view.wording.factsTo, view.dateText(site.factsTo))
    : fill(view.wording.buildDate, view.momentText(view.buildDate));
  const texts = { title: site.title, description: site.description, publisher: site.publisher ?? "", date };
  if (!Object.values(texts).every(canDraw)) return undefined;
  return drawn(coverDrawing(texts), cache);
}

interface CoverTexts {
  readonly title: string;
  readonly description: string;
  readonly publisher: string;
  readonly date: string;
}

function coverDrawing(texts: CoverTexts): Drawing {
  return { ...size, markup: <Cover {...texts} /> };
}

function Cover({ title, description, publisher, date }: CoverTexts) {
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        boxSizing: "border-box",
        width: "100%",
        height: "100%",
        padding: "110px 90px 100px",
        fontFamily,
        color: colors.ink,
        backgroundColor: colors.paper,
      }}
    >
      <div style={{ display: "flex", height: 12, backgroundColor: colors.ink }} />
      <div style={{ display: "flex", height: 3, marginTop: 14, backgroundColor: colors.ink }} />
      <div
        style={{
          display: "block",
          marginTop: 120,
          fontSize: title.length > 60 ? 92 : 124,
          fontWeight: 600,
          lineHeight: 1.06,
          letterSpacing: "-0.02em",
          lineClamp: 6,
        }}
      >
        {title}
      </div>
      <div
        style={{
          display: "block",
          marginTop: 64,
          fontSize: 42,
          lineHeight: 1.4,
          color: colors.soft,
          lineClamp: 8,
        }}
      >
        {description}
      </div>
      <div style={{ display: "flex", flexGrow: 1 }} />
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 36 }}>
        <div style={{ display: "flex" }}>{date}</div>
        <div style={{ display: "flex", color: colors.soft }}>{publisher}</div>
      </div>
    </div>
  );
}
