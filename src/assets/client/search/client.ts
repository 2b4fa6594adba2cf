import type { ResultKind } from "../../../search/search-contents.ts";
import { resultKinds } from "../../../search/search-contents.ts";
import type { TermIndex, ThingTexts } from "../../../search/term-index.ts";
import { createDialog, type SearchDialog } from "./dialog.ts";
import { loadEngine, type Engine } from "./engine.ts";
import { createGlossaryFilter } from "./glossary-filter.ts";
import { createPanel, type Panel, type PanelElements } from "./panel.ts";
import { createSearcher, type Searcher } from "./searcher.ts";
import { loadScript, loadStyles, siteOfThisPage, type Site } from "./site.ts";

/** What the page's script may ask of the search. */
export interface SearchClient {
  /** Opens the search over the page that the reader is on. */
  open(query?: string): Promise<void>;
  /** Brings the search page's own panel to life. */
  mount(panel: HTMLElement): Promise<void>;
  /** Puts an input above the glossary. */
  filterGlossary(slot: HTMLElement): Promise<void>;
}

/** The script's own tag has data of that name too, and so has the dialog's panel. */
const panelOnPage = "div[data-search]:not(dialog *)";

let site: Site;

/** The dialog is not to be seen without its styles: they come while the reader waits for it. */
let styles: Promise<void> | undefined;

const termIndex = once(async (): Promise<TermIndex> => {
  if (!globalThis.glossatorTerms) await loadScript(site.termIndex, site.root);
  if (!globalThis.glossatorTerms) throw new Error("The script with the index of names brought none.");
  return globalThis.glossatorTerms;
});

const texts = once(async (): Promise<ThingTexts> => {
  const { texts: script } = await termIndex();
  if (!globalThis.glossatorTexts) await loadScript(new URL(script, site.termIndex), site.root);
  return globalThis.glossatorTexts ?? [];
});

const engine = once((): Promise<Engine> => loadEngine(site));

const loadSearcher = once(
  async (): Promise<{ searcher: Searcher; language: string; words: TermIndex["words"] }> => {
    const index = await termIndex();
    return {
      searcher: await createSearcher(index, { texts, engine }),
      language: index.language,
      words: index.words,
    };
  },
);

/** Brings the search of this page to life. */
export function startSearch(): void {
  // Loaded twice, it is one search.
  if (globalThis.glossatorSearch) return;
  globalThis.glossatorSearch = { open, mount, filterGlossary };
  site = siteOfThisPage();
  if (site.styles !== undefined) styles = loadStyles(site.styles);
  const panel = document.querySelector<HTMLElement>(panelOnPage);
  if (panel) void mount(panel);
  const slot = document.querySelector<HTMLElement>("[data-glossary-filter]");
  if (slot) void filterGlossary(slot);
}

/** In ms: by then the first hits have come. */
const restOfTheLine = 2000;

/** Starts what a query will need, while the reader is still typing it. */
function warmUp(): void {
  void loadSearcher();
  void engine()
    .catch(() => undefined)
    // What an answer says comes when the line is free again; who is answered before that asks for it at once.
    .then(() => setTimeout(() => texts().catch(() => undefined), restOfTheLine));
}

async function mount(root: HTMLElement): Promise<void> {
  const elements = elementsOf(root);
  const address = new URL(location.href);
  const panel = createPanel(elements, { site, load: loadSearcher, onQuery: putInAddress });
  elements.input.addEventListener("focus", warmUp, { once: true });
  const kind = resultKinds.find((candidate) => candidate === address.searchParams.get("kind"));
  elements.input.value ||= address.searchParams.get("q") ?? "";
  if (elements.input.value !== "") await panel.show(elements.input.value, kind);
}

function elementsOf(root: HTMLElement): PanelElements {
  const form = root.querySelector("form");
  const input = root.querySelector<HTMLInputElement>("input[type=search]");
  const kinds = root.querySelector<HTMLElement>("[data-kinds]");
  const status = root.querySelector<HTMLElement>("[data-search-status]");
  const answer = root.querySelector<HTMLElement>("[data-search-answer]");
  const results = root.querySelector<HTMLElement>("[data-search-results]");
  if (!form || !input || !kinds || !status || !answer || !results)
    throw new Error("The search panel lacks a part.");
  return { form, input, kinds, status, answer, results };
}

/** The address says what is looked for: it can be kept, sent, and come back to. */
function putInAddress(query: string, kind: ResultKind | undefined): void {
  const address = new URL(location.href);
  setOrDelete(address.searchParams, "q", query);
  setOrDelete(address.searchParams, "kind", kind ?? "");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function setOrDelete(parameters: URLSearchParams, name: string, value: string): void {
  if (value === "") parameters.delete(name);
  else parameters.set(name, value);
}

let opened: (SearchDialog & { readonly live: Panel }) | undefined;

async function open(query = ""): Promise<void> {
  const onPage = document.querySelector<HTMLInputElement>(`${panelOnPage} input[type=search]`);
  if (onPage) {
    onPage.focus();
    return onPage.select();
  }
  // What a query needs comes beside the styles, and while the reader types.
  warmUp();
  await styles;
  opened ??= makeDialog();
  const { dialog, panel, live } = opened;
  if (!dialog.open) dialog.showModal();
  if (query !== "") panel.input.value = query;
  panel.input.focus();
  panel.input.select();
  const { words } = await loadSearcher();
  opened.speak(words.messages);
  if (query !== "") await live.show(query);
}

function makeDialog(): SearchDialog & { readonly live: Panel } {
  const searchPage = new URL("search.html", site.root);
  const made = createDialog(searchPage.href);
  const live = createPanel(made.panel, {
    site,
    load: loadSearcher,
    onQuery(query, kind) {
      const address = new URL(searchPage);
      setOrDelete(address.searchParams, "q", query);
      setOrDelete(address.searchParams, "kind", kind ?? "");
      made.lead(query, address.href);
    },
  });
  // A hit on the page itself only moves the page: the dialog must make way.
  made.dialog.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) made.dialog.close();
  });
  return { ...made, live };
}

async function filterGlossary(slot: HTMLElement): Promise<void> {
  createGlossaryFilter(slot, await termIndex());
}

/** What is loaded is loaded once; what failed may be tried again. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
