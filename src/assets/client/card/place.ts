/** Where something is in the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Situation {
  /** The line of the link that the card goes under, and the one it goes over when it has to: the same unless the link wraps. */
  readonly lineAbove: Box;
  readonly lineBelow: Box;
  readonly width: number;
  readonly height: number;
  readonly windowWidth: number;
  readonly windowHeight: number;
  readonly isRightToLeft: boolean;
  /** Where the pointer is, if it opened the card. */
  readonly pointerX?: number | undefined;
}

export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly side: "below" | "above";
  /** As high as the card may be there. */
  readonly room: number;
}

/** Between word and card, and between card and the edge of the window. */
export const gap = 8;

/**
 * Below the line, starting where it starts; above only if below overflows and above has more room; moved sideways to
 * stay in the window, and towards the pointer where the line is longer than the card.
 */
export function placeCard(situation: Situation): Placement {
  const { lineAbove, lineBelow, width, height, windowWidth, windowHeight, isRightToLeft, pointerX } =
    situation;
  const roomBelow = windowHeight - gap - (lineAbove.bottom + gap);
  const roomAbove = lineBelow.top - gap - gap;
  const side = height <= roomBelow || roomBelow >= roomAbove ? "below" : "above";
  const room = Math.max(0, side === "below" ? roomBelow : roomAbove);
  const top = side === "below" ? lineAbove.bottom + gap : lineBelow.top - gap - Math.min(height, room);
  const line = side === "below" ? lineAbove : lineBelow;
  let left = isRightToLeft ? line.right - width : line.left;
  if (pointerX !== undefined && (pointerX < left || pointerX > left + width)) left = pointerX - width / 2;
  return { left: between(gap, left, windowWidth - gap - width), top, side, room };
}

/** The line box under the point; the nearest one if the point is between lines. */
export function lineAt(lines: readonly Box[], x: number, y: number): Box {
  const distance = (line: Box): number =>
    Math.hypot(x - between(line.left, x, line.right), y - between(line.top, y, line.bottom));
  return lines.reduce((nearest, line) => (distance(line) < distance(nearest) ? line : nearest));
}

/** The value, moved into the range; its start where the range is empty. */
function between(start: number, value: number, end: number): number {
  return Math.max(start, Math.min(value, end));
}
