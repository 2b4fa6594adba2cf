import type { PassageText } from "./page-text.ts";
import type { Candidate } from "./senses.ts";

/**
 * Whether a noun of one word stands where only a verb can: "they bid", "it grants", "may not fund", "to loan the state". Only the
 * small words on either side are asked, and only those that leave no doubt; "the treaty grants Canada …" takes a
 * grammar, and an author who says `match.not`.
 */
export function isVerb({ phrase, first, last }: Candidate, text: PassageText): boolean {
  const { subjects, subjectsOrObjects, modals, infinitive, adverbs, conjunctions, objects } =
    phrase.language.usage;
  // A term that asks for its stem asks for the verb too.
  if (subjects.size === 0 || first !== last || phrase.term.match.stem) return false;
  if (phrase.words[0]!.capitals !== "none") return false;
  if (text.capitals(first) !== "none") return false;
  const at = verbalWord(first - 1, adverbs, text);
  if (at === undefined) return false;
  const before = text.lower(at);
  if (subjects.has(before)) return true;
  if (subjectsOrObjects.has(before)) return isSubject(at, text, conjunctions);
  if (modals.has(before)) return !isQuestion(first, text);
  return infinitive.has(before) && takesObject(last, text, objects);
}

/** The word before, in the same breath, without an adverb: "may not also fund". */
function verbalWord(at: number, adverbs: ReadonlySet<string>, text: PassageText): number | undefined {
  for (let word = at; word >= 0 && /^\s+$/.test(text.gapAfter(word)); word -= 1)
    if (!adverbs.has(text.lower(word))) return word;
  return undefined;
}

/** "It" is a subject where a clause opens; after a verb it is what something is given: "gave it grants". */
function isSubject(pronoun: number, text: PassageText, conjunctions: ReadonlySet<string>): boolean {
  if (pronoun === 0 || text.sentences.opensAt(text.start(pronoun))) return true;
  return /[,;:–—(]/.test(text.gapAfter(pronoun - 1)) || conjunctions.has(text.lower(pronoun - 1));
}

/** "Will loans help?" */
function isQuestion(word: number, { passage, sentences, spans }: PassageText): boolean {
  const end = sentences.endOf(spans.starts[word]!);
  return /\?\P{L}*$/u.test(passage.text.slice(Math.max(0, end - longestEnd), end));
}

/** A question mark, what closes after it, and space. */
const longestEnd = 6;

function takesObject(word: number, text: PassageText, objects: ReadonlySet<string>): boolean {
  return (
    word + 1 < text.spans.count && /^\s+$/.test(text.gapAfter(word)) && objects.has(text.lower(word + 1))
  );
}
