import type { BlockRenderers } from "../../markdown/render-env.ts";
import { chartBlock } from "./chart.tsx";
import { guideBlock } from "./guide.tsx";
import { positionsBlock } from "./positions.tsx";
import { timelineBlock } from "./timeline.tsx";

/** The block directives of an explainer, by name. */
export const blocks: BlockRenderers = {
  chart: chartBlock,
  timeline: timelineBlock,
  positions: positionsBlock,
  guide: guideBlock,
};
