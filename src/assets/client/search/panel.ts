import type { ResultKind } from "../../../search/search-contents.ts";
import { resultKinds } from "../../../search/search-contents.ts";
import type { ClientLanguage } from "../../../search/search-language.ts";
import type { Answer } from "./answer.ts";
import { counted, element, say } from "./elements.ts";
import type { Hit } from "./hits.ts";
import { moveByKeys } from "./keyboard.ts";
import { renderAnswer, renderHit } from "./result-list.ts";
import type { Found, Searcher } from "./searcher.ts";
import type { Site } from "./site.ts";

/** The places of a search panel, on the search page or in the dialog. */
export interface PanelElements {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly kinds: HTMLElement;
  readonly status: HTMLElement;
  readonly answer: HTMLElement;
  readonly results: HTMLElement;
}

/** What a panel works with. */
export interface PanelOptions {
  readonly site: Site;
  /** Loaded with the first keystroke. */
  readonly load: () => Promise<{
    readonly searcher: Searcher;
    readonly language: string;
    readonly words: ClientLanguage;
  }>;
  /** Told of what is looked for, for the address of the page. */
  readonly onQuery?: (query: string, kind: ResultKind | undefined) => void;
}

/** A search panel that works. */
export interface Panel {
  show(query: string, kind?: ResultKind): Promise<void>;
}

const pageOfResults = 10;

/** Brings a panel to life: what is typed is looked for, and what is found is shown and announced. */
export function createPanel(at: PanelElements, { site, load, onQuery }: PanelOptions): Panel {
  let query = "";
  let kind: ResultKind | undefined;
  let shown = pageOfResults;
  let found: Found | undefined;
  let answer: Answer | undefined;
  const announcer = announcerOf(at.status);
  /** Counts queries, so that a slow one does not overwrite the one after it. */
  let latest = 0;

  const run = async (): Promise<void> => {
    const mine = ++latest;
    onQuery?.(query, kind);
    if (query === "") return clear();
    at.results.setAttribute("aria-busy", "true");
    const { searcher, words } = await load();
    if (mine !== latest) return;
    answer = searcher.answer(query);
    void showAnswer(mine, searcher, words.messages);
    if (!found) announcer.say([words.messages.searching]);
    // The answer stands at once; the texts wait for a pause, so that in a large site no letter waits for them.
    await pause();
    if (mine !== latest) return;
    const now = await searcher.find(query, () => mine === latest);
    if (!now || mine !== latest) return;
    found = now;
    shown = pageOfResults;
    await list(mine);
  };

  /** One query's answer stays until there is the next one's, or none. */
  const showAnswer = async (
    mine: number,
    searcher: Searcher,
    messages: ClientLanguage["messages"],
  ): Promise<void> => {
    const rendered = answer && renderAnswer(answer, await searcher.textOf(answer.thing), site, messages);
    if (mine === latest) at.answer.replaceChildren(...(rendered ? [rendered] : []));
  };

  const clear = (): void => {
    found = undefined;
    answer = undefined;
    at.results.removeAttribute("aria-busy");
    announcer.sayNow([]);
    at.kinds.hidden = true;
    for (const place of [at.answer, at.results, at.kinds]) place.replaceChildren();
  };

  /** Shows the hits of the chosen kind: all anew, or those from a number on below the others. */
  const list = async (mine: number, from = 0): Promise<void> => {
    if (!found) return;
    const { words, language } = await load();
    const { messages } = words;
    const ofKind = kind === undefined ? found.hits : found.hits.filter((hit) => hit.kind === kind);
    // What the answer says already is counted, and not said again.
    const isAnswer = (hit: Hit): boolean => answer?.thing.kind === hit.kind && answer.thing.id === hit.id;
    const listed = kind === undefined ? ofKind.filter((hit) => !isAnswer(hit)) : ofKind;
    const rows = listed
      .slice(from, shown)
      .map(async (hit) => renderHit(hit, await hit.load(), site, messages));
    // What one of them waits for is told where its turn comes.
    for (const row of rows) row.catch(() => undefined);
    const first = await rows[0];
    if (mine !== latest) return;
    if (from === 0) at.results.replaceChildren();
    else at.results.lastElementChild?.remove();
    if (first) at.results.append(first);
    renderKinds(messages, language);
    announcer.say([
      ...(answer ? [heard(answer, messages)] : []),
      ...summary(found, ofKind.length, words, language),
    ]);
    // Each below the last, as its text comes: a row that is there keeps its place under the reader's finger.
    for (const row of rows.slice(1)) {
      const next = await row;
      if (mine !== latest) return;
      at.results.append(next);
    }
    if (listed.length > shown) at.results.append(moreButton(messages.more));
    at.results.removeAttribute("aria-busy");
  };

  const moreButton = (label: string): HTMLElement => {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => {
      const next = shown;
      shown += pageOfResults;
      void list(latest, next).then(() =>
        at.results.querySelectorAll<HTMLElement>("[data-result] > a")[next]?.focus(),
      );
    });
    return element("li", { class: "search-more" }, button);
  };

  const renderKinds = (messages: ClientLanguage["messages"], language: string): void => {
    const counts = new Map<ResultKind, number>();
    for (const hit of found?.hits ?? []) counts.set(hit.kind, (counts.get(hit.kind) ?? 0) + 1);
    const present = resultKinds.filter((candidate) => counts.has(candidate) || candidate === kind);
    const focused = at.kinds.contains(document.activeElement)
      ? document.activeElement?.getAttribute("value")
      : undefined;
    at.kinds.hidden = present.length < 2 && kind === undefined;
    at.kinds.setAttribute("role", "group");
    at.kinds.setAttribute("aria-label", messages.filterKinds);
    at.kinds.replaceChildren(
      ...present.map((candidate) => {
        const count = element(
          "span",
          { class: "search-count" },
          new Intl.NumberFormat(language).format(counts.get(candidate) ?? 0),
        );
        const pressed = String(candidate === kind);
        const button = element(
          "button",
          { type: "button", value: candidate, "aria-pressed": pressed },
          messages.kinds[candidate],
          " ",
          count,
        );
        button.addEventListener("click", () => {
          kind = candidate === kind ? undefined : candidate;
          shown = pageOfResults;
          onQuery?.(query, kind);
          void list(latest);
        });
        return button;
      }),
    );
    if (focused) at.kinds.querySelector<HTMLElement>(`[value="${focused}"]`)?.focus();
  };

  const summary = (
    of: Found,
    count: number,
    { messages }: ClientLanguage,
    language: string,
  ): Array<Node | string> => {
    if (of.finding === "nothing") {
      const glossary = element(
        "a",
        { href: new URL("glossary/index.html", site.root).href },
        messages.glossary,
      );
      return [
        say(messages.nothing, query),
        " ",
        ...didYouMean(of.suggestion, messages),
        `${messages.tryInstead} `,
        glossary,
        ".",
      ];
    }
    const number = say(counted(messages.results, count, language).replace("{}", "\u0000"), "").replace(
      "\u0000",
      of.corrected ?? query,
    );
    switch (of.finding) {
      case "all":
        return [number];
      case "corrected":
        return [say(messages.nothing, query), " ", number];
      case "some":
        return [messages.someWords, " ", ...didYouMean(of.suggestion, messages), number];
      case "names":
        return [messages.namesOnly];
    }
  };

  const didYouMean = (
    suggestion: string | undefined,
    messages: ClientLanguage["messages"],
  ): Array<Node | string> => {
    if (suggestion === undefined) return [];
    const button = element("button", { type: "button", "data-suggestion": "" }, suggestion);
    button.addEventListener("click", () => {
      at.input.value = suggestion;
      at.input.focus();
      void show(suggestion);
    });
    return [`${messages.didYouMean} `, button, "? "];
  };

  const show = (text: string, ofKind?: ResultKind): Promise<void> => {
    query = text.trim();
    kind = ofKind;
    return run();
  };

  at.input.addEventListener("input", (event) => {
    if (isTyped(event)) announcer.wait();
    void show(at.input.value, kind);
  });
  at.form.addEventListener("submit", (event) => {
    event.preventDefault();
    // A search page that is asked a second time says where its answers are.
    firstLink(at)?.focus();
  });
  moveByKeys(at);
  return { show };
}

/** Who sees the answer does not need to be told of it; who hears only that there are so many results does. */
function heard({ thing }: Answer, messages: ClientLanguage["messages"]): HTMLElement {
  return element("span", { class: "visually-hidden" }, `${messages.answers[thing.kind]}: ${thing.name}. `);
}

/** Who types on hears nothing until they rest for so long, in ms: a screen reader would say a number for every letter. */
const restBeforeWords = 700;

/** Letter by letter, and not pasted or dictated as a whole, after which nothing is to be waited for. */
function isTyped(event: Event): boolean {
  if (!(event instanceof InputEvent)) return false;
  const { data, inputType } = event;
  return /Composition|^delete/.test(inputType) || (data !== null && Array.from(data).length === 1);
}

/** Says in a live region what was last to be said, once nobody types. Until then the region says that it is not up to date. */
function announcerOf(region: HTMLElement): {
  /** Somebody types. */
  wait(): void;
  say(words: ReadonlyArray<Node | string>): void;
  sayNow(words: ReadonlyArray<Node | string>): void;
} {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let words: ReadonlyArray<Node | string> | undefined;
  const speak = (): void => {
    clearTimeout(resting);
    resting = undefined;
    if (words) region.replaceChildren(...words);
    words = undefined;
    region.removeAttribute("aria-busy");
  };
  return {
    wait() {
      clearTimeout(resting);
      resting = setTimeout(speak, restBeforeWords);
      region.setAttribute("aria-busy", "true");
    },
    say(next) {
      words = next;
      if (resting === undefined) speak();
    },
    sayNow(next) {
      words = next;
      speak();
    },
  };
}

/** Between the letters of a word that somebody types at once. */
const pauseInTyping = 40;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseInTyping));
}

function firstLink({ answer, results }: PanelElements): HTMLElement | null {
  return answer.querySelector<HTMLElement>("a") ?? results.querySelector<HTMLElement>("a");
}
