import type { RecordedMention } from "../markdown/render-env.ts";

const segmenters = new Map<string, Intl.Segmenter>();

/** The sentence around a mention, in three parts so that the mention can be set off. Longer than a screen line or two is cut. */
export function sentenceAround({ text, start, end }: Pick<RecordedMention, "text" | "start" | "end">, language: string) {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: "sentence" })));
  const sentence = segmenter.segment(text).containing(start);
  const from = sentence?.index ?? 0;
  const to = Math.max(end, from + (sentence?.segment.length ?? text.length));
  return {
    before: cutStart(text.slice(from, start).replaceAll("\n", " ").trimStart()),
    words: text.slice(start, end).replaceAll("\n", " "),
    after: cutEnd(text.slice(end, to).replaceAll("\n", " ").trimEnd()),
  };
}

const room = 160;

function cutStart(text: string): string {
  return text.length > room ? `…${text.slice(text.indexOf(" ", text.length - room))}` : text;
}

function cutEnd(text: string): string {
  return text.length > room ? `${text.slice(0, text.lastIndexOf(" ", room))} …` : text;
}
