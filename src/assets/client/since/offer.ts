import { element } from "../element.ts";
import { loadScript } from "../load-script.ts";
import { forgetPage } from "./memory.ts";
import { choose, currentSetting } from "../settings.ts";
import type { Words } from "../words.ts";

/**
 * The offer to remember an explainer. Until it is taken nothing is stored, and what an earlier yes left is removed; the client is
 * loaded for those who took it. The script tag's own data is handed on.
 */
export function offerToRemember(script: DOMStringMap, words: Pick<Words, "remember" | "rememberHow">): void {
  const slot = document.querySelector<HTMLElement>("[data-since-slot]");
  const client = script["sinceClient"];
  if (!slot || !client) return;
  const button = element("button", { type: "button", "data-since-action": "start" }, words.remember);
  slot.replaceChildren(button, element("p", { class: "meta" }, words.rememberHow));
  slot.hidden = false;
  if (currentSetting("since")) return load();
  forgetPage(location.pathname);
  button.addEventListener("click", start, { once: true });

  function start(): void {
    choose("since", "on");
    load("yes");
  }

  function load(sinceAsked = ""): void {
    void loadScript(client!, Object.assign({}, script, { sinceAsked })).catch(() => {});
  }
}
