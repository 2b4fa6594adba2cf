import { loadScript } from "./load-script.ts";

/** What the search client puts on `globalThis` once it has loaded. */
export interface GlossatorSearch {
  open(): void;
}

/**
 * `/`, Ctrl+K and links marked `data-search-open` open search over the page. The client loads when first asked for; if
 * that fails the reader gets to the search page, as they would without scripts. The script tag's own data (`data-root`,
 * `data-search`, `data-terms`) is handed on to the loaded script.
 */
export function openSearchOnDemand(script: DOMStringMap): void {
  let client: Promise<void> | undefined;

  async function open(fallback: string): Promise<void> {
    try {
      // The search page and the glossary have it already.
      if (!loaded()) await (client ??= loadScript(script["search"] ?? "", script));
      loaded()!.open();
    } catch {
      client = undefined;
      location.href = fallback;
    }
  }

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-search-open]");
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    void open(link.href);
  });

  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isControlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (event.defaultPrevented || event.isComposing) return;
    if (!isControlK && (!isSlash || isTyping(event.target as Element))) return;
    event.preventDefault();
    void open(`${script["root"] ?? ""}search.html`);
  });
}

function loaded(): GlossatorSearch | undefined {
  return (globalThis as { glossatorSearch?: GlossatorSearch }).glossatorSearch;
}

/** A click that means "go there", not "in a new tab" or "save". */
export function isPlainClick(event: MouseEvent): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  return !event.defaultPrevented && button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

function isTyping(target: Element): boolean {
  return target.matches(
    "input, textarea, select, [contenteditable]:not([contenteditable=false]) *, [contenteditable]",
  );
}
