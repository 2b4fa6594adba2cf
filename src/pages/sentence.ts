import type { RecordedMention } from "../markdown/render-env.ts";

const segmenters = new Map<string, Intl.Segmenter>();

/** The sentence around a mention, in three parts so that the mention can be set off. Longer than a screen line or two is cut. */
export function sentenceAround(
  { text, start, end }: Pick<RecordedMention, "text" | "start" | "end">,
  language: string,
) {
  const sentence = segmenterOf(language).segment(text).containing(start);
  const from = sentence?.index ?? 0;
  const to = Math.max(end, from + (sentence?.segment.length ?? text.length));
  return {
    before: cutStart(text.slice(from, start).replaceAll("\n", " ").trimStart()),
    words: text.slice(start, end).replaceAll("\n", " "),
    after: cutEnd(text.slice(end, to).replaceAll("\n", " ").trimEnd()),
  };
}

/** The first sentences of a text, as many as fit into the room, and one at least. */
export function opening(text: string, roomFor: number, language: string): string {
  let end = 0;
  for (const { segment, index } of segmenterOf(language).segment(text)) {
    if (end > 0 && index + segment.trimEnd().length > roomFor) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}

/** Making one costs more than using it a thousand times. */
function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter)
    segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: "sentence" })));
  return segmenter;
}

const room = 160;

function cutStart(text: string): string {
  return text.length > room ? `…${text.slice(text.indexOf(" ", text.length - room))}` : text;
}

function cutEnd(text: string): string {
  return text.length > room ? `${text.slice(0, text.lastIndexOf(" ", room))} …` : text;
}
