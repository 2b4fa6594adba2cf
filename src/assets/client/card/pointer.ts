import type { Cards, Point, Trigger } from "./cards.ts";

/** How long the pointer rests on a word before its card opens. */
const restTime = 300;
/** From here on it looks like a rest, and the card is got ready. */
const likelyTime = 100;
/** How long a card stays when the pointer has left it and its word. */
const graceTime = 300;
/** A card that closed no longer ago than this lets the next one open at once. */
const warmTime = 300;
/** A hand that trembles is at rest. */
const restDistance = 6;

/**
 * Cards for a pointer that can rest: a mouse, or a pen that hovers. Only a pointer that really moved counts: browsers
 * also report one that stood still while the page scrolled under it.
 */
export function openOnRest(cards: Cards): void {
  let at: Point = { x: -1, y: -1 };
  let restedAt = at;
  let awaited: Trigger | undefined;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  let opening: ReturnType<typeof setTimeout> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let closingTo = -1;
  /** The word whose card the reader sent away: not again until the pointer has left it. */
  let dismissed: Trigger | undefined;

  function stopOpening(): void {
    clearTimeout(preparing);
    clearTimeout(opening);
    awaited = undefined;
    cards.forget();
  }

  function open(trigger: Trigger): void {
    stopClosing();
    if (trigger.isConnected && !cards.cardOf(trigger)) cards.show(trigger, "pointer", at);
    stopOpening();
  }

  function stopClosing(): void {
    clearTimeout(closing);
    closingTo = -1;
  }

  /** The pointer is where so many cards reach: the others go when their time is up. */
  function keep(count: number): void {
    const kept = Math.max(count, cards.held());
    if (kept >= cards.open.length) return stopClosing();
    if (closingTo === kept) return;
    stopClosing();
    closingTo = kept;
    closing = setTimeout(() => {
      closingTo = -1;
      cards.closeFrom(Math.max(kept, cards.held()));
    }, graceTime);
  }

  document.addEventListener("pointermove", (event) => {
    const now = { x: event.clientX, y: event.clientY };
    if (event.pointerType === "touch" || (now.x === at.x && now.y === at.y)) return;
    const before = at;
    at = now;
    const target = event.target as Node;
    const trigger = cards.triggerAt(target);
    if (trigger !== dismissed) dismissed = undefined;
    if (event.buttons) return stopOpening();
    keep(cards.reach(target, now));
    if (!trigger || trigger === dismissed || cards.cardOf(trigger) || isSelected(trigger))
      return stopOpening();
    if (isWarm(trigger, before)) return open(trigger);
    if (trigger === awaited && distance(now, restedAt) <= restDistance) return;
    stopOpening();
    awaited = trigger;
    restedAt = now;
    preparing = setTimeout(() => trigger.isConnected && cards.prepare(trigger, at), likelyTime);
    opening = setTimeout(open, restTime, trigger);
  });

  /** Whether the reader goes from word to word, and not past a word into a card that is open. */
  function isWarm(trigger: Trigger, before: Point): boolean {
    if (performance.now() - cards.lastClosed() < warmTime) return true;
    const neighbour = cards.open[0];
    if (!neighbour || cards.reach(trigger)) return false;
    const box = neighbour.element.getBoundingClientRect();
    const away = (point: Point): number =>
      Math.hypot(
        Math.max(box.left - point.x, 0, point.x - box.right),
        Math.max(box.top - point.y, 0, point.y - box.bottom),
      );
    return away(at) > away(before) - restDistance;
  }

  document.addEventListener("pointerdown", (event) => {
    stopOpening();
    // A finger's tap outside is a click that the sheet judges: it may be on a link.
    if (event.pointerType !== "touch")
      cards.closeFrom(Math.max(cards.reach(event.target as Node), taps(cards)));
  });
  document.documentElement.addEventListener("pointerleave", (event) => {
    stopOpening();
    if (event.pointerType !== "touch") keep(0);
  });
  document.addEventListener("scroll", stopOpening, { capture: true, passive: true });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      stopOpening();
      if (cards.open.length) dismissed = cards.triggerAt(document.elementFromPoint(at.x, at.y));
    },
    true,
  );
}

function taps(cards: Cards): number {
  return cards.open.filter((card) => card.opener === "tap").length;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function isSelected(trigger: Trigger): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(trigger, true);
}
