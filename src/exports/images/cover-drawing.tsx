import { fontFamily, type Drawing } from "./drawing.ts";
import { colors } from "./share-card.tsx";

/** The shape of most covers, large enough for a tablet. */
const size = { width: 1000, height: 1600 } as const;

/** What stands on the front of the book. */
export interface CoverTexts {
  readonly title: string;
  readonly description: string;
  readonly publisher: string;
  readonly date: string;
}

/** The front of the book, before it is drawn. */
export function coverDrawing(texts: CoverTexts): Drawing {
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
