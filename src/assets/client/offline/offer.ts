import { loadScript } from "../load-script.ts";

/** So far from the window the control comes to the foot of the page without moving what is read. */
const nearby = "600px";

/**
 * Loads the client of the offline copy where there can be one: on a server that the browser trusts, and a page with a slot
 * for it. The script tag's own data (`data-root`) is handed on. An explainer is long and the slot at its end: there the client
 * comes when the reader does, unless there is a copy already, which may have news.
 */
export function offerOfflineCopy(script: DOMStringMap): void {
  const client = script["offlineClient"];
  const slot = document.querySelector("[data-offline]");
  if (!client || !slot) return;
  // A page from disk counts as secure, and has no workers.
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const load = (): void => void loadScript(client, script).catch(() => {});
  // The slot itself is hidden, and what has no box is never in sight.
  const place = document.querySelector("[data-explainer]") && slot.closest("footer");
  if (!place || navigator.serviceWorker.controller) return load();
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.at(-1)?.isIntersecting) return;
      observer.disconnect();
      load();
    },
    { rootMargin: nearby },
  );
  observer.observe(place);
}
