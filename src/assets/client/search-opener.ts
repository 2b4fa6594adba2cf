import { loadScript } from "./load-script.ts";
import { hasSingleKeys } from "./settings.ts";

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

  /** The search page and the glossary have it already. */
  async function loadClient(): Promise<void> {
    if (!loaded()) await (client ??= loadScript(script["search"]!, script));
  }

  async function open(fallback: string): Promise<void> {
    try {
      if (!loaded()) askAhead(script);
      await loadClient();
      loaded()!.open();
    } catch {
      client = undefined;
      location.href = fallback;
    }
  }

  // A pointer on the link, or a finger, is a moment before its click.
  for (const link of document.querySelectorAll("a[data-search-open]")) {
    link.addEventListener("pointerenter", () => loadClient().catch(() => (client = undefined)), {
      once: true,
    });
  }

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-search-open]");
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    void open(link.href);
  });

  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey || event.defaultPrevented || event.isComposing) return;
    const isAsked =
      ctrlKey || metaKey
        ? key.toLowerCase() === "k"
        : key === "/" && hasSingleKeys() && !isTyping(event.target as Element);
    if (!isAsked) return;
    event.preventDefault();
    void open(`${script["root"] ?? ""}search.html`);
  });
}

/** What the client asks for first comes beside it, not after it: little enough not to hold it up. From disk nothing is far. */
function askAhead({ root = "" }: DOMStringMap): void {
  if (!location.protocol.startsWith("http")) return;
  const contents = fetch(new URL(`${root}pagefind/contents.json`, document.baseURI), { cache: "no-cache" });
  contents.catch(() => undefined);
  Object.assign(globalThis, { glossatorContents: contents });
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
