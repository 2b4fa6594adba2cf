import { loadScript } from "../load-script.ts";

/**
 * Loads the client of the offline copy where there can be one: on a server that the browser trusts, and a page with a slot
 * for it. The script tag's own data (`data-root`) is handed on.
 */
export function offerOfflineCopy(script: DOMStringMap): void {
  const client = script["offlineClient"];
  if (!client || !document.querySelector("[data-offline]")) return;
  // A page from disk counts as secure, and has no workers.
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  void loadScript(client, script).catch(() => {});
}
