import { element } from "../element.ts";
import type { Words } from "../words.ts";
import { focusable, noteIdOf, noteOf, partsOf, titleOf, triggers } from "./content.ts";
import { gap, lineAt, placeCard, type Box } from "./place.ts";

/** A link in the text that a card can explain. */
export type Trigger = HTMLAnchorElement;

/** What asked for a card: the pointer that rests on a word, the keyboard's focus, a finger. */
export type Opener = "pointer" | "focus" | "tap";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A card on the screen. */
export interface Card {
  readonly element: HTMLElement;
  readonly trigger: Trigger;
  opener: Opener;
  /** Where the pointer was, if it opened the card. */
  point: Point | undefined;
  readonly isSheet: boolean;
}

/** At most this many cards, each opened from within the one before. */
const deepest = 2;

/** From here on a word has been read up: its mark goes quieter. */
const readAfter = 1500;

/** Below this a card beside its word would not fit: 400 % zoom on a desktop, or a phone. */
const needsSheet = "(max-width: 30rem), (max-height: 20rem)";

export type Cards = ReturnType<typeof createCards>;

/**
 * The cards on the screen, outermost first. This is the only place that shows and removes them; *when* that happens is
 * decided by those who watch the pointer, the keyboard and the fingers.
 */
export function createCards(words: Words, changed: (cards: readonly Card[]) => void) {
  const open: Card[] = [];
  /** Of a word on which the pointer rests: laid out in its place, and not to be seen yet. */
  let ahead: Card | undefined;
  let lastClosed = -Infinity;
  /** Focus that we move ourselves must not open a card. */
  let isReturningFocus = false;

  /** The link at or around a node, if a card can be opened for it there. */
  function triggerAt(node: Node | null): Trigger | undefined {
    if (document.documentElement.dataset["cards"] === "off") return undefined;
    const trigger = (node as Element | null)?.closest?.<Trigger>(triggers);
    const note = trigger && noteOf(trigger);
    if (!note) return undefined;
    const depth = depthOf(trigger);
    const isShown = open.slice(0, depth).some((card) => noteOf(card.trigger) === note);
    return depth < deepest && !isShown ? trigger : undefined;
  }

  /** In how many cards the node stands. */
  function depthOf(node: Node): number {
    return open.findIndex((card) => card.element.contains(node)) + 1;
  }

  function cardOf(trigger: Node | undefined): Card | undefined {
    return open.find((card) => card.trigger === trigger);
  }

  function show(trigger: Trigger, opener: Opener, point?: Point): Card {
    drop(depthOf(trigger));
    const isSheet = opener === "tap" || matchMedia(needsSheet).matches;
    const card = takeAhead(trigger, isSheet) ?? put(trigger, isSheet);
    Object.assign(card, { opener, point });
    place(card, opener === "tap");
    delete card.element.dataset["ahead"];
    card.element.id = `card-${open.push(card)}`;
    trigger.setAttribute("aria-expanded", "true");
    trigger.setAttribute("aria-controls", card.element.id);
    setTimeout(() => open.includes(card) && markAsRead(trigger), readAfter);
    changed(open);
    return card;
  }

  /** A slow processor needs two frames for a card's styles and lines: it takes them while the pointer rests. */
  function prepare(trigger: Trigger, point: Point): void {
    forget();
    ahead = put(trigger, matchMedia(needsSheet).matches);
    ahead.point = point;
    place(ahead);
  }

  function takeAhead(trigger: Trigger, isSheet: boolean): Card | undefined {
    const card = ahead?.trigger === trigger && ahead.isSheet === isSheet ? ahead : undefined;
    if (!card) forget();
    ahead = undefined;
    return card;
  }

  /** The pointer rests no more. */
  function forget(): void {
    ahead?.element.remove();
    ahead = undefined;
  }

  /** Draws a card on the page, unseen. */
  function put(trigger: Trigger, isSheet: boolean): Card {
    const element = draw(trigger, noteOf(trigger)!, isSheet);
    element.dataset["ahead"] = "";
    document.body.append(element);
    // The top layer, where there is one: nothing of the page can cover or clip a card.
    element.showPopover?.();
    return { element, trigger, opener: "pointer", point: undefined, isSheet };
  }

  function draw(trigger: Trigger, note: HTMLElement, isSheet: boolean): HTMLElement {
    const kind = note.dataset["kind"] ?? "term";
    const box = element("div", {
      "data-card": kind,
      tabindex: "-1",
      popover: "manual",
    });
    box.lang = note.closest<HTMLElement>("[lang]")?.lang ?? "";
    box.dir = getComputedStyle(note).direction;
    if (isSheet) {
      box.dataset["sheet"] = "bottom";
      const close = element(
        "button",
        { type: "button", class: "card-close", "aria-label": words.close },
        "×",
      );
      close.addEventListener("click", () => closeFrom(open.findIndex((card) => card.element === box)));
      box.append(close);
    }
    box.append(...partsOf(note, words));
    if (isSheet) box.append(element("a", { class: "card-go", href: trigger.href }, words.toEntry));
    const stops = box.querySelectorAll<HTMLElement>(focusable);
    for (const stop of stops) stop.tabIndex = -1;
    // A description without anything to press is a tooltip; one that holds links is a dialog, which needs a name.
    box.setAttribute("role", stops.length ? "dialog" : "tooltip");
    if (stops.length) box.setAttribute("aria-label", titleOf(note, trigger));
    box.addEventListener("wheel", keepWheel, { passive: false });
    // Keeps its place beside its word when the reader unfolds the paragraph.
    box.addEventListener("toggle", (event) => event.target !== box && placeAll(), true);
    return box;
  }

  function placeAll(): void {
    for (const card of open) place(card);
  }

  function place(card: Card, mayScroll = false): void {
    const { element: box, trigger, point, isSheet } = card;
    const lines = [...trigger.getClientRects()];
    const [first = trigger.getBoundingClientRect()] = lines;
    const last = lines.at(-1) ?? first;
    const line = point && lines.length ? lineAt(lines, point.x, point.y) : undefined;
    box.style.maxHeight = "";
    if (isSheet) placeAsSheet(card, first, last, mayScroll);
    else placeBeside(card, line ?? first, line ?? last);
  }

  /** At the foot of the window, or at its head: a sheet must not hide its word. For that a finger may scroll the page. */
  function placeAsSheet({ element: box }: Card, first: Box, last: Box, mayScroll: boolean): void {
    const { offsetHeight: height } = box;
    let below = innerHeight - last.bottom - gap;
    let above = first.top - gap;
    if (below < height && mayScroll) {
      const before = scrollY;
      scrollBy({ top: height - below, behavior: "instant" });
      below += scrollY - before;
      above -= scrollY - before;
    }
    const isBelow = below >= height || below >= above;
    const room = isBelow ? below : above;
    box.dataset["sheet"] = isBelow ? "bottom" : "top";
    if (room < height) box.style.maxHeight = `${room}px`;
  }

  function placeBeside({ element: box, trigger, point }: Card, lineBelow: Box, lineAbove: Box): void {
    const { style, dataset, offsetWidth: width, offsetHeight: height } = box;
    const { clientWidth: windowWidth, clientHeight: windowHeight } = document.documentElement;
    const { left, top, side, room } = placeCard({
      lineAbove,
      lineBelow,
      width,
      height,
      windowWidth,
      windowHeight,
      isRightToLeft: getComputedStyle(trigger).direction === "rtl",
      pointerX: point?.x,
    });
    if (room < height) style.maxHeight = `${room}px`;
    style.left = `${left + scrollX}px`;
    style.top = `${top + scrollY}px`;
    dataset["side"] = side;
  }

  /** Removes the cards from this depth on. */
  function drop(depth: number): void {
    while (open.length > depth) {
      const { element: box, trigger } = open.pop()!;
      const hadFocus = box.contains(document.activeElement);
      box.remove();
      trigger.removeAttribute("aria-expanded");
      trigger.removeAttribute("aria-controls");
      if (hadFocus) returnFocus(trigger);
      lastClosed = performance.now();
    }
  }

  function returnFocus(trigger: Trigger): void {
    isReturningFocus = true;
    trigger.focus({ preventScroll: true });
    isReturningFocus = false;
  }

  function closeFrom(depth: number): void {
    if (depth < 0 || open.length <= depth) return;
    drop(depth);
    changed(open);
  }

  /** How many of the cards a place belongs to: their words, the cards themselves, the gap between the two. */
  function reach(node: Node | null, point?: Point): number {
    return open.findLastIndex((card) => isOf(card, node) || (point && isBetween(card, point))) + 1;
  }

  /** How many of the cards stay whatever the pointer does: under a finger, or where the focus is. */
  function held(): number {
    const { activeElement } = document;
    return (
      open.findLastIndex(
        (card) => card.opener === "tap" || (card.opener === "focus" && isOf(card, activeElement)),
      ) + 1
    );
  }

  /** The keyboard goes into the card: its links become stops of the Tab key. */
  function enter(card: Card): void {
    if (card.opener === "pointer") card.opener = "focus";
    for (const stop of card.element.querySelectorAll<HTMLElement>(focusable)) stop.tabIndex = 0;
    card.element.focus({ preventScroll: true });
  }

  addEventListener("resize", placeAll);
  // A part of the page that scrolls by itself carries its words away from their card.
  document.addEventListener(
    "scroll",
    ({ target }) => target !== document && !depthOf(target as Node) && placeAll(),
    {
      capture: true,
      passive: true,
    },
  );

  return {
    open: open as readonly Card[],
    triggerAt,
    cardOf,
    show,
    prepare,
    forget,
    closeFrom,
    reach,
    held,
    enter,
    returnFocus,
    isReturningFocus: () => isReturningFocus,
    lastClosed: () => lastClosed,
  };
}

function isOf({ trigger, element: box }: Card, node: Node | null): boolean {
  return trigger.contains(node) || box.contains(node);
}

/** The way from a word to its card: the gap; for a sheet, all the height between them. */
function isBetween({ element: box, trigger, isSheet }: Card, { x, y }: Point): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const word = trigger.getBoundingClientRect();
  const start = isSheet ? Math.min(top, word.top) : top - gap;
  const end = isSheet ? Math.max(bottom, word.bottom) : bottom + gap;
  return x >= left && x <= right && y >= start && y <= end;
}

/** At its end a long card does not hand the wheel on to the page. `overscroll-behavior` says so too, but not to every browser. */
function keepWheel(event: WheelEvent): void {
  const { scrollTop, scrollHeight, clientHeight } = event.currentTarget as HTMLElement;
  const rest = scrollHeight - clientHeight;
  if (rest > 0 && (event.deltaY < 0 ? scrollTop <= 0 : scrollTop >= rest - 1)) event.preventDefault();
}

function markAsRead(trigger: Trigger): void {
  const id = noteIdOf(trigger);
  for (const mark of document.querySelectorAll<HTMLElement>(triggers)) {
    if (noteIdOf(mark) === id) mark.dataset["read"] = "";
  }
}
