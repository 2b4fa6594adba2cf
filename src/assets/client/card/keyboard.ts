import type { Cards, Trigger } from "./cards.ts";
import { focusable } from "./content.ts";

/** How long the focus stays on a word before its card opens: tabbing through a text flashes no cards. */
const focusTime = 500;

/**
 * Cards for the keyboard. Focus shows the card, but its links are not in the way of the Tab key; Alt and an arrow up or
 * down goes into it (Enter follows the link, as everywhere); Escape closes it and comes back.
 */
export function openOnFocus(cards: Cards): void {
  let opening: ReturnType<typeof setTimeout> | undefined;

  document.addEventListener("focusin", ({ target }) => {
    clearTimeout(opening);
    const focused = target as Element;
    const reached = cards.reach(focused);
    if (cards.open[reached] && cards.open[reached].opener !== "tap") closeUnlessHovered(reached);
    const trigger = cards.triggerAt(focused);
    if (!trigger || cards.isReturningFocus() || cards.cardOf(trigger) || !trigger.matches(":focus-visible"))
      return;
    opening = setTimeout(() => {
      if (document.activeElement === trigger && !cards.cardOf(trigger)) cards.show(trigger, "focus");
    }, focusTime);
  });

  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    clearTimeout(opening);
    const card = cards.cardOf(target as Trigger);
    if (card?.opener === "focus" && document.hasFocus() && !relatedTarget)
      cards.closeFrom(cards.open.indexOf(card));
  });

  function closeUnlessHovered(from: number): void {
    const first = cards.open.findIndex((card, index) => index >= from && card.opener === "focus");
    if (first >= 0) cards.closeFrom(first);
  }

  // On the way down to its target, so that nothing else acts on a key that was for a card.
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape") escape(event);
      else if (event.key === "Tab") leave(event);
      else if (event.altKey && /^Arrow(Up|Down)$/.test(event.key)) enter(event);
    },
    true,
  );

  function escape(event: KeyboardEvent): void {
    clearTimeout(opening);
    if (!cards.open.length) return;
    event.preventDefault();
    // A dialog behind the card must not close as well.
    event.stopPropagation();
    cards.closeFrom(cards.open.length - 1);
  }

  function enter(event: KeyboardEvent): void {
    const focused = document.activeElement;
    const trigger = cards.triggerAt(focused);
    const card = cards.cardOf(focused as Trigger) ?? (trigger && cards.show(trigger, "focus"));
    if (!card?.element.querySelector(focusable)) return;
    clearTimeout(opening);
    event.preventDefault();
    cards.enter(card);
  }

  /** Tab goes on behind the word when it leaves its card at the end, and back to the word at the start. */
  function leave(event: KeyboardEvent): void {
    for (let depth = cards.open.length; depth > 0; depth--) {
      const card = cards.open[depth - 1];
      const { activeElement } = document;
      if (!card?.element.contains(activeElement)) continue;
      const stops = [...card.element.querySelectorAll<HTMLElement>(focusable)].filter((stop) =>
        stop.checkVisibility(),
      );
      const isAtStart = activeElement === card.element || activeElement === stops[0];
      if (event.shiftKey ? !isAtStart : activeElement !== stops.at(-1)) return;
      cards.returnFocus(card.trigger);
      cards.closeFrom(depth - 1);
      if (!event.shiftKey) continue;
      event.preventDefault();
      return;
    }
  }
}
