/**
 * "Since you were here", on the reader's own device: remembers the words of the explainers that are read, and on return
 * says what changed. Loaded when the reader asked for it, and nothing leaves the device: the page as it was is compared
 * with the page as it is, so it works offline and from a disk.
 */
import { noteIdOf, triggers } from "../card/content.ts";
import { element } from "../element.ts";
import { choose } from "../settings.ts";
import { button, showBar } from "./bar.ts";
import { differenceSince, type Difference } from "./compare.ts";
import { Marks } from "./marks.ts";
import { PageMemory } from "./memory.ts";
import { asRead, readPage, type PageReading } from "./reading.ts";
import { whenRead } from "./when-read.ts";
import { counted, fill, sinceWords } from "./words.ts";

const script = document.currentScript?.dataset ?? {};
const article = document.querySelector("main article[data-explainer]");
const slot = document.querySelector<HTMLElement>("[data-since-slot]");
if (article && slot) begin(article, slot);

function begin(page: Element, control: HTMLElement): void {
  const words = sinceWords();
  const root = new URL(script["root"] ?? "./", document.baseURI).pathname;
  const memory = new PageMemory(location.pathname, root);
  const marks = new Marks(words);
  // Before any mark is in it.
  const reading = readPage(page);
  const offer = [...control.childNodes];
  let bar: { remove(): void } | undefined;

  const styles = script["sinceClient"]?.replace(/js$/, "css") ?? "";
  document.head.append(element("link", { rel: "stylesheet", href: styles }));
  const before = memory.recall();
  const difference = before && differenceSince(before, said(reading));
  if (before && difference && isSomething(difference)) {
    mark(difference);
    bar = showBar({
      words,
      summary: fill(words.summary, dateText(before.on), summaryOf(difference)),
      gone: difference.gone.map(asRead),
      places: marks.places,
      onSeen: seen,
    });
    showControl(fill(words.kept, dateText(before.on)));
  } else if (script["sinceAsked"]) keep();
  else {
    showControl(before ? fill(words.kept, dateText(before.on)) : words.on);
    whenRead(page, keep);
  }

  function mark({ sentences, notes }: Difference): void {
    // From the end, so that marks do not move what is still to be marked.
    for (const { index, old } of sentences.toReversed())
      marks.sentence(reading.sentences[index]?.pieces ?? [], old === undefined ? undefined : asRead(old));
    for (const { id, old } of notes) {
      const line = reading.notes.find((note) => note.id === id)?.element;
      if (line) marks.note(line, triggerOf(id), old);
    }
  }

  function triggerOf(id: string): Element | null {
    const uses = page.querySelectorAll<HTMLElement>(
      `:is(.lede, .strip, .body > .points, .body > .prose) ${triggers}`,
    );
    return [...uses].find((use) => noteIdOf(use) === id) ?? null;
  }

  function keep(): void {
    if (document.documentElement.dataset["since"] !== "on") return;
    const on = today();
    const isKept = memory.keep({ on, ...said(reading) });
    showControl(isKept ? fill(words.kept, dateText(on)) : words.notKept);
  }

  function seen(): void {
    clear();
    keep();
    document.querySelector<HTMLElement>("main")?.focus();
  }

  function clear(): void {
    bar?.remove();
    bar = undefined;
    marks.remove();
  }

  function showControl(state: string): void {
    const line = element("p", { role: "status" });
    const forget = button("forget", words.forget, () => {
      clear();
      memory.forgetAll();
      line.textContent = words.forgotten;
    });
    control.replaceChildren(line, forget, button("stop", words.stop, stop));
    line.textContent = state;
  }

  function stop(): void {
    clear();
    memory.forgetAll();
    choose("since", "");
    control.replaceChildren(...offer);
    control.querySelector("button")?.focus();
  }

  // Asked for again on the same page, after "Stop".
  control.addEventListener("click", ({ target }) => {
    if (!(target as Element).closest("[data-since-action=start]")) return;
    choose("since", "on");
    keep();
  });

  function summaryOf({ sentences, gone, notes }: Difference): string {
    const count = (kind: string) => notes.filter(({ id }) => id.startsWith(`note-${kind}-`)).length;
    const counts = [
      [words.sentences, sentences.length],
      [words.gone, gone.length],
      [words.numbers, count("figure")],
      [words.definitions, count("term")],
      [words.others, count("actor") + count("event")],
    ] as const;
    return counts.flatMap(([forms, number]) => (number > 0 ? counted(forms, number) : [])).join(", ");
  }
}

function said({ sentences, notes }: PageReading) {
  return {
    sentences: sentences.map(({ text }) => text),
    notes: notes.map(({ id, line }) => [id, line] as const),
  };
}

function isSomething({ sentences, gone, notes }: Difference): boolean {
  return sentences.length + gone.length + notes.length > 0;
}

/** Where the reader is. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dateText(day: string): string {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang || "en", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
