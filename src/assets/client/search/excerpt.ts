/** A piece of text, and whether it is one of the words that were looked for. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/** So many words are shown of a text. */
const excerptLength = 32;
/** So far back an excerpt may reach for the beginning of a sentence. */
const reach = 10;

/**
 * The words of a text between two positions that hold the most of what was looked for, from the beginning of a sentence
 * where one is near. Made here and not by Pagefind, whose excerpts are HTML.
 */
export function excerptOf(
  words: readonly string[],
  found: readonly number[],
  from = 0,
  until = words.length,
): ExcerptPart[] {
  const to = Math.min(until, words.length);
  const within = found.filter((position) => position >= from && position < to);
  const start = firstWord(words, startOf(words, densest(within, from), from), to);
  const end = Math.min(to, start + excerptLength);
  const marked = new Set(within);
  const parts: ExcerptPart[] = [{ text: start > from ? "… " : "", marked: false }];
  for (let position = start; position < end; position++) {
    const word = words[position] ?? "";
    parts.push(...(marked.has(position) ? markedWord(word) : [{ text: word, marked: false }]));
    parts.push({ text: position < end - 1 ? " " : end < to ? " …" : "", marked: false });
  }
  return joined(parts);
}

/** The word itself, without the comma after it. */
function markedWord(word: string): ExcerptPart[] {
  const [, before = "", core = word, after = ""] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return [
    { text: before, marked: false },
    { text: core, marked: core !== "" },
    { text: after, marked: false },
  ];
}

function joined(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const result: Array<{ text: string; marked: boolean }> = [];
  for (const { text, marked } of parts) {
    const previous = result.at(-1);
    if (text === "") continue;
    if (previous?.marked === marked) previous.text += text;
    else result.push({ text, marked });
  }
  return result;
}

function densest(marks: readonly number[], from: number): number {
  let best = marks[0] ?? from;
  let most = 0;
  marks.forEach((start, index) => {
    let count = 0;
    while (index + count < marks.length && (marks[index + count] ?? Infinity) < start + excerptLength - reach)
      count++;
    if (count > most) {
      most = count;
      best = start;
    }
  });
  return best;
}

function startOf(words: readonly string[], first: number, from: number): number {
  for (let position = first; position > Math.max(from, first - reach); position--) {
    if (/[.!?…:]["'”’»)]?$/.test(words[position - 1] ?? "")) return position;
  }
  return Math.max(from, first - 4);
}

/** A comma that a mark of a citation left behind is no beginning. */
function firstWord(words: readonly string[], start: number, to: number): number {
  let position = start;
  while (position < to - 1 && !/[\p{L}\p{N}]/u.test(words[position] ?? "")) position++;
  return position;
}
