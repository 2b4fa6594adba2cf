import { isPlainClick } from "../search-opener.ts";
import type { Card, Cards } from "./cards.ts";

/**
 * Cards for a finger, or a pen that cannot hover: the first tap on a word opens a sheet, the second follows the link.
 * While a sheet is open the history has one entry more, so that the Back button closes it; a link followed from there takes
 * that entry's place, and Back from the next page needs one press, not two.
 */
export function openOnTap() {
  let hasEntry = false;

  /** Keeps the history in step with the sheets on the screen. */
  function changed(open: readonly Card[]): void {
    const isNeeded = open.some((card) => card.opener === "tap");
    if (isNeeded === hasEntry) return;
    hasEntry = isNeeded;
    if (isNeeded) history.pushState({ ...history.state, glossatorSheet: true }, "");
    else history.back();
  }

  function watch(cards: Cards): void {
    let pointerType = "";

    function closeWithoutHistory(): void {
      hasEntry = false;
      cards.closeFrom(0);
    }

    document.addEventListener("pointerdown", (event) => (pointerType = event.pointerType), true);
    document.addEventListener("click", (event) => {
      if (!isPlainClick(event)) return;
      const target = event.target as Element;
      const trigger = cards.triggerAt(target);
      // The keyboard and a screen reader click without a pointer: for them the link is a link.
      const isTap = event.detail > 0 && /touch|pen/.test(event.pointerType ?? pointerType);
      if (isTap && trigger && !cards.cardOf(trigger)) {
        event.preventDefault();
        cards.enter(cards.show(trigger, "tap"));
      } else if (hasEntry && target.isConnected) {
        const link = target.closest<HTMLAnchorElement>("a[href]");
        if (link && !link.target && !link.download) {
          event.preventDefault();
          closeWithoutHistory();
          location.replace(link.href);
        } else cards.closeFrom(cards.reach(target));
      }
    });
    addEventListener("popstate", () => hasEntry && closeWithoutHistory());
    // A page that comes back from the browser's memory comes back without cards.
    addEventListener("pagehide", closeWithoutHistory);
  }

  return { changed, watch };
}
