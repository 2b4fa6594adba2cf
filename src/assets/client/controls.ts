import { element } from "./element.ts";
import { choose, currentSetting, recallSettings, type Setting } from "./settings.ts";
import type { Words } from "./words.ts";

interface Control {
  readonly setting: Setting;
  readonly label: string;
  /** Value and name; the empty value is the default. */
  readonly choices: readonly (readonly [value: string, name: string])[];
}

/**
 * Fills the page's empty slots with the reader's controls. Each setting becomes
 *
 *     <div role="group" aria-label="Colours"><span aria-hidden="true">Colours</span>
 *       <button type="button" data-setting="theme" value="dark" aria-pressed="false">Dark</button> …</div>
 */
export function showControls(words: Words): void {
  const theme: Control = {
    setting: "theme",
    label: words.theme,
    choices: [
      ["", words.system],
      ["light", words.light],
      ["dark", words.dark],
    ],
  };
  const cards: Control = {
    setting: "cards",
    label: words.cards,
    choices: [
      ["", words.on],
      ["off", words.off],
    ],
  };
  const marks: Control = {
    setting: "marks",
    label: words.terms,
    choices: [
      ["", words.marked],
      ["plain", words.plain],
    ],
  };
  const keys: Control = { ...cards, setting: "keys", label: words.keys };
  // What the head's script left for later: the colour around the page, and what no style sheet asks for.
  recallSettings();
  fill("[data-theme-control]", [theme]);
  fill("[data-cards-control]", [cards, marks, keys]);

  // Another tab chose.
  addEventListener("storage", () => {
    recallSettings();
    showPressed();
  });
}

function fill(slots: string, controls: readonly Control[]): void {
  for (const slot of document.querySelectorAll<HTMLElement>(slots)) {
    slot.replaceChildren(...controls.map(group));
    slot.hidden = false;
  }
  showPressed();
}

function group({ setting, label, choices }: Control): HTMLElement {
  const buttons = choices.map(([value, name]) => {
    const button = element("button", { type: "button", "data-setting": setting, value }, name);
    button.addEventListener("click", () => {
      choose(setting, value);
      showPressed();
    });
    return button;
  });
  const heading = element("span", { "aria-hidden": "true" }, label);
  return element("div", { role: "group", "aria-label": label }, heading, ...buttons);
}

function showPressed(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-setting]")) {
    const isCurrent = button.value === currentSetting(button.dataset["setting"] as Setting);
    button.setAttribute("aria-pressed", String(isCurrent));
  }
}
