import type { TermIndex } from "../../../search/term-index.ts";
import { counted, element, say } from "./elements.ts";
import { fold } from "./fold.ts";
import { indexNames, type Names } from "./names.ts";

interface Entry {
  readonly item: HTMLElement;
  /** Folded; what is matched first. */
  readonly names: string;
  /** What the page says of it, folded when it is first asked for. */
  words?: string;
}

/**
 * An input above the glossary that leaves only the terms that match: by their names, then by their definitions, then
 * forgiving slips of the keyboard. Letters without a term go with their terms.
 */
export function createGlossaryFilter(slot: HTMLElement, index: TermIndex): void {
  const { messages } = index.words;
  const input = element("input", {
    type: "search",
    id: "glossary-filter",
    autocomplete: "off",
    spellcheck: "false",
  });
  const status = element("p", { role: "status" });
  slot.replaceChildren(element("label", { for: input.id }, messages.filterLabel), input, status);
  slot.hidden = false;

  const names = indexNames({ ...index, things: index.things.filter(({ kind }) => kind === "term") });
  const entries = entriesOfPage(names);
  const letters = [...document.querySelectorAll<HTMLElement>("[data-letter]")].map((section) => ({
    section,
    links: linksTo(section),
    ids: [...section.querySelectorAll<HTMLElement>("[data-entry]")].map(
      (item) => item.dataset["entry"] ?? "",
    ),
  }));
  const show = inBatches();

  const filter = (): void => {
    const query = fold(input.value);
    const kept = query === "" ? undefined : matching(query, entries, names);
    const isKept = (id: string): boolean => kept === undefined || kept.has(id);
    const toShow: HTMLElement[] = [];
    for (const { section, links, ids } of letters) {
      const isEmpty = !ids.some(isKept);
      for (const part of [section, ...links]) setHidden(part, isEmpty);
    }
    for (const [id, { item }] of entries) {
      if (!isKept(id)) setHidden(item, true);
      else if (item.hidden) toShow.push(item);
    }
    show(toShow);
    if (kept === undefined) status.textContent = "";
    else if (kept.size === 0) status.textContent = say(messages.noTerm, input.value.trim());
    else status.textContent = counted(messages.filtered, kept.size, index.language);
  };
  input.addEventListener("input", filter);
  // The first use of code is its slowest, and would be the reader's first letter.
  setTimeout(() => matching("zzzzzz", entries, names), 0);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    [...entries.values()]
      .find(({ item }) => !item.hidden)
      ?.item.querySelector<HTMLElement>("a")
      ?.focus();
  });
}

/** A letter's place in the list of letters. Its heading has the id that the list leads to. */
function linksTo(section: HTMLElement): HTMLElement[] {
  const ids = [section.id, section.getAttribute("aria-labelledby") ?? ""].filter((id) => id !== "");
  return ids.flatMap((id) =>
    [...document.querySelectorAll<HTMLElement>(`a[href="#${CSS.escape(id)}"]`)].map(
      (link) => link.closest("li") ?? link,
    ),
  );
}

/** More than this fills no screen. */
const batch = 60;

/**
 * To lay out a thousand entries takes a browser several frames, and a reader who has deleted a letter is typing the next. So a
 * screenful is shown at once and the rest in the frames after it, unless something else is to be shown by then.
 */
function inBatches(): (items: readonly HTMLElement[]) => void {
  let latest = 0;
  return (items) => {
    const mine = ++latest;
    const next = (from: number): void => {
      if (mine !== latest) return;
      for (const item of items.slice(from, from + batch)) setHidden(item, false);
      if (from + batch < items.length) setTimeout(() => next(from + batch), 0);
    };
    next(0);
  };
}

/** What did not change is not touched: the browser would lay the page out again. */
function setHidden(part: HTMLElement, isHidden: boolean): void {
  if (part.hidden !== isHidden) part.hidden = isHidden;
}

function entriesOfPage(names: Names): Map<string, Entry> {
  const things = new Map(names.things.map((thing) => [thing.id, thing]));
  const entries = new Map<string, Entry>();
  for (const item of document.querySelectorAll<HTMLElement>("[data-entry]")) {
    const id = item.dataset["entry"] ?? "";
    const thing = things.get(id);
    const ofThing = thing ? [thing.name, ...(thing.aliases ?? [])] : [item.textContent];
    entries.set(id, {
      item,
      names: ` ${ofThing.map(fold).join("  ")}`,
    });
  }
  return entries;
}

function matching(query: string, entries: ReadonlyMap<string, Entry>, names: Names): ReadonlySet<string> {
  const where = (test: (entry: Entry) => boolean): Set<string> =>
    new Set([...entries].filter(([, entry]) => test(entry)).map(([id]) => id));
  // One letter is a letter of the alphabet; more are the beginning of a word, wherever it stands.
  const named = where(({ names: text }) => text.includes(` ${query}`));
  if (named.size > 0) return named;
  const forgiven = names.like(query).filter(({ score, thing }) => score >= 0.55 && entries.has(thing.id));
  if (forgiven.length > 0) return new Set(forgiven.map(({ thing }) => thing.id));
  return where((entry) => (entry.words ??= ` ${fold(entry.item.textContent)}`).includes(` ${query}`));
}
