import { loadScript } from "./load-script.ts";

/**
 * What a card unfolds comes when it is unfolded: the script with the long definitions fills its empty place, here and in the
 * page. Where the script cannot be had, the way to the entry stands in its place.
 */
export function loadMoreOnDemand({ definitions }: DOMStringMap): void {
  document.addEventListener(
    "toggle",
    (event) => {
      const fold = event.target as Element;
      const place = fold.querySelector(":scope>.card-long>:empty");
      if (!place) return;
      void loadScript(definitions!)
        .catch(() => place.append(fold.parentElement!.querySelector("a")!.cloneNode(true)))
        // The card finds its place anew.
        .then(() => fold.dispatchEvent(event));
    },
    true,
  );
}
