/**
 * What is folded away on a screen is open on paper. Browsers since 2025 do it by the style sheet (`::details-content`); for
 * the others the folds are opened, and closed again by who opened them.
 */
export function openFoldsForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}
