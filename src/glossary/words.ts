/**
 * The words of a text, as spans of UTF-16 offsets. `Intl.Segmenter` is right for every script and takes 4 µs a word, so
 * that a thousand pages would cost seconds. Its rules (UAX #29) are short for Latin, Greek and Cyrillic, and
 * {@link findWords} follows them there, character by character; what stands between two spaces and holds anything else
 * goes to the segmenter. A property test holds the two together.
 */

/** Words in reading order. One buffer serves all passages: a page has thousands of words. */
export class WordSpans {
  /** The text in UTF-16 units, which are read several times, and faster than a string's; behind its end anything may stand. */
  units = new Uint16Array(2048);
  length = 0;
  count = 0;
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /**
   * 1 where a word of the dictionary goes on after this span. Chinese, Japanese and Thai write words without a gap, and
   * where a text is cut depends on what stands around: so each character is a span, and words show as glue.
   */
  glued = new Uint8Array(256);
  /** The form of each word by its number, once `WordForms` has read them. */
  forms = new Int32Array(256);

  /** Takes a text and forgets the words of the one before. */
  begin(text: string): void {
    const { length } = text;
    if (length > this.units.length) this.units = new Uint16Array(2 * length);
    const { units } = this;
    for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(at);
    this.length = length;
    this.count = 0;
  }

  push(start: number, end: number, glued: 0 | 1 = 0): void {
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.glued[this.count] = glued;
    this.count += 1;
  }

  /** Takes back the spans that start at `offset` or later. */
  dropFrom(offset: number): void {
    while (this.count > 0 && this.starts[this.count - 1]! >= offset) this.count -= 1;
  }

  private grow(): void {
    const size = this.starts.length * 2;
    this.starts = enlarged(this.starts, new Int32Array(size));
    this.ends = enlarged(this.ends, new Int32Array(size));
    this.glued = enlarged(this.glued, new Uint8Array(size));
    this.forms = new Int32Array(size);
  }
}

/** What was in an array that became too short, in a longer one. */
export function enlarged<Numbers extends Int32Array | Uint16Array | Uint8Array>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from);
  return to;
}

/** How a text is cut into words: the language for `Intl`, and the prefixes it writes before an apostrophe ("l'"). */
export interface WordRules {
  readonly segmenter: Intl.Segmenter;
  readonly elisions: ReadonlySet<string>;
}

/** Word rules of a language. */
export function wordRules(language: string, elisions: ReadonlySet<string> = new Set()): WordRules {
  return { segmenter: new Intl.Segmenter(language, { granularity: "word" }), elisions };
}

/** Finds the words of `text` and writes them to `words`, over what was there. */
export function findWords(text: string, rules: WordRules, words: WordSpans): void {
  words.begin(text);
  const { units, length } = words;
  let at = 0;
  while (at < length) {
    const kind = kindOf(units[at]!);
    if (kind >= Kind.letter && kind <= Kind.joiner) at = readWord(text, at, rules, words);
    else at = kind === Kind.unknown ? segmentChunk(text, at, rules, words) : at + 1;
  }
}

// Word_Break property of UAX #29, as far as the scripts below need it. Order matters: what starts a word is from `letter` to `joiner`.
const Kind = {
  other: 0,
  letter: 1,
  digit: 2,
  joiner: 3,
  extend: 4,
  midLetter: 5,
  midNumber: 6,
  midBoth: 7,
  unknown: 8,
  unseen: 255,
} as const;

// Joins emoji, which only the segmenter knows.
const zeroWidthJoiner = 0x200d;

// Versions of Unicode disagree about "a:b".
const colonJoins = [...new Intl.Segmenter("en", { granularity: "word" }).segment("a:b")].length === 1;

// Filled as texts ask: a start that asked for all of them would take longer than a small publication.
const kinds = new Uint8Array(0x10000).fill(Kind.unseen);

function kindOf(unit: number): number {
  const known = kinds[unit]!;
  return known === Kind.unseen ? (kinds[unit] = kindOfCode(unit)) : known;
}

function kindOfCode(code: number): number {
  const character = String.fromCharCode(code);
  if (/[.'\u2018\u2019\u2024]/.test(character)) return Kind.midBoth;
  if (/[\u00B7\u2027\u0387]/.test(character)) return Kind.midLetter;
  if (character === ":") return colonJoins ? Kind.midLetter : Kind.other;
  if (/[,;\u037E\u2044]/.test(character)) return Kind.midNumber;
  // A narrow no-break space joins words in UAX #29 and parts them in French; an explainer means the French.
  if (/[\u200B\u202F\uFFFC]/.test(character)) return Kind.other;
  if (code === zeroWidthJoiner || /[\u00B8\u02B0-\u02FF\u2100-\u214F]/.test(character)) return Kind.unknown;
  if ((code > 0x52f && code < 0x1e00) || code >= 0x2400) return Kind.unknown;
  if (/[\p{M}\p{Cf}]/u.test(character)) return Kind.extend;
  if (/\p{Pc}/u.test(character)) return Kind.joiner;
  if (/\p{Alphabetic}/u.test(character)) return Kind.letter;
  return /\p{Nd}/u.test(character) ? Kind.digit : Kind.other;
}

/** Reads the word that starts at `start` and returns where it ends. */
function readWord(text: string, start: number, rules: WordRules, words: WordSpans): number {
  const { units, length } = words;
  let at = start;
  let last = kindOf(units[start]!);
  let hasCore = last !== Kind.joiner;
  let apostrophe = -1;
  for (at = start + 1; at < length; at += 1) {
    const kind = kindOf(units[at]!);
    if (kind === Kind.extend) continue;
    if (kind >= Kind.letter && kind <= Kind.joiner) {
      last = kind;
      if (kind !== Kind.joiner) hasCore = true;
      continue;
    }
    if (kind === Kind.unknown) return segmentChunk(text, at, rules, words);
    const next = joinedAfter(words, at, kind, last);
    if (next === 0) break;
    if (apostrophe < 0 && isApostrophe(units[at]!)) apostrophe = at;
    at = next;
  }
  if (hasCore) pushWord(text, start, at, apostrophe, rules, words);
  return at;
}

/** Where the letter or digit stands that a mark in the middle joins to the word ("can't", "1,000"); 0 if it joins none. */
function joinedAfter({ units, length }: WordSpans, mark: number, kind: number, last: number): number {
  if (kind < Kind.midLetter) return 0;
  if (last === Kind.letter ? kind === Kind.midNumber : last !== Kind.digit || kind === Kind.midLetter)
    return 0;
  let next = mark + 1;
  while (next < length && kindOf(units[next]!) === Kind.extend) next += 1;
  if (next === length) return 0;
  const after = kindOf(units[next]!);
  // Whether an unknown character joins is for the segmenter to say: it sees the chunk when the scan gets there.
  return after === last ? next : 0;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018;
}

/** "l'Union" is the word "Union" after "l'", in the languages that write it so. */
function pushWord(
  text: string,
  start: number,
  end: number,
  apostrophe: number,
  rules: WordRules,
  words: WordSpans,
): void {
  let from = start;
  for (let mark = apostrophe; mark > 0 && rules.elisions.size > 0; mark = nextApostrophe(text, from, end)) {
    if (!rules.elisions.has(text.slice(from, mark).toLowerCase())) break;
    words.push(from, mark + 1);
    from = mark + 1;
  }
  words.push(from, end);
}

function nextApostrophe(text: string, from: number, end: number): number {
  for (let at = from; at < end - 1; at += 1) if (isApostrophe(text.charCodeAt(at))) return at;
  return -1;
}

const space = /[\t\n\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFFFC]/;

/** Cuts what stands between two spaces around `at` with the segmenter and returns where it ends. */
function segmentChunk(text: string, at: number, rules: WordRules, words: WordSpans): number {
  const start = chunkStart(text, at);
  const end = chunkEnd(text, at);
  words.dropFrom(start);
  let from = start;
  while (from < end) from = segmentPiece(text, from, Math.min(end, from + longestPiece), end, rules, words);
  return end;
}

// The segmenter takes time with the square of the length (V8 12), and a page of Chinese is one chunk.
const longestPiece = 1024;
// Before the end of a piece its last words may be cut short, so the next piece starts with them.
const overlap = 64;

/** Pushes the words of a piece and returns where the next one starts. */
function segmentPiece(
  text: string,
  from: number,
  to: number,
  end: number,
  rules: WordRules,
  words: WordSpans,
): number {
  for (const { segment, index } of rules.segmenter.segment(text.slice(from, to))) {
    if (to < end && index > longestPiece - overlap) return from + index;
    if (!hasLetterOrDigit.test(segment)) continue;
    const start = from + index;
    if (unspaced.test(segment)) pushCharacters(segment, start, words);
    else pushWord(text, start, start + segment.length, firstApostrophe(segment, start), rules, words);
  }
  return to;
}

function firstApostrophe(segment: string, start: number): number {
  const index = nextApostrophe(segment, 0, segment.length);
  return index < 0 ? -1 : start + index;
}

function chunkStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !space.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function chunkEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && !space.test(text.charAt(end))) end += 1;
  return end;
}

const hasLetterOrDigit = /(?!\p{M})[\p{Alphabetic}\p{Nd}]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const characterWithMarks = /[^]\p{M}*/gu;

function pushCharacters(segment: string, start: number, words: WordSpans): void {
  for (const { 0: character, index } of segment.matchAll(characterWithMarks)) {
    const end = index + character.length;
    words.push(start + index, start + end, end < segment.length ? 1 : 0);
  }
}
