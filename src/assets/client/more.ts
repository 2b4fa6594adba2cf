import { loadScript } from "./load-script.ts";

/**
 * What a card unfolds comes when it is unfolded: the script that its empty place names fills that, here and in the page.
 * Where the script cannot be had, the way to the entry stands in its place.
 */
export function loadMoreOnDemand(): void {
  document.addEventListener(
    "toggle",
    (event) => {
      const fold = event.target as Element;
      const place = fold.querySelector<HTMLElement>(":scope>.card-long>:empty");
      if (!place) return;
      void loadScript(place.dataset["moreFrom"]!)
        .catch(() => place.append(fold.parentElement!.querySelector("a")!.cloneNode(true)))
        // The card finds its place anew.
        .then(() => fold.dispatchEvent(event));
    },
    true,
  );
}
