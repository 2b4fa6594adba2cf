import { element } from "../element.ts";
import { failureOf } from "./control.ts";
import type { OfflineCopy, Situation } from "./copy.ts";
import { createText } from "./text.ts";

/** On the offline page: behind every page of the list whether it is saved, or a button that saves it. */
export async function showSavedPages(copy: OfflineCopy, { status }: Situation): Promise<void> {
  const { reading } = status ?? {};
  const saved = new Set(reading ? await copy.list() : []);
  for (const item of document.querySelectorAll<HTMLElement>("[data-saved-page]")) {
    const path = item.dataset["savedPage"] ?? "";
    const mark =
      item.querySelector("[data-saved]") ?? item.appendChild(element("span", { "data-saved": "" }));
    if (!reading) mark.replaceChildren();
    else if (saved.has(path)) mark.replaceChildren(reading.words.pageSaved);
    else if (!mark.querySelector("button")) mark.replaceChildren(saveButton(copy, path, reading.words, item));
  }
}

function saveButton(
  copy: OfflineCopy,
  path: string,
  words: Parameters<typeof createText>[0],
  item: HTMLElement,
): HTMLButtonElement {
  const page = item.querySelector("a")?.textContent ?? path;
  const button = element(
    "button",
    { type: "button", "aria-label": `${words.savePage}: ${page}` },
    words.savePage,
  );
  const save = async (): Promise<void> => {
    const outcome = await copy.save({ paths: [path] });
    const told = failureOf(outcome, createText(words)) || words.pageSaved;
    button.replaceWith(element("span", { role: "status" }, told));
  };
  button.addEventListener("click", () => void save());
  return button;
}
