import { setImmediate } from "node:timers/promises";
import { coverDrawing, type CoverTexts } from "./cover-drawing.tsx";
import { pngOf, svgOf, type Drawing } from "./drawing.ts";
import { shareDrawing } from "./share-card.tsx";
import type { ShareCard } from "./share-cards.ts";

/** What to draw, as a thread can be told. */
export type DrawingTask =
  | { readonly kind: "card"; readonly card: ShareCard }
  | { readonly kind: "cover"; readonly texts: CoverTexts }
  | { readonly kind: "svg"; readonly svg: string; readonly width: number };

/** Draws pictures as PNG. A module of its own, for it also runs in threads. */
export default async function drawPictures(tasks: readonly DrawingTask[]): Promise<Uint8Array[]> {
  const drawn: Uint8Array[] = [];
  for (const task of tasks) {
    drawn.push(await draw(task));
    // The memory of a drawing, some megabytes outside of JavaScript's, is given back between two turns of the loop.
    await setImmediate();
  }
  return drawn;
}

async function draw(task: DrawingTask): Promise<Uint8Array> {
  if (task.kind === "svg") return pngOf(task.svg, task.width);
  const drawing = drawingOf(task);
  return pngOf(await svgOf(drawing), drawing.width);
}

/** The drawing of what is no SVG yet. */
export function drawingOf(task: Exclude<DrawingTask, { readonly kind: "svg" }>): Drawing {
  return task.kind === "card" ? shareDrawing(task.card) : coverDrawing(task.texts);
}
