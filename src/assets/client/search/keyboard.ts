import type { PanelElements } from "./panel.ts";

/**
 * Arrows walk from the input through answer and results and back; Escape in the list goes back to the input. Results are
 * links and stay in the tab order, so that Tab, Enter and a screen reader's own keys do what they do everywhere.
 */
export function moveByKeys({ form, input, answer, results }: PanelElements): void {
  const links = (): HTMLElement[] => [
    ...answer.querySelectorAll<HTMLElement>("h2 a"),
    ...results.querySelectorAll<HTMLElement>("[data-result] > a, .search-sections > li > a, button"),
  ];
  const stops = (): HTMLElement[] => [input, ...links()];

  const onKey = (event: KeyboardEvent): void => {
    if (
      event.defaultPrevented ||
      event.isComposing ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    const here = stops().indexOf(event.target as HTMLElement);
    if (here === -1) return;
    const to = target(event.key, here, stops().length);
    if (to === undefined) return;
    event.preventDefault();
    if (event.key === "Escape") event.stopPropagation();
    const stop = stops()[to];
    stop?.focus();
    stop?.scrollIntoView({ block: "nearest" });
  };
  for (const place of [form, answer, results]) place.addEventListener("keydown", onKey);
}

/** In the input, Home, End and Escape are the input's own. */
function target(key: string, here: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(here + 1, count - 1);
    case "ArrowUp":
      return here === 0 ? undefined : here - 1;
    case "Home":
      return here === 0 || count < 2 ? undefined : 1;
    case "End":
      return here === 0 ? undefined : count - 1;
    case "Escape":
      return here === 0 ? undefined : 0;
    default:
      return undefined;
  }
}
