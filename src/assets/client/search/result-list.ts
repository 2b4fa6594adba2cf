import type { ClientLanguage } from "../../../search/search-language.ts";
import type { ThingText } from "../../../search/term-index.ts";
import type { Answer } from "./answer.ts";
import { element } from "./elements.ts";
import type { ExcerptPart } from "./excerpt.ts";
import type { Hit, HitText } from "./hits.ts";
import type { Site } from "./site.ts";

type Messages = ClientLanguage["messages"];

/** A direct answer: what it is, in a line, and how we know. */
export function renderAnswer(
  { thing, alsoCalledSo }: Answer,
  { text, line }: ThingText,
  site: Site,
  messages: Messages,
): HTMLElement {
  const link = element("a", { href: addressOf(thing.url, site) }, thing.name);
  const parts = [
    element("p", { class: "search-kind" }, messages.answers[thing.kind]),
    element("h2", { class: "search-answer-name" }, link),
    element("p", { class: thing.kind === "figure" ? "search-answer-value" : "search-answer-text" }, text),
  ];
  if (line !== undefined) parts.push(element("p", { class: "search-answer-line" }, line));
  if (alsoCalledSo.length > 0) {
    const others = alsoCalledSo.flatMap((other, index) => [
      index === 0 ? " " : ", ",
      element("a", { href: addressOf(other.url, site) }, other.name),
    ]);
    parts.push(element("p", { class: "search-answer-line" }, messages.sameName, ...others));
  }
  return element("article", { "data-answer": "", "data-kind": thing.kind }, ...parts);
}

/** One result. */
export function renderHit({ kind }: Hit, text: HitText, site: Site, messages: Messages): HTMLElement {
  const item = element(
    "li",
    { "data-result": "", "data-kind": kind },
    element("a", { class: "search-title", href: addressOf(text.url, site) }, text.title),
    " ",
    element("span", { class: "search-kind" }, messages.oneOfKind[kind]),
    element("p", { class: "search-excerpt" }, ...marked(text.excerpt)),
  );
  if (text.sections.length > 0) {
    const sections = text.sections.map(({ title, url, excerpt }) =>
      element(
        "li",
        {},
        element("a", { href: addressOf(url, site) }, title),
        element("p", { class: "search-excerpt" }, ...marked(excerpt)),
      ),
    );
    item.append(element("ul", { class: "search-sections" }, ...sections));
  }
  return item;
}

function marked(parts: readonly ExcerptPart[]): Array<Node | string> {
  return parts.map(({ text, marked: isMarked }) => (isMarked ? element("mark", {}, text) : text));
}

function addressOf(url: string, { root }: Site): string {
  return new URL(url, root).href;
}
