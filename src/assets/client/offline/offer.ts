import { loadScript } from "../load-script.ts";

/**
 * Loads the client of the offline copy once the page has been shown, where there can be one: on a server that the
 * browser trusts, and a page with a slot for it. The script tag's own data (`data-root`) is handed on.
 */
export function offerOfflineCopy(script: DOMStringMap): void {
  const client = script["offlineClient"];
  if (!client || !document.querySelector("[data-offline]")) return;
  // A page from disk counts as secure, and has no workers.
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const load = (): void => void loadScript(client, script).catch(() => {});
  if (document.readyState === "complete") load();
  else addEventListener("load", load, { once: true });
}
