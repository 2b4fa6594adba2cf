import type { ClientLanguage } from "../../../search/search-language.ts";
import { element } from "./elements.ts";
import type { PanelElements } from "./panel.ts";

/** The search of a page that is not the search page: a modal dialog with the same panel. */
export interface SearchDialog {
  readonly dialog: HTMLDialogElement;
  readonly panel: PanelElements;
  /** Leads from a query to all its results on the search page; without one there is no such link. */
  lead(query: string, address: string): void;
  /** Puts the words of the site's language in. A reader types on while they load. */
  speak(messages: ClientLanguage["messages"]): void;
}

export function createDialog(searchPage: string): SearchDialog {
  const input = element("input", {
    type: "search",
    id: "search-dialog-input",
    name: "q",
    autocomplete: "off",
    spellcheck: "false",
  });
  const kinds = element("div", { "data-kinds": "", hidden: "" });
  const label = element("label", { for: input.id });
  // In the form, which stays in sight: on a phone the foot may be a hundred results away.
  const close = element("button", { type: "button", class: "search-close" });
  const head = element("div", { class: "search-head" }, label, close);
  const form = element("form", { role: "search", action: searchPage }, head, input, kinds);
  const status = element("p", { role: "status", "data-search-status": "" });
  const answer = element("div", { "data-search-answer": "" });
  const results = element("ol", { "data-search-results": "" });
  const allResults = element("a", { href: searchPage });
  // Of nothing there are no results.
  const foot = element("p", { class: "search-foot", hidden: "" }, allResults);
  const content = element("div", { "data-search": "" }, form, status, answer, results, foot);
  const dialog = element("dialog", { class: "search-dialog" }, content);

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // The dialog has no padding, so only its backdrop is the dialog itself.
    if (event.target === dialog) dialog.close();
  });
  input.addEventListener("keydown", (event) => {
    // A search input takes Escape for itself, to empty it; here one press leaves.
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  return {
    dialog,
    panel: { form, input, kinds, status, answer, results },
    lead(query, address) {
      foot.hidden = query === "";
      allResults.href = address;
    },
    speak(messages) {
      dialog.setAttribute("aria-label", messages.label);
      input.placeholder = messages.hint;
      label.textContent = messages.label;
      allResults.textContent = messages.allResults;
      close.textContent = messages.close;
    },
  };
}
