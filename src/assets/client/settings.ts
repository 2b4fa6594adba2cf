/**
 * What a reader may set, remembered on this device only. Each setting is an attribute of `<html>` (`data-theme="dark"`),
 * absent where the reader chose nothing, so that the style sheet is the only place that knows what it means.
 */
export const settings = {
  theme: ["light", "dark"],
  cards: ["off"],
  marks: ["plain"],
  since: ["on"],
  keys: ["off"],
} as const satisfies Record<string, readonly string[]>;

export type Setting = keyof typeof settings;

/** What is in force on this page; empty where it is the default. */
export function currentSetting(setting: Setting): string {
  return document.documentElement.dataset[setting] ?? "";
}

/** Puts what this device remembers in force. */
export function recallSettings(): void {
  for (const setting of Object.keys(settings) as Setting[]) apply(setting, recall(setting));
}

/** Puts a value in force and remembers it; the empty value is the default. */
export function choose(setting: Setting, value: string): void {
  apply(setting, value);
  // A browser may refuse its storage: then the choice is good for this page.
  try {
    localStorage.setItem(key(setting), value);
    if (isOnDisk()) document.cookie = `${key(setting)}=${value}; max-age=31536000; path=/; samesite=strict`;
  } catch {}
}

/** What this device remembers; empty where nothing is. */
function recall(setting: Setting): string {
  try {
    const cookie = isOnDisk() && document.cookie.match(`${key(setting)}=(\\w*)`);
    return (cookie ? cookie[1] : localStorage.getItem(key(setting))) ?? "";
  } catch {
    return "";
  }
}

function key(setting: Setting): string {
  return `glossator-${setting}`;
}

/** There Firefox gives each file a storage of its own, but all files the same cookies; Chromium the other way round. No server gets them. */
function isOnDisk(): boolean {
  return location.protocol === "file:";
}

function apply(setting: Setting, value: string): void {
  const known: readonly string[] = settings[setting];
  if (known.includes(value)) document.documentElement.dataset[setting] = value;
  else delete document.documentElement.dataset[setting];
  if (setting === "theme") paintAround(currentSetting(setting));
}

/** What a phone paints around the page is the page's colour, whoever chose it: the system, or the reader. */
function paintAround(theme: string): void {
  // In the order that the layout has them.
  document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]').forEach((meta, index) => {
    const scheme = ["light", "dark"][index];
    meta.media = theme === "" ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? "all" : "not all";
  });
}

/** Whether a key by itself may do something: a reader who dictates says many. https://www.w3.org/TR/WCAG22/#character-key-shortcuts */
export function hasSingleKeys(): boolean {
  return currentSetting("keys") === "";
}
