import type { EvidenceReader, WordRange } from "./evidence.ts";
import type { Capitals } from "./folding.ts";
import type { Language } from "./languages/language.ts";
import type { Passage } from "./passage.ts";
import { Sentences } from "./sentences.ts";
import type { WordForm, WordForms } from "./word-forms.ts";
import type { WordSpans } from "./words.ts";

/** A passage with its words found: what the matcher and the rules about senses look at. */
export class PassageText {
  readonly passage: Passage;
  readonly index: number;
  readonly spans: WordSpans;
  readonly sentences: Sentences;
  private readonly forms: WordForms;
  private openings: number[] | undefined;

  constructor(passage: Passage, index: number, spans: WordSpans, forms: WordForms, language: Language) {
    this.passage = passage;
    this.index = index;
    this.spans = spans;
    this.forms = forms;
    this.sentences = new Sentences(passage.text, language.usage);
  }

  start(word: number): number {
    return this.spans.starts[word]!;
  }

  end(word: number): number {
    return this.spans.ends[word]!;
  }

  /** A word as the form that it is written in. */
  form(word: number): WordForm {
    return this.forms.byId[this.spans.forms[word]!]!;
  }

  /** A word with one encoding for accents and apostrophes. */
  written(word: number): string {
    return this.form(word).written;
  }

  /** A word in lower case. */
  lower(word: number): string {
    return this.form(word).lower;
  }

  /** How capitals stand in a word. */
  capitals(word: number): Capitals {
    return this.form(word).capitals;
  }

  /** What stands between a word and the next. */
  gapAfter(word: number): string {
    return this.passage.text.slice(this.spans.ends[word], this.spans.starts[word + 1]);
  }

  /** The words with which a clue of any term may begin, looked for when a term that has clues stands in the passage. */
  clueOpenings(evidence: EvidenceReader): readonly number[] {
    if (!this.openings) {
      this.openings = [];
      for (let word = 0; word < this.spans.count; word += 1)
        if (evidence.read(this.form(word)).opensClue) this.openings.push(word);
    }
    return this.openings;
  }

  /**
   * The words around a match for evidence: those of its sentence, and no more than a long sentence's worth of them,
   * so that a text without full stops costs no more than any other.
   */
  around(first: number, last: number): WordRange {
    const sentenceStart = this.sentences.startOf(this.start(first));
    const sentenceEnd = this.sentences.endOf(this.start(last));
    let from = first;
    while (from > 0 && first - from < reach && this.start(from - 1) >= sentenceStart) from -= 1;
    let to = last + 1;
    while (to < this.spans.count && to - last <= reach && this.start(to) < sentenceEnd) to += 1;
    return { from, to };
  }
}

/** Words to either side that can be evidence: more than all but one sentence in a thousand has. */
const reach = 60;
