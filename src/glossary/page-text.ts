import type { EvidenceReader } from "./evidence.ts";
import { asWritten } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import type { Passage } from "./passage.ts";
import { Sentences } from "./sentences.ts";
import type { WordSpans } from "./words.ts";

type EvidenceWords = ReturnType<EvidenceReader["read"]>[];

/** A passage with its words found: what the matcher and the rules about senses look at. */
export class PassageText {
  readonly passage: Passage;
  readonly index: number;
  readonly spans: WordSpans;
  readonly sentences: Sentences;
  private readonly evidence: EvidenceReader;

  constructor(
    passage: Passage,
    index: number,
    spans: WordSpans,
    language: Language,
    evidence: EvidenceReader,
  ) {
    this.passage = passage;
    this.index = index;
    this.spans = spans;
    this.sentences = new Sentences(passage.text, language.usage);
    this.evidence = evidence;
  }

  start(word: number): number {
    return this.spans.starts[word]!;
  }

  end(word: number): number {
    return this.spans.ends[word]!;
  }

  /** A word as it stands in the text. */
  raw(word: number): string {
    return this.passage.text.slice(this.spans.starts[word], this.spans.ends[word]);
  }

  /** A word with one encoding for accents and apostrophes. */
  written(word: number): string {
    return asWritten(this.raw(word));
  }

  /** What stands between a word and the next. */
  gapAfter(word: number): string {
    return this.passage.text.slice(this.spans.ends[word], this.spans.starts[word + 1]);
  }

  /**
   * The words around a match for {@link weigh}: those of its sentence, and no more than a long sentence's worth of them,
   * so that a text without full stops costs no more than any other.
   */
  around(first: number, last: number): { readonly words: EvidenceWords; readonly from: number } {
    const sentenceStart = this.sentences.startOf(this.start(first));
    const sentenceEnd = this.sentences.endOf(this.start(last));
    let from = first;
    while (from > 0 && first - from < reach && this.start(from - 1) >= sentenceStart) from -= 1;
    let to = last + 1;
    while (to < this.spans.count && to - last <= reach && this.start(to) < sentenceEnd) to += 1;
    return {
      words: Array.from({ length: to - from }, (_, n) => this.evidence.read(this.raw(from + n))),
      from,
    };
  }
}

/** Words to either side that can be evidence: more than all but one sentence in a thousand has. */
const reach = 60;
