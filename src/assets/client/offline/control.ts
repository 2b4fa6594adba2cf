import { element } from "../element.ts";
import type { OfflineCopy, Situation } from "./copy.ts";
import type { OfflineSummary, OfflineWords } from "./manifest.ts";
import type { News, Outcome } from "./messages.ts";
import { createText, type Text } from "./text.ts";

/**
 * Fills a slot with the control of the offline copy and keeps it true. `data-offline` says the state:
 *
 *     <div data-offline="saved"><p role="status" tabindex="-1">Available offline, version of 6 February 2026</p>
 *       <progress hidden></progress> <button type="button">Remove offline copy</button> …</div>
 */
export class OfflineControl {
  readonly #slot: HTMLElement;
  readonly #copy: OfflineCopy;
  /** A status that is told to screen readers when it changes; focus comes here when its button goes. */
  readonly #status = element("p", { role: "status", tabindex: "-1" });
  readonly #progress = element("progress", { hidden: "" });
  readonly #size = element("span", { "data-offline-size": "" });
  readonly #buttons = new Map<Action, HTMLButtonElement>();
  #text: Text | undefined;
  #isSaving = false;
  /** What the reader's last press came to, shown until the next. */
  #outcome = "";

  constructor(slot: HTMLElement, copy: OfflineCopy) {
    this.#slot = slot;
    this.#copy = copy;
    for (const action of actions) {
      const button = element("button", { type: "button", "data-offline-action": action, hidden: "" });
      button.addEventListener("click", () => void this.#press(action));
      this.#buttons.set(action, button);
    }
    slot.replaceChildren(this.#status, this.#progress, ...this.#buttons.values(), this.#size);
  }

  show(situation: Situation): void {
    const { status, offered, isOffline } = situation;
    const words = offered?.words ?? status?.newest.words;
    if (!words || (!offered && !status?.reading)) return this.#set("unsupported", []);
    this.#text ??= createText(words);
    this.#slot.setAttribute("role", "group");
    this.#slot.setAttribute("aria-label", words.name);
    if (this.#isSaving) return;
    const { reading } = status ?? {};
    if (!reading) return this.#showAvailable(offered!.savedText);
    if (!reading.isComplete) return this.#showIncomplete(this.#text, reading.savedText);
    this.#showSaved(this.#text, { ...status!, reading }, isOffline);
  }

  hear(news: News): void {
    if (news.offline !== "progress" || !this.#isSaving || !this.#text) return;
    this.#progress.max = news.of;
    this.#progress.value = news.done;
    const { say, number, words } = this.#text;
    this.#progress.setAttribute("aria-label", say(words.saving, number(news.done), number(news.of)));
    this.#size.textContent = say(words.saving, number(news.done), number(news.of));
  }

  #showAvailable(amount: string): void {
    this.#say(this.#outcome);
    this.#size.textContent = amount;
    this.#set("available", ["save"]);
  }

  #showIncomplete({ words }: Text, amount: string): void {
    this.#say(this.#outcome || words.incomplete);
    this.#size.textContent = amount;
    this.#set("available", ["save", "remove"]);
  }

  #showSaved(
    { say, words }: Text,
    {
      reading,
      newest,
      isStale,
    }: NonNullable<Situation["status"]> & {
      reading: OfflineSummary & { hasEverything: boolean };
    },
    isOffline: boolean,
  ): void {
    const version = say(isOffline ? words.youAreOffline : words.saved, reading.builtText);
    this.#say(
      this.#outcome ||
        [version, isStale ? say(words.ready, newest.builtText) : ""].filter(Boolean).join(". "),
    );
    this.#size.textContent = reading.hasEverything ? reading.wholeText : reading.savedText;
    const canSaveMore = !reading.hasEverything && !isOffline && !isStale;
    this.#set(isStale ? "stale" : "saved", [
      ...(isStale ? ["accept" as const] : []),
      ...(canSaveMore ? ["saveAll" as const] : []),
      "remove",
    ]);
    this.#label("saveAll", `${words.saveAll} (${reading.wholeText})`);
  }

  async #press(action: Action): Promise<void> {
    this.#outcome = "";
    if (action === "accept") return this.#copy.accept();
    if (action === "remove") {
      await this.#copy.remove();
      this.#outcome = this.#text?.words.removed ?? "";
    } else await this.#save(action === "saveAll");
    this.show(await this.#copy.situation());
  }

  async #save(everything: boolean): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    this.#progress.removeAttribute("value");
    this.#set("saving", []);
    this.#progress.hidden = false;
    const outcome = await this.#copy
      .save(everything ? { everything } : {})
      .catch((error: unknown): Outcome => ({ failed: String(error) }));
    this.#isSaving = false;
    this.#progress.hidden = true;
    this.#outcome = failureOf(outcome, this.#text);
  }

  #say(message: string): void {
    if (this.#status.textContent !== message) this.#status.textContent = message;
  }

  #label(action: Action, label: string): void {
    const button = this.#buttons.get(action);
    if (button) button.textContent = label;
  }

  #set(state: State, shown: readonly Action[]): void {
    const { words } = this.#text ?? {};
    const focused = document.activeElement;
    this.#slot.dataset["offline"] = state;
    this.#slot.hidden = state === "unsupported";
    for (const [action, button] of this.#buttons) {
      button.hidden = !shown.includes(action);
      if (words) button.textContent = words[action];
      if (button === focused && button.hidden) this.#status.focus({ preventScroll: true });
    }
  }
}

const actions = ["save", "accept", "saveAll", "remove"] as const satisfies ReadonlyArray<keyof OfflineWords>;
type Action = (typeof actions)[number];
type State = "unsupported" | "available" | "saving" | "saved" | "stale";

/** What to tell of a save that did not end well. */
export function failureOf({ failed }: Outcome, text: Text | undefined): string {
  if (failed === undefined || !text) return "";
  return failed === "room" ? text.words.noRoom : text.say(text.words.failed, failed);
}
