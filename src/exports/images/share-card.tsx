import { fontFamily, type Drawing } from "./drawing.ts";
import type { ShareCard, ShareFigure } from "./share-cards.ts";

/** What the services that show link previews ask for. https://ogp.me */
export const shareSize = { width: 1200, height: 630 } as const;

/** As in styles/tokens.css, light: a picture has no dark mode. */
export const colors = {
  paper: "#fbfaf6",
  ink: "#1c1b19",
  soft: "#57534b",
  number: "#7a3b06",
  term: "#0b5a6e",
} as const;

/** A card with the head of the site's pages: the publication's name between a thick and a thin line. */
export function shareDrawing(card: ShareCard): Drawing {
  return { ...shareSize, markup: <Card {...card} /> };
}

function Card({ publication, date, topic, title, text, figure }: ShareCard) {
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        boxSizing: "border-box",
        width: "100%",
        height: "100%",
        padding: "52px 64px 56px",
        fontFamily,
        color: colors.ink,
        backgroundColor: colors.paper,
      }}
    >
      <div style={{ display: "flex", height: 6, backgroundColor: colors.ink }} />
      <div style={{ display: "flex", height: 58, alignItems: "center", justifyContent: "space-between" }}>
        <div style={{ display: "flex", fontSize: 30, fontWeight: 600 }}>{publication ?? ""}</div>
        <div style={{ display: "flex", fontSize: 26, color: colors.soft }}>{date ?? ""}</div>
      </div>
      <div style={{ display: "flex", height: 2, backgroundColor: colors.ink }} />
      <div style={{ display: "flex", flexDirection: "column", flexGrow: 1, paddingTop: 34 }}>
        {topic && (
          <div style={{ display: "flex", fontSize: 30, color: colors.soft, marginBottom: 8 }}>{topic}</div>
        )}
        <div
          style={{
            display: "block",
            fontSize: titleSize(title),
            fontWeight: 600,
            lineHeight: 1.1,
            letterSpacing: "-0.02em",
            lineClamp: 3,
          }}
        >
          {title}
        </div>
        {text && (
          <div
            style={{
              display: "block",
              marginTop: 24,
              fontSize: 36,
              lineHeight: 1.32,
              color: colors.soft,
              lineClamp: figure && title.length <= 28 ? 3 : figure ? 2 : 4,
            }}
          >
            {text}
          </div>
        )}
      </div>
      {figure && <Figure {...figure} />}
    </div>
  );
}

function Figure({ amount, label, grounds }: ShareFigure) {
  return (
    <div style={{ display: "flex", alignItems: "flex-end" }}>
      <div
        style={{
          display: "flex",
          flexShrink: 0,
          maxWidth: 560,
          marginRight: 32,
          fontSize: amount.length > 12 ? 44 : 88,
          fontWeight: 600,
          lineHeight: 1,
          color: colors.number,
        }}
      >
        {amount}
      </div>
      <div style={{ display: "flex", flexDirection: "column", flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>
        <div style={{ display: "block", fontSize: 32, lineHeight: 1.25, lineClamp: 2 }}>{label}</div>
        <div style={{ display: "flex", fontSize: 26, color: colors.soft }}>{grounds}</div>
      </div>
    </div>
  );
}

/** The longer the title, the smaller, so that three lines hold it. */
function titleSize({ length }: string): number {
  if (length <= 28) return 92;
  if (length <= 60) return 74;
  return 60;
}
